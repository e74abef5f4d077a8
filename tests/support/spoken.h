#pragma once

#include <QAccessible>
#include <QStringList>
#include <QWidget>

namespace softfocus::test {

/// What a screen reader calls a widget.
inline QString nameOf(const QWidget& widget)
{
    const QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(&widget));
    return spoken ? spoken->text(QAccessible::Name) : QString();
}

/// What can be done something with, and so has to have a name.
inline bool isControl(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::PageTab:
    case QAccessible::Chart:
    case QAccessible::Graphic:
    case QAccessible::Dialog:
    case QAccessible::Notification: return true;
    default: return false;
    }
}

/// What is wrong with one object: a control without a name or with only its value for one, a text without a role, a handle that no key reaches.
inline QString faultOf(const QAccessibleInterface& spoken)
{
    const QString name = spoken.text(QAccessible::Name), value = spoken.text(QAccessible::Value);
    const QAccessible::Role role = spoken.role();
    const bool isHandle = (role == QAccessible::Grip || role == QAccessible::Splitter) && spoken.childCount() == 0;
    if ((isControl(role) || isHandle) && name.isEmpty())
        return QStringLiteral("has no name");
    // Qt 6.4 says the name of a table for whatever it is asked.
    if (isControl(role) && role != QAccessible::Table && role != QAccessible::Tree && !value.isEmpty() && name == value)
        return QStringLiteral("has only its value for a name: ") + name;
    const bool saysNothing = role == QAccessible::Client || role == QAccessible::NoRole || role == QAccessible::Whitespace;
    if (saysNothing && !name.isEmpty())
        return QStringLiteral("holds a text and has no role: ") + name;
    if (isHandle && !spoken.state().focusable)
        return QStringLiteral("is a handle that the keyboard cannot reach");
    return {};
}

/// What is wrong in all that can be seen of a window, an object each. Tables are not looked into: their cells have tests of their own.
inline QStringList faultsBelow(QAccessibleInterface* spoken)
{
    QStringList faults;
    if (!spoken || !spoken->isValid() || spoken->state().invisible)
        return faults;
    if (const QString fault = faultOf(*spoken); !fault.isEmpty()) {
        const QObject* object = spoken->object();
        faults << (object ? QString::fromLatin1(object->metaObject()->className()) + u' ' + object->objectName() : QStringLiteral("?")) +
                      u' ' + fault;
    }
    if (spoken->role() == QAccessible::Table || spoken->role() == QAccessible::Tree)
        return faults;
    for (int child = 0; child < spoken->childCount(); ++child)
        faults += faultsBelow(spoken->child(child));
    return faults;
}

inline QStringList faultsIn(QWidget& window)
{
    return faultsBelow(QAccessible::queryAccessibleInterface(&window));
}

} // namespace softfocus::test
