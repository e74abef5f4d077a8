#pragma once

#include "core/base/matrix.h"

#include <QByteArray>

#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// A JSON string. Range: any bytes; those that are not UTF-8 become U+FFFD.
QByteArray jsonText(std::string_view text);

/// A JSON number that reads back to the same double; null for NaN and −∞, "inf" for ∞.
QByteArray jsonNumber(double number);

/// A JSON array of strings.
QByteArray jsonTexts(const std::vector<std::string>& texts);

/// A JSON array of rows, each on a line of its own that begins with `indent`.
QByteArray jsonMatrix(const Matrix& matrix, const QByteArray& indent);

} // namespace softfocus
