#include "ui/controls/values/track_slider.h"

#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"

#include <QAccessibleWidget>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

/// What screen readers see of the slider. A limit such as ∞ is spoken; as a number it is the end of the range.
class AccessibleSlider : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit AccessibleSlider(TrackSlider* slider) : QAccessibleWidget(slider, QAccessible::Slider), m_slider(slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_slider->spokenValue() : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return std::min(m_slider->value(), m_slider->largestSpoken()); }
    void setCurrentValue(const QVariant& value) override
    {
        emit m_slider->valueChosen(std::clamp(value.toDouble(), m_slider->least(), m_slider->largestSpoken()));
    }
    QVariant maximumValue() const override { return m_slider->largestSpoken(); }
    QVariant minimumValue() const override { return m_slider->least(); }
    QVariant minimumStepSize() const override { return 0.0; }

private:
    TrackSlider* m_slider;
};

QAccessibleInterface* accessibleSlider(const QString&, QObject* object)
{
    auto* slider = qobject_cast<TrackSlider*>(object);
    return slider ? new AccessibleSlider(slider) : nullptr;
}

} // namespace

TrackSlider::TrackSlider(double value, int bigStep, QWidget* parent) : QWidget(parent), m_value(value), m_bigStep(bigStep)
{
    QAccessible::installFactory(accessibleSlider); // installing it again changes nothing
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrackSlider::showValue(double value)
{
    if (value == m_value)
        return;
    m_value = value;
    update();
    QAccessibleValueChangeEvent event(this, std::min(value, largestSpoken()));
    QAccessible::updateAccessibility(&event);
}

void TrackSlider::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize TrackSlider::sizeHint() const
{
    return {scaled(m_theme, 160), scaled(m_theme, 44)};
}

double TrackSlider::handleRadius() const
{
    return scaled(m_theme, 9);
}

double TrackSlider::trackHeight() const
{
    return handleRadius() + 3;
}

QFont TrackSlider::markFont() const
{
    return m_theme.sized(12);
}

double TrackSlider::baseline() const
{
    return height() - QFontMetricsF(markFont()).descent() - 1;
}

void TrackSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTrack(painter);
    painter.setFont(markFont());
    paintMarks(painter);
    paintHandle(painter);
}

void TrackSlider::paintTrack(QPainter& painter) const
{
    const Track t = track();
    const double y = trackHeight();
    const double thickness = scaled(m_theme, 4);
    const double handle = std::clamp(positionOf(m_value), t.begin, t.end);
    const auto bar = [&](double from, double to, const QColor& colour) {
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(from, y - thickness / 2, to - from, thickness), thickness / 2, thickness / 2);
    };
    painter.setPen(Qt::NoPen);
    bar(t.begin, t.end, m_theme.hairline);
    if (handle > t.begin)
        bar(t.begin, handle, m_theme.accent);
}

void TrackSlider::paintTick(QPainter& painter, double x) const
{
    const double top = trackHeight() + scaled(m_theme, 5);
    painter.setPen(QPen(m_theme.secondary, 1));
    painter.drawLine(QPointF(x, top), QPointF(x, top + scaled(m_theme, 4)));
}

void TrackSlider::paintMark(QPainter& painter, double x, const QString& text) const
{
    const double width = QFontMetricsF(markFont()).horizontalAdvance(text);
    painter.setPen(m_theme.secondary);
    painter.drawText(QPointF(std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width)), baseline()), text);
}

void TrackSlider::paintHandle(QPainter& painter) const
{
    const QPointF centre(positionOf(m_value), trackHeight());
    const double radius = handleRadius() - 1;
    if (m_showsFocus) {
        painter.setPen(Qt::NoPen);
        QColor halo = m_theme.accent;
        halo.setAlphaF(0.3F);
        painter.setBrush(halo);
        painter.drawEllipse(centre, radius + 4, radius + 4);
    }
    painter.setPen(QPen(m_theme.accent, 2));
    painter.setBrush(m_dragging ? m_theme.accentWash : m_theme.panel);
    painter.drawEllipse(centre, radius, radius);
}

void TrackSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const double x = event->position().x();
    const double fromHandle = positionOf(m_value) - x;
    const bool grabs = std::abs(fromHandle) <= handleRadius();
    m_grabOffset = grabs ? fromHandle : 0;
    m_dragging = true;
    emit dragStarted();
    if (!grabs)
        emit dragged(valueAt(x));
    update();
}

void TrackSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging)
        emit dragged(valueAt(event->position().x() + m_grabOffset));
}

void TrackSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    emit dragEnded();
    update();
}

void TrackSlider::keyPressEvent(QKeyEvent* event)
{
    const int arrowStep = event->modifiers() & Qt::ShiftModifier ? m_bigStep : 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down: emit stepped(-arrowStep); break;
    case Qt::Key_Right:
    case Qt::Key_Up: emit stepped(arrowStep); break;
    case Qt::Key_PageDown: emit stepped(-m_bigStep); break;
    case Qt::Key_PageUp: emit stepped(m_bigStep); break;
    case Qt::Key_Home: emit valueChosen(least()); break;
    case Qt::Key_End: emit valueChosen(most()); break;
    default: QWidget::keyPressEvent(event); return;
    }
    m_showsFocus = true;
    update();
}

void TrackSlider::wheelEvent(QWheelEvent* event)
{
    constexpr int notch = 120;
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / notch;
    m_wheel -= steps * notch;
    if (steps != 0)
        emit stepped(steps);
    event->accept();
}

void TrackSlider::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = comesByKeyboard(event->reason());
    QWidget::focusInEvent(event);
}

void TrackSlider::focusOutEvent(QFocusEvent* event)
{
    m_showsFocus = false;
    QWidget::focusOutEvent(event);
}

} // namespace softfocus
