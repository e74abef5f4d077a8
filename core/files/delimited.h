#pragma once

#include "core/attention/scene.h"

#include <QByteArrayView>

namespace softfocus {

/// Scores of delimited text: commas, semicolons or tabs between the cells (`tabs` allows only these), quoted cells, any line ends.
/// With semicolons or tabs a decimal comma is understood. A first row of labels names the keys, a first column of labels the
/// queries; labels that are themselves numbers count as such when the very first cell is empty.
/// Errors: a sentence that begins with `name` and says where.
Result<GivenScores> scoresFromDelimited(QByteArrayView text, const std::string& name, bool tabs);

} // namespace softfocus
