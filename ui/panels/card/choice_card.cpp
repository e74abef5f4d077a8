#include "ui/panels/card/choice_card.h"

#include "ui/style/draw.h"
#include "ui/style/shown_theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace softfocus {

namespace {

constexpr double padding = 12, titleHeight = 22, titlePixels = 14, meaningPixels = 12.5;

} // namespace

ChoiceCard::ChoiceCard(const QString& title, const QString& meaning, QWidget* parent) : QAbstractButton(parent), m_meaning(meaning)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(meaning);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QRect ChoiceCard::meaningBox(int width) const
{
    const int edge = scaled(padding);
    const QRect room(edge, edge + scaled(titleHeight), std::max(1, width - 2 * edge), 10'000);
    return QFontMetrics(shownTheme().sized(meaningPixels)).boundingRect(room, Qt::TextWordWrap, m_meaning);
}

int ChoiceCard::heightForWidth(int width) const
{
    return meaningBox(width).bottom() + 1 + scaled(padding);
}

QSize ChoiceCard::sizeHint() const
{
    const int width = scaled(400);
    return {width, heightForWidth(width)};
}

void ChoiceCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = scaled(8);
    const bool lit = underMouse() || isDown() || hasFocus();
    painter.setPen(QPen(shownTheme().hairline, 1));
    painter.setBrush(lit ? shownTheme().accentWash : shownTheme().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (hasFocus())
        drawRing(painter, rect(), radius, shownTheme().accent);

    const int edge = scaled(padding);
    painter.setPen(shownTheme().text);
    painter.setFont(shownTheme().sized(titlePixels, QFont::DemiBold));
    painter.drawText(QRect(edge, edge, width() - 2 * edge, scaled(titleHeight)), Qt::AlignLeft, text());
    painter.setPen(shownTheme().secondary);
    painter.setFont(shownTheme().sized(meaningPixels));
    QRect room = meaningBox(width());
    room.setWidth(width() - 2 * edge);
    painter.drawText(room, Qt::TextWordWrap, m_meaning);
}

} // namespace softfocus
