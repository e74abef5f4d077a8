#include "core/files/figure/figure_scene.h"
#include "tests/support/patch_scenes.h"
#include "ui/figure/animation.h"
#include "ui/figure/export.h"
#include "ui/figure/page/small_multiples.h"

#include <QFile>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

using namespace softfocus;

namespace {

constexpr int milliseconds = 250;

std::vector<Figure> framesOf(ScaleRange range, const std::vector<double>& temperatures)
{
    std::vector<Figure> frames;
    for (const double temperature : temperatures) {
        Scene scene;
        scene.view.range = range;
        scene.variant.temperature = temperature;
        FigureOptions options;
        options.dotsPerInch = 90;
        frames.push_back(figureOf(test::resultOf(scene), options));
    }
    return frames;
}

QByteArray animated(const std::vector<Figure>& frames)
{
    const Result<QByteArray> bytes = animationOf(frames, milliseconds, [](std::size_t) { return true; });
    return bytes ? *bytes : QByteArray();
}

quint32 number(const QByteArray& body, qsizetype at)
{
    return qFromBigEndian<quint32>(body.constData() + at);
}

struct Chunk {
    QByteArray type, body;
};

QList<Chunk> chunksOf(const QByteArray& png)
{
    QList<Chunk> chunks;
    for (qsizetype at = 8; at < png.size();) {
        const auto length = qsizetype(number(png, at));
        chunks.append({png.sliced(at + 4, 4), png.sliced(at + 8, length)});
        at += 12 + length;
    }
    return chunks;
}

/// What a reader of the specification shows, picture by picture.
QList<QImage> played(const QByteArray& png)
{
    const QList<Chunk> chunks = chunksOf(png);
    const QByteArray header = chunks.first().body;
    QImage canvas(int(number(header, 0)), int(number(header, 4)), QImage::Format_RGB32);
    QList<QImage> shown;
    QByteArray control, data;
    quint32 expected = 0;
    bool isInOrder = true;
    const auto show = [&] {
        if (control.isEmpty())
            return;
        const QByteArray own = control.sliced(4, 8) + header.sliced(8);
        const QByteArray file = png.first(8) + pngChunk("IHDR", own) + pngChunk("IDAT", data) + pngChunk("IEND", {});
        const QImage part = QImage::fromData(file, "png");
        if (part.isNull())
            qFatal("A picture of the animation cannot be read.");
        QPainter(&canvas).drawImage(int(number(control, 12)), int(number(control, 16)), part);
        shown.append(canvas.copy());
        data.clear();
    };
    for (const Chunk& chunk : chunks) {
        if (chunk.type == "fcTL" || chunk.type == "fdAT")
            isInOrder = isInOrder && number(chunk.body, 0) == expected++;
        if (chunk.type == "fcTL") {
            show();
            control = chunk.body;
        } else if (chunk.type == "IDAT") {
            data += chunk.body;
        } else if (chunk.type == "fdAT") {
            data += chunk.body.sliced(4);
        }
    }
    show();
    return isInOrder ? shown : QList<QImage>();
}

} // namespace

class TestAnimation : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyPictureIsTheFigureWithTheScaleOfAll_data()
    {
        QTest::addColumn<int>("range");
        for (int range = 0; range < int(scaleRangeNames.size()); ++range)
            QTest::newRow(scaleRangeNames[std::size_t(range)]) << range;
    }

    void everyPictureIsTheFigureWithTheScaleOfAll()
    {
        QFETCH(int, range);
        std::vector<Figure> frames = framesOf(ScaleRange(range), {0.3, 1, 8});
        const QByteArray png = animated(frames);
        const QList<QImage> shown = played(png);
        QCOMPARE(shown.size(), qsizetype(frames.size()));
        const FigureScale scale = commonScale(frames);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            frames[i].scale = scale;
            QCOMPARE(shown[qsizetype(i)], renderFigure(frames[i])->convertToFormat(QImage::Format_RGB32));
        }
        QCOMPARE(QImage::fromData(png).size(), shown.first().size()); // who cannot play it sees the first one
        QCOMPARE(animated(framesOf(ScaleRange(range), {0.3, 1, 8})), png);
    }

    void itBeginsAnewAndTakesItsTime()
    {
        const QByteArray png = animated(framesOf(ScaleRange::Fixed, {0.3, 1, 1, 8}));
        int controls = 0;
        for (const Chunk& chunk : chunksOf(png)) {
            if (chunk.type == "acTL") {
                QCOMPARE(number(chunk.body, 0), 4u);
                QCOMPARE(number(chunk.body, 4), 0u);
            }
            if (chunk.type != "fcTL")
                continue;
            ++controls;
            QCOMPARE(qFromBigEndian<quint16>(chunk.body.constData() + 20), quint16(milliseconds));
            QCOMPARE(qFromBigEndian<quint16>(chunk.body.constData() + 22), quint16(1000));
        }
        QCOMPARE(controls, 4);
        const QByteArrayList order = [&] {
            QByteArrayList types;
            for (const Chunk& chunk : chunksOf(png))
                types.append(chunk.type);
            return types;
        }();
        QVERIFY(order.indexOf("acTL") < order.indexOf("fcTL") && order.indexOf("fcTL") < order.indexOf("IDAT"));
        QCOMPARE(order.last(), QByteArray("IEND"));
    }

    void itCarriesTheSceneAndSaysWhereItGoes()
    {
        const QByteArray png = animated(framesOf(ScaleRange::Fixed, {0.3, 1, 8}));
        const Result<Scene> scene = sceneOfFigure(png);
        QVERIFY(scene.ok());
        QCOMPARE(scene->variant.temperature, 0.3);
        for (const char* key : {"Description", "Caption"})
            QVERIFY(QImage::fromData(png).text(key).endsWith("The picture moves in 3 steps from temperature 0.30 to 8.00."));
    }

    void stripsAndPatchesMoveToo()
    {
        std::vector<Figure> strips, pictures;
        for (const double temperature : {0.3, 2.0}) {
            Scene scene;
            scene.variant.temperature = temperature;
            strips.push_back(*normalizerStrip(test::resultOf(scene), allNormalizers(), {.dotsPerInch = 60}));
            pictures.push_back(figureOf(test::resultOf(test::pictureScene([&](Scene& one) { one.variant.temperature = temperature; }, 8)),
                                        {.dotsPerInch = 60}));
        }
        QCOMPARE(played(animated(strips)).size(), 2);
        QCOMPARE(played(animated(pictures)).size(), 2);
    }

    void nothingAndTooMuchAreRefused()
    {
        const auto always = [](std::size_t) { return true; };
        QVERIFY(!animationOf({}, milliseconds, always).ok());
        QVERIFY(!animationOf(std::vector<Figure>(mostFrames + 1, framesOf(ScaleRange::Fixed, {1}).front()), milliseconds, always).ok());
        QVERIFY(!animationOf(framesOf(ScaleRange::Fixed, {1, 2}), milliseconds, [](std::size_t done) { return done < 1; }).ok());
    }

    void otherProgramsSeeAllPictures()
    {
        const QString ffprobe = QStandardPaths::findExecutable("ffprobe");
        if (ffprobe.isEmpty())
            QSKIP("ffprobe is not installed; the animation is not looked at by another program.");
        const QTemporaryDir folder;
        QFile file(folder.filePath("sweep.png"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(animated(framesOf(ScaleRange::Fixed, {0.3, 1, 3, 8})));
        file.close();
        QProcess probe;
        probe.start(ffprobe, {"-v", "error", "-f", "apng", "-count_frames", "-select_streams", "v:0", "-show_entries",
                              "stream=nb_read_frames", "-of", "csv=p=0", file.fileName()});
        constexpr int patience = 60'000;
        QVERIFY(probe.waitForFinished(patience));
        QCOMPARE(probe.readAllStandardOutput().trimmed(), QByteArray("4"));
        QCOMPARE(probe.readAllStandardError(), QByteArray());
    }
};

QTEST_MAIN(TestAnimation)
#include "test_animation.moc"
