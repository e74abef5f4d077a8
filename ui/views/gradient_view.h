#pragma once

#include "ui/controls/text/spoken_table.h"
#include "ui/paint/charts/gradient_painter.h"
#include "ui/style/shown_theme.h"

#include <QWidget>

#include <optional>
#include <utility>

namespace softfocus {

/// The chosen row's gradient as a small map; a cell says under the pointer what it means. For screen readers it is a table: a row for each
/// weight, a column for each score.
class GradientView : public QWidget, private SpokenCells {
    Q_OBJECT

public:
    explicit GradientView(QWidget* parent = nullptr);

    void setGradient(RowGradient gradient);
    const RowGradient& gradient() const { return m_gradient; }
    /// One of several side by side: it leaves out the legend, which they share, takes the keyboard, whose arrow keys walk its cells, and
    /// says what a cell means by said() alone.
    void setBare();
    using Place = std::optional<std::pair<std::size_t, std::size_t>>;
    /// Frames the cell that is pointed at in one of them; none for none.
    void setPointed(const Place& cell);
    const Place& pointed() const { return m_pointed; }
    /// The cell that the keyboard is at: weight, score.
    const std::optional<std::pair<std::size_t, std::size_t>>& current() const { return m_current; }
    void setCurrent(std::pair<std::size_t, std::size_t> cell);

    QSize sizeHint() const override { return {scaled(300), scaled(200)}; }
    QSize minimumSizeHint() const override { return m_isBare ? QSize(1, 1) : QSize(scaled(160), scaled(130)); }

signals:
    /// Bare: the cell that is pointed at or walked to is another one; none where there is none any more.
    void cellPointed(const std::optional<std::pair<std::size_t, std::size_t>>& cell);
    void said(const QString& sentence); ///< of the cell that is pointed at or walked to; empty where there is none any more

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    GradientLayout geometryNow() const { return layOutGradient(QRectF(rect()), m_gradient, shownTheme(), m_isBare); }
    QString sentenceAt(const std::optional<std::pair<std::size_t, std::size_t>>& cell) const;
    void describe();
    int rowCount() const override { return int(m_gradient.labels.size()); }
    int columnCount() const override { return rowCount(); }
    QString rowName(int row) const override;
    QString columnName(int column) const override;
    QString cellText(SpokenCells::Place cell) const override;
    QString cellSentence(SpokenCells::Place cell) const override;
    QRect cellBox(SpokenCells::Place cell) const override;
    std::optional<SpokenCells::Place> currentCell() const override;
    void goTo(SpokenCells::Place cell) override;

    RowGradient m_gradient;
    bool m_isBare = false;
    Place m_pointed; ///< may be of another gradient than this one's
    std::optional<std::pair<std::size_t, std::size_t>> m_current;
};

} // namespace softfocus
