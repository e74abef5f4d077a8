#include "core/files/picture_format.h"

#include "core/packed/inflate.h"

#include <QtEndian>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace softfocus {

namespace {

constexpr qsizetype pngStart = 8, pngLength = 4, pngChecksum = 4;
constexpr quint32 pngEnd = 0x49454e44; // "IEND"

/// Bytes from the front on; where they are too few, it says so from then on.
class Walk {
public:
    explicit Walk(QByteArrayView bytes) : m_rest(bytes) {}

    bool isAtEnd() const { return m_ended; }
    void skip(qsizetype count)
    {
        m_ended = m_ended || count > m_rest.size();
        m_rest = m_rest.sliced(std::min(count, m_rest.size()));
    }
    /// The next byte, or 0 where there is none.
    std::uint8_t byte()
    {
        const std::uint8_t next = m_rest.isEmpty() ? std::uint8_t{0} : static_cast<std::uint8_t>(m_rest.front());
        skip(1);
        return next;
    }
    template <class Number>
    Number bigEndian()
    {
        const Number number = m_rest.size() < qsizetype(sizeof(Number)) ? Number{} : qFromBigEndian<Number>(m_rest.data());
        skip(sizeof(Number));
        return number;
    }
    /// Moves behind the next byte of this value.
    void skipBehind(std::uint8_t byte)
    {
        const qsizetype place = m_rest.indexOf(static_cast<char>(byte));
        skip(place < 0 ? m_rest.size() + 1 : place + 1);
    }

private:
    QByteArrayView m_rest;
    bool m_ended = false;
};

template <class Number>
Number littleEndianAt(QByteArrayView bytes, qsizetype place)
{
    return place + qsizetype(sizeof(Number)) > bytes.size() ? Number{} : qFromLittleEndian<Number>(bytes.data() + place);
}

/// Chunks follow each other up to the one that ends the file.
bool isCutOffPng(QByteArrayView bytes)
{
    Walk walk(bytes);
    walk.skip(pngStart);
    while (!walk.isAtEnd()) {
        const auto length = walk.bigEndian<quint32>();
        const auto type = walk.bigEndian<quint32>();
        walk.skip(qsizetype(length) + pngChecksum);
        if (type == pngEnd)
            return walk.isAtEnd();
    }
    return true;
}

bool isAsciiLetter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// A chunk of a PNG: its name, its content and its checksum.
struct PngChunk {
    QByteArrayView whole; ///< name and content, which the checksum is of
    quint32 sum = 0;

    static constexpr qsizetype typeSize = 4;
    QByteArrayView type() const { return whole.first(typeSize); }
    QByteArrayView content() const { return whole.sliced(typeSize); }
};

/// The first chunk that is looked for, up to the one that ends the file. Needs: not cut off.
template <class IsIt>
std::optional<PngChunk> firstChunk(QByteArrayView png, IsIt isIt)
{
    for (qsizetype at = pngStart; at < png.size();) {
        const auto length = qsizetype(qFromBigEndian<quint32>(png.data() + at));
        const QByteArrayView whole = png.sliced(at + pngLength, PngChunk::typeSize + length);
        const PngChunk chunk{whole, qFromBigEndian<quint32>(png.data() + at + pngLength + whole.size())};
        if (isIt(chunk))
            return chunk;
        if (qFromBigEndian<quint32>(whole.data()) == pngEnd)
            break;
        at += pngLength + whole.size() + pngChecksum;
    }
    return std::nullopt;
}

/// Needs: not cut off.
bool hasDamagedChunk(QByteArrayView png)
{
    return firstChunk(png,
                      [](const PngChunk& chunk) {
                          const QByteArrayView type = chunk.type();
                          const bool isCritical = type.front() < 'a'; // others a reader need not know
                          return !std::all_of(type.begin(), type.end(), isAsciiLetter) || (isCritical && crc32Of(chunk.whole) != chunk.sum);
                      })
        .has_value();
}

/// Numbers of a TIFF structure, in the order that its beginning says; 0 beyond its end.
class TiffNumbers {
public:
    explicit TiffNumbers(QByteArrayView bytes) : m_bytes(bytes), m_isBig(bytes.startsWith("MM")) {}

    template <class Number>
    Number at(qsizetype place) const
    {
        if (place < 0 || place > m_bytes.size() - qsizetype(sizeof(Number)))
            return {};
        return m_isBig ? qFromBigEndian<Number>(m_bytes.data() + place) : qFromLittleEndian<Number>(m_bytes.data() + place);
    }

private:
    QByteArrayView m_bytes;
    bool m_isBig;
};

/// Segments follow each other, some with packed colours behind them, up to the marker that ends the picture.
bool isCutOffJpeg(QByteArrayView bytes)
{
    constexpr std::uint8_t mark = 0xff, stuffed = 0, alone = 0x01, firstRestart = 0xd0, beginOfImage = 0xd8, endOfImage = 0xd9;
    Walk walk(bytes);
    while (!walk.isAtEnd()) {
        walk.skipBehind(mark); // whatever stands before it are colours, as is a mark before a 0
        std::uint8_t marker = walk.byte();
        while (marker == mark && !walk.isAtEnd())
            marker = walk.byte();
        if (marker == endOfImage)
            return walk.isAtEnd();
        if (marker == stuffed || marker == alone || (marker >= firstRestart && marker <= beginOfImage))
            continue;
        const auto length = walk.bigEndian<quint16>();
        walk.skip(std::max(0, int(length) - 2));
    }
    return true;
}

/// Blocks of at most 255 bytes up to an empty one.
void skipBlocks(Walk& walk)
{
    while (const std::uint8_t size = walk.byte())
        walk.skip(size);
}

bool isCutOffGif(QByteArrayView bytes)
{
    constexpr qsizetype signatureAndSize = 10, restOfScreen = 2, placeAndSize = 8;
    constexpr std::uint8_t hasTable = 0x80, tableSize = 7, extension = 0x21;
    const auto skipTable = [](Walk& walk, std::uint8_t flags) {
        if (flags & hasTable)
            walk.skip(3 * (2 << (flags & tableSize)));
    };
    Walk walk(bytes);
    walk.skip(signatureAndSize);
    const std::uint8_t screen = walk.byte();
    walk.skip(restOfScreen);
    skipTable(walk, screen);
    while (walk.byte() == extension) {
        walk.skip(1); // its label
        skipBlocks(walk);
    }
    // Now an image was begun, or there is none.
    walk.skip(placeAndSize);
    skipTable(walk, walk.byte());
    walk.skip(1); // the least size of a code
    skipBlocks(walk);
    return walk.isAtEnd();
}

/// Where colours are not packed, their number tells where they end.
bool isCutOffBmp(QByteArrayView bytes)
{
    constexpr qsizetype placeOfColours = 10, sizeOfHeader = 14, width = 18, height = 22, oldHeight = 20, oldDepth = 24, depth = 28,
                        packing = 30;
    constexpr quint32 oldHeader = 12;
    if (bytes.size() <= oldDepth + 1)
        return true;
    const bool isOld = littleEndianAt<quint32>(bytes, sizeOfHeader) == oldHeader;
    const qint64 columns = isOld ? littleEndianAt<quint16>(bytes, width) : littleEndianAt<qint32>(bytes, width);
    const qint64 rows = std::abs(isOld ? qint64(littleEndianAt<quint16>(bytes, oldHeight)) : qint64(littleEndianAt<qint32>(bytes, height)));
    const qint64 bits = littleEndianAt<quint16>(bytes, isOld ? oldDepth : depth);
    const quint32 packed = isOld ? 0 : littleEndianAt<quint32>(bytes, packing);
    if (packed == 1 || packed == 2) // run lengths
        return false;
    const qint64 line = (columns * bits + 31) / 32 * 4;
    // Each by itself first, whose product might be beyond all numbers.
    const bool isMore = columns < 0 || line > bytes.size() || rows > bytes.size();
    return isMore || line * rows > qint64(bytes.size()) - littleEndianAt<quint32>(bytes, placeOfColours);
}

bool isCutOffWebP(QByteArrayView bytes)
{
    constexpr qsizetype frame = 8;
    return bytes.size() - frame < littleEndianAt<quint32>(bytes, 4);
}

} // namespace

std::optional<PictureFormat> pictureFormatOf(QByteArrayView bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return PictureFormat::Png;
    if (bytes.startsWith("\xff\xd8\xff"))
        return PictureFormat::Jpeg;
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return PictureFormat::Gif;
    if (bytes.startsWith("RIFF") && bytes.sliced(std::min<qsizetype>(bytes.size(), 8)).startsWith("WEBP"))
        return PictureFormat::WebP;
    if (bytes.startsWith(QByteArrayView("II*\0", 4)) || bytes.startsWith(QByteArrayView("MM\0*", 4)))
        return PictureFormat::Tiff;
    if (bytes.startsWith("BM") && bytes.first(std::min<qsizetype>(bytes.size(), 18)).contains('\0')) // a text may begin so, too
        return PictureFormat::Bmp;
    return std::nullopt;
}

bool isDamaged(QByteArrayView bytes, PictureFormat format)
{
    return format == PictureFormat::Png && hasDamagedChunk(bytes);
}

bool isCutOff(QByteArrayView bytes, PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png: return isCutOffPng(bytes);
    case PictureFormat::Jpeg: return isCutOffJpeg(bytes);
    case PictureFormat::Gif: return isCutOffGif(bytes);
    case PictureFormat::Bmp: return isCutOffBmp(bytes);
    case PictureFormat::WebP: return isCutOffWebP(bytes);
    case PictureFormat::Tiff: break;
    }
    return false;
}

bool isAnimatedPng(QByteArrayView png)
{
    return firstChunk(png, [](const PngChunk& chunk) { return chunk.type() == QByteArrayView("acTL"); }).has_value();
}

int orientationOfPng(QByteArrayView png)
{
    const std::optional<PngChunk> chunk = firstChunk(png, [](const PngChunk& one) { return one.type() == QByteArrayView("eXIf"); });
    if (!chunk)
        return 1;
    constexpr qsizetype placeOfDirectory = 4, countSize = 2, entrySize = 12, valueInEntry = 8;
    constexpr quint16 orientationTag = 0x0112;
    const TiffNumbers numbers(chunk->content());
    const qsizetype directory = numbers.at<quint32>(placeOfDirectory);
    for (qsizetype entry = 0; entry < numbers.at<quint16>(directory); ++entry) {
        const qsizetype at = directory + countSize + entry * entrySize;
        const int orientation = numbers.at<quint16>(at + valueInEntry);
        if (numbers.at<quint16>(at) == orientationTag)
            return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }
    return 1;
}

} // namespace softfocus
