#pragma once

#include "ui/controls/text/spoken_parts.h"
#include "ui/model/numbers/number_weights.h"
#include "ui/paint/charts/score_bars.h"
#include "ui/views/numbers/bar_entry.h"

#include <QWidget>

#include <optional>

namespace softfocus {

class NumberResults;
class Selection;

/// The list's scores as bars. A bar's end is dragged to another score; while it is, the axis stands still, so that a distance is a
/// difference of scores, and only grows where the score leaves it.
/// It asks for scores and shows those that there are.
class ScoreBarsView : public QWidget, private SpokenParts {
    Q_OBJECT

public:
    /// Needs: both outlive the view.
    ScoreBarsView(const NumberResults& results, Selection& selection, QWidget* parent = nullptr);

    const ScoreBars& bars() const { return m_bars; }
    ScoreBarsLayout barsLayout() const;
    std::size_t chosen() const { return m_chosen; }
    void choose(std::size_t place);
    /// How far a key moves a score, by what the axis spans; a big step is ten of them.
    double step() const;
    /// Opens the entry for the chosen score, or for its name.
    void editScore(const QString& typed = {});
    void editName();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void pressed();                                ///< a score begins to be moved
    void moved(std::size_t place, double score);   ///< the pointer or a key moves it there
    void released();                               ///< it is where it was meant to be
    void entered(std::size_t place, double score); ///< typed
    void named(std::size_t place, const QString& name);
    void refused(const QString& sentence); ///< what was typed is no score
    void removeWanted(std::size_t place);
    void addWanted(std::size_t place); ///< behind this one
    void chosenChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Drag {
        std::size_t place;
        double score; ///< where it began
        QPointF from;
        ScoreAxis axis;
        double height; ///< of the plot then
        bool isMoved = false;
    };

    void follow();
    void light();
    double draggedTo(QPointF point) const;
    void stepBy(double steps);
    void endKeys();
    void openEntry(bool isName, const QString& text, bool selects);
    void takeEntry(const BarEntry::Subject& subject, const QString& text);

    int partCount() const override { return int(m_bars.scores.size()); }
    QString partName(int part) const override;
    QString partText(int part) const override;
    QRect partBox(int part) const override;
    int currentPart() const override { return int(m_chosen); }
    bool hasNumbers() const override { return true; }
    double partNumber(int part) const override { return m_bars.scores[std::size_t(part)]; }
    void setPartNumber(int part, double number) override;

    const NumberResults& m_results;
    Selection& m_selection;
    ScoreBars m_bars;
    std::size_t m_chosen = 0;
    std::optional<Drag> m_drag;
    bool m_keyMoves = false; ///< a key is held that moves a score
    bool m_hasKeyboard = false;
    BarEntry* m_entry = nullptr; ///< made when first needed
};

} // namespace softfocus
