#include "ui/style/button_look.h"

#include "ui/style/draw.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOptionToolButton>

namespace softfocus {

namespace {

constexpr double wordHeight = 30, iconSide = 16, handleIconSide = 12, buttonRowHeight = 24, switchGap = 6;

QFont wordFont(const Theme& theme)
{
    return theme.sized(13, QFont::DemiBold);
}

QSize wordSize(const QString& word, Look look, const Theme& theme)
{
    const double padding = look == Look::Primary ? 22 : 12;
    return {QFontMetrics(wordFont(theme)).size(Qt::TextShowMnemonic, word).width() + 2 * theme.scaled(padding), theme.scaled(wordHeight)};
}

void drawWord(QPainter& painter, const QStyleOption& option, const QString& word, Look look, const Theme& theme)
{
    const bool primary = look == Look::Primary, pointed = isPointedAt(option);
    const double radius = theme.scaled(8);
    QColor fill = pointed ? theme.accentWash : theme.panel;
    if (primary)
        fill = pointed ? theme.accent.lighter(theme.dark ? 108 : 112) : theme.accent;
    drawBox(painter, option.rect, radius, fill, primary ? fill : theme.hairline);
    if (showsFocus(option))
        drawRing(painter, option.rect, radius, primary ? theme.text : theme.accent);
    QColor ink = primary ? theme.onAccent : theme.text;
    if (!(option.state & QStyle::State_Enabled))
        ink.setAlphaF(0.35F);
    painter.setPen(ink);
    painter.setFont(wordFont(theme));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic, word);
}

void drawQuietWord(QPainter& painter, const QStyleOptionButton& button, const Theme& theme)
{
    const QFont font = theme.sized(12, QFont::Medium);
    const QFontMetrics metrics(font);
    const int padding = theme.scaled(2);
    const QString line = metrics.elidedText(button.text, Qt::ElideRight, button.rect.width() - 2 * padding);
    QRect words(button.rect.left() + padding, button.rect.top(), metrics.horizontalAdvance(line), button.rect.height());
    words = QStyle::visualRect(button.direction, button.rect, words);
    painter.setFont(font);
    painter.setPen(button.state & QStyle::State_Enabled ? theme.accent : theme.secondary);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, line);
    if (isPointedAt(button)) {
        const int y = button.rect.top() + button.rect.height() / 2 + metrics.ascent() / 2 + theme.scaled(2);
        painter.drawLine(words.left(), y, words.right(), y);
    }
    if (showsFocus(button))
        drawRing(painter, QRectF(words).adjusted(-padding, 0, padding + 2, 0), theme.scaled(6), theme.accent);
}

void drawIcon(QPainter& painter, const QStyleOptionToolButton& button, bool isHandle, const Theme& theme)
{
    const bool enabled = button.state & QStyle::State_Enabled, pointed = isPointedAt(button);
    const double radius = theme.scaled(8);
    const QColor none(Qt::transparent);
    if (isHandle)
        drawBox(painter, button.rect, radius, pointed ? theme.accentWash : theme.panel, theme.hairline);
    else
        drawBox(painter, button.rect, radius, pointed ? theme.accentWash : none, none);
    if (showsFocus(button))
        drawRing(painter, button.rect, radius, theme.accent);
    QColor ink = pointed ? theme.text : theme.secondary;
    if (isOn(button) || (isHandle && (pointed || showsFocus(button))))
        ink = theme.accent;
    if (!enabled)
        ink.setAlphaF(0.35F);
    painter.setPen(ink);
    const int side = theme.scaled(isHandle ? handleIconSide : iconSide);
    QRect square(0, 0, side, side);
    square.moveCenter(button.rect.center());
    button.icon.paint(&painter, square, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

void drawRow(QPainter& painter, const QStyleOption& option, const QString& value, const Theme& theme)
{
    const double arrow = theme.scaled(8);
    const int overhang = theme.scaled(2);
    const QRect& box = option.rect;
    const bool reversed = option.direction == Qt::RightToLeft;
    const double tip = reversed ? box.left() + overhang + arrow / 2 : box.right() + 1 - overhang - arrow / 2;
    drawArrow(painter, {tip, box.top() + box.height() / 2.0}, arrow, theme.secondary);
    const QRect room = QStyle::visualRect(option.direction, box, box.adjusted(0, 0, -overhang - theme.scaled(14), 0));
    const QFont font = theme.sized(13);
    const QFontMetrics metrics(font);
    const QString line = metrics.elidedText(value, Qt::ElideRight, room.width());
    painter.setFont(font);
    painter.setPen(option.state & QStyle::State_MouseOver ? theme.accent : theme.secondary);
    painter.drawText(room, QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter, line);
    if (!showsFocus(option))
        return;
    QRect ring = box;
    ring.setLeft(std::max(box.left(), room.right() - metrics.horizontalAdvance(line) - theme.scaled(8)));
    drawRing(painter, QStyle::visualRect(option.direction, box, ring), theme.scaled(6), theme.accent);
}

void drawPushButton(QPainter& painter, const QStyleOptionButton& button, Look look, const Theme& theme)
{
    if (look == Look::Quiet)
        drawQuietWord(painter, button, theme);
    else
        drawWord(painter, button, button.text, look, theme);
}

QSize pushButtonSize(const QStyleOptionButton& button, Look look, const Theme& theme)
{
    if (look != Look::Quiet)
        return wordSize(button.text, look, theme);
    return {QFontMetrics(theme.sized(12, QFont::Medium)).horizontalAdvance(button.text) + theme.scaled(8), theme.scaled(22)};
}

void drawToolButton(QPainter& painter, const QStyleOptionToolButton& button, Look look, const Theme& theme)
{
    if (look == Look::Row)
        drawRow(painter, button, button.text, theme);
    else if (button.icon.isNull())
        drawWord(painter, button, button.text, look, theme);
    else
        drawIcon(painter, button, look == Look::Handle, theme);
}

QSize toolButtonSize(const QStyleOptionToolButton& button, Look look, const Theme& theme)
{
    if (look == Look::Handle)
        return {theme.scaled(20), theme.scaled(80)};
    if (look == Look::Row)
        return {theme.scaled(80), theme.scaled(buttonRowHeight)};
    if (button.icon.isNull())
        return wordSize(button.text, look, theme);
    return {theme.scaled(wordHeight), theme.scaled(wordHeight)};
}

namespace {

QFont segmentFont(Look look, const Theme& theme)
{
    return look == Look::Washed ? theme.sized(12, QFont::Medium) : theme.sized(13, QFont::DemiBold);
}

void drawSegmentGround(QPainter& painter, const QStyleOptionButton& button, Look look, const Theme& theme)
{
    const bool chosen = isOn(button), filled = look == Look::Filled;
    QColor fill = isPointedAt(button) ? theme.accentWash : theme.window;
    if (chosen && !(button.state & QStyle::State_Enabled))
        fill = theme.hairline;
    else if (chosen)
        fill = filled ? theme.accent : theme.accentWash;
    const double radius = theme.scaled(8);
    drawBox(painter, button.rect, radius, fill, chosen ? fill : theme.hairline);
    if (!showsFocus(button))
        return;
    const double inset = chosen && filled ? 2 : 0;
    drawRing(painter, QRectF(button.rect).adjusted(inset, inset, -inset, -inset), radius - inset,
             chosen && filled ? theme.onAccent : theme.accent);
}

} // namespace

void drawSegment(QPainter& painter, const QStyleOptionButton& button, Look look, const Theme& theme)
{
    drawSegmentGround(painter, button, look, theme);
    const QString name = button.text.section(u'\t', 0, 0), key = button.text.section(u'\t', 1);
    QColor onChosen = look == Look::Filled ? theme.onAccent : theme.accent, ink = theme.text;
    if (!(button.state & QStyle::State_Enabled)) {
        onChosen = ink = theme.secondary;
        ink.setAlphaF(0.5F);
    }
    const int side = key.isEmpty() ? 0 : theme.scaled(8);
    const QRect room = QStyle::visualRect(button.direction, button.rect, button.rect.adjusted(0, 0, -side, 0));
    painter.setPen(isOn(button) ? onChosen : ink);
    painter.setFont(segmentFont(look, theme));
    painter.drawText(room, Qt::AlignCenter | Qt::TextShowMnemonic, name);
    if (key.isEmpty())
        return;
    QColor quiet = isOn(button) ? onChosen : theme.secondary;
    if (isOn(button))
        quiet.setAlphaF(0.8F);
    painter.setPen(quiet);
    painter.setFont(theme.sized(11));
    painter.drawText(room, QStyle::visualAlignment(button.direction, Qt::AlignRight) | Qt::AlignVCenter, key);
}

QSize segmentSize(const QStyleOptionButton& button, Look look, const Theme& theme)
{
    const double padding = button.text.contains(u'\t') ? 16 : 6;
    const int name = QFontMetrics(segmentFont(look, theme)).horizontalAdvance(button.text.section(u'\t', 0, 0));
    return {name + 2 * theme.scaled(padding), theme.scaled(look == Look::Washed ? 28 : 32)};
}

void drawSwitch(QPainter& painter, const QStyleOptionButton& button, const Theme& theme)
{
    const bool enabled = button.state & QStyle::State_Enabled;
    painter.setFont(theme.sized(13));
    painter.setPen(enabled ? theme.text : theme.secondary);
    const Qt::Alignment start = QStyle::visualAlignment(button.direction, Qt::AlignLeft);
    const double height = theme.scaled(16), width = theme.scaled(28), overhang = theme.scaled(2);
    const int room = button.rect.width() - int(std::ceil(width + theme.scaled(switchGap) / 2.0));
    const QString text = painter.fontMetrics().elidedText(button.text, Qt::ElideRight, room, Qt::TextShowMnemonic);
    painter.drawText(button.rect, start | Qt::AlignVCenter | Qt::TextShowMnemonic, text);

    const bool reversed = button.direction == Qt::RightToLeft;
    const double left = reversed ? button.rect.left() + overhang : button.rect.right() + 1 - overhang - width;
    const QRectF slot(left, button.rect.top() + (button.rect.height() - height) / 2.0, width, height);
    QColor off = theme.secondary;
    off.setAlphaF(!enabled ? 0.3F : isPointedAt(button) ? 0.8F : 0.6F);
    const bool on = isOn(button) && enabled;
    painter.setPen(Qt::NoPen);
    painter.setBrush(on ? theme.accent : off);
    painter.drawRoundedRect(slot, height / 2, height / 2);
    painter.setBrush(theme.panel);
    const double knob = on != reversed ? slot.right() - height / 2 : slot.left() + height / 2;
    const double radius = height / 2 - overhang;
    painter.drawEllipse(QPointF(knob, slot.center().y()), radius, radius);
    if (showsFocus(button))
        drawRing(painter, slot.adjusted(-4, -4, 4, 4), height / 2 + 4, theme.accent);
}

QSize switchSize(const QStyleOptionButton& button, const Theme& theme)
{
    return {QFontMetrics(theme.sized(13)).horizontalAdvance(button.text) + theme.scaled(28 + switchGap), theme.scaled(buttonRowHeight)};
}

} // namespace softfocus
