#include "ui/controls/values/temperature_slider.h"

#include "core/rows/parameters.h"
#include "ui/model/document/neat_steps.h"
#include "ui/style/shown_theme.h"
#include "ui/words/numbers/number_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace softfocus {

TemperatureSlider::TemperatureSlider(QWidget* parent)
    : NumberSlider({.least = leastTemperature,
                    .greatest = greatestTemperature,
                    .lowest = lowestTemperature,
                    .highest = highestTemperature,
                    .marks = {{leastTemperature, QStringLiteral("0")},
                              {usualTemperature, QStringLiteral("1")},
                              {greatestTemperature, QStringLiteral("∞")},
                              {lowestTemperature, tr("sharp"), Qt::AlignLeft},
                              {highestTemperature, tr("uniform"), Qt::AlignRight}},
                    .onFewDigits = temperatureOnFewDigits,
                    .bigStep = bigTemperatureStep,
                    .textOf = temperatureText},
                   usualTemperature, parent)
{
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

void TemperatureSlider::paintTicks(QPainter& painter) const
{
    painter.setPen(QPen(shownTheme().accent, 1));
    for (const SupportTick& tick : m_ticks) {
        const double x = mirrored(positionOf(tick.temperature));
        painter.drawLine(QPointF(x, trackHeight() + scaled(4)), QPointF(x, trackHeight() + scaled(10)));
    }
}

} // namespace softfocus
