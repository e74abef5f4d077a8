#pragma once

#include <QByteArray>

namespace softfocus {

/// The page that `man softfocus` shows, in the mdoc language, made from the table of options.
QByteArray manualPage();

} // namespace softfocus
