#include "ui/controls/values/number_slider.h"

#include "ui/style/field_look.h"
#include "ui/style/shown_theme.h"

#include <QAccessibleWidget>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionSlider>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

/// What screen readers see of the slider. A limit such as ∞ is spoken; as a number it is the end of the range.
class AccessibleSlider : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit AccessibleSlider(NumberSlider* slider) : QAccessibleWidget(slider, QAccessible::Slider), m_slider(slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? form().textOf(m_slider->number()) : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return std::min(m_slider->number(), form().largestSpoken); }
    void setCurrentValue(const QVariant& value) override
    {
        emit m_slider->chosen(std::clamp(value.toDouble(), form().least, form().largestSpoken));
    }
    QVariant maximumValue() const override { return form().largestSpoken; }
    QVariant minimumValue() const override { return form().least; }
    QVariant minimumStepSize() const override { return 0.0; }

private:
    const SliderForm& form() const { return m_slider->form(); }

    NumberSlider* m_slider;
};

QAccessibleInterface* accessibleSlider(const QString&, QObject* object)
{
    auto* slider = qobject_cast<NumberSlider*>(object);
    return slider ? new AccessibleSlider(slider) : nullptr;
}

} // namespace

NumberSlider::NumberSlider(const SliderForm& form, double number, QWidget* parent) : QAbstractSlider(parent), m_form(form), m_number(number)
{
    QAccessible::installFactory(accessibleSlider); // installing it again changes nothing
    setRange(0, 0);                                // so that actions move nothing by themselves
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractSlider::actionTriggered, this, &NumberSlider::act);
}

void NumberSlider::showNumber(double number)
{
    if (number == m_number)
        return;
    m_number = number;
    update();
    QAccessibleValueChangeEvent event(this, std::min(number, m_form.largestSpoken));
    QAccessible::updateAccessibility(&event);
}

QSize NumberSlider::sizeHint() const
{
    return {scaled(160), scaled(44)};
}

double NumberSlider::handleRadius() const
{
    return scaled(9);
}

double NumberSlider::trackHeight() const
{
    return handleRadius() + 3;
}

QFont NumberSlider::markFont() const
{
    return shownTheme().sized(12);
}

void NumberSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(markFont());
    QStyleOptionSlider option;
    option.initFrom(this);
    option.upsideDown = isRightToLeft();
    option.state.setFlag(QStyle::State_Sunken, isSliderDown());
    const Track t = track();
    const double radius = handleRadius();
    const QPointF centre(mirrored(positionOf(m_number)), trackHeight());
    const QRectF groove = QRectF(QPointF(mirrored(t.begin), trackHeight()), QPointF(mirrored(t.end), trackHeight())).normalized();
    const QRectF handle(centre - QPointF(radius, radius), centre + QPointF(radius, radius));
    paintMarks(painter);
    drawSlider(painter, option, groove, handle, shownTheme());
}

void NumberSlider::paintTick(QPainter& painter, double place) const
{
    const double x = mirrored(place), top = trackHeight() + scaled(5);
    painter.setPen(QPen(shownTheme().secondary, 1));
    painter.drawLine(QPointF(x, top), QPointF(x, top + scaled(4)));
}

void NumberSlider::paintMark(QPainter& painter, double place, const QString& text) const
{
    const QFontMetricsF metrics(painter.font());
    const double half = metrics.horizontalAdvance(text) / 2;
    const double left = std::clamp(mirrored(place) - half, 0.0, std::max(0.0, width() - 2 * half));
    painter.setPen(shownTheme().secondary);
    painter.drawText(QPointF(left, height() - metrics.descent() - 1), text);
}

void NumberSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const double place = mirrored(event->position().x());
    const double fromHandle = positionOf(m_number) - place;
    const bool grabs = std::abs(fromHandle) <= handleRadius();
    m_grabOffset = grabs ? fromHandle : 0;
    setSliderDown(true);
    if (!grabs)
        emit dragged(valueAt(place));
    update();
}

void NumberSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        emit dragged(valueAt(mirrored(event->position().x()) + m_grabOffset));
}

void NumberSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (!isSliderDown() || event->button() != Qt::LeftButton)
        return;
    setSliderDown(false);
    update();
}

void NumberSlider::act(int action)
{
    window()->setAttribute(Qt::WA_KeyboardFocusChange); // so that one sees where the keys go, after a click too
    const int step = QGuiApplication::keyboardModifiers() & Qt::ShiftModifier ? m_form.bigStep : 1;
    switch (action) {
    case SliderSingleStepAdd: emit stepped(step); break;
    case SliderSingleStepSub: emit stepped(-step); break;
    case SliderPageStepAdd: emit stepped(m_form.bigStep); break;
    case SliderPageStepSub: emit stepped(-m_form.bigStep); break;
    case SliderToMinimum: emit chosen(m_form.least); break;
    case SliderToMaximum: emit chosen(m_form.greatest); break;
    default: break;
    }
    update();
}

void NumberSlider::wheelEvent(QWheelEvent* event)
{
    // QAbstractSlider makes as many steps of a notch as a page has lines.
    constexpr int notch = 120;
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / notch;
    m_wheel -= steps * notch;
    if (steps != 0)
        emit stepped(steps);
    event->accept();
}

} // namespace softfocus
