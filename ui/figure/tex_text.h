#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace softfocus {

/// A text as any TeX prints it with its own fonts and without packages: ASCII, letters with accents, quotation marks, and the signs that
/// figures use. None where a character is beyond that.
std::optional<QByteArray> texText(const QString& text);

} // namespace softfocus
