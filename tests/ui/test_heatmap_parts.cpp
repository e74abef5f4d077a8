#include "tests/support/outlines.h"
#include "tests/support/scenery.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/heatmap/page_parts.h"
#include "ui/paint/labels/legend_painter.h"
#include "ui/paint/labels/number_fit.h"

#include <QFontMetricsF>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace softfocus;
using test::Made;

namespace {

const std::vector<std::pair<const char*, QStringList>> sentences{
    {"one letter", {"a"}},
    {"two words", test::wordsOf(2)},
    {"German compounds",
     {"Donaudampfschifffahrtsgesellschaftskapitän", "Rindfleischetikettierungsüberwachungsaufgaben", "Straßenbahnhaltestelle", "und",
      "Kraftfahrzeughaftpflichtversicherung"}},
    {"Arabic", {"شكرا", "جزيلا", "لكم", "على", "كل", "شيء", "المستشفى"}},
    {"Chinese", {"我", "喜欢", "吃", "奶奶", "烤", "的", "饼干", "今天天气非常非常好"}},
    {"emoji", {"👩‍👩‍👧‍👦", "🇨🇭", "🍪", "zorp🍪", "👍🏽"}},
    {"300 words", test::wordsOf(300)}};

/// The parts of a heatmap in all the ways that they can stand.
std::vector<std::pair<QString, HeatmapParts>> allSides()
{
    std::vector<std::pair<QString, HeatmapParts>> result;
    for (const KeySide keys : {KeySide::Above, KeySide::Below})
        for (const QuerySide queries : {QuerySide::Left, QuerySide::Right})
            for (const bool margins : {false, true}) {
                HeatmapParts parts{.provenance = true, .rowSums = margins, .effectiveTokens = margins};
                parts.keySide = keys;
                parts.querySide = queries;
                result.push_back({QString("%1 %2%3").arg(keySideNames[std::size_t(keys)], querySideNames[std::size_t(queries)],
                                                         margins ? " with margins" : ""),
                                  parts});
            }
    return result;
}

} // namespace

class TestHeatmapParts : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QLocale::setDefault(QLocale::c());
    }

    void nothingOverlapsOnAnySide_data();
    void nothingOverlapsOnAnySide();
    void labelsStandOnTheirSide();
    void partsThatAreOffTakeNoRoom();
    void marginsAreForWeights();
    void aPageHoldsEverySide();
    void aPartOfTheMapIsLaidOutLikeAMap_data();
    void aPartOfTheMapIsLaidOutLikeAMap();
    void theMapDoesNotJumpWhileItIsMoved();
    void everyPixelLeadsToTheCellItShows_data();
    void everyPixelLeadsToTheCellItShows();
    void wordsAndNumbersComeBackWithTheZoom();
    void precisionFollowsTheRoom();
    void smallWeightsGetPowersOfTen();
    void theLegendSaysWhichScale_data();
    void theLegendSaysWhichScale();
    void theLegendsTicksHaveOneStep();
    void aFiniteMaskLeavesTheScaleToTheScores();
};

void TestHeatmapParts::nothingOverlapsOnAnySide_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QSizeF>("area");
    for (const auto& [name, words] : sentences)
        for (const QSizeF area : {QSizeF(420, 300), QSizeF(700, 560), QSizeF(1300, 1100)})
            QTest::addRow("%s, %g × %g", name, area.width(), area.height()) << words << area;
}

void TestHeatmapParts::nothingOverlapsOnAnySide()
{
    QFETCH(QStringList, words);
    QFETCH(QSizeF, area);
    const Picture picture = test::pictureOf({.words = words});
    for (const auto& [name, parts] : allSides())
        for (const double ratio : {1.0, 1.5}) {
            const HeatmapLayout layout = layOut(picture, area, ratio, parts, Theme::light());
            QVERIFY2(test::overlapIn(layout).isEmpty(), qPrintable(name + ": " + test::overlapIn(layout)));
            // Squares, all of them whole, and none of the texts below on top of another.
            QCOMPARE(layout.rectOf(0, 0).topLeft(), layout.cells.topLeft());
            const Index last = Index(words.size()) - 1;
            QVERIFY(std::abs(layout.rectOf(last, last).bottom() - layout.cells.bottom()) < 1e-6);
            QVERIFY(std::abs(layout.rectOf(last, last).right() - layout.cells.right()) < 1e-6);
            if (!layout.sentence.isNull())
                for (const PlacedLabel& label : layout.columnLabels)
                    QVERIFY(layout.boundsOf(label, false).bottom() <= layout.sentence.top() + 0.5);
        }
}

void TestHeatmapParts::labelsStandOnTheirSide()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(6)});
    for (const auto& [name, parts] : allSides()) {
        const HeatmapLayout layout = layOut(picture, {700, 560}, 1, parts, Theme::light());
        for (const PlacedLabel& label : layout.columnLabels)
            QVERIFY((layout.boundsOf(label, false).center().y() < layout.cells.top()) == (parts.keySide == KeySide::Above));
        for (const PlacedLabel& label : layout.rowLabels)
            QVERIFY((layout.boundsOf(label, true).center().x() < layout.cells.left()) == (parts.querySide == QuerySide::Left));
        QVERIFY((layout.columnTitle.center().y() < layout.cells.top()) == (parts.keySide == KeySide::Above));
        QVERIFY((layout.rowTitle.center().x() < layout.cells.left()) == (parts.querySide == QuerySide::Left));
        for (const PlacedLabel& label : layout.columnLabels)
            QVERIFY(layout.cellAt(layout.boundsOf(label, false).center()) == (Cell{-1, label.index}));
    }
}

void TestHeatmapParts::partsThatAreOffTakeNoRoom()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(5)});
    View view;
    const HeatmapLayout usual = layOut(picture, {600, 560}, 1, partsOf(view), Theme::light());
    view.axisTitles = view.legend = false;
    const HeatmapLayout bare = layOut(picture, {600, 560}, 1, partsOf(view), Theme::light());
    QVERIFY(bare.legend.isNull() && bare.legendCaption.isNull() && bare.rowTitle.isNull() && bare.columnTitle.isNull());
    QVERIFY(bare.cellWidth > usual.cellWidth);
    view.rowSums = view.effectiveTokens = true;
    const HeatmapLayout full = layOut(picture, {600, 560}, 1, partsOf(view), Theme::light());
    QCOMPARE(full.margins.size(), std::size_t(2));
    QVERIFY(full.margins[0].kind == MarginKind::Sums && full.margins[1].kind == MarginKind::EffectiveTokens);
    QVERIFY(full.margins[0].strip.left() >= full.cells.right() && full.margins[1].strip.left() >= full.margins[0].strip.right());
}

void TestHeatmapParts::marginsAreForWeights()
{
    const HeatmapParts parts{.rowSums = true, .effectiveTokens = true};
    for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Output}) {
        const Picture picture = test::pictureOf({.words = test::wordsOf(5), .stage = stage, .dimensions = 20});
        QVERIFY(layOut(picture, {600, 560}, 1, parts, Theme::light()).margins.empty());
    }
}

void TestHeatmapParts::aPageHoldsEverySide()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(12)});
    for (auto [name, parts] : allSides()) {
        parts.sentence = false;
        const HeatmapLayout layout = layOutWithin({}, picture, 430, 3.125, parts, Theme::light());
        QVERIFY2(test::overlapIn(layout).isEmpty(), qPrintable(name + ": " + test::overlapIn(layout)));
        QVERIFY(layout.area.height() - layout.provenance.bottom() < 20);
    }
}

void TestHeatmapParts::aPartOfTheMapIsLaidOutLikeAMap_data()
{
    QTest::addColumn<Made>("made");
    QTest::addColumn<QRect>("window"); // x, y, columns, rows
    QTest::newRow("corner") << Made{.words = test::wordsOf(300)} << QRect(0, 0, 12, 12);
    QTest::newRow("end") << Made{.words = test::wordsOf(300)} << QRect(288, 288, 12, 12);
    QTest::newRow("middle, many") << Made{.words = test::wordsOf(300)} << QRect(100, 40, 150, 150);
    QTest::newRow("right to left") << Made{.words = sentences[3].second} << QRect(2, 1, 4, 4);
    QTest::newRow("vectors") << Made{.words = test::wordsOf(5), .stage = Stage::Vectors, .dimensions = 100} << QRect(30, 0, 20, 5);
    QTest::newRow("1024 words") << Made{.words = test::wordsOf(1024)} << QRect(17, 900, 100, 100);
}

void TestHeatmapParts::aPartOfTheMapIsLaidOutLikeAMap()
{
    QFETCH(Made, made);
    QFETCH(QRect, window);
    const Picture picture = test::pictureOf(made);
    for (const auto& [name, parts] : allSides()) {
        const HeatmapLayout layout =
            layOut(picture, {760, 620}, 1.5, parts, Theme::light(), {window.y(), window.x(), window.height(), window.width()});
        QVERIFY2(test::overlapIn(layout).isEmpty(), qPrintable(name + ": " + test::overlapIn(layout)));
        QVERIFY(layout.isZoomed());
        QCOMPARE(layout.rowCount, Index(window.height()));
        QCOMPARE(layout.firstColumn, Index(window.x()));
        QVERIFY(!layout.overview.isNull() && layout.overview.left() >= layout.cells.right());
        QVERIFY(layout.legend.isNull() || !layout.overview.intersects(layout.legend));
        for (const PlacedLabel& label : layout.rowLabels)
            QVERIFY(layout.showsRow(label.index));
        for (const PlacedLabel& label : layout.columnLabels)
            QVERIFY(layout.showsColumn(label.index));
    }
}

void TestHeatmapParts::theMapDoesNotJumpWhileItIsMoved()
{
    QStringList words = test::wordsOf(100);
    words[50] = "Donaudampfschifffahrtsgesellschaftskapitän";
    const Picture picture = test::pictureOf({.words = words});
    const auto at = [&](Index start) { return layOut(picture, {760, 620}, 1, {}, Theme::light(), {start, start, 10, 10}); };
    const HeatmapLayout first = at(0);
    for (const Index start : {5, 45, 60, 90}) {
        QCOMPARE(at(start).cells, first.cells);
        QCOMPARE(at(start).columnAngle, first.columnAngle);
        QCOMPARE(at(start).fontPixels, first.fontPixels);
    }
}

void TestHeatmapParts::everyPixelLeadsToTheCellItShows_data()
{
    QTest::addColumn<int>("words");
    QTest::addColumn<double>("side");
    QTest::addColumn<double>("ratio");
    for (const int words : {1, 5, 37, 64, 300})
        for (const double ratio : {1.0, 1.5, 2.0})
            QTest::addRow("%d words, scale %g", words, ratio) << words << 331.0 << ratio;
    QTest::newRow("cells of a pixel and a bit") << 200 << 273.0 << 1.0;
}

void TestHeatmapParts::everyPixelLeadsToTheCellItShows()
{
    QFETCH(int, words);
    QFETCH(double, side);
    QFETCH(double, ratio);
    const Picture picture = test::pictureOf({.words = test::wordsOf(words), .temperature = 0.3});
    Picture plain = picture;
    plain.showValues = false;
    const test::Scenery scenery = test::sceneryOf(plain, {side, side}, ratio, false);
    const HeatmapLayout& layout = scenery.layout;
    QVERIFY(layout.cellWidth * ratio >= 1);
    const QImage image = test::painted(scenery);
    const ColourScale& scale = ColourScale::sequential("indigo", false);
    const QRect pixels(QPoint(qRound(layout.cells.left() * ratio), qRound(layout.cells.top() * ratio)),
                       (layout.cells.size() * ratio).toSize());
    for (int y = pixels.top(); y <= pixels.bottom(); y += words > 100 ? 3 : 1)
        for (int x = pixels.left(); x <= pixels.right(); x += words > 100 ? 2 : 1) {
            const QPointF point((x + 0.5) / ratio, (y + 0.5) / ratio);
            const std::optional<Cell> cell = layout.cellAt(point);
            QVERIFY(cell.has_value());
            // The one colour of its cell or the one of the background: no blurred edge, no seam.
            const bool inGap = !layout.rectOf(cell->row, cell->column).contains(point);
            const QRgb expected = inGap ? scenery.theme.panel.rgb() : scale.at(picture.position(cell->row, cell->column));
            if (image.pixel(x, y) != expected)
                QFAIL(qPrintable(
                    QString("pixel %1, %2 is %3 instead of %4").arg(x).arg(y).arg(image.pixel(x, y), 0, 16).arg(expected, 0, 16)));
        }
}

void TestHeatmapParts::wordsAndNumbersComeBackWithTheZoom()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(1024)});
    const HeatmapLayout whole = layOut(picture, {900, 800}, 1, {}, Theme::light());
    QCOMPARE(whole.numberPixels, 0);
    QVERIFY(whole.rowLabels.size() < 100);
    const HeatmapLayout near = layOut(picture, {900, 800}, 1, {}, Theme::light(), {500, 700, 10, 10});
    QVERIFY(near.numberPixels > 0);
    QCOMPARE(near.rowLabels.size(), std::size_t(10));
    QCOMPARE(near.rowLabels.front().text, picture.rows[500].text);
    QCOMPARE(near.columnLabels.front().text, picture.columns[700].text);
}

void TestHeatmapParts::precisionFollowsTheRoom()
{
    const auto formFor = [](int words, double side) {
        return layOut(test::pictureOf({.words = test::wordsOf(words)}), {side, side}, 1, test::cellsOnly, Theme::light()).numberForm;
    };
    QCOMPARE(formFor(3, 600), NumberForm::Usual);
    QCOMPARE(formFor(10, 600), NumberForm::Usual);
    QCOMPARE(formFor(25, 600), NumberForm::Short);
    // Whatever the form: the widest number of the picture fits.
    for (const Stage stage : {Stage::Weights, Stage::Scores})
        for (const ScaleRange range : {ScaleRange::Fixed, ScaleRange::Logarithmic})
            for (const int words : {2, 5, 9, 14, 25, 40}) {
                const Picture picture =
                    test::pictureOf({.words = test::wordsOf(words), .temperature = 0.02, .stage = stage, .range = range});
                const HeatmapLayout layout = layOut(picture, {700, 700}, 1, test::cellsOnly, Theme::light());
                if (layout.numberPixels > 0)
                    QVERIFY(evenWidth(fontAt(Theme::light(), layout.numberPixels, QFont::Medium),
                                      widestNumber(picture, layout.numberForm)) <= layout.cellWidth - layout.gap + 0.5);
            }
}

void TestHeatmapParts::smallWeightsGetPowersOfTen()
{
    Matrix scores(1, 3);
    scores << 0, -85.195, -0.7;
    Picture picture = test::pictureOf({.words = {"a", "b", "c"}, .range = ScaleRange::Logarithmic, .scores = scores});
    QCOMPARE(picture.lowExponent, -38);
    const NumberStyle style = numberStyleOf(picture, NumberForm::Short);
    QVERIFY(style.powers);
    QCOMPARE(numberText((*picture.values)(0, 1), picture.log10At(0, 1), style), QString("10⁻³⁷"));
    QVERIFY(picture.position(0, 1) > 0.01 && picture.position(0, 1) < 0.05);
    QVERIFY(picture.position(0, 2) > 0.95);
    // A weight that no double holds: its logarithm tells it from a true zero.
    Matrix logs(1, 3);
    logs << 0, -2302.585, -std::numeric_limits<double>::infinity();
    auto attention = std::make_shared<Attention>(*picture.attention);
    auto weights = std::make_shared<Weights>(*attention->weights);
    weights->values << 1, 0, 0;
    attention->weights = weights;
    picture.attention = attention;
    picture.values = &weights->values;
    QVERIFY(picture.isTrueZero(0, 1) && picture.isTrueZero(0, 2));
    picture.logWeights = &logs;
    QVERIFY(!picture.isTrueZero(0, 1) && picture.isTrueZero(0, 2));
    picture.lowExponent = -1000;
    QVERIFY(std::abs(picture.position(0, 1)) < 1e-3);
    QCOMPARE(numberText(0, picture.log10At(0, 1), style), QString("10⁻¹⁰⁰⁰"));
}

void TestHeatmapParts::theLegendSaysWhichScale_data()
{
    QTest::addColumn<ScaleRange>("range");
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QString>("top");
    QTest::newRow("fixed") << ScaleRange::Fixed << "weight, fixed from 0 to 1"
                           << "1";
    QTest::newRow("row") << ScaleRange::RowMaximum << "weight, as a share of its row’s largest"
                         << "row max";
    QTest::newRow("map") << ScaleRange::MapMaximum << "weight, up to the map’s largest"
                         << "0.50";
    QTest::newRow("log") << ScaleRange::Logarithmic << "weight, logarithmic"
                         << "1";
}

void TestHeatmapParts::theLegendSaysWhichScale()
{
    QFETCH(ScaleRange, range);
    const Picture picture = test::pictureOf({.words = {"a", "b"}, .normalizer = "hardmax", .range = range, .scores = Matrix::Zero(2, 2)});
    QTEST(legendCaption(picture, LegendWords::All), "caption");
    const std::vector<LegendTick> ticks = legendTicks(picture, 300, 14);
    const auto top = std::ranges::max_element(ticks, {}, &LegendTick::place);
    QTEST(top->text, "top");
    const auto [low, high] = legendEnds(picture);
    QCOMPARE(low, range == ScaleRange::Logarithmic ? QString("10⁻²") : QString("0"));
    QVERIFY(range == ScaleRange::MapMaximum || high == top->text);
    QVERIFY(legendCaption(picture, LegendWords::Few).size() < legendCaption(picture, LegendWords::All).size());
}

void TestHeatmapParts::theLegendsTicksHaveOneStep()
{
    // 600 keys alike: each has 0.00167.
    const Picture picture = test::pictureOf({.words = test::wordsOf(600), .range = ScaleRange::MapMaximum, .scores = Matrix::Zero(1, 600)});
    const std::vector<LegendTick> ticks = legendTicks(picture, 300, 14);
    QCOMPARE(ticks.size(), 3U);
    QCOMPARE(ticks[0].text, QString("0"));
    QCOMPARE(ticks[1].text, QString("0.00167"));
    QCOMPARE(ticks[2].text, QString("0.00083"));
}

void TestHeatmapParts::aFiniteMaskLeavesTheScaleToTheScores()
{
    const Picture picture = test::pictureOf({.words = {"a", "b"}, .stage = Stage::Scores, .scores = Matrix{{2, -65504}, {-3, 1}}});
    QCOMPARE(picture.high, 3.0);
    QCOMPARE(picture.low, -3.0);
    QVERIFY(picture.clipped);
    QCOMPARE(legendTicks(picture, 300, 14)[0].text, QString("≤−3"));
    QVERIFY(std::abs(picture.position(0, 0) - 5.0 / 6) < 1e-9);
    QCOMPARE(picture.position(0, 1), 0.0);
}

QTEST_MAIN(TestHeatmapParts)
#include "test_heatmap_parts.moc"
