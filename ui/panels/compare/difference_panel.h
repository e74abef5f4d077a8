#pragma once

#include "ui/controls/text/card.h"
#include "ui/model/compare/compare_editor.h"
#include "ui/model/compare/difference_results.h"

#include <QStringList>

class QBoxLayout;
class QComboBox;
class QToolButton;

namespace softfocus {

class DistanceTable;
class HeatmapView;
class PatchView;
class Selection;
class StageView;
class TextLabel;

/// The weights of one panel of Compare less those of another one: the choice of the two, the difference as a map or over the picture, and
/// how far the rows are apart.
class DifferencePanel : public Card {
    Q_OBJECT

public:
    /// Needs: the editor and the selection outlive the panel.
    DifferencePanel(SceneEditor& editor, Selection& selection, QWidget* parent = nullptr);

    /// What the panels are called, in their order; the choice is between them.
    void setNames(const QStringList& names);
    /// What is shown: both sides with their names. None says instead why there is no difference.
    void show(Difference difference);
    void showNone(const QString& why);

    const DifferenceResults& results() const { return m_results; }
    /// The picture that is shown.
    StageView& picture() const;
    /// Where the keyboard is: the picture, or the choice of the first one where there is none.
    QWidget& keyboardPlace() const;
    /// Minuend and subtrahend change places.
    void swap();

signals:
    void painted(double milliseconds);
    void failed(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHead(QBoxLayout& column);
    void follow();
    void choose();
    void fit();

    CompareEditor m_compare;
    DifferenceResults m_results;
    QComboBox *m_minuend, *m_subtrahend;
    TextLabel *m_means, *m_why;
    HeatmapView* m_map;
    PatchView* m_patches;
    DistanceTable* m_table;
    QBoxLayout* m_body;
};

} // namespace softfocus
