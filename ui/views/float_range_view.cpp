#include "ui/views/float_range_view.h"

#include "ui/controls/text/spoken.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/style/shown_theme.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double laneHigh = 30, textPixels = 11;
/// The scale is even about 0 and logarithmic beyond `even`, so that the limits of all precisions are told apart.
constexpr double mostExponent = 3000, even = 4;

QColor faint(QColor colour, float opacity)
{
    colour.setAlphaF(opacity);
    return colour;
}

} // namespace

FloatRangeView::FloatRangeView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("floatRangeView"));
    setSpokenRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Where exp is a number in each precision, and where the scores stand"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FloatRangeView::setLesson(const OverflowLesson& lesson)
{
    m_lesson = lesson;
    setAccessibleDescription(limitSentences(lesson).join(u' '));
    update();
}

QSize FloatRangeView::sizeHint() const
{
    return {scaled(300), int(allPrecisions.size()) * scaled(laneHigh)};
}

double FloatRangeView::nameWidth() const
{
    double widest = 0;
    for (const Precision precision : allPrecisions)
        widest = std::max(widest, QFontMetricsF(shownTheme().sized(textPixels)).horizontalAdvance(precisionName(precision)));
    return widest + scaled(10);
}

double FloatRangeView::placeOf(double exponent) const
{
    const double left = nameWidth(), wide = std::max(1.0, width() - left - scaled(8));
    const double inside = std::clamp(exponent, -mostExponent, mostExponent);
    return left + wide * (0.5 + 0.5 * std::asinh(inside / even) / std::asinh(mostExponent / even));
}

QRectF FloatRangeView::laneOf(Precision precision) const
{
    const double left = nameWidth(), high = scaled(laneHigh);
    return {left, high * double(precision), std::max(1.0, width() - left - scaled(8)), high};
}

void FloatRangeView::paintLane(QPainter& painter, Precision precision) const
{
    const Theme& theme = shownTheme();
    const QRectF lane = laneOf(precision);
    const double least = placeOf(leastExponent(precision)), full = placeOf(leastFullExponent(precision));
    const double most = placeOf(largestExponent(precision)), middle = lane.center().y(), high = scaled(8);
    const QRectF whole(least, middle - high / 2, most - least, high);
    painter.setPen(QPen(theme.hairline, 1));
    painter.drawLine(QPointF(lane.left(), middle), QPointF(lane.right(), middle));
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint(theme.accent, 0.14F));
    painter.drawRect(whole);
    painter.setBrush(faint(theme.accent, 0.25F));
    painter.drawRect(QRectF(full, whole.top(), most - full, high));
    const QFont font = theme.sized(textPixels);
    const QFontMetricsF metrics(font);
    const double baseline = middle + (metrics.ascent() - metrics.descent()) / 2;
    painter.setPen(theme.secondary);
    painter.drawText(QPointF(0, baseline), precisionName(precision));
    // What exp is beyond the ends, where there is room for it.
    const QString limit = limitText(largestExponent(precision)), beyond = tr("inf above %1", "what exp is").arg(limit);
    const QString below = tr("0 below %1", "what exp is").arg(limitText(leastExponent(precision)));
    if (evenWidth(font, beyond) < lane.right() - most - scaled(6))
        drawEven(painter, {most + scaled(6), middle + metrics.ascent() + scaled(2)}, font, beyond); // below the dots
    if (evenWidth(font, below) < least - lane.left() - scaled(6))
        drawEven(painter, {least - scaled(6) - evenWidth(font, below), middle - scaled(4)}, font, below);
}

void FloatRangeView::paintDots(QPainter& painter, Precision precision) const
{
    const Theme& theme = shownTheme();
    const QRectF lane = laneOf(precision);
    const QColor wrong = theme.dark ? QColor("#ff8fa3") : QColor("#b0132f");
    const double radius = scaled(3), aside = scaled(8);
    const auto dots = [&](const PlainSoftmax& plain, bool isShifted) {
        for (std::size_t place = 0; place < plain.exponents.size(); ++place) {
            if (std::isnan(plain.exponents[place]))
                continue;
            const FloatKind kind = kindOf(precision, plain.powers[place]);
            const QColor colour = kind == FloatKind::Infinite ? wrong : kind == FloatKind::Zero ? theme.secondary : theme.accent;
            painter.setPen(QPen(colour, 1.2));
            painter.setBrush(isShifted ? QBrush(theme.panel) : QBrush(colour));
            painter.drawEllipse(QPointF(placeOf(plain.exponents[place]), lane.center().y() + (isShifted ? aside : -aside)), radius, radius);
        }
    };
    dots(m_lesson.plain[std::size_t(precision)], false);
    dots(m_lesson.shifted[std::size_t(precision)], true);
}

void FloatRangeView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(shownTheme().sized(textPixels));
    for (const Precision precision : allPrecisions) {
        paintLane(painter, precision);
        paintDots(painter, precision);
    }
}

bool FloatRangeView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const Precision precision : allPrecisions)
        if (const QRectF lane = laneOf(precision); help->pos().y() >= lane.top() && help->pos().y() < lane.bottom())
            QToolTip::showText(
                help->globalPos(),
                tr("In %1 exp is inf above %2, 0 below %3, and has all its digits down to %4. Full dots are the scores as they "
                   "are written, hollow ones with the maximum subtracted.")
                    .arg(precisionName(precision), limitText(largestExponent(precision)), limitText(leastExponent(precision)),
                         limitText(leastFullExponent(precision))),
                this);
    return true;
}

} // namespace softfocus
