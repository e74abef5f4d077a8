#include "ui/style/view_look.h"

#include "ui/style/draw.h"
#include "ui/style/icons.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace softfocus {

namespace {

constexpr double menuSide = 24, menuEdge = 4, listEdge = 8, listHeight = 28;

void drawWash(QPainter& painter, const QRect& box, double radius, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(box, radius, radius);
}

QRect placed(const QStyleOption& option, const QRect& place)
{
    return QStyle::visualRect(option.direction, option.rect, place);
}

void drawCheck(QPainter& painter, const QStyleOptionMenuItem& item, const Theme& theme)
{
    const int side = theme.scaled(menuSide);
    const QRectF box(placed(item, QRect(item.rect.left(), item.rect.top(), side, item.rect.height())));
    const double arm = theme.scaled(4);
    painter.setPen(
        QPen(item.state & QStyle::State_Enabled ? theme.accent : theme.secondary, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF tip = box.center() + QPointF(-arm / 4, arm * 3 / 4);
    const QPointF mark[] = {tip + QPointF(-arm * 3 / 4, -arm * 3 / 4), tip, tip + QPointF(arm * 5 / 4, -arm * 3 / 2)};
    painter.drawPolyline(mark, 3);
}

void drawSubmenuMark(QPainter& painter, const QStyleOptionMenuItem& item, const Theme& theme)
{
    const int side = theme.scaled(12);
    const QRect square(item.rect.right() - theme.scaled(menuEdge) - side, item.rect.center().y() - side / 2, side, side);
    painter.setPen(theme.secondary);
    paintIcon(painter, item.direction == Qt::RightToLeft ? Icon::ChevronLeft : Icon::ChevronRight, placed(item, square));
}

} // namespace

void drawMenuItem(QPainter& painter, const QStyleOptionMenuItem& item, const Theme& theme)
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        const int edge = theme.scaled(8);
        painter.fillRect(QRect(item.rect.left() + edge, item.rect.center().y(), item.rect.width() - 2 * edge, 1), theme.hairline);
        return;
    }
    const bool enabled = item.state & QStyle::State_Enabled;
    if (enabled && item.state & QStyle::State_Selected)
        drawWash(painter, item.rect, theme.scaled(4), theme.accentWash);
    if (item.checked)
        drawCheck(painter, item, theme);
    const int side = theme.scaled(menuSide);
    const QRect room = item.rect.adjusted(side, 0, -side, 0);
    const QString key = item.text.section(u'\t', 1), words = item.text.section(u'\t', 0, 0), remark = words.section(u'\n', 1);
    const int start = int(QStyle::visualAlignment(item.direction, Qt::AlignLeft));
    painter.setFont(item.font);
    painter.setPen(enabled ? theme.text : theme.secondary);
    const QRect line = remark.isEmpty() ? room : room.adjusted(0, theme.scaled(menuEdge), 0, -room.height() / 2);
    painter.drawText(line, start | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, words.section(u'\n', 0, 0));
    if (!remark.isEmpty()) {
        painter.setPen(theme.secondary);
        painter.drawText(room.adjusted(0, room.height() / 2, 0, -theme.scaled(menuEdge)), start | Qt::AlignVCenter | Qt::TextSingleLine,
                         remark);
    }
    if (!key.isEmpty()) {
        painter.setPen(theme.secondary);
        painter.drawText(room, QStyle::visualAlignment(item.direction, Qt::AlignRight) | Qt::AlignVCenter | Qt::TextSingleLine, key);
    }
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        drawSubmenuMark(painter, item, theme);
}

QSize menuItemSize(const QStyleOptionMenuItem& item, const QSize& contents, const Theme& theme)
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), 2 * theme.scaled(menuEdge) + 1};
    const QFontMetrics metrics(item.font);
    if (item.text.contains(u'\n')) { // a line and a remark on it below
        const int wide =
            std::max(metrics.horizontalAdvance(item.text.section(u'\n', 0, 0)), metrics.horizontalAdvance(item.text.section(u'\n', 1)));
        return {wide + 2 * theme.scaled(menuSide), 2 * metrics.height() + 2 * theme.scaled(menuEdge)};
    }
    const int key = item.text.contains(u'\t') ? theme.scaled(menuSide) : 0;
    return {contents.width() + 2 * theme.scaled(menuSide) + key, metrics.height() + 2 * theme.scaled(menuEdge)};
}

void drawListItem(QPainter& painter, const QStyleOptionMenuItem& item, const QSize& icon, const Theme& theme)
{
    const bool lit = item.state & QStyle::State_Selected;
    painter.fillRect(item.rect, lit ? theme.accentWash : theme.panel);
    const int edge = theme.scaled(listEdge);
    QRect room = item.rect.adjusted(edge, 0, -edge, 0);
    if (!item.icon.isNull()) {
        QRect place(QPoint(room.left(), 0), icon);
        place.moveCenter({place.center().x(), room.center().y()});
        item.icon.paint(&painter, placed(item, place));
        room.setLeft(place.right() + edge);
    }
    painter.setFont(item.font);
    painter.setPen(lit || item.checked ? theme.accent : theme.text);
    QString text = item.text;
    text.replace(QLatin1String("&&"), QLatin1String("&")); // Qt took it for the text of a menu
    const QString line = QFontMetrics(item.font).elidedText(text, Qt::ElideMiddle, room.width());
    painter.drawText(placed(item, room), QStyle::visualAlignment(item.direction, Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                     line);
}

QSize listItemSize(const QStyleOptionMenuItem& item, const QSize& contents, const Theme& theme)
{
    const int icon = item.icon.isNull() ? 0 : item.maxIconWidth + theme.scaled(listEdge);
    return {contents.width() + icon + 2 * theme.scaled(listEdge), theme.scaled(listHeight)};
}

void drawMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& item, bool underlines, const Theme& theme)
{
    painter.fillRect(item.rect, theme.panel);
    const bool enabled = item.state & QStyle::State_Enabled, opened = enabled && item.state & QStyle::State_Sunken;
    if (opened || (enabled && item.state & QStyle::State_Selected))
        drawWash(painter, item.rect, theme.scaled(6), theme.accentWash);
    painter.setPen(!enabled ? theme.secondary : opened ? theme.accent : theme.text);
    const int mnemonic = underlines ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter.drawText(item.rect, Qt::AlignCenter | Qt::TextSingleLine | mnemonic, item.text);
}

namespace {

constexpr double tabGap = 6;

} // namespace

void drawTab(QPainter& painter, const QStyleOptionTab& tab, const Theme& theme)
{
    const bool chosen = tab.state & QStyle::State_Selected;
    const int gap = theme.scaled(tabGap) / 2;
    const QRect box = tab.rect.adjusted(gap, 0, -gap, 0);
    const double radius = theme.scaled(8);
    if (chosen || isPointedAt(tab))
        drawWash(painter, box, radius, theme.accentWash);
    if (showsFocus(tab))
        drawRing(painter, box, radius, theme.accent);
    painter.setPen(chosen ? theme.accent : theme.secondary);
    painter.setFont(theme.sized(13, QFont::DemiBold));
    painter.drawText(box, Qt::AlignCenter | Qt::TextShowMnemonic, tab.text);
}

QSize tabSize(const QStyleOptionTab& tab, const Theme& theme)
{
    const int word = QFontMetrics(theme.sized(13, QFont::DemiBold)).horizontalAdvance(tab.text);
    return {word + 2 * theme.scaled(18) + theme.scaled(tabGap), theme.scaled(32)};
}

void drawHeaderLabel(QPainter& painter, const QStyleOptionHeader& header, const Theme& theme)
{
    painter.setPen(theme.secondary);
    painter.setFont(theme.sized(11, QFont::DemiBold));
    const Qt::Alignment across = QStyle::visualAlignment(header.direction, header.textAlignment & Qt::AlignHorizontal_Mask);
    const QString line = QFontMetrics(painter.font()).elidedText(header.text, Qt::ElideRight, header.rect.width());
    painter.drawText(header.rect, across | Qt::AlignVCenter | Qt::TextSingleLine, line);
}

void drawItemGround(QPainter& painter, const QStyleOption& item, const Theme& theme)
{
    const bool chosen = item.state & QStyle::State_Selected;
    if (!chosen && !(item.state & QStyle::State_MouseOver))
        return;
    QColor wash = theme.accentWash;
    if (!chosen)
        wash.setAlphaF(0.5F);
    painter.fillRect(item.rect, wash);
}

void drawSplitter(QPainter& painter, const QStyleOption& gap, const Theme& theme)
{
    if (!isPointedAt(gap))
        return;
    QRectF grip(0, 0, theme.scaled(4), theme.scaled(36));
    if (!(gap.state & QStyle::State_Horizontal))
        grip = grip.transposed();
    grip.moveCenter(QRectF(gap.rect).center());
    drawWash(painter, grip.toRect(), theme.scaled(2), theme.accent);
}

} // namespace softfocus
