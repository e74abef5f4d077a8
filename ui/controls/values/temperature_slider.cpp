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

namespace {

constexpr double flagWidth = 7;

} // namespace

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
    describe();
}

void TemperatureSlider::setSpreadMarks(std::vector<SpreadMark> marks)
{
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    describe();
}

double TemperatureSlider::placeOf(const SpreadMark& mark) const
{
    constexpr double share = 0.25; // of the way to the limit, whose circle the flag leaves free
    if (mark.temperature < lowestTemperature)
        return positionOf(lowestTemperature) + share * (positionOf(leastTemperature) - positionOf(lowestTemperature));
    if (mark.temperature > highestTemperature)
        return positionOf(highestTemperature) + share * (positionOf(greatestTemperature) - positionOf(highestTemperature));
    return positionOf(mark.temperature);
}

void TemperatureSlider::describe()
{
    QStringList sentences;
    for (const SpreadMark& mark : m_marks)
        sentences << mark.sentence;
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
    for (const SpreadMark& mark : m_marks) {
        const double fromPole = place - placeOf(mark);
        const double along = mark.kind == SpreadKind::NearlyHard ? -fromPole : fromPole; // the flag is where it points to
        if (along >= -reach && along <= std::max(reach, double(scaled(flagWidth))))
            lines << mark.sentence;
    }
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
    if (event->type() != QEvent::ToolTip || (m_ticks.empty() && m_marks.empty()))
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
    for (const SpreadMark& mark : m_marks)
        paintFlag(painter, mark);
}

void TemperatureSlider::paintFlag(QPainter& painter, const SpreadMark& mark) const
{
    const QColor colour = shownTheme().text;
    const double x = mirrored(placeOf(mark));
    const bool isFull = mark.kind == SpreadKind::NearlyHard;
    const double along = (isFull ? -scaled(flagWidth) : scaled(flagWidth)) * (isRightToLeft() ? -1.0 : 1.0);
    const double top = 1, high = scaled(6);
    painter.setPen(QPen(colour, 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawLine(QPointF(x, top), QPointF(x, trackHeight()));
    painter.setBrush(isFull ? QBrush(colour) : QBrush(shownTheme().panel));
    painter.drawPolygon(QPolygonF{QPointF(x, top), QPointF(x + along, top + high / 2), QPointF(x, top + high)});
}

} // namespace softfocus
