#include "ui/style/menu_bar_style.h"

#include "ui/style/metrics.h"

#include <QPainter>
#include <QStyleOptionMenuItem>

namespace softfocus {

void MenuBarStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_MenuBarEmptyArea) {
        painter->fillRect(option->rect, m_theme.panel);
        return;
    }
    if (element != CE_MenuBarItem) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    const auto& item = *static_cast<const QStyleOptionMenuItem*>(option);
    painter->fillRect(item.rect, m_theme.panel);
    const bool enabled = item.state & State_Enabled;
    if (enabled && item.state & (State_Selected | State_Sunken)) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.accentWash);
        const double radius = scaled(m_theme, 6);
        painter->drawRoundedRect(QRectF(item.rect), radius, radius);
        painter->restore();
    }
    const bool opened = enabled && item.state & State_Sunken;
    painter->setPen(!enabled ? m_theme.secondary : opened ? m_theme.accent : m_theme.text);
    const bool underlines = proxy()->styleHint(SH_UnderlineShortcut, option, widget);
    painter->drawText(item.rect, Qt::AlignCenter | Qt::TextSingleLine | (underlines ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                      item.text);
}

void MenuBarStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == PE_PanelMenuBar)
        painter->fillRect(option->rect, m_theme.panel);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QSize MenuBarStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    // Of the text alone; the base would add its own margins.
    if (type == CT_MenuBarItem)
        return size + QSize(2 * scaled(m_theme, 9), 2 * scaled(m_theme, 3));
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int MenuBarStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_MenuBarHMargin: return scaled(m_theme, 11); // so that titles begin where the bar below them does
    case PM_MenuBarVMargin: return scaled(m_theme, 2);
    case PM_MenuBarItemSpacing: return scaled(m_theme, 2);
    case PM_MenuBarPanelWidth: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace softfocus
