#include "ui/panels/card/choice_card.h"

#include "ui/style/focus_ring.h"
#include "ui/style/metrics.h"

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
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChoiceCard::applyTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QRect ChoiceCard::meaningBox(int width) const
{
    const int edge = scaled(m_theme, padding);
    const QRect room(edge, edge + scaled(m_theme, titleHeight), std::max(1, width - 2 * edge), 10'000);
    return QFontMetrics(m_theme.sized(meaningPixels)).boundingRect(room, Qt::TextWordWrap, m_meaning);
}

int ChoiceCard::heightForWidth(int width) const
{
    return meaningBox(width).bottom() + 1 + scaled(m_theme, padding);
}

QSize ChoiceCard::sizeHint() const
{
    const int width = scaled(m_theme, 400);
    return {width, heightForWidth(width)};
}

void ChoiceCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = scaled(m_theme, 8);
    const bool lit = underMouse() || isDown() || hasFocus();
    painter.setPen(QPen(m_theme.hairline, 1));
    painter.setBrush(lit ? m_theme.accentWash : m_theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (hasFocus())
        paintFocusRing(painter, rect(), radius, m_theme.accent);

    const int edge = scaled(m_theme, padding);
    painter.setPen(m_theme.text);
    painter.setFont(m_theme.sized(titlePixels, QFont::DemiBold));
    painter.drawText(QRect(edge, edge, width() - 2 * edge, scaled(m_theme, titleHeight)), Qt::AlignLeft, text());
    painter.setPen(m_theme.secondary);
    painter.setFont(m_theme.sized(meaningPixels));
    QRect room = meaningBox(width());
    room.setWidth(width() - 2 * edge);
    painter.drawText(room, Qt::TextWordWrap, m_meaning);
}

void ChoiceCard::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void ChoiceCard::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace softfocus
