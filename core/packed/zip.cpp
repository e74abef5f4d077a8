#include "core/packed/zip.h"

#include "core/packed/inflate.h"
#include "core/text/message_text.h"

#include <QtEndian>

#include <algorithm>
#include <optional>

namespace softfocus {

namespace {

constexpr qsizetype endSize = 22, entrySize = 46, localSize = 30; ///< of the parts that have a fixed size. Units: bytes

Error notZip(const Message& name, const Message& reason)
{
    return Error{translatable("Array", "%1 %2; write or download it again."), name, reason};
}

template <class Number>
Number numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<Number>(bytes.data() + at);
}

/// Where the record is that ends the archive; a comment may follow it.
std::optional<qsizetype> endOfDirectory(QByteArrayView archive)
{
    constexpr qsizetype longestComment = 0xffff;
    const qsizetype last = archive.size() - endSize;
    for (qsizetype at = last; at >= 0 && at >= last - longestComment; --at)
        if (archive.sliced(at).startsWith("PK\5\6") && numberAt<quint16>(archive, at + 20) == last - at)
            return at;
    return std::nullopt;
}

/// Where the content of a file begins, behind the header that stands before it. None where it does not fit into the archive.
std::optional<qsizetype> contentAt(QByteArrayView archive, qint64 header, qint64 size)
{
    if (header > archive.size() - localSize || !archive.sliced(header).startsWith("PK\3\4"))
        return std::nullopt;
    const qint64 begin = header + localSize + numberAt<quint16>(archive, header + 26) + numberAt<quint16>(archive, header + 28);
    return begin <= archive.size() && size <= archive.size() - begin ? std::optional(begin) : std::nullopt;
}

/// The file of a record of the directory. Needs: the record is whole.
Result<ZipEntry> entryFrom(QByteArrayView archive, QByteArrayView record, qsizetype nameLength, const Message& name)
{
    constexpr quint32 inZip64 = 0xffffffff;
    ZipEntry entry;
    const QByteArrayView entryName = record.sliced(entrySize, nameLength);
    entry.name.assign(entryName.data(), std::size_t(nameLength));
    const Message shown = quoted(entryName);
    const auto flags = numberAt<quint16>(record, 8), method = numberAt<quint16>(record, 10);
    entry.checksum = numberAt<quint32>(record, 16);
    const auto packedSize = numberAt<quint32>(record, 20), size = numberAt<quint32>(record, 24), header = numberAt<quint32>(record, 42);
    if ((flags & 1) != 0)
        return notZip(name, {translatable("Array", "holds the encrypted file %1"), shown});
    if (method != 0 && method != 8)
        return notZip(name, {translatable("Array", "holds the file %1, packed in a way that is not known here (%2)"), shown, int(method)});
    if (packedSize == inZip64 || size == inZip64 || header == inZip64)
        return notZip(name, {translatable("Array", "holds the file %1, which is larger than 4 GB"), shown});
    const std::optional<qsizetype> begin = contentAt(archive, header, packedSize);
    if (!begin || (method == 0 && packedSize != size))
        return notZip(name, {translatable("Array", "is damaged where it says where the file %1 lies"), shown});
    entry.isDeflated = method == 8;
    entry.size = size;
    entry.packed = archive.sliced(*begin, packedSize);
    return entry;
}

/// A file that lies on another one: of such archives a few bytes unpack to any size.
const ZipEntry* overlapping(const std::vector<ZipEntry>& entries)
{
    std::vector<const ZipEntry*> inOrder;
    for (const ZipEntry& entry : entries)
        if (!entry.packed.isEmpty())
            inOrder.push_back(&entry);
    std::ranges::sort(inOrder, {}, [](const ZipEntry* entry) { return entry->packed.data(); });
    for (std::size_t i = 1; i < inOrder.size(); ++i)
        if (inOrder[i]->packed.data() < inOrder[i - 1]->packed.data() + inOrder[i - 1]->packed.size())
            return inOrder[i];
    return nullptr;
}

} // namespace

Result<std::vector<ZipEntry>> zipEntries(QByteArrayView archive, const Message& name)
{
    const std::optional<qsizetype> end = endOfDirectory(archive);
    if (!end)
        return notZip(name, translatable("Array", "is no ZIP archive, or its end is missing"));
    const auto count = numberAt<quint16>(archive, *end + 10);
    if (numberAt<quint16>(archive, *end + 4) != 0 || numberAt<quint16>(archive, *end + 8) != count)
        return notZip(name, translatable("Array", "is a part of an archive of several"));
    qsizetype at = numberAt<quint32>(archive, *end + 16);
    std::vector<ZipEntry> entries;
    for (int i = 0; i < count; ++i) {
        if (at > *end - entrySize || !archive.sliced(at).startsWith("PK\1\2"))
            return notZip(name, translatable("Array", "is damaged in its list of files"));
        const QByteArrayView record = archive.sliced(at, *end - at);
        const qsizetype nameLength = numberAt<quint16>(record, 28);
        const qsizetype length = entrySize + nameLength + numberAt<quint16>(record, 30) + numberAt<quint16>(record, 32);
        if (length > record.size())
            return notZip(name, translatable("Array", "is damaged in its list of files"));
        Result<ZipEntry> entry = entryFrom(archive, record, nameLength, name);
        if (!entry)
            return entry.error();
        entries.push_back(std::move(*entry));
        at += length;
    }
    if (const ZipEntry* const entry = overlapping(entries))
        return notZip(name, {translatable("Array", "is damaged: the file %1 lies where another one does"),
                             quoted(QByteArrayView(entry->name.data(), qsizetype(entry->name.size())))});
    return entries;
}

Result<QByteArray> unzipped(const ZipEntry& entry, qsizetype limit, const Message& name, const std::stop_token& stop)
{
    const Message shown = quoted(QByteArrayView(entry.name.data(), qsizetype(entry.name.size())));
    if (entry.size > static_cast<std::uint64_t>(limit))
        return notZip(name, {translatable("Array", "holds the file %1 of %2 bytes, more than can be unpacked here"), shown, entry.size});
    QByteArray content = QByteArray::fromRawData(entry.packed.data(), entry.packed.size());
    if (entry.isDeflated) {
        Result<QByteArray> unpacked = inflatedRaw(entry.packed, static_cast<qsizetype>(entry.size), stop);
        if (!unpacked)
            return notZip(name, {translatable("Array", "holds the file %1, which cannot be unpacked"), shown});
        content = std::move(*unpacked);
    }
    if (static_cast<std::uint64_t>(content.size()) != entry.size || crc32Of(content) != entry.checksum)
        return notZip(name, {translatable("Array", "holds the file %1, whose checksum is wrong, so it is damaged"), shown});
    return content;
}

} // namespace softfocus
