#pragma once

#include "core/attention/attention.h"

#include <QString>

namespace softfocus {

/// The shown stage's numbers as tab-separated text, ready for a spreadsheet.
/// Errors: a stage that given scores do not have.
Result<QString> valuesAsText(const Attention& attention);

/// A file name (without folder and suffix) for a figure of this scene, from its words and its normalizer:
/// "my-grandmother-bakes-incredible-cookies-softmax". Safe on every file system; never empty.
QString figureName(const Scene& scene);

} // namespace softfocus
