#include "tests/support/golden.h"
#include "tests/support/scenery.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/number_sprites.h"

#include <QPainter>
#include <QPicture>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace softfocus;
using test::cellsOnly;
using test::Made;
using test::painted;
using test::Scenery;

namespace {

Scenery sceneryOf(const Made& made, QSizeF area, double ratio, bool dark, const HeatmapParts& parts = cellsOnly, bool values = false)
{
    Picture picture = test::pictureOf(made);
    picture.showValues = values;
    return test::sceneryOf(picture, area, ratio, dark, parts);
}

/// The colours that occur in a cell.
std::set<QRgb> coloursIn(const QImage& image, const HeatmapLayout& layout, Index row, Index column)
{
    const double ratio = layout.devicePixelRatio;
    const QRectF cell = layout.rectOf(row, column);
    std::set<QRgb> colours;
    for (int y = qRound(cell.top() * ratio); y < qRound(cell.bottom() * ratio); ++y)
        for (int x = qRound(cell.left() * ratio); x < qRound(cell.right() * ratio); ++x)
            colours.insert(image.pixel(x, y));
    return colours;
}

Matrix oneRow(std::initializer_list<double> values)
{
    Matrix matrix(1, Index(values.size()));
    Index column = 0;
    for (const double value : values)
        matrix(0, column++) = value;
    return matrix;
}

} // namespace

class TestHeatmapPainter : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QLocale::setDefault(QLocale::c());
    }

    void picturesAreAsTheyWere_data();
    void picturesAreAsTheyWere();
    void thumbnailsAreAsTheyWere_data();
    void thumbnailsAreAsTheyWere();
    void cellsHaveTheColourOfTheirValue();
    void aTrueZeroLooksUnlikeASmallNumber_data();
    void aTrueZeroLooksUnlikeASmallNumber();
    void maskedCellsHaveNoNumberAndTheirOwnLook();
    void undefinedCellsHaveADash();
    void numbersAreDrawnInReadableInk();
    void numbersDoNotJitter();
    void numbersStayInsideTheirCells();
    void everyWayToThePixelsGivesTheSamePicture_data();
    void everyWayToThePixelsGivesTheSamePicture();
    void shapesShowWhatPixelsShow();
    void gapsKeepWhatIsBehindThem();
    void aLoneWeightIsSeenInTheSmallestMap();
    void unknownWordsAreMarked();
    void highlightsChangeOnlyWhatTheyMean();
    void aPictureWithoutValuesPaintsNothing();
};

void TestHeatmapPainter::picturesAreAsTheyWere_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<bool>("dark");
    for (const char* name : {"softmax", "sparsemax-causal", "rows", "log-viridis", "scores-self", "vectors", "many", "pooled"})
        for (const double ratio : {1.0, 2.0})
            for (const bool dark : {false, true})
                QTest::addRow("%s, scale %g, %s", name, ratio, dark ? "dark" : "light") << name << ratio << dark;
}

void TestHeatmapPainter::picturesAreAsTheyWere()
{
    QFETCH(QString, name);
    QFETCH(double, ratio);
    QFETCH(bool, dark);
    const auto file = QStringLiteral("%1-%2x-%3").arg(name).arg(ratio).arg(dark ? "dark" : "light");
    Made made{.words = test::wordsOf(7)};
    const QSizeF area(150, 120);
    if (name == "sparsemax-causal")
        made = {.words = test::wordsOf(9), .normalizer = "sparsemax", .mask = Mask::Causal};
    else if (name == "rows")
        made = {.words = test::wordsOf(7), .range = ScaleRange::RowMaximum, .colours = "magma"};
    else if (name == "log-viridis")
        made = {.words = test::wordsOf(7), .range = ScaleRange::Logarithmic, .colours = "viridis"};
    else if (name == "scores-self")
        made = {.words = test::wordsOf(6), .mask = Mask::Self, .stage = Stage::Scores};
    else if (name == "vectors")
        made = {.words = test::wordsOf(4), .stage = Stage::Vectors, .dimensions = 60};
    else if (name == "many")
        made = {.words = test::wordsOf(40), .normalizer = "sparsemax", .mask = Mask::Causal, .colours = "greys"};
    else if (name == "pooled")
        made = {.words = test::wordsOf(300), .temperature = 0.2};
    QCOMPARE(test::differenceFromGolden(painted(sceneryOf(made, area, ratio, dark)), file), QString());
}

void TestHeatmapPainter::thumbnailsAreAsTheyWere_data()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<bool>("dark");
    for (const double ratio : {1.0, 2.0})
        for (const bool dark : {false, true})
            QTest::addRow("scale %g, %s", ratio, dark ? "dark" : "light") << ratio << dark;
}

void TestHeatmapPainter::thumbnailsAreAsTheyWere()
{
    QFETCH(double, ratio);
    QFETCH(bool, dark);
    const Theme theme = dark ? Theme::darkTheme() : Theme::light();
    QImage image((QSizeF(220, 70) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(theme.panel);
    QPainter painter(&image);
    paintThumbnail(painter, {4, 4, 60, 60}, test::pictureOf({.words = test::wordsOf(5)}), theme);
    paintThumbnail(painter, {72.3, 4, 80, 60}, test::pictureOf({.words = test::wordsOf(5), .stage = Stage::Vectors, .dimensions = 100}),
                   theme);
    paintThumbnail(painter, {160, 4, 55, 60},
                   test::pictureOf({.words = test::wordsOf(120), .normalizer = "sparsemax", .mask = Mask::Causal}), theme);
    painter.end();
    const auto file = QStringLiteral("thumbnails-%1x-%2").arg(ratio).arg(dark ? "dark" : "light");
    QCOMPARE(test::differenceFromGolden(image, file), QString());
}

void TestHeatmapPainter::cellsHaveTheColourOfTheirValue()
{
    const Scenery scenery = sceneryOf({.words = test::wordsOf(6)}, {300, 300}, 1.5, false);
    const QImage image = painted(scenery);
    for (Index row = 0; row < 6; ++row)
        for (Index column = 0; column < 6; ++column) {
            const std::set<QRgb> colours = coloursIn(image, scenery.layout, row, column);
            QCOMPARE(colours.size(), std::size_t(1));
            QCOMPARE(*colours.begin(), ColourScale::sequential("indigo", false).at(scenery.picture.position(row, column)));
        }
}

void TestHeatmapPainter::aTrueZeroLooksUnlikeASmallNumber_data()
{
    QTest::addColumn<QSizeF>("area");
    QTest::addColumn<bool>("dark");
    for (const int side : {300, 60, 20, 9})
        for (const bool dark : {false, true})
            QTest::addRow("cells of %g pixels, %s", side / 3.0, dark ? "dark" : "light") << QSizeF(side, side) << dark;
}

void TestHeatmapPainter::aTrueZeroLooksUnlikeASmallNumber()
{
    QFETCH(QSizeF, area);
    QFETCH(bool, dark);
    // sparsemax of 1, 0, −1 has an exact 0; softmax of 20, 0, 0 has 2·10⁻⁹.
    const Scenery zero = sceneryOf({.words = {"a", "b", "c"}, .normalizer = "sparsemax", .scores = oneRow({1, 0, -1})}, area, 1, dark);
    const Scenery small = sceneryOf({.words = {"a", "b", "c"}, .scores = oneRow({20, 0, 0})}, area, 1, dark);
    QVERIFY(zero.picture.isTrueZero(0, 2));
    QVERIFY(!small.picture.isTrueZero(0, 2));
    const std::set<QRgb> atZero = coloursIn(painted(zero), zero.layout, 0, 2);
    const std::set<QRgb> atSmall = coloursIn(painted(small), small.layout, 0, 2);
    QVERIFY(atZero != atSmall);
}

void TestHeatmapPainter::maskedCellsHaveNoNumberAndTheirOwnLook()
{
    const Made made{.words = {"a", "b", "c"}, .normalizer = "sparsemax", .mask = Mask::Causal, .scores = Matrix::Identity(3, 3) * 9};
    const Scenery with = sceneryOf(made, {240, 240}, 1, false, cellsOnly, true);
    const Scenery without = sceneryOf(made, {240, 240}, 1, false, cellsOnly, false);
    QVERIFY(with.layout.numberPixels > 0);
    const QImage numbered = painted(with), bare = painted(without);
    QCOMPARE(coloursIn(numbered, with.layout, 0, 2), coloursIn(bare, without.layout, 0, 2));
    QVERIFY(coloursIn(numbered, with.layout, 2, 0) != coloursIn(bare, without.layout, 2, 0));
    const std::set<QRgb> absent = coloursIn(bare, without.layout, 0, 2);
    QVERIFY(absent.contains(with.theme.absent.rgb()));
    for (const QRgb colour : coloursIn(bare, without.layout, 2, 0))
        QVERIFY(!absent.contains(colour));
}

void TestHeatmapPainter::undefinedCellsHaveADash()
{
    auto attention = std::make_shared<Attention>(*test::attentionOf({.words = {"a", "b"}}));
    auto weights = std::make_shared<Weights>(*attention->weights);
    weights->values.setConstant(std::numeric_limits<double>::quiet_NaN());
    weights->states.assign(2, RowState::Undefined);
    attention->weights = weights;
    Scenery scenery{softfocus::pictureOf(attention, Stage::Weights), Theme::light(), {}};
    for (const bool values : {true, false}) {
        scenery.picture.showValues = values;
        scenery.layout = layOut(scenery.picture, {120, 120}, 1, cellsOnly, scenery.theme);
        const std::set<QRgb> colours = coloursIn(painted(scenery), scenery.layout, 0, 0);
        QVERIFY(colours.contains(scenery.theme.absent.rgb()));
        QVERIFY(colours.size() > 1);
    }
}

void TestHeatmapPainter::numbersAreDrawnInReadableInk()
{
    for (const bool dark : {false, true}) {
        const Scenery scenery = sceneryOf({.words = test::wordsOf(5)}, {300, 300}, 2, dark, cellsOnly, true);
        const QImage image = painted(scenery);
        const ColourScale& scale = ColourScale::sequential("indigo", dark);
        for (Index row = 0; row < 5; ++row)
            for (Index column = 0; column < 5; ++column)
                QVERIFY(coloursIn(image, scenery.layout, row, column).contains(scale.inkAt(scenery.picture.position(row, column))));
    }
}

void TestHeatmapPainter::numbersDoNotJitter()
{
    const QFont font = fontAt(Theme::light(), 13, QFont::Medium);
    const double width = evenWidth(font, "0.00");
    for (int hundredths = 1; hundredths < 100; ++hundredths)
        QCOMPARE(evenWidth(font, QString::number(hundredths / 100.0, 'f', 2)), width);
    // The ink of "0." stays where it is while the decimals change.
    NumberSprites sprites({font, 2, {}, QLocale()});
    const auto of = [&](double weight) -> const NumberSprite& { return sprites.of(weight, std::log10(weight)); };
    for (const double weight : {0.11, 0.27, 0.84, 0.99}) {
        QCOMPARE(of(weight).left, of(0.5).left);
        QCOMPARE(of(weight).advance, of(0.5).advance);
    }
    QVERIFY(of(0.11).coverage != of(0.27).coverage);
    QCOMPARE(&of(0.2749), &of(0.27));
    QVERIFY(&of(0.001) != &of(0));
    QVERIFY(&of(0.9999) != &of(1));
    // A weight that a double cannot hold is positive all the same.
    QCOMPARE(&sprites.of(0, -400), &of(0.001));
}

void TestHeatmapPainter::numbersStayInsideTheirCells()
{
    for (const int count : {3, 12, 29, 47}) {
        const Made made{.words = test::wordsOf(count)};
        const Scenery with = sceneryOf(made, {1200, 1200}, 1, false, cellsOnly, true);
        const Scenery without = sceneryOf(made, {1200, 1200}, 1, false, cellsOnly, false);
        QVERIFY(with.layout.numberPixels > 0);
        const QImage numbered = painted(with), bare = painted(without);
        for (Index row = 0; row < count; ++row)
            for (Index column = 0; column < count; ++column) {
                const QRect cell = with.layout.rectOf(row, column).toRect();
                for (int x = cell.left(); x <= cell.right(); ++x)
                    for (const int y : {cell.top(), cell.bottom()})
                        QCOMPARE(numbered.pixel(x, y), bare.pixel(x, y));
            }
    }
}

void TestHeatmapPainter::everyWayToThePixelsGivesTheSamePicture_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("ratio");
    for (const int count : {5, 30, 200})
        for (const double ratio : {1.0, 1.5, 2.0})
            QTest::addRow("%d words, scale %g", count, ratio) << count << ratio;
}

void TestHeatmapPainter::everyWayToThePixelsGivesTheSamePicture()
{
    QFETCH(int, count);
    QFETCH(double, ratio);
    const Scenery scenery =
        sceneryOf({.words = test::wordsOf(count), .normalizer = "sparsemax", .mask = Mask::Causal}, {400, 400}, ratio, false, {}, true);
    const QImage direct = painted(scenery);
    const QImage throughImage = painted(scenery, {}, QImage::Format_ARGB32_Premultiplied).convertToFormat(QImage::Format_RGB32);
    QCOMPARE(throughImage.size(), direct.size());
    for (int y = 0; y < direct.height(); ++y)
        for (int x = 0; x < direct.width(); ++x)
            if (scenery.layout.cells.contains(QPointF(x + 0.5, y + 0.5) / ratio))
                QCOMPARE(QColor(throughImage.pixel(x, y)).rgb(), QColor(direct.pixel(x, y)).rgb());
}

void TestHeatmapPainter::shapesShowWhatPixelsShow()
{
    const Scenery scenery = sceneryOf({.words = test::wordsOf(6), .normalizer = "sparsemax", .mask = Mask::Causal}, {240, 240}, 1, false);
    QPicture record;
    QPainter recorder(&record);
    paintHeatmap(recorder, scenery.layout, scenery.picture, scenery.theme, {});
    recorder.end();
    QImage replayed(scenery.layout.area.toSize(), QImage::Format_RGB32);
    replayed.fill(scenery.theme.panel);
    QPainter player(&replayed);
    record.play(&player);
    player.end();
    const QImage pixels = painted(scenery);
    for (Index row = 0; row < 6; ++row)
        for (Index column = 0; column < 6; ++column) {
            const QRect cell = scenery.layout.rectOf(row, column).toRect();
            if (!scenery.picture.isAbsent(row, column))
                QCOMPARE(replayed.pixel(cell.topLeft()), pixels.pixel(cell.topLeft()));
            if (scenery.picture.isTrueZero(row, column))
                QVERIFY(coloursIn(replayed, scenery.layout, row, column).size() > 1);
        }
}

void TestHeatmapPainter::gapsKeepWhatIsBehindThem()
{
    const Scenery scenery = sceneryOf({.words = test::wordsOf(4)}, {200, 200}, 1, false);
    QVERIFY(scenery.layout.gap > 0);
    const QImage image = painted(scenery);
    const QRectF cell = scenery.layout.rectOf(1, 1);
    QCOMPARE(image.pixel(int(cell.right()), int(cell.center().y())), scenery.theme.panel.rgb());
    QCOMPARE(image.pixel(int(cell.center().x()), int(cell.bottom())), scenery.theme.panel.rgb());
}

void TestHeatmapPainter::aLoneWeightIsSeenInTheSmallestMap()
{
    Matrix scores = Matrix::Zero(500, 500);
    scores(123, 456) = 100;
    const Scenery scenery = sceneryOf({.words = test::wordsOf(500), .scores = scores}, {90, 90}, 1, false);
    QVERIFY(scenery.layout.cellWidth < 1);
    const QImage image = painted(scenery);
    const QRgb full = ColourScale::sequential("indigo", false).at(1);
    int seen = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            seen += image.pixel(x, y) == full;
    QCOMPARE(seen, 1);
}

void TestHeatmapPainter::unknownWordsAreMarked()
{
    const HeatmapParts labelled{.axisTitles = false, .legend = false, .sentence = false};
    const Scenery unknown = sceneryOf({.words = {"zorp", "ab"}}, {200, 160}, 2, false, labelled);
    Scenery known = unknown;
    for (auto* labels : {&known.picture.rows, &known.picture.columns})
        for (Label& label : *labels)
            label.known = true;
    const auto accents = [&](const Scenery& scenery) {
        const QImage image = painted(scenery);
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixel(x, y) == scenery.theme.accent.rgb();
        return count;
    };
    QCOMPARE(accents(known), 0);
    QVERIFY(accents(unknown) > 20);
}

void TestHeatmapPainter::highlightsChangeOnlyWhatTheyMean()
{
    const Scenery scenery = sceneryOf({.words = test::wordsOf(5)}, {300, 300}, 1, false);
    const QImage plain = painted(scenery);
    for (const Highlight& highlight : {Highlight{{1, 2}, -1, {}}, Highlight{{}, 1, {}}, Highlight{{}, -1, {1, 2}}}) {
        const QImage lit = painted(scenery, highlight);
        QVERIFY(lit != plain);
        for (Index row = 3; row < 5; ++row)
            for (Index column = 0; column < 5; ++column)
                QCOMPARE(coloursIn(lit, scenery.layout, row, column), coloursIn(plain, scenery.layout, row, column));
    }
    for (const Highlight& outside : {Highlight{{7, 2}, -1, {}}, Highlight{{}, 9, {}}, Highlight{{}, -1, {1, 20}}})
        QCOMPARE(painted(scenery, outside), plain);
}

void TestHeatmapPainter::aPictureWithoutValuesPaintsNothing()
{
    const Scenery scenery = sceneryOf({.words = {"a", "b"}, .stage = Stage::Vectors}, {100, 80}, 1, false, {});
    const QImage image = painted(scenery);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            QCOMPARE(image.pixel(x, y), scenery.theme.panel.rgb());
}

QTEST_MAIN(TestHeatmapPainter)
#include "test_heatmap_painter.moc"
