#include "core/models/mapped_file.h"

#include <QFileInfo>

namespace softfocus {

namespace {

Error unmappable(const QString& path, const Message& reason)
{
    return Error{translatable("Models", "%1 cannot be read: %2."), path.toStdString(), reason};
}

/// What keeps a file from being opened. Pipes and devices would keep whoever opens them waiting.
std::optional<Error> mappingFaultOf(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return unmappable(path, translatable("Models", "there is no such file; check its name and folder"));
    if (info.isDir())
        return unmappable(path, translatable("Models", "it is a folder where a file is expected"));
    if (!info.isFile())
        return unmappable(path, translatable("Models", "it is not a regular file; copy its content into one"));
    if (!info.isReadable())
        return unmappable(path, translatable("Models", "you need permission to read it"));
    return std::nullopt;
}

} // namespace

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const QString& path)
{
    if (std::optional<Error> fault = mappingFaultOf(path))
        return *fault;
    auto mapped = std::make_shared<MappedFile>(path);
    if (!mapped->m_file.open(QIODevice::ReadOnly))
        return unmappable(path, mapped->m_file.errorString().toStdString());
    const qint64 size = mapped->m_file.size();
    if (size > 0) {
        const uchar* const begin = mapped->m_file.map(0, size);
        if (!begin)
            return unmappable(path, mapped->m_file.errorString().toStdString());
        mapped->m_bytes = {reinterpret_cast<const std::byte*>(begin), static_cast<std::size_t>(size)};
        mapped->m_lostPages.emplace(mapped->m_bytes);
    }
    return std::shared_ptr<const MappedFile>(std::move(mapped));
}

Result<QByteArray> readSmallFile(const QString& path, qint64 limit)
{
    if (std::optional<Error> fault = mappingFaultOf(path))
        return *fault;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unmappable(path, file.errorString().toStdString());
    QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return unmappable(path, file.errorString().toStdString());
    if (bytes.size() > limit)
        return unmappable(path, {translatable("Models", "it is larger than %1 bytes, more than such a file has"), limit});
    return bytes;
}

} // namespace softfocus
