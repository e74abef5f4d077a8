#include "ui/controls/text/spoken.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace softfocus {

namespace {

constexpr const char* roleProperty = "spokenRole";

QAccessibleInterface* widgetWithRole(const QString&, QObject* object)
{
    if (!object || !object->isWidgetType())
        return nullptr;
    const QVariant role = object->property(roleProperty);
    return role.isValid() ? new QAccessibleWidget(static_cast<QWidget*>(object), static_cast<QAccessible::Role>(role.toInt())) : nullptr;
}

} // namespace

void setSpokenRole(QWidget& widget, QAccessible::Role role)
{
    QAccessible::installFactory(widgetWithRole); // installing it again changes nothing
    widget.setProperty(roleProperty, int(role));
}

void announce(QWidget& widget)
{
    // Which of these is heard differs from system to system: a name that changes, a notification that comes up, an alert.
    for (const QAccessible::Event what : {QAccessible::NameChanged, QAccessible::ObjectShow, QAccessible::Alert}) {
        QAccessibleEvent event(&widget, what);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace softfocus
