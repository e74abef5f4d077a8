#include "ui/views/one_pass_view.h"

#include "ui/controls/text/spoken.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"
#include "ui/words/numbers/shown_number.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr double namesHigh = 20, sumsShare = 0.3, gapHigh = 24;

QColor maximumColour(const Theme& theme)
{
    return theme.dark ? QColor("#e8a04c") : QColor("#c26a00");
}

QColor faint(QColor colour, float opacity)
{
    colour.setAlphaF(opacity);
    return colour;
}

} // namespace

OnePassView::OnePassView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("onePassView"));
    setSpokenRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("The numbers, as they are taken one after the other"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void OnePassView::setPass(const OnePass& pass)
{
    m_pass = pass;
    setAccessibleDescription(stepSentence(pass) + u' ' + passSentence(pass));
    update();
}

QSize OnePassView::sizeHint() const
{
    return {scaled(420), scaled(260)};
}

QSize OnePassView::minimumSizeHint() const
{
    return {scaled(200), scaled(150)};
}

QRectF OnePassView::plot() const
{
    return QRectF(rect()).adjusted(scaled(8), scaled(18), -scaled(8), -scaled(6));
}

QRectF OnePassView::columnOf(std::size_t place) const
{
    const QRectF area = plot();
    const double wide = area.width() / double(std::max<std::size_t>(1, m_pass.steps.size()));
    return {area.left() + wide * double(place), area.top(), wide, area.height()};
}

std::optional<std::size_t> OnePassView::placeAt(double x) const
{
    for (std::size_t place = 0; place < m_pass.steps.size(); ++place)
        if (const QRectF column = columnOf(place); x >= column.left() && x < column.right())
            return place;
    return std::nullopt;
}

/// From the top of the area down to a score; the scale has 0 where the scores are on both sides of it.
double OnePassView::scoreHeight(const QRectF& area, double score) const
{
    const auto [least, most] = std::ranges::minmax(m_pass.list.scores);
    const double low = std::min(0.0, least), high = std::max(0.0, most);
    // Halved, since the span of two finite numbers may be none.
    const double span = high / 2 - low / 2;
    return area.top() + (span > 0 ? area.height() * ((high / 2 - score / 2) / span) : area.height());
}

std::size_t OnePassView::namesApart(const QFont& font) const
{
    constexpr double longest = 60, between = 4; // what is longer is cut
    double widest = 0;
    for (std::size_t place = 0; place < m_pass.steps.size(); ++place)
        widest = std::max(widest, evenWidth(font, numberName(m_pass.list, place)));
    const double wide = std::min(widest, double(scaled(longest))) + scaled(between);
    return std::size_t(std::max(1.0, std::ceil(wide / std::max(1.0, columnOf(0).width()))));
}

void OnePassView::paintBars(QPainter& painter, const QRectF& area) const
{
    const Theme& theme = shownTheme();
    const double zero = scoreHeight(area, 0);
    const QFont font = theme.sized(12, QFont::DemiBold);
    const std::size_t every = namesApart(font);
    for (std::size_t place = 0; place < m_pass.steps.size(); ++place) {
        const QRectF column = columnOf(place);
        const double side = std::min(column.width() * 0.18, double(scaled(12))), most = scaled(64);
        const double wide = std::min(column.width() - 2 * side, most);
        const double y = scoreHeight(area, m_pass.list.scores[place]);
        constexpr double sliver = 1.5;
        const QRectF bar(column.center().x() - wide / 2, std::min(y, zero), wide, std::max(sliver, std::abs(zero - y)));
        const bool isTaken = place < m_pass.taken, isLast = place + 1 == m_pass.taken;
        painter.setPen(Qt::NoPen);
        painter.setBrush(isLast ? theme.accent : isTaken ? faint(theme.accent, 0.45F) : faint(theme.secondary, 0.22F));
        painter.drawRoundedRect(bar, scaled(3), scaled(3));
        painter.setPen(isLast ? theme.text : theme.secondary);
        // Of names that have no room beside each other only some are written, and that of the current number.
        const bool isNear = m_pass.taken > 0 && std::max(place, m_pass.taken - 1) - std::min(place, m_pass.taken - 1) < every;
        if (isLast || (place % every == 0 && !isNear)) {
            const double room = column.width() * double(every), left = column.center().x() - room / 2;
            const QRectF under(left, height() - scaled(6 + namesHigh), room, scaled(namesHigh));
            drawFitted(painter, under, Qt::AlignHCenter, font, numberName(m_pass.list, place));
        }
    }
    painter.setPen(QPen(theme.hairline, 1));
    painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero));
}

/// A step up wherever a larger number came.
void OnePassView::paintMaximum(QPainter& painter, const QRectF& area) const
{
    if (m_pass.taken == 0)
        return;
    const Theme& theme = shownTheme();
    QPolygonF line;
    for (std::size_t place = 0; place < m_pass.taken; ++place) {
        const QRectF column = columnOf(place);
        const double y = scoreHeight(area, m_pass.steps[place].maximum);
        line << QPointF(column.left(), y) << QPointF(column.right(), y);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(maximumColour(theme), 2));
    painter.drawPolyline(line);
    const QFont font = theme.sized(12, QFont::DemiBold);
    const QString text = tr("m = %1").arg(shownNumber(m_pass.steps[m_pass.taken - 1].maximum, 4).screen);
    const double wide = evenWidth(font, text);
    const double x = std::clamp(line.back().x() - wide, area.left(), area.right() - wide);
    drawEven(painter, {x, line.back().y() - scaled(4)}, font, text);
}

void OnePassView::paintSums(QPainter& painter, const QRectF& area) const
{
    const Theme& theme = shownTheme();
    double most = 1;
    for (const OnlineStep& step : m_pass.steps)
        most = std::max(most, step.sum);
    const QFont font = theme.sized(11);
    for (std::size_t place = 0; place < m_pass.taken; ++place) {
        const OnlineStep& step = m_pass.steps[place];
        const QRectF column = columnOf(place);
        const double wide = std::min(column.width() * 0.5, double(scaled(28))), high = area.height() * step.sum / most;
        const QRectF bar(column.center().x() - wide / 2, area.bottom() - high, wide, high);
        // What was there before was rescaled where a larger number came.
        const bool isRescaled = step.isNewMaximum && place > 0;
        const QColor colour = isRescaled ? maximumColour(theme) : theme.accent;
        painter.setPen(Qt::NoPen);
        painter.setBrush(place + 1 == m_pass.taken ? colour : faint(colour, 0.45F));
        painter.drawRoundedRect(bar, scaled(2), scaled(2));
    }
    painter.setPen(QPen(theme.hairline, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (m_pass.taken == 0)
        return;
    const QString text = tr("d = %1").arg(shownNumber(m_pass.steps[m_pass.taken - 1].sum, 4).screen);
    const QFont bold = theme.sized(12, QFont::DemiBold);
    painter.setPen(theme.accent);
    drawEven(painter, {area.left(), area.top() - scaled(4)}, bold, text);
}

void OnePassView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = plot().adjusted(0, 0, 0, -scaled(namesHigh));
    const double sums = (area.height() - scaled(gapHigh)) * sumsShare;
    const QRectF upper(area.left(), area.top(), area.width(), area.height() - sums - scaled(gapHigh));
    const QRectF lower(area.left(), area.bottom() - sums, area.width(), sums);
    paintBars(painter, upper);
    paintMaximum(painter, upper);
    paintSums(painter, lower);
    QStyleOption option;
    option.initFrom(this);
    if (showsFocus(option))
        drawRing(painter, QRectF(rect()), scaled(4), shownTheme().accent);
}

void OnePassView::keyPressEvent(QKeyEvent* event)
{
    constexpr int bigStep = 8;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up: emit stepped(1); break;
    case Qt::Key_Left:
    case Qt::Key_Down: emit stepped(-1); break;
    case Qt::Key_PageUp: emit stepped(bigStep); break;
    case Qt::Key_PageDown: emit stepped(-bigStep); break;
    case Qt::Key_Home: emit chosen(0); break;
    case Qt::Key_End: emit chosen(m_pass.steps.size()); break;
    case Qt::Key_Space: emit toggled(); break;
    default: QWidget::keyPressEvent(event);
    }
}

void OnePassView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto place = placeAt(event->position().x()))
        emit chosen(*place + 1);
}

bool OnePassView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto place = placeAt(help->pos().x());
    OnePass until = m_pass;
    until.taken = place.value_or(0) + 1;
    QToolTip::showText(help->globalPos(), place ? stepSentence(until) : QString(), this);
    return true;
}

} // namespace softfocus
