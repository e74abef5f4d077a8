#include "ui/style/softfocus_style.h"

#include <QWidget>

namespace softfocus {

SoftfocusStyle::SoftfocusStyle(const Theme& theme) : QProxyStyle(QStringLiteral("fusion")), m_theme(theme) {}

void SoftfocusStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // Menus, lists and dialogs wear what the window wears that they belong to.
    if (widget->isWindow() && widget->parentWidget())
        widget->setAttribute(Qt::WA_WindowPropagation);
}

} // namespace softfocus
