#pragma once

#include <QByteArray>

namespace softfocus::cli {

struct OptionInfo;

/// What --help prints.
QByteArray helpText();

/// What an option does, in lines, with the names of all normalizers and colour scales where it takes one.
QByteArray descriptionOf(const OptionInfo& option);

/// What --version prints.
QByteArray versionText();

} // namespace softfocus::cli
