#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <string>

namespace softfocus {

/// The same document with 0 in place of every number too small for a double, which Qt's parser refuses.
/// Errors: a sentence that begins with `name` and names the line: a number too large for a double.
Result<QByteArray> withNumbersInRange(const QByteArray& json, const Message& name);

/// The same document with every U+FEFF but one at its very beginning written as an escape: Qt's parser drops those at the start of a text.
QByteArray withMarksEscaped(QByteArray json);

} // namespace softfocus
