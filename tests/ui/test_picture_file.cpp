#include "core/files/scene_file.h"
#include "core/packed/inflate.h"
#include "core/scene/with_picture.h"
#include "ui/model/session/file_content.h"
#include "ui/model/session/picture_file.h"

#include <QBuffer>
#include <QColorSpace>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageWriter>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>
#include <QThread>

#include <cmath>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace softfocus;

namespace {

const QString folder = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/pictures/");

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray encoded(const QImage& image, const char* format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, format, quality) ? bytes : QByteArray();
}

/// A PNG with one more chunk, right behind its header.
QByteArray withChunk(const QByteArray& png, const QByteArray& type, const QByteArray& content)
{
    constexpr qsizetype header = 8 + 25;
    QByteArray chunk(4, Qt::Uninitialized), sum(4, Qt::Uninitialized);
    qToBigEndian(quint32(content.size()), chunk.data());
    qToBigEndian(quint32(crc32Of(type + content)), sum.data());
    return png.first(header) + chunk + type + content + sum + png.sliced(header);
}

/// EXIF data that say nothing but how the camera was held.
QByteArray exifOf(int orientation, bool isBig)
{
    const QByteArray big("MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0?\0\0\0\0\0\0", 26);
    const QByteArray little("II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0?\0\0\0\0\0\0\0", 26);
    return QByteArray(isBig ? big : little).replace('?', char(orientation));
}

/// Red to the right, green downwards.
QImage ramp(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(255 * x / std::max(1, width - 1), 255 * y / std::max(1, height - 1), 99));
    return image;
}

/// The message of a refusal; empty where it was read.
QString refusalOf(const QByteArray& bytes, const QString& path = QStringLiteral("/home/a/holiday.png"))
{
    const Result<FoundPicture> found = readPicture(bytes, path);
    return found ? QString() : QString::fromStdString(found.message());
}

/// A PNG that says it has so many pixels, without them.
QByteArray withSize(QByteArray png, quint32 width, quint32 height)
{
    constexpr qsizetype header = 16;
    qToBigEndian(width, png.data() + header);
    qToBigEndian(height, png.data() + header + 4);
    quint32 sum = ~0U;
    for (const char byte : png.mid(12, 17)) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum & 1U ? 0xedb88320U ^ (sum >> 1) : sum >> 1;
    }
    qToBigEndian(~sum, png.data() + 29);
    return png;
}

} // namespace

class TestPictureFile : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void picturesAreSeenAsTheyAre_data()
    {
        QTest::addColumn<QJsonObject>("expected");
        const QJsonObject all = QJsonDocument::fromJson(bytesOf(folder + "expected.json")).object();
        QVERIFY(all.size() > 20);
        for (auto one = all.begin(); one != all.end(); ++one)
            QTest::newRow(qPrintable(one.key())) << one.value().toObject();
    }

    void picturesAreSeenAsTheyAre()
    {
        QFETCH(QJsonObject, expected);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        const Result<FoundPicture> found = readPictureFile(folder + name);
        QVERIFY2(found, found ? "" : found.message().c_str());
        const SquarePicture& picture = *found->picture;
        QCOMPARE(picture.name, name.toStdString());
        QCOMPARE(picture.side, Index(expected["side"].toInt()));
        QCOMPARE(std::ssize(picture.pixels), picture.side * picture.side * 3);
        QCOMPARE(!found->notes.empty(), expected["moves"].toBool());
        const QByteArray colours = qUncompress(QByteArray::fromBase64(expected["colours"].toString().toLatin1()));
        const Index every = expected["every"].toInt(), lines = (picture.side + every - 1) / every;
        QCOMPARE(colours.size(), lines * lines * 3);
        int worst = 0;
        for (Index i = 0; i < colours.size(); ++i) {
            const Index pixel = i / 3, place = (pixel / lines * every * picture.side + pixel % lines * every) * 3 + i % 3;
            worst = std::max(worst, std::abs(int(picture.pixels[std::size_t(place)]) - int(static_cast<unsigned char>(colours.at(i)))));
        }
        QVERIFY2(worst <= expected["tolerance"].toInt(), qPrintable(QString::number(worst)));
    }

    void nothingButNameAndColoursTravels()
    {
        for (const char* name : {"located.jpg", "located.png"}) {
            const QByteArray file = bytesOf(folder + name);
            QVERIFY(file.contains("A camera of mine") && file.contains("taken at home"));
            const Result<FoundPicture> found = readPictureFile(folder + name);
            QVERIFY(found);
            const QByteArray scene = writeScene(withPicture({}, found->picture));
            for (const char* secret : {"camera", "taken at home", "2024", "Exif", "data/pictures"})
                QVERIFY2(!scene.contains(secret), secret);
            // Without its data the same picture makes the same scene.
            QImage image(folder + name);
            image.setText(QString(), QString());
            const Result<FoundPicture> bare = readPicture(encoded(image.convertToFormat(QImage::Format_RGB32), "png"), folder + name);
            QVERIFY(bare && writeScene(withPicture({}, bare->picture)) == scene);
        }
    }

    void anotherColourSpaceIsTurnedIntoTheUsualOne()
    {
        QImage wide(4, 4, QImage::Format_RGB32);
        wide.fill(qRgb(180, 90, 60));
        const auto colourOf = [](const QImage& image) {
            const Result<FoundPicture> found = readPicture(encoded(image, "png"), "a.png");
            return found ? QList<int>(found->picture->pixels.begin(), found->picture->pixels.begin() + 3) : QList<int>();
        };
        QCOMPARE(colourOf(wide), QList<int>({180, 90, 60}));
        wide.setColorSpace(QColorSpace::SRgb);
        QCOMPARE(colourOf(wide), QList<int>({180, 90, 60}));
        wide.setColorSpace(QColorSpace::DisplayP3);
        const QRgb expected = wide.convertedToColorSpace(QColorSpace::SRgb).pixel(0, 0);
        QVERIFY(qRed(expected) > 185); // the same numbers mean a stronger red there
        QCOMPARE(colourOf(wide), QList<int>({qRed(expected), qGreen(expected), qBlue(expected)}));
    }

    void aPngIsTurnedAsItSays()
    {
        constexpr int last = 15;
        const QImage image = ramp(last + 1, last + 1);
        // Where the pixel of an upright picture stands in the file. Source: Exif 2.32, 4.6.4.
        const auto inFile = [](int orientation, QPoint at) {
            switch (orientation) {
            case 2: return QPoint(last - at.x(), at.y());
            case 3: return QPoint(last - at.x(), last - at.y());
            case 4: return QPoint(at.x(), last - at.y());
            case 5: return QPoint(at.y(), at.x());
            case 6: return QPoint(at.y(), last - at.x());
            case 7: return QPoint(last - at.y(), last - at.x());
            case 8: return QPoint(last - at.y(), at.x());
            default: return at;
            }
        };
        for (int orientation = 0; orientation <= 9; ++orientation)
            for (const bool isBig : {false, true}) {
                const auto found = readPicture(withChunk(encoded(image, "png"), "eXIf", exifOf(orientation, isBig)), {});
                QVERIFY(found.ok());
                for (int y = 0; y <= last; ++y)
                    for (int x = 0; x <= last; ++x) {
                        const QRgb pixel = image.pixel(inFile(orientation, {x, y}));
                        const std::uint8_t* seen = &found->picture->pixels[std::size_t((y * (last + 1) + x) * 3)];
                        QCOMPARE(qRgb(seen[0], seen[1], seen[2]), pixel);
                    }
            }
        for (const QByteArray& broken : {QByteArray("MM"), exifOf(6, true).first(20), QByteArray("II\x2a\0\xff\xff\xff\xff", 8)})
            QVERIFY(readPicture(withChunk(encoded(image, "png"), "eXIf", broken), {}).ok());
    }

    void aPngMovesWhereOneOfItsChunksSaysSo()
    {
        const QByteArray still = encoded(ramp(16, 16), "png");
        const QByteArray longText = "Comment" + QByteArray(1, '\0') + "acTL" + QByteArray(5000, 'x');
        QVERIFY(readPicture(withChunk(still, "tEXt", longText), {})->notes.empty());
        const QByteArray moving = withChunk(bytesOf(folder + "moving.png"), "tEXt", longText);
        QCOMPARE(readPicture(moving, {})->notes.size(), std::size_t(1));
    }

    void theSquareIsInTheMiddle()
    {
        QImage image(30, 10, QImage::Format_RGB32);
        image.fill(Qt::red);
        for (int x = 10; x < 20; ++x)
            for (int y = 0; y < 10; ++y)
                image.setPixel(x, y, qRgb(0, 0, 255));
        const Result<FoundPicture> found = readPicture(encoded(image, "png"), "a.png");
        QVERIFY(found && found->picture->side == 10);
        for (std::size_t i = 0; i < found->picture->pixels.size(); i += 3)
            QVERIFY(found->picture->pixels[i] == 0 && found->picture->pixels[i + 2] == 255);
    }

    void whatIsCutOffIsRefusedWhereverItEnds_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"plain.png", "moving.png", "plain.jpg", "progressive.jpg", "cmyk.jpg", "turned-6.jpg", "plain.gif",
                                 "plain.bmp", "palette.bmp"})
            QTest::newRow(name) << QString(name);
    }

    void whatIsCutOffIsRefusedWhereverItEnds()
    {
        QFETCH(QString, name);
        const QByteArray whole = bytesOf(folder + name);
        // Their last bytes only say that nothing follows, and a checksum of that.
        const qsizetype last = name.endsWith("gif") ? 1 : 0;
        for (qsizetype size = 0; size < whole.size() - last; ++size) {
            const QString refusal = refusalOf(whole.first(size), "/home/a/" + name);
            QVERIFY2(refusal.startsWith("/home/a/" + name) && refusal.endsWith('.'), qPrintable(QString("%1: %2").arg(size).arg(refusal)));
        }
        QCOMPARE(refusalOf(whole), QString());
        QCOMPARE(refusalOf(whole + "what some programs put behind it"), QString());
    }

    void ofAnAnimationThatIsCutOffTheFirstPictureIsThere()
    {
        const QByteArray whole = bytesOf(folder + "moving.gif");
        QCOMPARE(refusalOf(whole.first(whole.size() - 20)), QString());
    }

    void whatIsNoPictureIsNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << QByteArray() << "is empty";
        QTest::newRow("text") << QByteArray("BMW builds cars, and more of them.") << "is not a picture";
        QTest::newRow("page") << QByteArray("<html>404</html>") << "is not a picture";
        QTest::newRow("drawing") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") << "is not a picture";
        QTest::newRow("HEIC") << QByteArray("\0\0\0\x18"
                                            "ftypheic",
                                            12)
                              << "is a HEIC picture, which cannot be read here; save it as";
        QTest::newRow("damaged") << bytesOf(folder + "plain.png").replace("IDAT", "IDAX") << "is damaged";
        QTest::newRow("a wrong checksum") << bytesOf(folder + "plain.png").replace("\x08\x02\0\0\0", 5, "\x08\x02\0\0\1", 5)
                                          << "is damaged";
        QTest::newRow("damaged GIF") << bytesOf(folder + "plain.gif").replace(',', '!') << "is";
    }

    void whatIsNoPictureIsNamed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const QString refusal = refusalOf(bytes);
        QVERIFY2(refusal.startsWith("/home/a/holiday.png ") && refusal.contains(words) && refusal.endsWith('.'), qPrintable(refusal));
    }

    void whatIsNoFileIsRefused()
    {
        QTemporaryDir place;
        for (const QString& path : {place.path(), place.filePath("missing.jpg")}) {
            const Result<FoundPicture> found = readPictureFile(path);
            QVERIFY(!found && found.message().find(path.toStdString()) != std::string::npos);
        }
#ifdef Q_OS_UNIX
        const QString pipe = place.filePath("pipe.png");
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const Result<FoundPicture> found = readPictureFile(pipe);
        QVERIFY(!found && found.message().find("not a regular file") != std::string::npos);
#endif
    }

    /// The most memory that this process has had does not grow by what the headers ask for.
    void sizesAreCheckedBeforeMemoryIsTaken()
    {
        const QByteArray png = bytesOf(folder + "plain.png");
#ifdef Q_OS_LINUX
        const auto most = [] {
            rusage used{};
            getrusage(RUSAGE_SELF, &used);
            return used.ru_maxrss; // kilobytes
        };
        const auto before = most();
#endif
        const QString huge = refusalOf(withSize(png, 40'000, 40'000));
        QVERIFY2(huge.contains("has 40000 × 40000 pixels; at most"), qPrintable(huge));
        for (const quint32 side : {0U, 0x7fffffffU, 0xffffffffU})
            QVERIFY(refusalOf(withSize(png, side, side)).contains("holiday.png"));
        QByteArray jpeg = bytesOf(folder + "plain.jpg");
        const qsizetype frame = jpeg.indexOf("\xff\xc0");
        QVERIFY(frame > 0);
        qToBigEndian(quint16(60'000), jpeg.data() + frame + 5);
        qToBigEndian(quint16(60'000), jpeg.data() + frame + 7);
        QVERIFY2(refusalOf(jpeg).contains("60000 × 60000"), qPrintable(refusalOf(jpeg)));
        QByteArray bmp = bytesOf(folder + "plain.bmp");
        qToLittleEndian(qint32(40'000), bmp.data() + 18);
        qToLittleEndian(qint32(40'000), bmp.data() + 22);
        QVERIFY(refusalOf(bmp).contains("cut off"));
        QByteArray gif = bytesOf(folder + "plain.gif");
        qToLittleEndian(quint16(60'000), gif.data() + 6);
        qToLittleEndian(quint16(60'000), gif.data() + 8);
        QVERIFY(refusalOf(gif).contains("holiday.png"));
#ifdef Q_OS_LINUX
        QVERIFY2(most() - before < 50'000, qPrintable(QString::number(most() - before)));
#endif
    }

    /// A photo of a hundred million pixels takes as much memory as a small one.
    void thePhotosOfPhonesAreRead()
    {
        constexpr int width = 12'000, height = 8'800;
        QImage large(width, height, QImage::Format_Grayscale8);
        for (int y = 0; y < height; ++y) {
            uchar* line = large.scanLine(y);
            for (int x = 0; x < width; ++x)
                line[x] = static_cast<uchar>(255LL * x / (width - 1));
        }
        const QByteArray jpeg = encoded(large, "jpeg", 60);
        large = {};
        QVERIFY(!jpeg.isEmpty());
        const Result<FoundPicture> found = readPicture(jpeg, "phone.jpg");
        QVERIFY2(found, found ? "" : found.message().c_str());
        QCOMPARE(found->picture->side, largestPictureSide);
        for (const Index x : {0, 100, 128, 255}) {
            const double middle = (double(width - height) / 2 + (double(x) + 0.5) * height / 256) / width * 255;
            const int seen = found->picture->pixels[std::size_t((128 * 256 + x) * 3)];
            QVERIFY2(std::abs(seen - middle) < 2, qPrintable(QString("%1: %2, not %3").arg(x).arg(seen).arg(middle)));
        }
    }

    /// Up to what may be taken in memory, which is more than Qt lets by itself.
    void largePicturesOfOtherKindsAreRead()
    {
        constexpr int side = 6'500;
        QImage large(side, side, QImage::Format_RGB32);
        large.fill(qRgb(10, 20, 30));
        const QByteArray png = encoded(large, "png");
        large = {};
        const Result<FoundPicture> found = readPicture(png, "large.png");
        QVERIFY2(found, found ? "" : found.message().c_str());
        QCOMPARE(found->picture->pixels[2], std::uint8_t(30));
        QVERIFY(refusalOf(withSize(png, 9'000, 9'000)).contains("at most 67 million"));
    }

    void veryWideAndVeryTallOnesAreRead()
    {
        for (const QSize size : {QSize(30'000, 3), QSize(3, 30'000), QSize(1, 1)}) {
            const Result<FoundPicture> found = readPicture(encoded(ramp(size.width(), size.height()), "png"), "a.png");
            QVERIFY(found);
            QCOMPARE(found->picture->side, Index(std::min(size.width(), size.height())));
        }
    }

    void readingStopsWhereItIsAskedTo()
    {
        std::stop_source source;
        source.request_stop();
        for (const char* name : {"plain.png", "plain.jpg", "plain.gif", "plain.bmp"}) {
            const Result<FoundPicture> found = readPicture(bytesOf(folder + name), name, source.get_token());
            QVERIFY(!found && found.message().find("stopped") != std::string::npos);
        }
        QVERIFY(!takenPicture(ramp(20, 20), source.get_token()));
    }

    void anyThreadReads()
    {
        QByteArray here, there;
        const auto scene = [] { return writeScene(withPicture({}, readPictureFile(folder + "large.jpg")->picture)); };
        here = scene();
        std::unique_ptr<QThread> thread(QThread::create([&] { there = scene(); }));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(there, here);
    }

    void namesAreKeptShortAndWithoutTheirFolder()
    {
        const QString name = QString(300, 'x') + "\n\u202e.png";
        const Result<FoundPicture> found = readPicture(bytesOf(folder + "plain.png"), "/home/someone/secret/" + name);
        QVERIFY(found);
        const std::string& kept = found->picture->name;
        QVERIFY(kept.size() < 120 && kept.find("secret") == std::string::npos && kept.find('\n') == std::string::npos);
        QVERIFY(kept.find("\u202e") == std::string::npos);
    }

    void suffixesAreThoseOfWhatIsRead()
    {
        QVERIFY(pictureSuffixes().contains("jpg") && pictureSuffixes().contains("png"));
        QSet<QString> all;
        for (const QString& suffix : openableSuffixes()) {
            QVERIFY2(!all.contains(suffix), qPrintable(suffix));
            all.insert(suffix);
        }
        QVERIFY(openablePatterns().contains("*.jpg ") && picturePatterns().startsWith("*.png"));
    }
};

QTEST_GUILESS_MAIN(TestPictureFile)
#include "test_picture_file.moc"
