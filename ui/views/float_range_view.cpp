#include "ui/views/float_range_view.h"

#include "ui/controls/text/spoken.h"
#include "ui/paint/charts/float_ranges.h"
#include "ui/style/shown_theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace softfocus {

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
    return {scaled(300), int(FloatLanes::heightOf(shownTheme()))};
}

FloatLanes FloatRangeView::lanes() const
{
    return {QRectF(rect()), shownTheme()};
}

double FloatRangeView::placeOf(double exponent) const
{
    return lanes().placeOf(exponent);
}

QRectF FloatRangeView::laneOf(Precision precision) const
{
    return lanes().laneOf(precision);
}

void FloatRangeView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintFloatRanges(painter, QRectF(rect()), m_lesson, shownTheme());
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
