#pragma once

#include <QAccessible>
#include <QWidget>

namespace softfocus::test {

/// What a screen reader calls a widget.
inline QString nameOf(const QWidget& widget)
{
    const QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(&widget));
    return spoken ? spoken->text(QAccessible::Name) : QString();
}

} // namespace softfocus::test
