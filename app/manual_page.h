#pragma once

#include <QByteArray>

namespace softfocus::cli {

/// The page that `man softfocus` shows, in the mdoc language, made from the table of options.
QByteArray manualPage();

} // namespace softfocus::cli
