#pragma once

#include "core/attention/scene.h"

#include <QByteArrayView>

namespace softfocus {

/// Scores of delimited text: commas, semicolons, tabs or, without any of them, blanks between the cells (`tabs` allows only tabs),
/// quoted cells, any line ends, UTF-8 or, with a byte order mark, UTF-16.
/// With semicolons or tabs a decimal comma is understood. A first row of labels names the keys, a first column of labels the
/// queries; labels that are themselves numbers count as such when the very first cell is empty.
/// Errors: a sentence that begins with `name` and says where.
Result<GivenScores> scoresFromDelimited(QByteArrayView text, const std::string& name, bool tabs);

} // namespace softfocus
