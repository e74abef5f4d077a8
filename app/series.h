#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace softfocus::cli {

/// The sentences of a text file, one a line; empty lines are left out.
/// Errors: a sentence that names the file: cannot be read, too large, not UTF-8, without any sentence.
Result<QStringList> readSentences(const QString& path);

} // namespace softfocus::cli
