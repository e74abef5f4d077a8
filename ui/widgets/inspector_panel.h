#pragma once

#include "ui/widgets/card.h"

namespace softfocus {

class CurveView;
class Document;
class FormulaBox;
class RowTable;
class Selection;
class TextLine;

/// The chosen query, worked with its own numbers, and its weights over the temperature.
class InspectorPanel : public Card {
    Q_OBJECT

public:
    InspectorPanel(Document& document, Selection& selection, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void build();
    void setMargins();

    Document& m_document;
    Selection& m_selection;
    TextLine* m_title;
    TextLine* m_summary;
    RowTable* m_table;
    FormulaBox* m_formula;
    TextLine* m_remark;
    TextLine* m_curveTitle;
    CurveView* m_curves;
};

} // namespace softfocus
