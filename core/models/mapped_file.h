#pragma once

#include "core/base/result.h"
#include "core/models/lost_pages.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

namespace softfocus {

/// A file that is read where it lies: nothing of it takes memory before it is looked at, and what was looked at can be taken back by the system.
/// Closed when its last owner goes. Where another program makes the file shorter meanwhile, what is gone reads as LostPages says; files that are replaced, as
/// downloads and package managers do it, stay as they were opened.
class MappedFile {
public:
    std::span<const std::byte> bytes() const { return m_bytes; }

    /// Errors: a sentence that names the file: missing, a folder, no regular file, no permission.
    static Result<std::shared_ptr<const MappedFile>> open(const QString& path);

    /// Use open().
    explicit MappedFile(const QString& path) : m_file(path) {}

private:
    QFile m_file;
    std::span<const std::byte> m_bytes;
    std::optional<LostPages> m_lostPages; ///< none of an empty file
};

/// The content of a small file, which must not have more than `limit` bytes.
/// Errors: as above, and larger than that.
Result<QByteArray> readSmallFile(const QString& path, qint64 limit);

} // namespace softfocus
