#include "ui/figure/formats/animated_png.h"

#include "core/files/figure/figure_scene.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace softfocus {

namespace {

constexpr qsizetype signature = 8, header = 25; // the first chunk
const QByteArray pixels("IDAT"), theEnd("IEND");

QByteArray number32(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray number16(quint16 number)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray encodedAsPng(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    constexpr int lowestEffort = 11; // as of a picture alone
    writer.setCompression(lowestEffort);
    return writer.write(image) ? bytes : QByteArray();
}

struct Chunk {
    QByteArray type, body;
};

/// The chunks of a PNG that Qt has written.
std::vector<Chunk> chunksOf(const QByteArray& png)
{
    std::vector<Chunk> chunks;
    for (qsizetype at = signature; at + 12 <= png.size();) {
        const auto length = qsizetype(qFromBigEndian<quint32>(png.constData() + at));
        chunks.push_back({png.sliced(at + 4, 4), png.sliced(at + 8, length)});
        at += 12 + length;
    }
    return chunks;
}

/// The rectangle in which two pictures of one size differ, of at least a pixel.
QRect changedArea(const QImage& before, const QImage& now)
{
    int left = now.width(), right = -1, top = now.height(), bottom = -1;
    for (int y = 0; y < now.height(); ++y) {
        const auto* one = reinterpret_cast<const QRgb*>(before.constScanLine(y));
        const auto* other = reinterpret_cast<const QRgb*>(now.constScanLine(y));
        const int first = int(std::mismatch(one, one + now.width(), other).first - one);
        if (first == now.width())
            continue;
        int last = now.width() - 1;
        while (one[last] == other[last])
            --last;
        left = std::min(left, first);
        right = std::max(right, last);
        top = std::min(top, y);
        bottom = y;
    }
    return bottom < 0 ? QRect(0, 0, 1, 1) : QRect(QPoint(left, top), QPoint(right, bottom));
}

QImage inSize(const QImage& image, QSize size)
{
    if (image.size() == size)
        return image;
    QImage fitted(size, image.format());
    fitted.fill(image.pixel(0, 0));
    fitted.setDotsPerMeterX(image.dotsPerMeterX());
    fitted.setDotsPerMeterY(image.dotsPerMeterY());
    QPainter(&fitted).drawImage(0, 0, image);
    return fitted;
}

} // namespace

AnimatedPng::AnimatedPng(int milliseconds, std::size_t frames, QByteArray texts)
    : m_milliseconds(milliseconds), m_frames(frames), m_texts(std::move(texts))
{
}

/// Everything before the first picture: Qt's own header and what else it says, such as the physical size.
void AnimatedPng::begin(const QImage& image, const QByteArray& encoded)
{
    constexpr quint32 withoutEnd = 0;
    m_file = encoded.first(signature + header) + pngChunk("acTL", number32(quint32(m_frames)) + number32(withoutEnd)) + m_texts;
    for (const Chunk& chunk : chunksOf(encoded))
        if (chunk.type != "IHDR" && chunk.type != pixels && chunk.type != theEnd)
            m_file += pngChunk(chunk.type, chunk.body);
    m_file += control(image.rect());
    for (const Chunk& chunk : chunksOf(encoded))
        if (chunk.type == pixels)
            m_file += pngChunk(chunk.type, chunk.body);
}

/// Where the next picture goes, and for how long. It is put over what was shown before.
QByteArray AnimatedPng::control(const QRect& part)
{
    constexpr quint16 thousandths = 1000;
    return pngChunk("fcTL", number32(m_number++) + number32(quint32(part.width())) + number32(quint32(part.height())) +
                                number32(quint32(part.x())) + number32(quint32(part.y())) + number16(quint16(m_milliseconds)) +
                                number16(thousandths) + QByteArray(2, '\0'));
}

bool AnimatedPng::add(const QImage& image)
{
    const QImage plain = image.convertToFormat(QImage::Format_RGB32);
    const bool isFirst = m_shown.isNull();
    const QImage now = isFirst ? plain : inSize(plain, m_shown.size());
    const QRect part = isFirst ? now.rect() : changedArea(m_shown, now);
    const QByteArray encoded = encodedAsPng(now.copy(part));
    m_shown = now;
    if (encoded.isEmpty())
        return false;
    if (isFirst) {
        begin(now, encoded);
        return true;
    }
    m_file += control(part);
    for (const Chunk& chunk : chunksOf(encoded))
        if (chunk.type == pixels)
            m_file += pngChunk("fdAT", number32(m_number++) + chunk.body);
    return true;
}

QByteArray AnimatedPng::take()
{
    return std::exchange(m_file, {}) + pngChunk(theEnd, {});
}

} // namespace softfocus
