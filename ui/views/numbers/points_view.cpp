#include "ui/views/numbers/points_view.h"

#include "ui/controls/text/spoken.h"
#include "ui/paint/simplex/variant_marks.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

#include <cmath>

namespace softfocus {

namespace {

constexpr std::size_t mostPoints = mostComparedHeads + 1; ///< the scene's own variant beside those that are compared

} // namespace

/// A point as what has the keyboard and is spoken of. The pointer does not see it.
class PointsView::Handle : public QWidget {
public:
    explicit Handle(PointsView& view) : QWidget(&view), m_view(view)
    {
        setSpokenRole(*this, QAccessible::Graphic);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QStyleOption option;
        option.initFrom(this);
        if (!showsFocus(option))
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        drawRing(painter, QRectF(rect()), scaled(4), shownTheme().text);
    }
    void focusInEvent(QFocusEvent* event) override
    {
        QWidget::focusInEvent(event);
        m_view.readAt(m_view.pointer());
    }
    void focusOutEvent(QFocusEvent* event) override
    {
        QWidget::focusOutEvent(event);
        m_view.readAt(m_view.pointer());
    }

private:
    PointsView& m_view;
};

PointsView::PointsView(QWidget* parent) : QWidget(parent)
{
    setSpokenRole(*this, QAccessible::Graphic);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setMouseTracking(true);
    // All that can be needed are there from the start, so that Tab comes to them after the view.
    for (std::size_t place = 0; place < mostPoints; ++place) {
        m_handles.push_back(new Handle(*this));
        m_handles.back()->setObjectName(QStringLiteral("point%1").arg(place + 1));
    }
}

void PointsView::followPoints()
{
    placeHandles();
    readAt(m_pointer);
    update();
}

void PointsView::placeHandles()
{
    const bool canPlace = hasRoom();
    for (std::size_t place = 0; place < m_handles.size(); ++place) {
        Handle& handle = *m_handles[place];
        const bool isThere = place < variantCount() && canPlace && variantAt(place).beside.isEmpty();
        if (isThere) {
            const SimplexVariant& variant = variantAt(place);
            handle.setAccessibleName(placeText(variant, list()));
            handle.setAccessibleDescription(variant.whyFixed.isEmpty() ? tr("Arrow keys move it by 0.01, with Shift by 0.1.")
                                                                       : variant.whyFixed);
            const QPoint centre = placeOf(variant).toPoint();
            const int half = scaled(12);
            handle.setGeometry(QRect(centre - QPoint(half, half), QSize(2 * half, 2 * half)));
        }
        handle.setVisible(isThere);
    }
}

std::optional<std::size_t> PointsView::focused() const
{
    for (std::size_t place = 0; place < m_handles.size(); ++place)
        if (m_handles[place]->hasFocus() && place < variantCount())
            return place;
    return std::nullopt;
}

std::optional<std::size_t> PointsView::pointAt(QPointF place) const
{
    if (!hasRoom())
        return std::nullopt;
    std::vector<QPointF> places;
    std::vector<std::size_t> variants;
    for (std::size_t variant = 0; variant < variantCount(); ++variant)
        if (variantAt(variant).beside.isEmpty()) {
            places.push_back(placeOf(variantAt(variant)));
            variants.push_back(variant);
        }
    const std::vector<int> rings = ringsOf(places, shownTheme());
    std::optional<std::size_t> found;
    double nearest = 0;
    for (std::size_t k = 0; k < places.size(); ++k) {
        const QPointF way = places[k] - place;
        const double distance = std::hypot(way.x(), way.y());
        if (distance > markRadius(rings[k], shownTheme()) + scaled(4))
            continue;
        const bool canMove = variantAt(variants[k]).whyFixed.isEmpty();
        const bool couldMove = found && variantAt(*found).whyFixed.isEmpty();
        if (!found || (canMove && !couldMove) || (canMove == couldMove && distance < nearest)) {
            found = variants[k];
            nearest = distance;
        }
    }
    return found;
}

QString PointsView::readingAt(std::optional<QPointF>)
{
    return {};
}

void PointsView::readAt(std::optional<QPointF> place)
{
    m_pointer = place;
    const std::optional<std::size_t> point = m_dragged ? m_dragged : place ? pointAt(*place) : std::nullopt;
    QString text = readingAt(point ? std::nullopt : place);
    if (point && *point < variantCount())
        text = placeText(variantAt(*point), list());
    else if (const std::optional<std::size_t> one = focused(); text.isEmpty() && one)
        text = placeText(variantAt(*one), list());
    if (text != m_reading) {
        m_reading = text;
        emit readingChanged();
    }
}

void PointsView::mousePressEvent(QMouseEvent* event)
{
    const std::optional<std::size_t> point = event->button() == Qt::LeftButton ? pointAt(event->position()) : std::nullopt;
    if (!point)
        return QWidget::mousePressEvent(event);
    m_handles[*point]->setFocus(Qt::MouseFocusReason);
    if (const SimplexVariant& variant = variantAt(*point); !variant.whyFixed.isEmpty()) {
        emit refused(variant.whyFixed);
        return;
    }
    m_dragged = point;
    m_grabOffset = placeOf(variantAt(*point)) - event->position();
    setCursor(Qt::ClosedHandCursor);
    emit pressed();
    readAt(event->position());
}

void PointsView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged && *m_dragged < variantCount() && hasRoom())
        emit moved(*m_dragged, weightsAt(event->position() + m_grabOffset));
    readAt(event->position());
    if (m_dragged)
        return;
    const std::optional<std::size_t> point = pointAt(event->position());
    setCursor(point && variantAt(*point).whyFixed.isEmpty() ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void PointsView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragged || event->button() != Qt::LeftButton)
        return QWidget::mouseReleaseEvent(event);
    m_dragged.reset();
    setCursor(Qt::OpenHandCursor);
    emit released();
    readAt(rect().contains(event->position().toPoint()) ? std::optional(event->position()) : std::nullopt);
}

void PointsView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (!m_dragged)
        readAt(std::nullopt);
}

void PointsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeHandles();
}

void PointsView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) // with another theme
        placeHandles();
}

void PointsView::beginKey(const QKeyEvent& event)
{
    if (event.isAutoRepeat() && m_holdsKey)
        return;
    m_holdsKey = true;
    emit pressed();
}

void PointsView::keyPressEvent(QKeyEvent* event)
{
    const std::optional<std::size_t> point = focused();
    if (!point)
        return QWidget::keyPressEvent(event);
    constexpr double small = 0.01, big = 0.1;
    const SimplexVariant& variant = variantAt(*point);
    const auto weights = stepped(variant.weights, event->key(), event->modifiers().testFlag(Qt::ShiftModifier) ? big : small);
    if (!weights)
        return QWidget::keyPressEvent(event);
    if (!variant.whyFixed.isEmpty()) {
        emit refused(variant.whyFixed);
        return;
    }
    beginKey(*event);
    emit moved(*point, *weights);
}

void PointsView::keyReleaseEvent(QKeyEvent* event)
{
    if (m_holdsKey && !event->isAutoRepeat()) {
        m_holdsKey = false;
        emit released();
        return;
    }
    QWidget::keyReleaseEvent(event);
}

} // namespace softfocus
