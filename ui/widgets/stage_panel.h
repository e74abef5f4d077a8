#pragma once

#include "ui/widgets/card.h"

namespace softfocus {

class Document;
class HeatmapView;
class ProgressLine;
class Selection;
class TextLine;

/// The stage at the centre of the page: what it is, how to read it, and its picture.
class StagePanel : public Card {
    Q_OBJECT

public:
    StagePanel(Document& document, Selection& selection, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    /// Title and subtitle on one line, for windows with little height.
    void setCompact(bool compact);
    HeatmapView& map() { return *m_map; }

private:
    void refresh();
    void setMargins();

    Document& m_document;
    TextLine* m_title;
    TextLine* m_subtitle;
    ProgressLine* m_progress;
    HeatmapView* m_map;
    bool m_compact = false;
};

} // namespace softfocus
