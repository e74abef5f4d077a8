#pragma once

#include <QByteArray>

namespace softfocus {

/// What --help prints.
QByteArray helpText();

/// What --version prints.
QByteArray versionText();

} // namespace softfocus
