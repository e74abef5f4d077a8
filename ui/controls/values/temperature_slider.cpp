#include "ui/controls/values/temperature_slider.h"

#include "core/rows/parameters.h"
#include "ui/model/document/neat_steps.h"
#include "ui/style/shown_theme.h"
#include "ui/words/numbers/number_text.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

/// As many digits as a pixel of the slider can tell apart.
double onFewDigits(double temperature)
{
    const double perOne = temperature < 0.2 ? 1000 : temperature < 10 ? 100 : 10;
    return std::round(temperature * perOne) / perOne; // multiplied by 0.01, 1.13 is 1.1300000000000001
}

} // namespace

TemperatureSlider::TemperatureSlider(QWidget* parent)
    : NumberSlider({leastTemperature, greatestTemperature, highestTemperature, bigTemperatureStep, temperatureText}, usualTemperature,
                   parent)
{
}

double TemperatureSlider::leftStop() const
{
    return handleRadius() + 2;
}

double TemperatureSlider::rightStop() const
{
    return width() - leftStop();
}

NumberSlider::Track TemperatureSlider::track() const
{
    const double gap = 2 * handleRadius() + scaled(4);
    return {leftStop() + gap, rightStop() - gap};
}

double TemperatureSlider::positionOf(double temperature) const
{
    if (temperature <= 0)
        return leftStop();
    if (std::isinf(temperature))
        return rightStop();
    const Track t = track();
    const double inside = std::clamp(temperature, lowestTemperature, highestTemperature);
    const double share = std::log(inside / lowestTemperature) / std::log(highestTemperature / lowestTemperature);
    return t.begin + share * (t.end - t.begin);
}

double TemperatureSlider::valueAt(double place) const
{
    const Track t = track();
    if (place < (leftStop() + t.begin) / 2)
        return leastTemperature;
    if (place > (t.end + rightStop()) / 2)
        return greatestTemperature;
    constexpr double pull = 2.5; // T = 1 is where one wants to come back to
    if (std::abs(place - positionOf(usualTemperature)) < pull)
        return usualTemperature;
    const double share = std::clamp((place - t.begin) / (t.end - t.begin), 0.0, 1.0);
    const double exact = lowestTemperature * std::pow(highestTemperature / lowestTemperature, share);
    return std::clamp(onFewDigits(exact), lowestTemperature, highestTemperature);
}

void TemperatureSlider::setTicks(std::vector<SupportTick> ticks)
{
    std::erase_if(ticks,
                  [](const SupportTick& tick) { return tick.temperature < lowestTemperature || tick.temperature > highestTemperature; });
    if (ticks == m_ticks)
        return;
    m_ticks = std::move(ticks);
    QStringList sentences;
    for (const SupportTick& tick : m_ticks)
        sentences << tick.sentence;
    setAccessibleDescription(sentences.join(QStringLiteral("; ")));
    update();
}

QString TemperatureSlider::tickTextAt(double place) const
{
    constexpr double reach = 4;
    constexpr qsizetype mostLines = 5;
    QStringList lines;
    for (const SupportTick& tick : m_ticks)
        if (std::abs(positionOf(tick.temperature) - place) <= reach)
            lines << tick.sentence;
    if (lines.size() > mostLines) {
        const qsizetype rest = lines.size() - mostLines + 1;
        lines.resize(mostLines - 1);
        lines << tr("and %1 more").arg(rest);
    }
    return lines.join(u'\n');
}

bool TemperatureSlider::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_ticks.empty())
        return NumberSlider::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    // No text takes the tool tip of the tick before away.
    QToolTip::showText(help->globalPos(), tickTextAt(mirrored(help->pos().x())), this);
    return true;
}

void TemperatureSlider::paintMarks(QPainter& painter) const
{
    for (const double stop : {leftStop(), rightStop()}) {
        const double radius = scaled(4);
        painter.setPen(QPen(shownTheme().secondary, 1.5));
        painter.setBrush(shownTheme().panel);
        painter.drawEllipse(QPointF(stop, trackHeight()), radius, radius);
    }
    paintTick(painter, positionOf(1));
    painter.setPen(QPen(shownTheme().accent, 1));
    for (const SupportTick& tick : m_ticks) {
        const double x = mirrored(positionOf(tick.temperature));
        painter.drawLine(QPointF(x, trackHeight() + scaled(4)), QPointF(x, trackHeight() + scaled(10)));
    }
    paintMark(painter, leftStop(), QStringLiteral("0"));
    paintMark(painter, positionOf(1), QStringLiteral("1"));
    paintMark(painter, rightStop(), QStringLiteral("∞"));
    const Track t = track();
    const QFontMetricsF metrics(markFont());
    const QString sharp = tr("sharp"), uniform = tr("uniform");
    paintMark(painter, t.begin + metrics.horizontalAdvance(sharp) / 2, sharp);
    paintMark(painter, t.end - metrics.horizontalAdvance(uniform) / 2, uniform);
}

} // namespace softfocus
