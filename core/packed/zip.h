#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace softfocus {

/// A file in a ZIP archive.
struct ZipEntry {
    std::string name;        ///< as the archive has it; any bytes
    QByteArrayView packed;   ///< its bytes there
    bool isDeflated = false; ///< else they are stored as they are
    std::uint64_t size = 0;  ///< of what is packed, as the archive says
    std::uint32_t checksum = 0;
};

/// The files in an archive, by its central directory. Nothing is unpacked.
/// Errors: a sentence that begins with `name`: no archive, cut off, files that lie outside it or on each other, encrypted, packed in other ways than
/// stored and deflated, larger than 4 GB (ZIP64), in several parts.
/// Source: APPNOTE.TXT 6.3.3 of PKWARE, sections 4.3 and 4.4.
Result<std::vector<ZipEntry>> zipEntries(QByteArrayView archive, const Message& name);

/// The content of a file of an archive: of a stored one its bytes where they lie, so that these must last as long.
/// Errors: a sentence that begins with `name`: damaged (by its checksum), larger than `limit` or than it says.
Result<QByteArray> unzipped(const ZipEntry& entry, qsizetype limit, const Message& name, const std::stop_token& stop = {});

} // namespace softfocus
