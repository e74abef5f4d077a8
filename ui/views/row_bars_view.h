#pragma once

#include "ui/paint/charts/row_bars.h"
#include "ui/style/shown_theme.h"

#include <QWidget>

#include <memory>

namespace softfocus {

class ResultSource;
class Selection;

/// The chosen row's weights as large bars, for an audience. Weights that were frozen stay behind them as outlines, for as long as it is
/// the same input that is shown.
class RowBarsView : public QWidget {
    Q_OBJECT

public:
    /// Needs: both outlive the view.
    RowBarsView(const ResultSource& results, Selection& selection, QWidget* parent = nullptr);

    /// Keeps the present weights as they are, or lets them go.
    void setFrozen(bool frozen);
    bool isFrozen() const { return m_frozen != nullptr; }
    /// What was frozen, or null.
    const std::shared_ptr<const Attention>& frozen() const { return m_frozen; }
    const RowBars& bars() const { return m_bars; }

    QSize sizeHint() const override { return {scaled(380), scaled(300)}; }
    QSize minimumSizeHint() const override { return {scaled(200), scaled(120)}; }

signals:
    void frozenChanged(); ///< also where another input is shown, to which the frozen weights say nothing

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
    std::shared_ptr<const Attention> m_frozen;
    RowBars m_bars;
};

} // namespace softfocus
