#include "ui/views/threads_view.h"

#include "ui/model/document/result_source.h"
#include "ui/model/document/selection.h"
#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"
#include "ui/views/stage_keys.h"
#include "ui/words/stage_texts.h"

#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace softfocus {

namespace {

constexpr int fadeMilliseconds = 150;

} // namespace

ThreadsView::ThreadsView(const ResultSource& results, Selection& selection, QWidget* parent)
    : QWidget(parent), m_results(results), m_selection(selection)
{
    setObjectName("threadsView");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_fade.setStartValue(0.0);
    m_fade.setEndValue(1.0);
    m_fade.setDuration(fadeMilliseconds);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_fade, &QVariantAnimation::finished, this, [this] { m_former = {}; });
    connect(&m_results, &ResultSource::changed, this, &ThreadsView::takeResult);
    for (const auto signal : {&Selection::hoverChanged, &Selection::focusChanged, &Selection::queryChanged, &Selection::explainedChanged})
        connect(&m_selection, signal, this, &ThreadsView::refresh);
    new TableAnnouncer(*this, results, selection);
}

void ThreadsView::applyTheme(const Theme& theme)
{
    m_theme = theme;
    m_layoutValid = false;
    m_fade.stop();
    refresh();
    updateGeometry();
}

QSize ThreadsView::sizeHint() const
{
    return {scaled(m_theme, 620), scaled(m_theme, 500)};
}

QSize ThreadsView::minimumSizeHint() const
{
    return {scaled(m_theme, 220), scaled(m_theme, 150)};
}

void ThreadsView::takeResult()
{
    // Behind the map it costs nothing; it catches up when it is shown.
    if (!isVisible())
        return;
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    const bool fades = m_picture.attention && m_picture.attention->scene.variant.normalizer != attention->scene.variant.normalizer &&
                       !m_frame.isNull() && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (fades) {
        m_fade.stop();
        m_former = m_frame;
        m_fade.start();
    }
    m_layoutValid = m_layoutValid && m_picture.attention && m_picture.attention->input == attention->input &&
                    m_picture.stage == attention->scene.view.stage;
    m_picture = pictureOf(attention, attention->scene.view.stage);
    m_threadsValid = false;
    setAccessibleName(stageTitle(m_picture.stage));
    refresh();
}

void ThreadsView::refresh()
{
    m_frameValid = false;
    update();
    const Cell cells[] = {hasFocus() ? m_selection.focused() : Cell{}, m_selection.hovered(), {m_selection.query(), -1}};
    const auto cell = std::ranges::find_if(cells, [this](const Cell& one) { return shows(one); });
    setAccessibleDescription(cell == std::end(cells) ? QString() : sentenceFor(m_picture, cell->row, cell->column));
}

bool ThreadsView::shows(Cell cell) const
{
    return !isEmpty() && cell.row >= 0 && cell.row < m_picture.values->rows() && cell.column < m_picture.values->cols();
}

const ThreadsLayout& ThreadsView::threadsLayout()
{
    if (!m_layoutValid) {
        m_layout = layOutThreads(m_picture, QSizeF(size()).expandedTo({1, 1}), devicePixelRatioF(),
                                 partsOf(m_picture.attention->scene.view), m_theme);
        m_layoutValid = true;
        m_threadsValid = false;
    }
    if (!m_threadsValid)
        m_threads = threadsOf(m_layout, m_picture);
    m_threadsValid = true;
    return m_layout;
}

Highlight ThreadsView::highlight() const
{
    return {m_selection.hovered(), m_selection.query(), hasFocus() ? m_selection.focused() : m_selection.explained()};
}

QImage ThreadsView::blankFrame() const
{
    const double ratio = devicePixelRatioF();
    QImage frame((QSizeF(size()) * ratio).toSize(), QImage::Format_RGB32);
    frame.setDevicePixelRatio(ratio);
    frame.fill(m_theme.panel);
    return frame;
}

void ThreadsView::renderCurves(const Highlight& lit)
{
    // Of what is pointed at, only a word changes the colour of curves.
    const bool onWord = lit.hovered.row < 0 || lit.hovered.column < 0;
    const Highlight asked{onWord ? lit.hovered : Cell{}, lit.pinnedRow, {}};
    if (m_layoutValid && m_threadsValid && !m_curves.isNull() && asked == m_curvesLit)
        return;
    threadsLayout();
    m_curvesLit = asked;
    m_curves = blankFrame();
    QPainter painter(&m_curves);
    paintThreadCurves(painter, m_layout, m_picture, m_threads, m_theme, asked);
}

void ThreadsView::renderFrame()
{
    QElapsedTimer timer;
    timer.start();
    if (!isEmpty())
        renderCurves(highlight());
    m_frame = isEmpty() ? blankFrame() : m_curves.copy();
    QPainter painter(&m_frame);
    if (isEmpty()) {
        painter.setPen(m_theme.secondary);
        painter.setFont(m_theme.sized(15));
        painter.drawText(rect(), int(Qt::AlignCenter) | int(Qt::TextWordWrap), tr("Type a sentence to see its attention"));
    } else {
        paintAroundThreads(painter, m_layout, m_picture, m_threads, m_theme, highlight());
    }
    painter.end();
    m_frameValid = true;
    emit painted(double(timer.nsecsElapsed()) / 1e6);
}

void ThreadsView::paintEvent(QPaintEvent*)
{
    if (!m_frameValid)
        renderFrame();
    QPainter painter(this);
    if (isFading()) {
        painter.drawImage(QPointF(0, 0), m_former);
        painter.setOpacity(m_fade.currentValue().toDouble());
    }
    painter.drawImage(QPointF(0, 0), m_frame);
}

void ThreadsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_layoutValid = false;
    m_fade.stop();
    refresh();
}

void ThreadsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    takeResult();
}

bool ThreadsView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const QString tip = tipAt(help->pos()); tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    if (event->type() == QEvent::ScreenChangeInternal) {
        m_layoutValid = false;
        refresh();
    }
    if (event->type() == QEvent::ShortcutOverride && claimsKey(*static_cast<QKeyEvent*>(event), m_selection))
        event->accept();
    return QWidget::event(event);
}

QString ThreadsView::tipAt(QPointF point) const
{
    const std::optional<Cell> cell = m_layoutValid && !isEmpty() ? m_layout.labelAt(point) : std::nullopt;
    if (!cell)
        return {};
    const bool isRow = cell->row >= 0;
    const Index index = isRow ? cell->row : cell->column;
    const Label& label = (isRow ? m_picture.rows : m_picture.columns)[std::size_t(index)];
    if (!label.known)
        return tr("“%1” is not in the vocabulary, so it has a vector of its own, made from its letters").arg(label.text);
    const std::vector<PlacedLabel>& placed = isRow ? m_layout.rowLabels : m_layout.columnLabels;
    const bool whole = std::ranges::any_of(placed, [&](const PlacedLabel& one) { return one.index == index && !one.elided; });
    return whole ? QString() : label.text;
}

QRect ThreadsView::cellRect(Cell cell) const
{
    if (!m_layoutValid || isEmpty())
        return {};
    const double high = std::max(4.0, m_layout.unit);
    const auto around = [&](QPointF end) { return QRectF(end.x() - high / 2, end.y() - high / 2, high, high); };
    if (cell.row >= 0 && cell.column >= 0)
        return (around(m_layout.rowEnd(cell.row)) | around(m_layout.columnEnd(cell.column))).toAlignedRect();
    return around(cell.row >= 0 ? m_layout.rowEnd(cell.row) : m_layout.columnEnd(cell.column)).toAlignedRect();
}

QRect ThreadsView::sentenceRect() const
{
    return m_layoutValid && !isEmpty() ? m_layout.sentence.toAlignedRect() : QRect();
}

std::optional<Cell> ThreadsView::cellAtPoint(QPoint point) const
{
    return m_layoutValid && m_threadsValid && !isEmpty() ? threadAt(m_layout, m_threads, point) : std::nullopt;
}

void ThreadsView::activateCell(Cell cell)
{
    m_selection.focus(cell);
    m_selection.explain(cell);
    m_selection.choose(cell.row); // last, so that a newly chosen row is what is said
}

void ThreadsView::mouseMoveEvent(QMouseEvent* event)
{
    m_selection.hover(cellAtPoint(event->position().toPoint()).value_or(Cell{}));
}

void ThreadsView::mousePressEvent(QMouseEvent* event)
{
    const std::optional<Cell> cell = cellAtPoint(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !cell || cell->row < 0)
        return;
    m_pressed = *cell;
    m_pressedExplained = m_selection.explained() == *cell;
    m_selection.explain({});
    m_selection.focus({});
    m_selection.choose(cell->row);
}

void ThreadsView::mouseReleaseEvent(QMouseEvent* event)
{
    const Cell pressed = std::exchange(m_pressed, Cell{});
    const std::optional<Cell> cell = cellAtPoint(event->position().toPoint());
    if (event->button() == Qt::LeftButton && cell == pressed && pressed.row >= 0 && pressed.column >= 0 && !m_pressedExplained)
        m_selection.explain(pressed);
}

void ThreadsView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const Cell cell = byKey ? m_selection.focused() : cellAtPoint(event->pos()).value_or(Cell{});
    if (cell.column >= 0 && shows(cell))
        m_selection.explain(m_selection.explained() == cell ? Cell{} : cell);
}

void ThreadsView::leaveEvent(QEvent* event)
{
    m_selection.hover({});
    QWidget::leaveEvent(event);
}

void ThreadsView::keyPressEvent(QKeyEvent* event)
{
    if (isEmpty() || !takeKey(*event, m_selection, *this))
        QWidget::keyPressEvent(event);
}

void ThreadsView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (comesByKeyboard(event->reason()) && !isEmpty() && m_selection.focused() == Cell{})
        m_selection.focus({std::max(Index(0), m_selection.query()), 0});
    refresh();
}

void ThreadsView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    refresh();
}

} // namespace softfocus
