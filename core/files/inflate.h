#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace softfocus {

/// The content of a zlib stream of at most `limit` bytes. Qt's own qUncompress() takes whatever memory a stream asks for, a
/// thousand times its size and more, which nobody wants from a file that a stranger made.
/// Errors: a sentence: not such a stream, cut off, damaged, larger than the limit; never takes more memory than about the limit.
/// Source: RFC 1950 and RFC 1951.
Result<QByteArray> inflated(QByteArrayView stream, qsizetype limit);

} // namespace softfocus
