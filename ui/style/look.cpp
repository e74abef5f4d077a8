#include "ui/style/look.h"

#include <QVariant>
#include <QWidget>

namespace softfocus {

namespace {

constexpr auto property = "softfocusLook";

} // namespace

void setLook(QWidget& widget, Look look)
{
    widget.setProperty(property, int(look));
}

Look lookOf(const QWidget* widget)
{
    return widget ? Look(widget->property(property).toInt()) : Look::Usual;
}

} // namespace softfocus
