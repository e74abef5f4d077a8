#include "ui/model/session/picture_file.h"

#include "core/files/atomic_file.h"
#include "core/files/file_kind.h"
#include "core/files/picture_format.h"
#include "core/scene/origin.h"
#include "core/scene/view.h"
#include "core/sources/area.h"
#include "core/text/one_line.h"
#include "core/text/well_formed.h"

#include <QColorSpace>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>
#include <QIODevice>
#include <QPixelFormat>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <mutex>
#include <optional>

namespace softfocus {

namespace {

constexpr Index colours = 3;
constexpr int longestName = 100; ///< characters of a picture's name that are kept

/// What a picture may take in memory while it is read, for which Qt's own limit is too low. Units: bytes
constexpr int mostMebibytes = 256;
constexpr qint64 mostMemory = qint64{mostMebibytes} << 20;
/// Beyond this a JPEG is read at an eighth of its size or more, which its format can; up to it, as it is. Units: pixels
constexpr qint64 mostWholePixels = 32'000'000;
constexpr qint64 mostJpegPixels = 220'000'000; ///< more than any phone's

/// Bytes to be read, until it is asked to stop.
class StoppableBytes : public QIODevice {
public:
    StoppableBytes(const QByteArray& bytes, const std::stop_token& stop) : m_bytes(bytes), m_stop(stop) { open(ReadOnly | Unbuffered); }

    bool isSequential() const override { return false; }
    qint64 size() const override { return m_bytes.size(); }

protected:
    qint64 readData(char* to, qint64 most) override
    {
        if (m_stop.stop_requested())
            return -1;
        const qint64 count = std::clamp<qint64>(m_bytes.size() - pos(), 0, most);
        std::memcpy(to, m_bytes.constData() + pos(), static_cast<std::size_t>(count));
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    const QByteArray& m_bytes;
    const std::stop_token& m_stop;
};

Error fault(const Template& sentence, const Message& name)
{
    return Error{sentence, name};
}

Error stopped(const Message& name)
{
    return fault(translatable("Picture", "%1 cannot be read: reading was stopped."), name);
}

Error damaged(const Message& name)
{
    return fault(translatable("Picture", "%1 cannot be read: its picture is damaged."), name);
}

Error tooLarge(const Message& name, QSize size, qint64 mostPixels)
{
    constexpr qint64 million = 1'000'000;
    return Error{translatable("Picture", "%1 has %2 × %3 pixels; at most %4 million can be read. Save it smaller and open that."), name,
                 size.width(), size.height(), mostPixels / million};
}

QByteArray qtName(PictureFormat format)
{
    return pictureFormatNames[static_cast<std::size_t>(format)];
}

bool canRead(PictureFormat format)
{
    return QImageReader::supportedImageFormats().contains(qtName(format));
}

/// Why it has more pixels than can be read, or nothing.
std::optional<Error> faultOfSize(QSize size, QImage::Format format, bool isJpeg, const Message& name)
{
    const qint64 pixels = qint64(size.width()) * size.height();
    constexpr qint64 usualBytes = 4;
    const qint64 bytes = format == QImage::Format_Invalid ? usualBytes : std::max(1, QImage::toPixelFormat(format).bitsPerPixel() / 8);
    const qint64 most = isJpeg ? mostJpegPixels : mostMemory / bytes;
    return pixels > most ? std::optional(tooLarge(name, size, most)) : std::nullopt;
}

/// Once for the whole program.
void allowMemory()
{
    static std::once_flag once;
    std::call_once(once, [] { QImageReader::setAllocationLimit(mostMebibytes); });
}

/// Has a large JPEG read smaller, with at least twice the pixels on a side that it becomes: its centred square alone, which begins and ends
/// between the blocks of 8 × 8 that JPEG has, so that Qt need not scale once more.
void readSmaller(QImageReader& reader, QSize size)
{
    constexpr int block = 8;
    const int side = std::min(size.width(), size.height()) / block * block;
    int eighths = block;
    while (eighths > 1 && side / block * (eighths / 2) >= 2 * largestPictureSide)
        eighths /= 2;
    const auto middle = [side](int whole) { return (whole - side) / 2 / block * block; };
    reader.setClipRect({middle(size.width()), middle(size.height()), side, side});
    reader.setScaledSize(QSize(side, side) / block * eighths);
}

/// So many pixels from a place on, over white. Shapes: [count·3]. Range: [0, 255].
std::vector<double> lineOf(const QImage& image, QPoint from, int count)
{
    const QImage pixels = image.copy(from.x(), from.y(), count, 1).convertToFormat(QImage::Format_ARGB32);
    const auto* argb = reinterpret_cast<const QRgb*>(pixels.constScanLine(0));
    std::vector<double> line;
    line.reserve(static_cast<std::size_t>(count * colours));
    for (int x = 0; x < count; ++x) {
        const double alpha = qAlpha(argb[x]) / 255.0, white = 255 * (1 - alpha);
        for (const int colour : {qRed(argb[x]), qGreen(argb[x]), qBlue(argb[x])})
            line.push_back(colour * alpha + white);
    }
    return line;
}

/// Shapes: as many colours as the covers cover → [1 × covers·3].
Matrix narrowed(const std::vector<double>& line, const std::vector<Cover>& covers)
{
    Matrix narrow = Matrix::Zero(1, std::ssize(covers) * colours);
    for (Index x = 0; x < std::ssize(covers); ++x) {
        const Cover& cover = covers[static_cast<std::size_t>(x)];
        const double* from = line.data() + cover.first * colours;
        for (const double share : cover.shares)
            for (Index colour = 0; colour < colours; ++colour)
                narrow(0, x * colours + colour) += share * *from++;
    }
    return narrow;
}

/// The centred square over white. Shapes: [side × side·3]. Range: [0, 255]. None where it was stopped.
std::optional<Matrix> averagedSquare(const QImage& image, Index side, const std::stop_token& stop)
{
    const int whole = std::min(image.width(), image.height());
    const QPoint corner((image.width() - whole) / 2, (image.height() - whole) / 2);
    const std::vector<Cover> covers = coversOf(whole, side);
    Matrix square = Matrix::Zero(side, side * colours);
    for (Index row = 0; row < side; ++row) {
        if (stop.stop_requested())
            return std::nullopt;
        auto y = static_cast<int>(covers[static_cast<std::size_t>(row)].first);
        for (const double share : covers[static_cast<std::size_t>(row)].shares)
            square.row(row) += share * narrowed(lineOf(image, corner + QPoint(0, y++), whole), covers);
    }
    return square;
}

QImage decodedImageOf(const Matrix& square)
{
    const auto side = static_cast<int>(square.rows());
    QImage image(side, side, QImage::Format_RGB32);
    const auto whole = [](double colour) { return static_cast<int>(std::lround(std::clamp(colour, 0.0, 255.0))); };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const auto colour = [&](Index which) { return whole(square(y, x * colours + which)); };
            image.setPixel(x, y, qRgb(colour(0), colour(1), colour(2)));
        }
    return image;
}

/// Turned as the camera was held.
QImage upright(QImage image, QImageIOHandler::Transformations turn)
{
    image = image.mirrored(turn.testFlag(QImageIOHandler::TransformationMirror), turn.testFlag(QImageIOHandler::TransformationFlip));
    constexpr double right = 90;
    return turn.testFlag(QImageIOHandler::TransformationRotate90) ? image.transformed(QTransform().rotate(right)) : image;
}

SquarePicture pictureFrom(const QImage& image, std::string name)
{
    const int side = image.width();
    SquarePicture picture{std::move(name), side, {}};
    picture.pixels.reserve(static_cast<std::size_t>(side * side * colours));
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const QRgb pixel = image.pixel(x, y);
            for (const int colour : {qRed(pixel), qGreen(pixel), qBlue(pixel)})
                picture.pixels.push_back(static_cast<std::uint8_t>(colour));
        }
    return picture;
}

/// As scenes hold it, in sRGB. Needs: an image with pixels.
Result<FoundPicture> foundIn(const QImage& image, QImageIOHandler::Transformations turn, const std::string& keptName, const Message& name,
                             const std::stop_token& stop)
{
    const Index side = std::min<Index>(largestPictureSide, std::min(image.width(), image.height()));
    const std::optional<Matrix> square = averagedSquare(image, side, stop);
    if (!square)
        return stopped(name);
    QImage small = decodedImageOf(*square);
    if (image.colorSpace().isValid()) {
        small.setColorSpace(image.colorSpace());
        small.convertToColorSpace(QColorSpace::SRgb);
    }
    return FoundPicture{std::make_shared<const SquarePicture>(pictureFrom(upright(small, turn), keptName)), {}};
}

/// What is kept of a path.
std::string nameIn(const QString& path)
{
    return oneLine(wellFormed(QFileInfo(path).fileName()).simplified(), longestName).toStdString();
}

Error unknownPicture(const QByteArray& bytes, const QString& path)
{
    const Message name(path.toStdString());
    if (bytes.isEmpty())
        return fault(translatable("Picture", "%1 is empty; a picture was expected."), name);
    if (const std::optional<Message> kind = foreignKind(bytes))
        return Error{translatable("Picture", "%1 %2."), name, *kind};
    return fault(translatable("Picture", "%1 is not a picture that can be read; save the picture as .png or .jpg and open that."), name);
}

bool isAnimated(QImageReader& reader, const QByteArray& bytes, PictureFormat format)
{
    return format == PictureFormat::Png ? isAnimatedPng(bytes) : reader.supportsAnimation() && reader.imageCount() > 1;
}

/// How the picture has to be turned to stand upright: Qt asks a JPEG, but not a PNG.
QImageIOHandler::Transformations turnOf(QImageReader& reader, const QByteArray& bytes, PictureFormat format)
{
    if (format != PictureFormat::Png)
        return reader.transformation();
    constexpr std::array turns{QImageIOHandler::TransformationNone,
                               QImageIOHandler::TransformationMirror,
                               QImageIOHandler::TransformationRotate180,
                               QImageIOHandler::TransformationFlip,
                               QImageIOHandler::TransformationFlipAndRotate90,
                               QImageIOHandler::TransformationRotate90,
                               QImageIOHandler::TransformationMirrorAndRotate90,
                               QImageIOHandler::TransformationRotate270};
    return turns[std::size_t(orientationOfPng(bytes) - 1)];
}

} // namespace

bool looksLikePicture(const QByteArray& bytes)
{
    const std::optional<PictureFormat> format = pictureFormatOf(bytes);
    return format && canRead(*format);
}

Result<FoundPicture> readPicture(const QByteArray& bytes, const QString& path, const std::stop_token& stop)
{
    const Message name(path.toStdString());
    const std::optional<PictureFormat> format = pictureFormatOf(bytes);
    if (!format || !canRead(*format))
        return unknownPicture(bytes, path);
    if (isCutOff(bytes, *format))
        return fault(translatable("Picture", "%1 is cut off: the end of its picture is missing."), name);
    if (isDamaged(bytes, *format))
        return damaged(name);
    if (stop.stop_requested())
        return stopped(name);
    allowMemory();
    StoppableBytes device(bytes, stop);
    QImageReader reader(&device, qtName(*format));
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(false); // a small picture is turned in less memory
    const QSize size = reader.size();
    const bool isJpeg = *format == PictureFormat::Jpeg;
    if (size.isValid())
        if (const std::optional<Error> tooMuch = faultOfSize(size, reader.imageFormat(), isJpeg, name))
            return *tooMuch;
    if (isJpeg && qint64(size.width()) * size.height() > mostWholePixels)
        readSmaller(reader, size);
    const bool moves = isAnimated(reader, bytes, *format);
    const QImage image = reader.read();
    if (stop.stop_requested())
        return stopped(name);
    if (image.isNull())
        return damaged(name);
    Result<FoundPicture> found = foundIn(image, turnOf(reader, bytes, *format), nameIn(path), name, stop);
    if (found && moves)
        found->notes.push_back({translatable("Picture", "%1 moves; its first picture is shown."), nameIn(path)});
    return found;
}

Result<FoundPicture> readPictureFile(const QString& path, const std::stop_token& stop)
{
    constexpr qint64 megabyte = 1'000'000, longest = 256 * megabyte;
    const Result<FileBytes> file = readFile(path, longest, stop);
    if (!file)
        return file.error();
    if (!file->complete)
        return Error{translatable("Picture", "%1 is larger than %2 MB, more than any picture that can be read takes."), path.toStdString(),
                     longest / megabyte};
    return readPicture(file->bytes, path, stop);
}

Result<FoundPicture> takenPicture(const QImage& image, const std::stop_token& stop)
{
    const Message name = translatable("Picture", "The copied picture");
    if (image.isNull())
        return fault(translatable("Picture", "%1 is empty."), name);
    return foundIn(image, QImageIOHandler::TransformationNone, std::string(copiedPicture), name, stop);
}

QStringList pictureSuffixes()
{
    QStringList suffixes{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("gif"),
                         QStringLiteral("bmp")};
    if (canRead(PictureFormat::WebP))
        suffixes << QStringLiteral("webp");
    if (canRead(PictureFormat::Tiff))
        suffixes << QStringLiteral("tif") << QStringLiteral("tiff");
    return suffixes;
}

} // namespace softfocus
