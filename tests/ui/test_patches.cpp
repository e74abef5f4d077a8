#include "tests/support/golden.h"
#include "tests/support/patch_scenes.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/patches/patch_image.h"
#include "ui/paint/patches/patch_painter.h"
#include "ui/paint/patches/patch_veil.h"
#include "ui/words/shared_scale.h"

#include <QLocale>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace softfocus;
using test::pictureScene;
using test::resultOf;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr HeatmapParts bare{.labels = false, .axisTitles = false, .legend = false, .sentence = false};
constexpr QRgb nothing = 0xff010203;

Scene flatScene(const std::function<void(Scene&)>& change = {})
{
    ImageSource source;
    source.grid = leastGrid;
    source.picture = test::flatPatches(leastGrid);
    Scene scene = withSource({}, std::move(source));
    if (change)
        change(scene);
    return scene;
}

Picture pictureOf(const Scene& scene)
{
    return softfocus::pictureOf(resultOf(scene), scene.view.stage);
}

std::function<void(Scene&)> weighed(const char* normalizer, double temperature = 1, Mask mask = Mask::None)
{
    return [=](Scene& scene) {
        scene.variant.normalizer = *Normalizer::named(normalizer);
        scene.variant.temperature = temperature;
        scene.mask = mask;
    };
}

QImage painted(const Picture& picture, QSizeF area, double ratio, const Theme& theme, const HeatmapParts& parts, const Highlight& highlight)
{
    QImage image((area * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(theme.panel);
    QPainter painter(&image);
    paintPatches(painter, layOutPatches(picture, area, ratio, parts, theme), picture, theme, highlight);
    painter.end();
    return image;
}

} // namespace

class TestPatches : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void patchesAreThePictureAgain()
    {
        Matrix patches = Matrix::Constant(4, patchDimensions, 0.5);
        patches(1, 0) = 1.7; // red of the first pixel of the upper right patch
        patches(1, 1) = -0.3;
        patches(2, patchDimensions - 1) = 0; // blue of the last pixel of the lower left one
        patches.row(3).setConstant(notANumber);
        const QImage image = imageOfPatches(patches, 2, nothing);
        QCOMPARE(image.size(), QSize(16, 16));
        QCOMPARE(image.pixel(0, 0), qRgb(128, 128, 128));
        QCOMPARE(image.pixel(8, 0), qRgb(255, 0, 128));
        QCOMPARE(image.pixel(7, 15), qRgb(128, 128, 0));
        QCOMPARE(image.pixel(8, 8), nothing);
        QCOMPARE(image.pixel(15, 15), nothing);
    }

    void onePatchIsTheSameAsInThePicture()
    {
        const std::shared_ptr<const Attention> attention = resultOf(pictureScene({}, leastGrid));
        const Matrix& patches = *projectionsOf(*attention->input)->queries;
        const QImage whole = imageOfPatches(patches, leastGrid, nothing);
        QCOMPARE(imageOfPatch(patches, 11, nothing), whole.copy(3 * 8, 8, 8, 8));
    }

    void enlargedPixelsStaySharp_data()
    {
        QTest::addColumn<int>("side");
        for (const int side : {2, 4, 5, 7, 100, 101})
            QTest::addRow("%d", side) << side;
    }
    void enlargedPixelsStaySharp()
    {
        QFETCH(int, side);
        QImage image(2, 2, QImage::Format_RGB32);
        image.setPixel(0, 0, qRgb(0, 0, 0));
        image.setPixel(1, 0, qRgb(200, 0, 0));
        image.setPixel(0, 1, qRgb(0, 200, 0));
        image.setPixel(1, 1, qRgb(0, 0, 200));
        const QImage large = scaledSharply(image, {side, side});
        QCOMPARE(large.size(), QSize(side, side));
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                if (2 * x + 1 != side && 2 * y + 1 != side) // the pixel in the middle of an odd side is of both
                    QCOMPARE(large.pixel(x, y), image.pixel(2 * x / side, 2 * y / side));
        if (side % 2 == 1)
            QCOMPARE(qRed(large.pixel(side / 2, 0)), 100);
    }

    void smallerPicturesAreAveraged()
    {
        QImage image(64, 64, QImage::Format_RGB32);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                image.setPixel(x, y, (x + y) % 2 == 0 ? qRgb(0, 0, 0) : qRgb(200, 200, 200));
        const QImage small = scaledSharply(image, {8, 8});
        for (int x = 0; x < 8; ++x)
            QVERIFY(std::abs(qRed(small.pixel(x, 3)) - 100) <= 4);
    }

    void trueZerosLeaveThePictureUntouched()
    {
        const Picture picture = pictureOf(pictureScene(weighed("sparsemax"), 12));
        const Index query = chosenQuery(*picture.attention);
        const Theme theme = Theme::light();
        const QImage plain = imageOfPatches(*projectionsOf(*picture.attention->input)->queries, 12, nothing);
        const PatchLayout layout = layOutBarePatches(picture, 96, 1);
        const QImage veiled = patchImages(layout, picture, query, theme).front().image;
        Index zeros = 0, others = 0;
        for (Index key = 0; key < 144; ++key) {
            const QRect patch(int(key % 12) * 8, int(key / 12) * 8, 8, 8);
            const bool isUntouched = veiled.copy(patch) == plain.copy(patch);
            QCOMPARE(isUntouched, picture.isTrueZero(query, key));
            (isUntouched ? zeros : others) += 1;
        }
        QVERIFY(zeros > 100 && others > 1);
    }

    void veilsHaveTheColourOfTheScaleAndTheOpacityOfTheirShare()
    {
        const Picture picture = pictureOf(flatScene());
        const Index query = 20;
        const Theme theme = Theme::light();
        const std::vector<Veil> veils = veilsOf(picture, query, theme);
        const ColourScale& scale = ColourScale::sequential("indigo", false);
        const double most = picture.values->row(query).maxCoeff();
        for (Index key = 0; key < 64; ++key) {
            const double weight = (*picture.values)(query, key);
            const Veil& veil = veils[std::size_t(key)];
            QCOMPARE(veil.kind, Veil::Kind::Coloured);
            QCOMPARE(veil.colour, scale.at(weight));
            QVERIFY(std::abs(veil.opacity - mostOpaque * std::sqrt(weight / most)) < 1e-9);
        }
        QVERIFY(std::abs(veils[std::size_t(query)].opacity - mostOpaque) < 1e-9); // which is most like itself
    }

    void aRowOfManySmallWeightsCanStillBeRead()
    {
        // 576 weights on a scale from 0 to 1: the veil of the largest must stand out from that of the least.
        const Picture picture = pictureOf(pictureScene());
        const Index query = chosenQuery(*picture.attention);
        const std::vector<Veil> veils = veilsOf(picture, query, Theme::light());
        const auto [least, most] = std::ranges::minmax(veils, {}, &Veil::opacity);
        QVERIFY((*picture.values)(query, query) < 0.02);
        QVERIFY(most.opacity > mostOpaque - 1e-9 && least.opacity < 0.1);
    }

    void veilsThatShareAScaleAreAsOpaqueForTheSameWeight()
    {
        std::vector<Picture> pictures{pictureOf(flatScene()), pictureOf(flatScene(weighed("sparsemax", 1, Mask::None)))};
        shareScale(pictures);
        shareOpacity(pictures);
        const Index query = 20;
        const double most = std::max(pictures[0].values->row(query).maxCoeff(), pictures[1].values->row(query).maxCoeff());
        for (const Picture& picture : pictures) {
            const std::vector<Veil> veils = veilsOf(picture, query, Theme::light());
            for (Index key = 0; key < 64; ++key)
                if (const double weight = (*picture.values)(query, key); weight > 0)
                    QVERIFY(std::abs(veils[std::size_t(key)].opacity - mostOpaque * std::sqrt(weight / most)) < 1e-9);
        }
    }

    void onALogarithmicScaleOpacityIsThePlaceOnIt()
    {
        const Picture picture = pictureOf(flatScene([](Scene& scene) { scene.view.range = ScaleRange::Logarithmic; }));
        const std::vector<Veil> veils = veilsOf(picture, 20, Theme::light());
        for (Index key = 0; key < 64; ++key)
            QVERIFY(std::abs(veils[std::size_t(key)].opacity - mostOpaque * picture.position(20, key)) < 1e-9);
    }

    void whatAPatchCannotSeeIsAbsent()
    {
        const Picture picture = pictureOf(flatScene(weighed("softmax", 1, Mask::Self)));
        const std::vector<Veil> veils = veilsOf(picture, 20, Theme::light());
        for (Index key = 0; key < 64; ++key)
            QCOMPARE(veils[std::size_t(key)].kind == Veil::Kind::Absent, key == 20);
    }

    void undefinedRowsAreNothingRatherThanBlack()
    {
        Scene scene = flatScene([](Scene& one) { one.view.stage = Stage::Output; });
        auto attention = std::make_shared<Attention>(*resultOf(scene));
        auto weights = std::make_shared<Weights>(*attention->weights);
        weights->states[3] = RowState::NothingToAttend;
        weights->values.row(3).setZero();
        auto output = std::make_shared<Output>(*attention->output);
        output->values.row(3).setZero();
        output->values.row(5).setConstant(notANumber);
        attention->weights = weights;
        attention->output = output;
        const Picture picture = softfocus::pictureOf(attention, Stage::Output);
        const Theme theme = Theme::light();
        const QImage mixed = patchImages(layOutBarePatches(picture, 64, 1), picture, 0, theme).front().image;
        for (const int patch : {3, 5})
            QCOMPARE(mixed.pixelColor(patch * 8 + 4, 4), theme.absent);
        QVERIFY(mixed.pixelColor(4, 4) != theme.absent);
    }

    void withHardmaxThePictureIsMixedFromItself()
    {
        const Picture picture = pictureOf(flatScene([](Scene& scene) {
            weighed("hardmax")(scene);
            scene.view.stage = Stage::Output;
        }));
        const PatchLayout layout = layOutPatches(picture, {700, 400}, 1, {}, Theme::light());
        const std::vector<PlacedImage> images = patchImages(layout, picture, 0, Theme::light());
        QCOMPARE(images.size(), std::size_t(2));
        QCOMPARE(images[0].image, images[1].image);
        QCOMPARE(images[0].box.size(), images[1].box.size());
    }

    void everythingLiesInsideItsAreaAndApart_data()
    {
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<Index>("grid");
        QTest::addColumn<QSizeF>("area");
        QTest::addColumn<double>("ratio");
        for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output})
            for (const Index grid : {leastGrid, usualGrid, greatestGrid})
                for (const QSizeF area :
                     {QSizeF(1000, 700), QSizeF(560, 380), QSizeF(400, 800), QSizeF(220, 150), QSizeF(1, 1), QSizeF(30, 900)})
                    for (const double ratio : {1.0, 1.25, 2.0})
                        QTest::addRow("%s, %d, %g × %g at %g", stageNames[std::size_t(stage)], int(grid), area.width(), area.height(),
                                      ratio)
                            << stage << grid << area << ratio;
    }
    void everythingLiesInsideItsAreaAndApart()
    {
        QFETCH(Stage, stage);
        QFETCH(Index, grid);
        QFETCH(QSizeF, area);
        QFETCH(double, ratio);
        Picture picture;
        auto attention = std::make_shared<Attention>();
        auto input = std::make_shared<Input>();
        input->patches = PatchGrid{grid, nullptr, 0};
        attention->input = input;
        picture.attention = attention;
        picture.stage = stage;
        picture.kind = PictureKind::Overlay;
        picture.provenance = "softmax · T 1.00 · mask none";
        const PatchLayout layout = layOutPatches(picture, area, ratio, {.provenance = true}, Theme::light());
        std::vector<QRectF> parts;
        for (const QRectF& part : {layout.picture, layout.mixed, layout.detail, layout.key, layout.mixedTitle, layout.detailTitle,
                                   layout.legend, layout.note, layout.sentence, layout.provenance})
            if (!part.isNull())
                parts.push_back(part);
        const double rounding = area.width() < 100 || area.height() < 100 ? 16 : 0.51;
        for (const QRectF& part : parts)
            QVERIFY(QRectF(QPointF(), area).adjusted(-rounding, -rounding, rounding, rounding).contains(part));
        if (area.height() >= 150 && area.width() >= 200)
            for (std::size_t i = 0; i < parts.size(); ++i)
                for (std::size_t k = i + 1; k < parts.size(); ++k)
                    QVERIFY2(!parts[i].adjusted(0.5, 0.5, -0.5, -0.5).intersects(parts[k]), qPrintable(QString("%1 and %2").arg(i).arg(k)));
        // A square of whole device pixels, whose patches have none in common.
        QCOMPARE(layout.picture.width(), layout.picture.height());
        for (const double edge : {layout.picture.left(), layout.picture.width(), layout.rectIn(layout.picture, grid + 1).left()})
            QVERIFY(std::abs(edge * ratio - std::round(edge * ratio)) < 1e-6);
        if (layout.picture.width() * ratio >= double(grid))
            for (const Index patch : {Index(0), grid - 1, grid * grid / 2, grid * grid - 1})
                QCOMPARE(layout.patchAt(layout.rectIn(layout.picture, patch).center()), std::optional(patch));
    }

    void theOutputHasItsPicturesAsLargeAsTheRoomAllows()
    {
        const Picture picture = pictureOf(flatScene([](Scene& scene) { scene.view.stage = Stage::Output; }));
        const PatchLayout wide = layOutPatches(picture, {900, 400}, 1, {}, Theme::light());
        QVERIFY(wide.mixed.left() > wide.picture.right() && wide.mixed.top() == wide.picture.top());
        const PatchLayout high = layOutPatches(picture, {300, 800}, 1, {}, Theme::light());
        QVERIFY(high.mixed.top() > high.picture.bottom() && high.mixed.left() == high.picture.left());
        QCOMPARE(wide.patchAt(wide.rectIn(wide.mixed, 9).center()), std::optional(Index(9)));
    }

    void theLegendSaysWhatColourAndOpacityFollow()
    {
        const Theme theme = Theme::light();
        const Picture picture = pictureOf(flatScene());
        const PatchLayout layout = layOutPatches(picture, {700, 500}, 1, {}, theme);
        const QImage image = painted(picture, {700, 500}, 1, theme, {}, {{}, 20, {}});
        // Up to the asking patch's own largest the bar becomes opaque; beyond, it is the scale under the same veil.
        const double most = picture.values->row(20).maxCoeff();
        const auto barAt = [&](double place) {
            return image.pixel(int(layout.legend.center().x()), int(layout.legend.bottom() - 1 - place * (layout.legend.height() - 1)));
        };
        const QRgb top = veiledGrey({Veil::Kind::Coloured, ColourScale::sequential("indigo", false).at(1), mostOpaque}, theme);
        QVERIFY(std::abs(qBlue(barAt(1)) - qBlue(top)) <= 3 && std::abs(qRed(barAt(1)) - qRed(top)) <= 3);
        QVERIFY(qRed(barAt(0)) < qRed(barAt(most)));
        bool isMarked = false;
        const int y = int(layout.legend.bottom() - most * layout.legend.height());
        for (int near = y - 2; near <= y + 2; ++near)
            isMarked = isMarked || image.pixelColor(int(layout.legend.left()) - 5, near) == theme.accent;
        QVERIFY(isMarked);
    }

    void aChoiceOfAnotherPictureIsNone()
    {
        const Theme theme = Theme::light();
        const Picture picture = pictureOf(flatScene());
        const PatchLayout layout = layOutPatches(picture, {500, 400}, 1, bare, theme);
        const QImage none = painted(picture, {500, 400}, 1, theme, bare, {{}, -1, {}});
        const Index beyond = picture.values->rows();
        QCOMPARE(painted(picture, {500, 400}, 1, theme, bare, {{beyond, beyond}, beyond, {beyond, beyond}}), none);
        QCOMPARE(patchImages(layout, picture, beyond, theme).front().image, patchImages(layout, picture, -1, theme).front().image);
    }

    void framesStandAroundTheirPatches()
    {
        const Theme theme = Theme::light();
        const Picture picture = pictureOf(flatScene());
        const PatchLayout layout = layOutPatches(picture, {500, 400}, 1, bare, theme);
        const QImage plain = painted(picture, {500, 400}, 1, theme, bare, {{}, -1, {}});
        const QImage framed = painted(picture, {500, 400}, 1, theme, bare, {{20, 50}, 20, {}});
        const auto above = [&](const QImage& image, Index patch) {
            const QRect box = layout.rectIn(layout.picture, patch).toRect();
            return image.pixelColor(box.center().x(), box.top() - 2);
        };
        QCOMPARE(above(framed, 20), theme.accent);
        QCOMPARE(above(framed, 50), theme.text);
        for (const Index patch : {20, 50}) { // and leave them as they are
            const QRect box = layout.rectIn(layout.picture, patch).toRect().adjusted(1, 1, -1, -1);
            QVERIFY(framed.copy(box).pixelColor(3, 3) != theme.accent);
            if (patch == 50)
                QVERIFY(framed.pixel(box.center()) != plain.pixel(0, 0));
        }
    }

    void picturesAreAsTheyWere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<bool>("dark");
        for (const char* name : {"patches-softmax", "patches-sparsemax-self", "patches-rows", "patches-log-viridis", "patches-scores",
                                 "patches-vectors", "patches-output"})
            for (const double ratio : {1.0, 2.0})
                for (const bool dark : {false, true})
                    QTest::addRow("%s, scale %g, %s", name, ratio, dark ? "dark" : "light") << name << ratio << dark;
    }
    void picturesAreAsTheyWere()
    {
        QFETCH(QString, name);
        QFETCH(double, ratio);
        QFETCH(bool, dark);
        const auto change = [&](Scene& scene) {
            if (name == "patches-sparsemax-self")
                weighed("sparsemax", 2, Mask::Self)(scene);
            if (name == "patches-rows")
                scene.view.range = ScaleRange::RowMaximum;
            if (name == "patches-log-viridis") {
                scene.view.range = ScaleRange::Logarithmic;
                scene.view.colours = "viridis";
            }
            const auto found =
                std::ranges::find_if(stageNames, [&](const char* stage) { return name == QStringLiteral("patches-") + stage; });
            if (found != stageNames.end())
                scene.view.stage = static_cast<Stage>(found - stageNames.begin());
        };
        const Picture picture = pictureOf(pictureScene(change, 12));
        const Theme theme = dark ? Theme::darkTheme() : Theme::light();
        const QSizeF area = picture.stage == Stage::Output || picture.stage == Stage::Vectors ? QSizeF(220, 110) : QSizeF(120, 120);
        const Index query = chosenQuery(*picture.attention);
        const Highlight lit{hasVeil(picture) ? Cell{query, 30} : Cell{30, -1}, query, {}};
        const auto file = QStringLiteral("%1-%2x-%3").arg(name).arg(ratio).arg(dark ? "dark" : "light");
        QCOMPARE(test::differenceFromGolden(painted(picture, area, ratio, theme, bare, lit), file), QString());
    }
};

QTEST_MAIN(TestPatches)
#include "test_patches.moc"
