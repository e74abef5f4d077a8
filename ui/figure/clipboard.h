#pragma once

#include "core/attention/attention.h"
#include "core/attention/cell.h"

#include <QString>

namespace softfocus {

/// The shown stage's numbers as tab-separated text, ready for a spreadsheet.
/// Errors: a stage that given scores do not have.
Result<QString> valuesAsText(const Attention& attention);

/// Of these numbers only a row with the names of its columns, a column with the names of its rows, or one number: row or column is −1.
/// Errors: as valuesAsText(), and a place that the stage does not have.
Result<QString> partAsText(const Attention& attention, Cell part);

/// A file name (without folder and suffix) for a figure of this scene, from its words and its normalizer:
/// "my-grandmother-bakes-incredible-cookies-softmax". Safe on every file system; never empty.
QString figureName(const Scene& scene);

} // namespace softfocus
