#include "ui/views/heatmap_view.h"

#include "ui/controls/tables/cell_walk.h"
#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/paint/heatmap/highlight_painter.h"
#include "ui/paint/labels/number_fit.h"
#include "ui/style/metrics.h"
#include "ui/words/stage_texts.h"

#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QStyle>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace softfocus {

namespace {

constexpr int fadeMilliseconds = 150;

bool sameLabels(const Picture& a, const Picture& b)
{
    return a.attention && a.attention->input == b.attention->input && a.attention->scene.view == b.attention->scene.view &&
           (a.values == nullptr) == (b.values == nullptr) && widestNumber(a, NumberForm::Usual) == widestNumber(b, NumberForm::Usual);
}

bool sameLegend(const Picture& a, const Picture& b)
{
    return a.low == b.low && a.high == b.high && a.clipped == b.clipped && a.diverging == b.diverging && a.colours == b.colours &&
           a.preview == b.preview;
}

} // namespace

HeatmapView::HeatmapView(const ResultSource& results, Selection& selection, QWidget* parent)
    : QWidget(parent), m_results(results), m_selection(selection)
{
    setObjectName("heatmapView");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_fade.setStartValue(0.0);
    m_fade.setEndValue(1.0);
    m_fade.setDuration(fadeMilliseconds);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_fade, &QVariantAnimation::finished, this, &HeatmapView::endFade);
    connect(&m_results, &ResultSource::changed, this, &HeatmapView::takeResult);
    connect(&m_selection, &Selection::hoverChanged, this, &HeatmapView::highlightChanged);
    connect(&m_selection, &Selection::focusChanged, this, &HeatmapView::highlightChanged);
    connect(&m_selection, &Selection::queryChanged, this, &HeatmapView::highlightChanged);
    connect(&m_selection, &Selection::explainedChanged, this, &HeatmapView::highlightChanged);
    takeResult();
    new TableAnnouncer(*this, results, selection);
}

void HeatmapView::applyTheme(const Theme& theme)
{
    m_theme = theme;
    m_layoutValid = false;
    endFade();
    invalidate();
    updateGeometry();
}

QSize HeatmapView::sizeHint() const
{
    return {scaled(m_theme, 620), scaled(m_theme, 500)};
}

QSize HeatmapView::minimumSizeHint() const
{
    return {scaled(m_theme, 220), scaled(m_theme, 150)};
}

void HeatmapView::takeResult()
{
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    if (attention == m_picture.attention)
        return;
    Picture picture = pictureOf(attention, attention->scene.view.stage);
    const bool fades = m_picture.attention && (m_picture.stage != picture.stage ||
                                               m_picture.attention->scene.variant.normalizer != attention->scene.variant.normalizer);
    if (fades)
        startFade();
    const bool onlyNumbersChange = m_layoutValid && sameLabels(m_picture, picture) && sameLegend(m_picture, picture);
    if (!sameLabels(m_picture, picture))
        m_layoutValid = false;
    m_picture = std::move(picture);
    const MapSize map = m_picture.values ? MapSize{m_picture.values->rows(), m_picture.values->cols()} : MapSize{};
    const bool banded = m_picture.stage == Stage::Vectors || m_picture.stage == Stage::Output;
    if (m_zoom.setMap(map, banded))
        m_layoutValid = false;
    setAccessibleName(stageTitle(m_picture.stage));
    if (onlyNumbersChange && !isFading() && m_stale.isEmpty())
        invalidateNumbers();
    else
        invalidate();
    describe();
}

void HeatmapView::startFade()
{
    const bool wanted =
        m_animated && isVisible() && !m_frame.isNull() && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (!wanted)
        return;
    m_fade.stop();
    m_former = m_frame;
    m_fade.start();
}

void HeatmapView::endFade()
{
    m_fade.stop();
    m_former = {};
}

void HeatmapView::invalidate()
{
    m_frameValid = false;
    m_onlyNumbersChanged = false;
    m_stale = {};
    update();
}

/// Fewer pixels on their way to the screen: cells with the frames around them, and the sentence.
void HeatmapView::invalidateNumbers()
{
    m_onlyNumbersChanged = m_frameValid || m_onlyNumbersChanged;
    m_frameValid = false;
    const double reach = frameReach(m_theme);
    update(m_layout.cells.adjusted(-reach, -reach, reach, reach).united(m_layout.sentence).toAlignedRect());
}

void HeatmapView::highlightChanged()
{
    takeResult(); // the selection may have heard of a new one earlier
    describe();
    const Highlight lit = highlight();
    if (hasFocus() && m_zoom.show(m_selection.focused())) {
        windowChanged();
        return;
    }
    if (lit == m_lit && m_frameValid)
        return;
    if (!m_frameValid || !m_layoutValid || isFading() || !message().isEmpty() || !hasPixelGrid(devicePixelRatioF())) {
        invalidate();
        return;
    }
    const QRegion changed = changedRegion(m_layout, m_theme, m_lit, lit);
    m_lit = lit;
    m_stale += changed;
    update(changed);
}

void HeatmapView::windowChanged()
{
    m_layoutValid = false;
    endFade();
    invalidate();
}

void HeatmapView::describe()
{
    setAccessibleDescription(currentSentence());
}

bool HeatmapView::shows(Cell cell) const
{
    const Index columns = m_picture.values ? m_picture.values->cols() : 0;
    return cell.row >= 0 && cell.row < Index(m_picture.rows.size()) && cell.column < columns;
}

Cell HeatmapView::currentCell() const
{
    // While a new result arrives, one choice after the other is moved into it: some may still lie outside.
    const Cell candidates[] = {hasFocus() ? m_selection.focused() : Cell{}, m_selection.hovered(), {m_selection.query(), -1}};
    for (const Cell cell : candidates)
        if (shows(cell))
            return cell;
    return {};
}

QString HeatmapView::currentSentence() const
{
    const Cell cell = currentCell();
    if (!message().isEmpty())
        return message();
    return cell.row >= 0 ? sentenceFor(m_picture, cell.row, cell.column) : QString();
}

QString HeatmapView::message() const
{
    if (m_picture.rows.empty())
        return tr("Type a sentence to see its attention");
    if (!m_picture.values || m_picture.values->size() == 0)
        return stageMissing(*m_picture.attention);
    return {};
}

const HeatmapLayout& HeatmapView::mapLayout()
{
    if (!m_layoutValid) {
        const QSizeF area = QSizeF(size()).expandedTo({1, 1});
        const View& view = m_picture.attention->scene.view;
        m_layout = layOut(m_picture, area, devicePixelRatioF(), partsOf(view), m_theme, m_zoom.window());
        m_layoutValid = true;
    }
    return m_layout;
}

Highlight HeatmapView::highlight() const
{
    return {m_selection.hovered(), m_selection.query(), hasFocus() ? m_selection.focused() : m_selection.explained()};
}

void HeatmapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_layoutValid = false;
    endFade();
    invalidate();
}

bool HeatmapView::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        showTip(help->pos(), help->globalPos());
        return true;
    }
    case QEvent::ScreenChangeInternal:
        m_layoutValid = false;
        invalidate();
        break;
    case QEvent::ShortcutOverride: {
        // Esc first takes the ring off the map; without a ring it is the window's.
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape && (m_selection.focused() != Cell{} || m_selection.explained() != Cell{}))
            key->accept();
        break;
    }
    case QEvent::NativeGesture:
    case QEvent::Gesture:
        if (pinched(*event))
            return true;
        break;
    default: break;
    }
    return QWidget::event(event);
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() != Qt::NoButton && message().isEmpty() && m_zoom.drag(event->position(), mapLayout()))
        windowChanged();
    if (m_zoom.isDragging())
        return;
    const std::optional<Cell> cell = message().isEmpty() ? mapLayout().cellAt(event->position()) : std::nullopt;
    m_selection.hover(cell.value_or(Cell{}));
}

void HeatmapView::mousePressEvent(QMouseEvent* event)
{
    const std::optional<Cell> cell = message().isEmpty() ? mapLayout().cellAt(event->position()) : std::nullopt;
    const bool drags = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    if (drags && message().isEmpty() && m_zoom.press(event->position(), mapLayout()))
        windowChanged();
    if (event->button() != Qt::LeftButton || !cell || cell->row < 0)
        return;
    m_pressed = *cell;
    m_pressedExplained = m_selection.explained() == *cell;
    m_selection.explain({});
    m_selection.focus({});
    m_selection.choose(cell->row);
}

void HeatmapView::leaveEvent(QEvent* event)
{
    m_selection.hover({});
    QWidget::leaveEvent(event);
}

void HeatmapView::walk(const QKeyEvent& event)
{
    const Cell from = m_selection.focused();
    const Cell start{std::max(Index(0), m_selection.query()), 0};
    const bool toCorner = event.modifiers().testFlag(Qt::ControlModifier);
    m_selection.focus(walked(from.row < 0 || from.column < 0 ? std::nullopt : std::optional(from), start, event.key(), toCorner,
                             {Index(m_picture.rows.size()), m_picture.values->cols()}));
    if (m_zoom.show(m_selection.focused()))
        windowChanged();
}

void HeatmapView::keyPressEvent(QKeyEvent* event)
{
    if (!message().isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (const std::optional<bool> changed = m_zoom.key(*event, m_selection.focused())) {
        if (*changed)
            windowChanged();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End: walk(*event); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (shows(m_selection.focused()))
            activateCell(m_selection.focused());
        return;
    case Qt::Key_Escape:
        if (m_selection.explained() != Cell{}) {
            m_selection.explain({});
            return;
        }
        if (m_selection.focused() != Cell{}) {
            m_selection.focus({});
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void HeatmapView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && message().isEmpty() && m_selection.focused() == Cell{})
        m_selection.focus({std::max(Index(0), m_selection.query()), 0});
    highlightChanged();
}

void HeatmapView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    highlightChanged();
}

void HeatmapView::renderFrame()
{
    QElapsedTimer timer;
    timer.start();
    const double ratio = devicePixelRatioF();
    // A pixel that the widget covers in part is its own to paint, too: at 1.2 times the size a black line would be left.
    const QSize pixels(static_cast<int>(std::ceil(width() * ratio)), static_cast<int>(std::ceil(height() * ratio)));
    // An opaque image that nobody shares is what the painter writes its cells into without a detour.
    if (m_frame.size() != pixels || !m_frame.isDetached()) {
        m_frame = QImage(pixels, QImage::Format_RGB32);
        m_frame.fill(m_theme.panel);
        m_onlyNumbersChanged = false;
    }
    m_frame.setDevicePixelRatio(ratio);
    QPainter painter(&m_frame);
    const Highlight lit = highlight();
    if (message().isEmpty() && m_onlyNumbersChanged && onlyCellsChange(lit)) {
        const double reach = frameReach(m_theme);
        clearAround(painter, m_layout.cells.adjusted(-reach, 0, reach, reach));
        painter.fillRect(m_layout.sentence, m_theme.panel);
        clearGaps(painter);
        paintNumbers(painter, m_layout, m_picture, m_theme, lit);
    } else if (message().isEmpty()) {
        mapLayout();
        clearAround(painter, rect());
        clearGaps(painter);
        paintHeatmap(painter, m_layout, m_picture, m_theme, lit);
    } else {
        painter.fillRect(rect(), m_theme.panel);
        paintMessage(painter);
    }
    painter.end();
    m_frameValid = true;
    m_lit = lit;
    m_stale = {};
    m_onlyNumbersChanged = false;
    emit painted(static_cast<double>(timer.nsecsElapsed()) / 1e6);
}

/// A frame at the edge of the cells may touch a label, which would have to be painted again; what stands beside the cells
/// changes with the numbers as well.
bool HeatmapView::onlyCellsChange(const Highlight& lit) const
{
    const Index nearLabels = m_layout.keySide == KeySide::Above ? m_layout.firstRow : m_layout.firstRow + m_layout.rowCount - 1;
    return lit.pinnedRow != nearLabels && lit.hovered == Cell{} && lit.focused == Cell{} && m_layout.margins.empty() &&
           m_layout.overview.isNull();
}

/// Brings the parts of the frame up to date that a moved highlight left behind.
void HeatmapView::renderStale()
{
    QPainter painter(&m_frame);
    paintHeatmapWithin(painter, m_layout, m_picture, m_theme, m_lit, m_stale);
    m_stale = {};
}

/// Clears an area but for the cells in it, which are about to be covered: their pixels are most of what a frame costs.
void HeatmapView::clearAround(QPainter& painter, const QRectF& area)
{
    const QRectF cells = m_layout.cells;
    const QColor& background = m_theme.panel;
    painter.fillRect(QRectF(area.topLeft(), QPointF(area.right(), cells.top())), background);
    painter.fillRect(QRectF(QPointF(area.left(), cells.bottom()), area.bottomRight()), background);
    painter.fillRect(QRectF(QPointF(area.left(), cells.top()), cells.bottomLeft()), background);
    painter.fillRect(QRectF(cells.topRight(), QPointF(area.right(), cells.bottom())), background);
}

/// Clears what is between the cells: of each row its first line of pixels, which the painter copies down, and the gap below.
void HeatmapView::clearGaps(QPainter& painter)
{
    if (m_layout.gap == 0 && m_layout.rowGap == 0)
        return;
    const double left = m_layout.cells.left(), width = m_layout.cells.width();
    const double pixel = 1 / m_layout.devicePixelRatio;
    for (Index row = 0; row < m_layout.rowCount; ++row) {
        const QRectF first = m_layout.rectOfRow(m_layout.firstRow + row);
        painter.fillRect(QRectF(left, first.top(), width, pixel), m_theme.panel);
        if (m_layout.rowGap > 0 && row + 1 < m_layout.rowCount)
            painter.fillRect(QRectF(left, first.bottom(), width, m_layout.rowGap), m_theme.panel);
    }
}

void HeatmapView::paintMessage(QPainter& painter) const
{
    painter.setPen(m_theme.secondary);
    painter.setFont(m_theme.sized(15));
    painter.drawText(rect().marginsRemoved({24, 24, 24, 24}), int(Qt::AlignCenter) | int(Qt::TextWordWrap), message());
}

void HeatmapView::paintEvent(QPaintEvent*)
{
    if (!m_frameValid)
        renderFrame();
    else if (!m_stale.isEmpty())
        renderStale();
    QPainter painter(this);
    if (isFading()) {
        painter.drawImage(QPointF(0, 0), m_former);
        painter.setOpacity(m_fade.currentValue().toDouble());
    }
    painter.drawImage(QPointF(0, 0), m_frame);
}

void HeatmapView::showTip(const QPoint& position, const QPoint& globalPosition)
{
    const QString tip = tipAt(position);
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPosition, tip, this);
}

QString HeatmapView::tipAt(QPointF point)
{
    if (!message().isEmpty())
        return {};
    const std::optional<Cell> cell = mapLayout().cellAt(point);
    if (!cell || (cell->row >= 0 && cell->column >= 0))
        return {};
    const bool isRow = cell->row >= 0;
    const Index index = isRow ? cell->row : cell->column;
    const std::vector<Label>& labels = isRow ? m_picture.rows : m_picture.columns;
    if (index < 0 || index >= Index(labels.size()))
        return {};
    const Label& label = labels[std::size_t(index)];
    if (!label.known)
        return tr("“%1” is not in the vocabulary, so it has a vector of its own, made from its letters").arg(label.text);
    const std::vector<PlacedLabel>& placed = isRow ? m_layout.rowLabels : m_layout.columnLabels;
    const bool whole = std::ranges::any_of(placed, [&](const PlacedLabel& one) { return one.index == index && !one.elided; });
    return whole ? QString() : label.text;
}

void HeatmapView::wheelEvent(QWheelEvent* event)
{
    if (!message().isEmpty()) {
        event->ignore();
        return;
    }
    if (m_zoom.wheel(*event, mapLayout())) {
        windowChanged();
        m_selection.hover(mapLayout().cellAt(event->position()).value_or(Cell{}));
    }
    event->accept();
}

/// Two fingers on a touch pad or on a screen.
bool HeatmapView::pinched(QEvent& event)
{
    double factor = 1;
    QPointF middle;
    if (event.type() == QEvent::NativeGesture) {
        const auto& native = static_cast<QNativeGestureEvent&>(event);
        if (native.gestureType() != Qt::ZoomNativeGesture)
            return false;
        factor = 1 + native.value();
        middle = native.position();
    } else {
        const auto* pinch = static_cast<QPinchGesture*>(static_cast<QGestureEvent&>(event).gesture(Qt::PinchGesture));
        if (!pinch)
            return false;
        factor = pinch->scaleFactor();
        middle = mapFromGlobal(pinch->hotSpot());
    }
    if (!message().isEmpty())
        return false;
    const QRectF cells = mapLayout().cells;
    const QPointF inside = middle - cells.topLeft();
    if (factor > 0 && m_zoom.zoomBy(factor, {inside.x() / cells.width(), inside.y() / cells.height()}))
        windowChanged();
    return true;
}

QRect HeatmapView::cellRect(Cell cell) const
{
    if (!m_layoutValid || !message().isEmpty())
        return {};
    if (cell.row >= 0 && cell.column >= 0) {
        // Of a cell beyond the part that is shown nothing is in sight.
        const QRectF box = m_layout.rectOf(cell.row, cell.column);
        return m_layout.cells.contains(box.center()) ? box.toAlignedRect() : QRect();
    }
    // A header reaches over its row or column of cells: its label may be left out where there is no room.
    const bool isRow = cell.row >= 0;
    const QRectF first = m_layout.rectOf(std::max(cell.row, Index(0)), std::max(cell.column, Index(0)));
    const QRectF whole = isRow ? QRectF(QPointF(0, first.top()), QPointF(m_layout.cells.left(), first.bottom()))
                               : QRectF(QPointF(first.left(), 0), QPointF(first.right(), m_layout.cells.top()));
    return whole.toAlignedRect();
}

QRect HeatmapView::cellsRect() const
{
    return m_layoutValid && message().isEmpty() ? m_layout.cells.toAlignedRect() : QRect();
}

QRect HeatmapView::sentenceRect() const
{
    return m_layoutValid && message().isEmpty() ? m_layout.sentence.toAlignedRect() : QRect();
}

std::optional<Cell> HeatmapView::cellAtPoint(QPoint point) const
{
    return m_layoutValid && message().isEmpty() ? m_layout.cellAt(point) : std::nullopt;
}

void HeatmapView::activateCell(Cell cell)
{
    m_selection.focus(cell);
    m_selection.explain(cell);
    m_selection.choose(cell.row); // last, so that a newly chosen row is what is said
}

/// A click on a cell opens its card, a second one closes it; a drag only moves the map.
void HeatmapView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool dragged = m_zoom.isDragging();
    m_zoom.release();
    const Cell pressed = std::exchange(m_pressed, Cell{});
    const std::optional<Cell> cell = cellAtPoint(event->position().toPoint());
    if (event->button() == Qt::LeftButton && cell == pressed && pressed.row >= 0 && pressed.column >= 0 && !m_pressedExplained && !dragged)
        m_selection.explain(pressed);
}

void HeatmapView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const Cell cell = byKey ? m_selection.focused() : cellAtPoint(event->pos()).value_or(Cell{});
    if (cell.row >= 0 && cell.column >= 0 && message().isEmpty())
        m_selection.explain(m_selection.explained() == cell ? Cell{} : cell);
}

} // namespace softfocus
