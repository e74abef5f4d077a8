#include "ui/window/drop_veil.h"

#include "ui/style/shown_theme.h"

#include <QPainter>

namespace softfocus {

DropVeil::DropVeil(QWidget* parent) : QWidget(parent)
{
    setObjectName("dropVeil");
    setAttribute(Qt::WA_TransparentForMouseEvents); // what lies below decides where things can be dropped
    hide();
}

void DropVeil::offer(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropVeil::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = shownTheme().window;
    veil.setAlphaF(0.8F);
    painter.fillRect(rect(), veil);
    const double inset = scaled(12);
    const double radius = scaled(12);
    QColor wash = shownTheme().accentWash;
    wash.setAlphaF(0.6F);
    painter.setBrush(wash);
    painter.setPen(QPen(shownTheme().accent, scaled(2), Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);

    painter.setFont(shownTheme().sized(22, QFont::DemiBold));
    const QRectF room = QRectF(rect()).adjusted(3 * inset, 0, -3 * inset, 0);
    const QString shown = painter.fontMetrics().elidedText(m_text, Qt::ElideMiddle, int(room.width()));
    painter.setPen(shownTheme().accent);
    painter.drawText(room, Qt::AlignCenter, shown);
}

} // namespace softfocus
