#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <stop_token>

namespace softfocus {

/// The content of a zlib stream of at most `limit` bytes, by zlib itself: Qt's qUncompress() takes whatever memory a stream asks for, a
/// thousand times its size and more, which nobody wants from a file that a stranger made.
/// Errors: a sentence: not such a stream, cut off, damaged, larger than the limit; never takes more memory than about the limit.
/// Stops where it is asked to, with an error that says so.
/// Source: RFC 1950 and RFC 1951.
Result<QByteArray> inflated(QByteArrayView stream, qsizetype limit, const std::stop_token& stop = {});

/// The same for a file of gzip, of one member, such as an .svgz.
/// Source: RFC 1952.
Result<QByteArray> gunzipped(QByteArrayView file, qsizetype limit, const std::stop_token& stop = {});

/// The same for a stream without a header and a checksum of its own, as the files in a ZIP archive are.
/// Source: RFC 1951.
Result<QByteArray> inflatedRaw(QByteArrayView stream, qsizetype limit, const std::stop_token& stop = {});

/// The cyclic redundancy check of gzip and PNG. Source: RFC 1952, 8; PNG, annex D.
std::uint32_t crc32Of(QByteArrayView bytes);

} // namespace softfocus
