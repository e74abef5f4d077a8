#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace softfocus {

/// A text as any TeX prints it with its own fonts and without packages: ASCII, letters with accents, quotation marks, and the signs that
/// figures use. What would become one sign ("--", "``", "?`", "fi") stays apart. None where a character is beyond that.
/// Needs: \softfocusmark{N}, which sets a character of cmtt, and \softfocusapart, which sets nothing.
std::optional<QByteArray> texText(const QString& text);

} // namespace softfocus
