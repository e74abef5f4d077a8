#include "core/text/encoded_text.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

struct Encoding {
    QStringConverter::Encoding converter;
    const char* name;
    qsizetype unit; ///< bytes
};

constexpr Encoding utf16Little{QStringConverter::Utf16LE, "UTF-16", 2}, utf16Big{QStringConverter::Utf16BE, "UTF-16", 2},
    utf32Little{QStringConverter::Utf32LE, "UTF-32", 4}, utf32Big{QStringConverter::Utf32BE, "UTF-32", 4};

std::optional<Encoding> markedEncoding(QByteArrayView bytes)
{
    if (bytes.startsWith(QByteArrayView("\xff\xfe\0\0", 4)))
        return utf32Little;
    if (bytes.startsWith(QByteArrayView("\0\0\xfe\xff", 4)))
        return utf32Big;
    if (bytes.startsWith("\xff\xfe"))
        return utf16Little;
    if (bytes.startsWith("\xfe\xff"))
        return utf16Big;
    return std::nullopt;
}

/// Digits and separators have zeros beside them in the wider encodings, always on the same side.
std::optional<Encoding> unmarkedEncoding(QByteArrayView bytes)
{
    constexpr qsizetype enough = 4096, wordSize = 4;
    const QByteArrayView start = bytes.first(std::min(bytes.size() & ~(wordSize - 1), enough));
    if (start.size() < wordSize)
        return bytes.size() == 2 && bytes.contains('\0') ? std::optional(bytes[0] == 0 ? utf16Big : utf16Little) : std::nullopt;
    std::array<qsizetype, wordSize> zeros{};
    for (qsizetype at = 0; at < start.size(); ++at)
        zeros[std::size_t(at % wordSize)] += start[at] == 0;
    const qsizetype words = start.size() / wordSize;
    if (zeros[3] == words && zeros[2] * 2 > words)
        return utf32Little;
    if (zeros[0] == words && zeros[1] * 2 > words)
        return utf32Big;
    const qsizetype first = zeros[0] + zeros[2], second = zeros[1] + zeros[3];
    const qsizetype most = std::max(first, second), least = std::min(first, second);
    if (least * 16 > most || most * 2 < words * 3) // zeros here and there are no encoding
        return std::nullopt;
    return first > second ? utf16Big : utf16Little;
}

} // namespace

std::optional<Result<QByteArray>> asUtf8(QByteArrayView bytes, const Message& name)
{
    std::optional<Encoding> encoding = markedEncoding(bytes);
    const bool isMarked = encoding.has_value();
    if (!encoding)
        encoding = unmarkedEncoding(bytes);
    if (!encoding)
        return std::nullopt;
    QStringDecoder decoder(encoding->converter);
    QString decoded = decoder(bytes);
    if (!isMarked && (decoder.hasError() || bytes.size() % encoding->unit != 0 || decoded.contains(QChar(0))))
        return std::nullopt;
    if (decoder.hasError() || bytes.size() % encoding->unit != 0)
        return Error{translatable("Table", "%1 is not valid %2, as which it begins; save the file as UTF-8."), name, encoding->name};
    if (decoded.startsWith(QChar::ByteOrderMark))
        decoded.remove(0, 1);
    return decoded.toUtf8();
}

} // namespace softfocus
