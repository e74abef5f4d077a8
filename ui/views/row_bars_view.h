#pragma once

#include "ui/paint/charts/row_bars.h"
#include "ui/style/shown_theme.h"

#include <QWidget>

namespace softfocus {

class FrozenWeights;
class ResultSource;
class Selection;

/// The chosen row's weights as large bars, for an audience. Weights that were frozen stay behind them as outlines, for as long as it is
/// the same input that is shown.
class RowBarsView : public QWidget {
    Q_OBJECT

public:
    /// Needs: all outlive the view.
    RowBarsView(const ResultSource& results, Selection& selection, const FrozenWeights& frozen, QWidget* parent = nullptr);

    const RowBars& bars() const { return m_bars; }
    /// What the bars, and what is left out of them, take of the view; empty where there are none.
    QRect barsRect() const;

    QSize sizeHint() const override { return {scaled(380), scaled(300)}; }
    QSize minimumSizeHint() const override { return {scaled(200), scaled(120)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void follow();

    const ResultSource& m_results;
    Selection& m_selection;
    const FrozenWeights& m_frozen;
    RowBars m_bars;
};

} // namespace softfocus
