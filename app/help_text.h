#pragma once

#include <QByteArray>

namespace softfocus::cli {

struct OptionInfo;

/// What --help prints.
QByteArray helpText();

/// What an option takes, as --help names it; empty for a switch.
QByteArray argumentOf(const OptionInfo& option);

/// What an option does, in lines, with the names of all normalizers, colour scales and sources where it takes one.
QByteArray descriptionOf(const OptionInfo& option);

/// The pictures in the program: "cat, coffee or astronaut".
QByteArray picturesText();

/// What --version prints.
QByteArray versionText();

} // namespace softfocus::cli
