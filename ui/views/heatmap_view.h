#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/heatmap/heatmap_painter.h"
#include "ui/views/map_zoom.h"
#include "ui/views/stage_table.h"
#include "ui/words/picture.h"

#include <QImage>
#include <QRegion>
#include <QVariantAnimation>
#include <QWidget>

namespace softfocus {

class ResultSource;
class Selection;

/// The stage's picture, live: hover lights a cell, a click or Enter chooses its row, the arrow keys walk the cells.
class HeatmapView : public QWidget, public StageTable {
    Q_OBJECT
    Q_INTERFACES(softfocus::PaintedTable)

public:
    HeatmapView(const ResultSource& results, Selection& selection, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    /// Fades between normalizers and stages, unless the desktop asks for less motion.
    void setAnimated(bool animated) { m_animated = animated; }
    bool isFading() const { return m_fade.state() == QAbstractAnimation::Running; }

    const Picture& picture() const { return m_picture; }
    const HeatmapLayout& mapLayout();
    /// The part of the map that is shown.
    const MapWindow& window() const { return m_zoom.window(); }
    /// The sentence about the cell that is pointed at, walked to or chosen.
    QString currentSentence() const;
    /// What stands in the middle when there is no map, or empty.
    QString message() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    QRect cellRect(Cell cell) const override;
    QRect cellsRect() const override;
    QRect sentenceRect() const override;
    std::optional<Cell> cellAtPoint(QPoint point) const override;
    void activateCell(Cell cell) override;

signals:
    void painted(double milliseconds); ///< the whole map was painted anew

protected:
    const Picture& tablePicture() const override { return m_picture; }
    Selection& tableSelection() const override { return m_selection; }
    QWidget& tableWidget() override { return *this; }

    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void takeResult();
    void startFade();
    void endFade();
    void invalidate();
    void invalidateNumbers();
    void highlightChanged();
    void windowChanged();
    bool pinched(QEvent& event);
    void describe();
    void renderFrame();
    void renderStale();
    bool onlyCellsChange(const Highlight& lit) const;
    void clearAround(QPainter& painter, const QRectF& area);
    void clearGaps(QPainter& painter);
    void paintMessage(QPainter& painter) const;
    Highlight highlight() const;
    bool shows(Cell cell) const;
    Cell currentCell() const;
    void walk(const QKeyEvent& event);
    QString tipAt(QPointF point);
    void showTip(const QPoint& position, const QPoint& globalPosition);

    const ResultSource& m_results;
    Selection& m_selection;
    Theme m_theme = Theme::light();
    Picture m_picture;
    HeatmapLayout m_layout;
    bool m_layoutValid = false;
    QImage m_frame;  ///< the map as last painted
    QImage m_former; ///< what fades out
    bool m_frameValid = false;
    Highlight m_lit; ///< what the frame shows lit
    QRegion m_stale; ///< where a valid frame no longer is what it should be
    MapZoom m_zoom;
    bool m_onlyNumbersChanged = false; ///< while the frame is invalid: only paintNumbers() is needed
    QVariantAnimation m_fade;
    bool m_animated = true;
    Cell m_pressed;                  ///< where the mouse button went down
    bool m_pressedExplained = false; ///< that cell's card was open
};

} // namespace softfocus
