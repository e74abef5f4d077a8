#include "ui/widgets/temperature_slider.h"

#include "ui/paint/curve_painter.h"
#include "ui/paint/number_text.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/temperature_steps.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What screen readers see of the slider. The limit ∞ is spoken; as a number it is the end of the range.
class AccessibleSlider : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit AccessibleSlider(TemperatureSlider* slider)
        : QAccessibleWidget(slider, QAccessible::Slider), m_slider(slider)
    {
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? temperatureText(m_slider->temperature()) : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return std::min(m_slider->temperature(), highestTemperature); }
    void setCurrentValue(const QVariant& value) override
    {
        emit m_slider->valueChosen(std::clamp(value.toDouble(), 0.0, highestTemperature));
    }
    QVariant maximumValue() const override { return highestTemperature; }
    QVariant minimumValue() const override { return 0.0; }
    QVariant minimumStepSize() const override { return 0.0; }

private:
    TemperatureSlider* m_slider;
};

QAccessibleInterface* accessibleSlider(const QString&, QObject* object)
{
    auto* slider = qobject_cast<TemperatureSlider*>(object);
    return slider ? new AccessibleSlider(slider) : nullptr;
}

/// As many digits as a pixel of the slider can tell apart.
double onFewDigits(double temperature)
{
    const double unit = temperature < 0.2 ? 0.001 : temperature < 10 ? 0.01 : 0.1;
    return std::round(temperature / unit) * unit;
}

} // namespace

TemperatureSlider::TemperatureSlider(QWidget* parent) : QWidget(parent)
{
    QAccessible::installFactory(accessibleSlider); // installing it again changes nothing
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TemperatureSlider::showTemperature(double temperature)
{
    if (temperature == m_temperature)
        return;
    m_temperature = temperature;
    update();
    QAccessibleValueChangeEvent event(this, std::min(temperature, highestTemperature));
    QAccessible::updateAccessibility(&event);
}

void TemperatureSlider::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize TemperatureSlider::sizeHint() const
{
    return {scaled(m_theme, 160), scaled(m_theme, 44)};
}

double TemperatureSlider::handleRadius() const
{
    return scaled(m_theme, 9);
}

TemperatureSlider::Track TemperatureSlider::track() const
{
    const double margin = handleRadius() + 2;
    const double gap = 2 * handleRadius() + scaled(m_theme, 4);
    return {margin, margin + gap, width() - margin - gap, width() - margin};
}

double TemperatureSlider::positionOf(double temperature) const
{
    const Track t = track();
    if (temperature <= 0)
        return t.leftStop;
    if (std::isinf(temperature))
        return t.rightStop;
    const double inside = std::clamp(temperature, lowestTemperature, highestTemperature);
    const double share = std::log(inside / lowestTemperature) / std::log(highestTemperature / lowestTemperature);
    return t.begin + share * (t.end - t.begin);
}

double TemperatureSlider::temperatureAt(double x) const
{
    const Track t = track();
    if (x < (t.leftStop + t.begin) / 2)
        return 0;
    if (x > (t.end + t.rightStop) / 2)
        return infinity;
    constexpr double pull = 2.5; // T = 1 is where one wants to come back to
    if (std::abs(x - positionOf(1)) < pull)
        return 1;
    const double share = std::clamp((x - t.begin) / (t.end - t.begin), 0.0, 1.0);
    const double exact = lowestTemperature * std::pow(highestTemperature / lowestTemperature, share);
    return std::clamp(onFewDigits(exact), lowestTemperature, highestTemperature);
}

void TemperatureSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTrack(painter);
    paintMarks(painter);
    paintHandle(painter);
}

double TemperatureSlider::trackHeight() const
{
    return handleRadius() + 3;
}

void TemperatureSlider::paintTrack(QPainter& painter) const
{
    const Track t = track();
    const double y = trackHeight();
    const double thickness = scaled(m_theme, 4);
    const double handle = std::clamp(positionOf(m_temperature), t.begin, t.end);
    const auto bar = [&](double from, double to, const QColor& colour) {
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(from, y - thickness / 2, to - from, thickness), thickness / 2, thickness / 2);
    };
    painter.setPen(Qt::NoPen);
    bar(t.begin, t.end, m_theme.hairline);
    if (handle > t.begin)
        bar(t.begin, handle, m_theme.accent);
    for (const double stop : {t.leftStop, t.rightStop}) {
        const double radius = scaled(m_theme, 4);
        painter.setPen(QPen(m_theme.secondary, 1.5));
        painter.setBrush(m_theme.panel);
        painter.drawEllipse(QPointF(stop, y), radius, radius);
    }
    const double one = positionOf(1);
    const double tick = scaled(m_theme, 5);
    painter.setPen(QPen(m_theme.secondary, 1));
    painter.drawLine(QPointF(one, y + tick), QPointF(one, y + tick + scaled(m_theme, 4)));
}

void TemperatureSlider::paintHandle(QPainter& painter) const
{
    const QPointF centre(positionOf(m_temperature), trackHeight());
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

void TemperatureSlider::paintMarks(QPainter& painter) const
{
    const Track t = track();
    const QFont font = m_theme.sized(12);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(m_theme.secondary);
    const double baseline = height() - metrics.descent() - 1;
    const auto centred = [&](double x, const QString& text) {
        painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, baseline), text);
    };
    centred(t.leftStop, QStringLiteral("0"));
    centred(positionOf(1), QStringLiteral("1"));
    centred(t.rightStop, QStringLiteral("∞"));
    painter.drawText(QPointF(t.begin, baseline), tr("sharp"));
    const QString uniform = tr("uniform");
    painter.drawText(QPointF(t.end - metrics.horizontalAdvance(uniform), baseline), uniform);
}

void TemperatureSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const double x = event->position().x();
    const double fromHandle = positionOf(m_temperature) - x;
    const bool grabs = std::abs(fromHandle) <= handleRadius();
    m_grabOffset = grabs ? fromHandle : 0;
    m_dragging = true;
    emit dragStarted();
    if (!grabs)
        emit dragged(temperatureAt(x));
    update();
}

void TemperatureSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging)
        emit dragged(temperatureAt(event->position().x() + m_grabOffset));
}

void TemperatureSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    emit dragEnded();
    update();
}

void TemperatureSlider::keyPressEvent(QKeyEvent* event)
{
    const int arrowStep = event->modifiers() & Qt::ShiftModifier ? bigTemperatureStep : 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down: emit stepped(-arrowStep); break;
    case Qt::Key_Right:
    case Qt::Key_Up: emit stepped(arrowStep); break;
    case Qt::Key_PageDown: emit stepped(-bigTemperatureStep); break;
    case Qt::Key_PageUp: emit stepped(bigTemperatureStep); break;
    case Qt::Key_Home: emit valueChosen(0); break;
    case Qt::Key_End: emit valueChosen(infinity); break;
    default: QWidget::keyPressEvent(event); return;
    }
    m_showsFocus = true;
    update();
}

void TemperatureSlider::wheelEvent(QWheelEvent* event)
{
    constexpr int notch = 120;
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / notch;
    m_wheel -= steps * notch;
    if (steps != 0)
        emit stepped(steps);
    event->accept();
}

void TemperatureSlider::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = comesByKeyboard(event->reason());
    QWidget::focusInEvent(event);
}

void TemperatureSlider::focusOutEvent(QFocusEvent* event)
{
    m_showsFocus = false;
    QWidget::focusOutEvent(event);
}

} // namespace softfocus
