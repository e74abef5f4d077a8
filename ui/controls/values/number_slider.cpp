#include "ui/controls/values/number_slider.h"

#include "ui/style/field_look.h"

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
    QVariant currentValue() const override { return std::min(m_slider->number(), form().highest); }
    void setCurrentValue(const QVariant& value) override
    {
        emit m_slider->chosen(std::clamp(value.toDouble(), form().least, form().highest));
    }
    QVariant maximumValue() const override { return form().highest; }
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

NumberSlider::NumberSlider(SliderForm form, double number, QWidget* parent)
    : QAbstractSlider(parent), m_form(std::move(form)), m_number(number)
{
    QAccessible::installFactory(accessibleSlider); // installing it again changes nothing
    setRange(0, 0);                                // so that actions move nothing by themselves
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractSlider::actionTriggered, this, &NumberSlider::act);
}

void NumberSlider::setMarks(std::vector<SliderMark> marks)
{
    m_form.marks = std::move(marks);
    update();
}

void NumberSlider::showNumber(double number)
{
    if (number == m_number)
        return;
    m_number = number;
    update();
    QAccessibleValueChangeEvent event(this, std::min(number, m_form.highest));
    QAccessible::updateAccessibility(&event);
}

NumberSlider::Track NumberSlider::track() const
{
    const double gap = 2 * handleRadius() + scaled(4);
    return {firstStop() + (m_form.least < m_form.lowest ? gap : 0), lastStop() - (m_form.greatest > m_form.highest ? gap : 0)};
}

double NumberSlider::positionOf(double number) const
{
    if (number <= m_form.least)
        return firstStop();
    if (number >= m_form.greatest)
        return lastStop();
    const Track t = track();
    const double inside = std::clamp(number, m_form.lowest, m_form.highest);
    const double share = std::log(inside / m_form.lowest) / std::log(m_form.highest / m_form.lowest);
    return t.begin + share * (t.end - t.begin);
}

double NumberSlider::valueAt(double place) const
{
    const Track t = track();
    if (place <= (firstStop() + t.begin) / 2)
        return m_form.least;
    if (place >= (t.end + lastStop()) / 2)
        return m_form.greatest;
    constexpr double pull = 3;
    for (const SliderMark& mark : m_form.marks)
        if (hasTick(mark) && std::abs(place - positionOf(mark.number)) < pull)
            return mark.number;
    const double share = std::clamp((place - t.begin) / (t.end - t.begin), 0.0, 1.0);
    const double exact = m_form.lowest * std::pow(m_form.highest / m_form.lowest, share);
    return std::clamp(m_form.onFewDigits(exact), m_form.lowest, m_form.highest);
}

bool NumberSlider::hasTick(const SliderMark& mark) const
{
    return mark.side == Qt::AlignHCenter && mark.number >= m_form.lowest && mark.number <= m_form.highest;
}

void NumberSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
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
    paintTicks(painter);
    drawSlider(painter, option, groove, handle, shownTheme());
}

void NumberSlider::paintMarks(QPainter& painter) const
{
    const Theme& theme = shownTheme();
    const QFont font = theme.sized(12);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    std::vector<QRectF> written;
    for (const SliderMark& mark : m_form.marks) {
        const double place = positionOf(mark.number), x = mirrored(place);
        if (hasTick(mark)) {
            painter.setPen(QPen(theme.secondary, 1));
            painter.drawLine(QPointF(x, trackHeight() + scaled(5)), QPointF(x, trackHeight() + scaled(5) + scaled(4)));
        } else if (mark.side == Qt::AlignHCenter) {
            painter.setPen(QPen(theme.secondary, 1.5));
            painter.setBrush(theme.panel);
            painter.drawEllipse(QPointF(x, trackHeight()), scaled(4), scaled(4));
        }
        const double wide = metrics.horizontalAdvance(mark.text);
        const double begin = place - (mark.side == Qt::AlignLeft ? 0 : mark.side == Qt::AlignRight ? wide : wide / 2);
        const double left = std::clamp(isRightToLeft() ? mirrored(begin + wide) : begin, 0.0, std::max(0.0, width() - wide));
        const QRectF box(left, height() - metrics.height(), wide, metrics.height());
        const QRectF around = box.adjusted(-scaled(3), 0, scaled(3), 0);
        if (std::ranges::any_of(written, [&](const QRectF& other) { return other.intersects(around); }))
            continue;
        written.push_back(box);
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(left, height() - metrics.descent() - 1), mark.text);
    }
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
