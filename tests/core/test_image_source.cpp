#include "core/files/scene_file.h"
#include "core/packed/packed_pixels.h"
#include "core/scene/with_picture.h"
#include "core/sources/bundled_pictures.h"
#include "core/sources/image_source.h"
#include "core/sources/patches.h"
#include "core/sources/source_table.h"
#include "tests/support/twins.h"

#include <QTest>

#include <random>

using namespace softfocus;
using namespace softfocus::test;

namespace {

/// A picture whose colours are random, or all the same.
std::shared_ptr<const SquarePicture> made(Index side, bool isPlain = false)
{
    std::mt19937 numbers(5);
    SquarePicture picture{"made", side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side * 3), 77)};
    if (!isPlain)
        for (std::uint8_t& colour : picture.pixels)
            colour = static_cast<std::uint8_t>(numbers() >> 24);
    return std::make_shared<const SquarePicture>(std::move(picture));
}

Scene sceneOf(ImageSource source)
{
    return withSource({}, std::move(source));
}

std::shared_ptr<const Attention> attended(const Scene& scene)
{
    return attend(scene, inputOf(scene), nullptr);
}

ImageSource ofTwin(const QJsonObject& reference)
{
    SquarePicture picture{"twin", reference["side"].toInt(), {}};
    for (const QJsonValue& colour : reference["pixels"].toArray())
        picture.pixels.push_back(static_cast<std::uint8_t>(colour.toInt()));
    ImageSource source;
    source.picture = std::make_shared<const SquarePicture>(std::move(picture));
    source.grid = reference["grid"].toInt();
    source.noise = reference["noise"].toDouble();
    source.seed = reference["seed"].toInt();
    return source;
}

QByteArray sceneText(const QByteArray& members)
{
    return "{\"softfocus\": 2, \"source\": {\"kind\": \"picture\", " + members + "}}";
}

QByteArray pixelsOf(Index side)
{
    return "\"side\": " + QByteArray::number(qlonglong(side)) + ", \"pixels\": \"" + packedPixels(*made(side)).toBase64() + '"';
}

} // namespace

class TestImageSource : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void patchesNoiseScoresWeightsAndOutputAreThoseOfItsTwin()
    {
        constexpr double tolerance = 1e-12;
        const QJsonObject reference = twin("picture");
        const QJsonArray rows = reference["rows"].toArray();
        const Scene scene = sceneOf(ofTwin(reference));
        const std::shared_ptr<const Input> input = inputOf(scene);
        QVERIFY(distance(*input->patches->clean, rows, matrixOf(reference["clean"])) <= tolerance);
        QVERIFY(distance(*projectionsOf(*input)->values, rows, matrixOf(reference["shown"])) <= tolerance);
        QVERIFY(distance(attend(scene, input, nullptr)->scores->raw, rows, matrixOf(reference["scores"])) <= 1e-11); // of numbers up to 30
        compareCases(scene, input, reference);
    }

    void hardmaxGivesThePictureItself_data()
    {
        QTest::addColumn<double>("noise");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("clean") << 0.0 << false;
        QTest::newRow("noisy") << 0.3 << false;
        QTest::newRow("equal patches") << 0.0 << true;
    }

    void hardmaxGivesThePictureItself()
    {
        QFETCH(double, noise);
        QFETCH(bool, isPlain);
        ImageSource source{.picture = made(64, isPlain), .grid = 16, .noise = noise};
        Scene scene = sceneOf(source);
        scene.variant.normalizer = *Normalizer::named("hardmax");
        const std::shared_ptr<const Attention> attention = attended(scene);
        const Matrix& values = *projectionsOf(*attention->input)->values;
        QVERIFY((attention->output->values - values).cwiseAbs().maxCoeff() <= (isPlain ? 1e-15 : 0.0));
    }

    void infiniteTemperatureGivesTheMeanPatch()
    {
        Scene scene = sceneOf({.picture = made(40), .grid = 9, .noise = 0.1});
        scene.variant.temperature = greatestTemperature;
        const std::shared_ptr<const Attention> attention = attended(scene);
        const Matrix mean = projectionsOf(*attention->input)->values->colwise().mean();
        QVERIFY((attention->output->values.rowwise() - mean.row(0)).cwiseAbs().maxCoeff() < 1e-14);
    }

    /// A picture that has as many pixels as its patches is only taken apart.
    void aFittingPictureIsNotAveraged()
    {
        constexpr Index grid = 24, side = grid * patchSide;
        const std::shared_ptr<const SquarePicture> picture = made(side);
        const Matrix patches = patchesOf(*picture, grid);
        for (Index y = 0; y < side; ++y)
            for (Index x = 0; x < side; ++x)
                for (Index colour = 0; colour < 3; ++colour)
                    QCOMPARE(patches(y / patchSide * grid + x / patchSide, (y % patchSide * patchSide + x % patchSide) * 3 + colour),
                             picture->pixels[static_cast<std::size_t>((y * side + x) * 3 + colour)] / 255.0);
    }

    void aSinglePixelFillsEveryPatch()
    {
        const Matrix patches = patchesOf(*made(1), leastGrid);
        const std::shared_ptr<const SquarePicture> pixel = made(1);
        for (Index i = 0; i < patches.size(); ++i)
            QVERIFY(std::abs(patches.data()[i] - pixel->pixels[static_cast<std::size_t>(i % 3)] / 255.0) < 1e-15);
    }

    /// Averaging keeps what all colours add up to, and stays between the least and the greatest.
    void averagingKeepsTheMean()
    {
        for (const Index side : {1, 2, 7, 100, 191, 255, 256})
            for (const Index grid : {leastGrid, Index(11), greatestGrid}) {
                const std::shared_ptr<const SquarePicture> picture = made(side);
                double sum = 0;
                for (const std::uint8_t colour : picture->pixels)
                    sum += colour / 255.0;
                const Matrix patches = patchesOf(*picture, grid);
                QCOMPARE(patches.rows(), grid * grid);
                QVERIFY(std::abs(patches.mean() - sum / static_cast<double>(picture->pixels.size())) < 1e-12);
                QVERIFY(patches.minCoeff() >= 0 && patches.maxCoeff() <= 1 + 1e-12);
            }
    }

    void noiseIsSeededAndAsStrongAsSaid()
    {
        const Matrix clean = Matrix::Constant(576, patchDimensions, 0.5);
        const Matrix noise = withNoise(clean, 0.2, 3) - clean;
        const double deviation = std::sqrt(noise.cwiseAbs2().mean());
        QVERIFY2(std::abs(noise.mean()) < 0.003 && std::abs(deviation - 0.2) < 0.003, qPrintable(QString::number(deviation)));
        QVERIFY(withNoise(clean, 0.2, 3) - clean == noise);
        QVERIFY(withNoise(clean, 0.2, 4) - clean != noise);
        QVERIFY(withNoise(clean, 0, 3) == clean);
    }

    void aSeedWithoutNoiseIsTheSameInput()
    {
        QVERIFY(sameInput(Source(ImageSource{.seed = 1}), Source(ImageSource{.seed = 2})));
        QVERIFY(!sameInput(Source(ImageSource{.noise = 0.1, .seed = 1}), Source(ImageSource{.noise = 0.1, .seed = 2})));
        QVERIFY(!sameInput(Source(ImageSource{.grid = 8}), Source(ImageSource{.grid = 9})));
        QVERIFY(sameInput(Source(ImageSource{.picture = made(9)}), Source(ImageSource{.picture = made(9)})));
        QVERIFY(!sameInput(Source(ImageSource{.picture = made(9)}), Source(ImageSource{.picture = made(10)})));
    }

    void whatIsOutOfRangeIsRefused()
    {
        QVERIFY(check(sceneOf({.grid = leastGrid, .noise = greatestNoise, .seed = greatestSeed})));
        QVERIFY(check(sceneOf({.grid = greatestGrid, .seed = 0})));
        for (const ImageSource& wrong :
             {ImageSource{.grid = 7}, ImageSource{.grid = 33}, ImageSource{.noise = -0.1}, ImageSource{.noise = 0.51},
              ImageSource{.noise = std::nan("")}, ImageSource{.seed = -1}, ImageSource{.seed = 1'000'000}})
            QVERIFY(!check(sceneOf(wrong)));
    }

    void pixelsArePackedWithoutLoss()
    {
        for (const Index side : {1, 2, 3, 31, 256}) {
            const std::shared_ptr<const SquarePicture> picture = made(side);
            const Result<std::vector<std::uint8_t>> back = unpackedPixels(packedPixels(*picture), side);
            QVERIFY(back && *back == picture->pixels);
        }
        for (const BundledPicture bundled : {BundledPicture::Cat, BundledPicture::Coffee, BundledPicture::Astronaut})
            QCOMPARE(std::ssize(bundledPicture(bundled).pixels), largestPictureSide * largestPictureSide * 3);
    }

    void aSceneComesBackWithItsPictureAndUnknownKeys()
    {
        const Result<Scene> scene = readScene(sceneText(
            "\"name\": \"a “b”.jpg\", \"grid\": 12, \"noise\": 0.07, \"seed\": 9, \"frame\": {\"gold\": true}, " + pixelsOf(200)));
        QVERIFY(scene);
        const QByteArray written = writeScene(*scene);
        QVERIFY(written.contains("\"gold\"") && written.contains("true"));
        const Result<Scene> again = readScene(written);
        QVERIFY(again && *again == *scene);
        QCOMPARE(writeScene(*again), written);
        const auto& image = std::get<ImageSource>(again->source);
        QVERIFY(*std::get<1>(image.picture) == SquarePicture({"a “b”.jpg", 200, made(200)->pixels}));
    }

    void badScenesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("key");
        const QByteArray good = packedPixels(*made(8)).toBase64();
        QByteArray damaged = packedPixels(*made(8));
        damaged[damaged.size() / 2] = static_cast<char>(~damaged[damaged.size() / 2]);
        QTest::newRow("no such picture") << QByteArray("\"picture\": \"dog\"") << QByteArray("picture");
        QTest::newRow("too large") << pixelsOf(8).replace("\"side\": 8", "\"side\": 257") << QByteArray("side");
        QTest::newRow("no side") << QByteArray("\"pixels\": \"" + good + '"') << QByteArray("pixels");
        QTest::newRow("another size") << pixelsOf(8).replace("\"side\": 8", "\"side\": 9") << QByteArray("pixels");
        QTest::newRow("damaged") << QByteArray("\"side\": 8, \"pixels\": \"" + damaged.toBase64() + '"') << QByteArray("pixels");
        QTest::newRow("cut off") << QByteArray("\"side\": 8, \"pixels\": \"" + good.first(40) + '"') << QByteArray("pixels");
        QTest::newRow("empty") << QByteArray("\"side\": 8, \"pixels\": \"\"") << QByteArray("pixels");
        QTest::newRow("lost") << QByteArray("\"name\": \"me.png\", \"side\": 8") << QByteArray("pixels");
        QTest::newRow("a number") << QByteArray("\"side\": 8, \"pixels\": 7") << QByteArray("pixels");
        QTest::newRow("grid") << QByteArray("\"grid\": 33") << QByteArray("grid");
        QTest::newRow("broken grid") << QByteArray("\"grid\": 8.5") << QByteArray("grid");
        QTest::newRow("noise") << QByteArray("\"noise\": 0.6") << QByteArray("noise");
        QTest::newRow("seed") << QByteArray("\"seed\": -1") << QByteArray("seed");
    }

    void badScenesAreNamed()
    {
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, key);
        const Result<Scene> scene = readScene(sceneText(members));
        QVERIFY(!scene);
        QVERIFY2(QByteArray::fromStdString(scene.message()).contains(key), scene.message().c_str());
        QVERIFY(scene.message().size() < 300);
    }

    void aSceneOfManyPatchesIsRead()
    {
        const QByteArray text = sceneText("\"name\": \"large\", \"grid\": 32, " + pixelsOf(256));
        const Result<Scene> scene = readScene(text);
        QVERIFY(scene);
        QCOMPARE(std::get<ImageSource>(scene->source).grid, 32);
    }

    void theAskingPatchStaysWhereItIsInAnotherGrid()
    {
        Scene scene = sceneOf({.grid = 24});
        scene.view.query = 12 * 24 + 6; // a quarter from the left, half way down
        const Scene coarse = withGrid(scene, 8);
        QCOMPARE(*coarse.view.query, std::int64_t(4 * 8 + 2));
        QCOMPARE(std::get<ImageSource>(coarse.source).grid, Index(8));
        scene.view.query = 24 * 24 - 1;
        QCOMPARE(*withGrid(scene, 32).view.query, std::int64_t(31 * 32 + 31));
        scene.view.query = 100'000; // as a scene file may have it
        QCOMPARE(*withGrid(scene, 8).view.query, std::int64_t(63));
        QVERIFY(!withGrid(sceneOf({}), 8).view.query);
        QVERIFY(withGrid(Scene(), 8) == Scene());
    }

    void aPictureInPlaceOfAnotherKeepsItsChoices()
    {
        Scene scene = sceneOf({.grid = 10, .noise = 0.2, .seed = 5});
        scene.view.picture = PictureKind::Map;
        scene.view.query = 3;
        const Scene other = withPicture(scene, made(9));
        const auto& image = std::get<ImageSource>(other.source);
        QVERIFY(image.grid == 10 && image.noise == 0.2 && image.seed == 5);
        QCOMPARE(other.view.picture, PictureKind::Map);
        QCOMPARE(*other.view.query, std::int64_t(3));
        Scene words;
        words.source = TextSource{"a b"};
        const Scene first = withPicture(words, BundledPicture::Coffee);
        QCOMPARE(first.view.picture, PictureKind::Overlay);
        QCOMPARE(sentenceText(first), std::string("a b"));
    }

    void longNamesAreToldOnOneLine()
    {
        SquarePicture picture = *made(2);
        picture.name = std::string(5'000, 'x') + "\n.jpg";
        const std::string title = pictureTitle(picture).english();
        QVERIFY(title.size() < 100 && title.find('\n') == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestImageSource)
#include "test_image_source.moc"
