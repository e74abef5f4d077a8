#include "ui/panels/card/parts_strip.h"

#include "ui/paint/charts/parts_painter.h"
#include "ui/style/shown_theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace softfocus {

PartsStrip::PartsStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("scoreParts"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(*this, [this](const Theme&) { updateGeometry(); });
}

void PartsStrip::setParts(const ScoreParts& parts)
{
    m_parts = parts;
    setAccessibleName(linesOf(m_parts).join(u'\n'));
    update();
}

QSize PartsStrip::sizeHint() const
{
    constexpr double wide = 400; // nine numbers of up to six digits
    return {scaled(wide), int(std::ceil(partsHeight(shownTheme())))};
}

void PartsStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintParts(painter, QRectF(rect()), m_parts, shownTheme());
}

bool PartsStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text = restText(m_parts);
    for (std::size_t place = 0; place < m_parts.largest.size(); ++place)
        if (partColumn(QRectF(rect()), m_parts, place).contains(help->pos()))
            text = textOf(m_parts, place);
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace softfocus
