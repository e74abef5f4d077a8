#pragma once

#include "ui/paint/threads/threads_painter.h"
#include "ui/views/stage_table.h"

#include <QImage>
#include <QVariantAnimation>
#include <QWidget>

namespace softfocus {

/// The weights as threads from queries to keys, live: hover lights a thread, a click or Enter explains it, arrows walk.
class ThreadsView : public QWidget, public StageTable {
    Q_OBJECT
    Q_INTERFACES(softfocus::PaintedTable)

public:
    ThreadsView(const ResultSource& results, Selection& selection, QWidget* parent = nullptr);

    void applyTheme(const Theme& theme);
    const Picture& picture() const { return m_picture; }
    const ThreadsLayout& threadsLayout();
    bool isFading() const { return m_fade.state() == QAbstractAnimation::Running; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    QRect cellRect(Cell cell) const override;
    QRect sentenceRect() const override;
    std::optional<Cell> cellAtPoint(QPoint point) const override;
    void activateCell(Cell cell) override;

signals:
    void painted(double milliseconds); ///< the whole picture was painted anew

protected:
    const Picture& tablePicture() const override { return m_picture; }
    Selection& tableSelection() const override { return m_selection; }
    QWidget& tableWidget() override { return *this; }

    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void takeResult();
    void refresh();
    void renderFrame();
    QImage blankFrame() const;
    void renderCurves(const Highlight& lit);
    Highlight highlight() const;
    bool isEmpty() const { return !m_picture.values || m_picture.columns.empty(); }
    bool shows(Cell cell) const;
    QString tipAt(QPointF point) const;

    const ResultSource& m_results;
    Selection& m_selection;
    Theme m_theme = Theme::light();
    Picture m_picture;
    ThreadsLayout m_layout;
    Threads m_threads;
    bool m_layoutValid = false;
    bool m_threadsValid = false;
    QImage m_frame;  ///< the picture as last painted
    QImage m_former; ///< what fades out
    bool m_frameValid = false;
    QImage m_curves;       ///< the curves alone, which most of pointing leaves as they are
    Highlight m_curvesLit; ///< what they were painted for
    QVariantAnimation m_fade;
    Cell m_pressed; ///< where the mouse button went down
    bool m_pressedExplained = false;
};

} // namespace softfocus
