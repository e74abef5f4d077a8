#include "ui/widgets/heatmap_view.h"

#include "ui/model/document.h"
#include "ui/model/selection.h"
#include "ui/model/stage_texts.h"
#include "ui/paint/highlight_painter.h"
#include "ui/paint/number_fit.h"
#include "ui/widgets/cell_walk.h"
#include "ui/widgets/metrics.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QStyle>

#include <algorithm>

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

HeatmapView::HeatmapView(Document& document, Selection& selection, QWidget* parent)
    : QWidget(parent), m_document(document), m_selection(selection)
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
    connect(&m_document, &Document::changed, this, &HeatmapView::takeResult);
    connect(&m_selection, &Selection::hoverChanged, this, &HeatmapView::highlightChanged);
    connect(&m_selection, &Selection::focusChanged, this, &HeatmapView::highlightChanged);
    connect(&m_selection, &Selection::queryChanged, this, &HeatmapView::highlightChanged);
    connect(&m_selection, &Selection::explainedChanged, this, &HeatmapView::highlightChanged);
    takeResult();
    new TableAnnouncer(*this, document, selection);
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
    const std::shared_ptr<const Attention>& attention = m_document.attention();
    Picture picture = pictureOf(attention, attention->scene.view.stage);
    const bool fades = m_picture.attention && (m_picture.stage != picture.stage ||
                       m_picture.attention->scene.normalizer != attention->scene.normalizer);
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
    m_selection.keepWithin(attention->queryCount(), map.columns);
    setAccessibleName(stageTitle(m_picture.stage));
    if (onlyNumbersChange && !isFading() && m_stale.isEmpty())
        invalidateNumbers();
    else
        invalidate();
    describe();
}

void HeatmapView::startFade()
{
    const bool wanted = m_animated && isVisible() && !m_frame.isNull() &&
                        style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
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
    case Qt::Key_End:
        walk(*event);
        return;
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

} // namespace softfocus
