#pragma once

#include "ui/controls/text/spoken_parts.h"
#include "ui/paint/charts/weight_bars.h"

#include <QWidget>

namespace softfocus {

class NumberResults;
class Selection;

/// What every variant makes of the list, as bars. The variant that is worked is chosen by a click or by up and down; left and right light
/// a number in all parts of the page.
class WeightBarsView : public QWidget, private SpokenParts {
    Q_OBJECT

public:
    /// Needs: both outlive the view.
    WeightBarsView(NumberResults& results, Selection& selection, QWidget* parent = nullptr);

    void setColumns(bool columns);
    const WeightBars& bars() const { return m_bars; }
    WeightBarsLayout barsLayout() const;
    /// What the pointer or the keyboard is at, as a sentence; empty where it is at nothing.
    QString sentence() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sentenceChanged();
    void painted(double milliseconds); ///< it was painted anew, which took so long

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void follow();
    void light();
    std::size_t count() const;

    /// Variant by variant, number by number, and behind them what is said of each variant.
    int partCount() const override;
    QString partName(int part) const override;
    QString partText(int part) const override;
    QRect partBox(int part) const override;
    int currentPart() const override;

    NumberResults& m_results;
    Selection& m_selection;
    WeightBars m_bars;
    std::optional<std::size_t> m_pointed; ///< the variant under the pointer
    bool m_hasKeyboard = false;
};

} // namespace softfocus
