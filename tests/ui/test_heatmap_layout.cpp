#include "tests/support/outlines.h"
#include "tests/support/pictures.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/heatmap/page_parts.h"
#include "ui/paint/labels/label_layout.h"
#include "ui/paint/labels/number_fit.h"

#include <QFontMetricsF>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace softfocus;
using test::Made;

namespace {

bool onDevicePixel(double length, double ratio)
{
    return std::abs(length * ratio - std::round(length * ratio)) < 1e-6;
}

const QStringList compounds{"Donaudampfschifffahrtsgesellschaftskapitän", "Rindfleischetikettierungsüberwachungsaufgaben",
                            "Straßenbahnhaltestelle", "und", "Kraftfahrzeughaftpflichtversicherung"};
const QStringList scripts{"شكرا", "جزيلا", "لكم",  "日本語の文章", "漢字", "👩‍👩‍👧‍👦", "🇨🇭", "naïve",
                          "zorp", "𝔘𝔫𝔦",   "שלום", "a\nb",         ""};

} // namespace

class TestHeatmapLayout : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void nothingOverlapsOrLeavesTheArea_data();
    void nothingOverlapsOrLeavesTheArea();
    void cellsLieOnDevicePixels_data() { nothingOverlapsOrLeavesTheArea_data(); }
    void cellsLieOnDevicePixels();
    void everyPointOfACellLeadsBackToIt_data() { nothingOverlapsOrLeavesTheArea_data(); }
    void everyPointOfACellLeadsBackToIt();
    void aLongSentenceFillsItsPanel_data();
    void aLongSentenceFillsItsPanel();
    void aWiderPanelIsAWiderMap();
    void partsGiveWayInTheirOrder();
    void thinnedLabelsTakeNoMoreRoomThanTheyNeed();
    void numbersOfMediumCellsHaveTheDigitsOfTheInspector();
    void labelsTurnBeforeTheyAreCut();
    void cutLabelsSaySo_data() { nothingOverlapsOrLeavesTheArea_data(); }
    void cutLabelsSaySo();
    void labelsThinOutWhenThereIsNoRoom();
    void numbersFitWhereTheyAreShown();
    void numbersDisappearWhenUnwantedOrTooSmall();
    void numbersStandInSixtyFourTokens();
    void aChangeOfTemperatureLeavesTheLayout();
    void everythingGrowsWithTheTheme();
    void wantedPartsAreThereAndOthersAreNot();
    void vectorsFillTheWidth();
    void labelsAreHitTooAndMarginsAreNot();
    void emptyPicturesHaveNoCells();
    void aPageIsAsTallAsItsContent_data();
    void aPageIsAsTallAsItsContent();
    void aFlatMapHasALegendWhoseNumbersStandApart();
    void aFlatAreaHasWideCellsForLevelLabels();
    void aLowAreaNamesItsColumnsAndHasItsSentence();
    void aLowAreaOfFewWordsHasLevelLabels();
    void columnsStandUpBeforeTheyAreShortened();
    void columnsStandAsTheyAreAskedTo();
};

void TestHeatmapLayout::columnsStandAsTheyAreAskedTo()
{
    for (const LabelAngle angle : {LabelAngle::Upright, LabelAngle::Slanted, LabelAngle::Vertical})
        for (const QStringList& words : {QStringList{"a", "b", "c"}, compounds, test::wordsOf(60)}) {
            HeatmapParts parts;
            parts.columnAngle = angle;
            const Picture picture = test::pictureOf({.words = words});
            const HeatmapLayout layout = layOut(picture, {500, 400}, 1, parts, Theme::light());
            QCOMPARE(layout.columnAngle, angle);
            QCOMPARE(layOutWithin({}, picture, 500, 1, parts, Theme::light()).columnAngle, angle);
        }
}

void TestHeatmapLayout::nothingOverlapsOrLeavesTheArea_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QSizeF>("area");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<double>("type");
    const std::pair<const char*, QStringList> texts[]{{"1 word", test::wordsOf(1)},
                                                      {"2 words", test::wordsOf(2)},
                                                      {"5 words", test::wordsOf(5)},
                                                      {"12 words", test::wordsOf(12)},
                                                      {"30 words", test::wordsOf(30)},
                                                      {"64 words", test::wordsOf(64)},
                                                      {"300 words", test::wordsOf(300)},
                                                      {"compounds", compounds},
                                                      {"scripts", scripts},
                                                      {"endless word", {QString(100'000, u'x'), "a"}}};
    for (const auto& [name, words] : texts)
        for (const QSizeF area :
             {QSizeF(200, 150), QSizeF(620, 500), QSizeF(1400, 1400), QSizeF(1000, 260), QSizeF(260, 1000), QSizeF(37, 29)})
            for (const double ratio : {1.0, 1.5, 2.0})
                QTest::addRow("%s, %g × %g, scale %g", name, area.width(), area.height(), ratio) << words << area << ratio << 13.0;
    QTest::newRow("large type") << test::wordsOf(12) << QSizeF(620, 500) << 1.0 << 26.0;
    QTest::newRow("small type") << test::wordsOf(12) << QSizeF(620, 500) << 1.25 << 9.0;
    QTest::newRow("smallest area") << test::wordsOf(3) << QSizeF(1, 1) << 1.0 << 13.0;
    QTest::newRow("1024 words, small") << test::wordsOf(1024) << QSizeF(700, 500) << 1.0 << 13.0;
}

namespace {

struct Laid {
    Picture picture;
    Theme theme = Theme::light();
    HeatmapLayout layout;
};

/// The layout of the current row of data.
Laid laidOut()
{
    Laid laid;
    laid.picture =
        test::pictureOf({.words = *static_cast<QStringList*>(QTest::qData("words", qMetaTypeId<QStringList>())), .temperature = 1});
    laid.theme.font.setPixelSize(int(*static_cast<double*>(QTest::qData("type", QMetaType::Double))));
    laid.layout = layOut(laid.picture, *static_cast<QSizeF*>(QTest::qData("area", QMetaType::QSizeF)),
                         *static_cast<double*>(QTest::qData("ratio", QMetaType::Double)), {.provenance = true}, laid.theme);
    return laid;
}

} // namespace

void TestHeatmapLayout::nothingOverlapsOrLeavesTheArea()
{
    const HeatmapLayout layout = laidOut().layout;
    QCOMPARE(test::overlapIn(layout), QString());
    if (!layout.sentence.isNull())
        QVERIFY(layout.sentence.top() >= layout.cells.bottom());
    if (!layout.provenance.isNull() && !layout.sentence.isNull())
        QVERIFY(layout.provenance.top() >= layout.sentence.bottom() - 0.01);
}

void TestHeatmapLayout::cellsLieOnDevicePixels()
{
    const Laid laid = laidOut();
    const HeatmapLayout& layout = laid.layout;
    const double ratio = layout.devicePixelRatio;
    QVERIFY(onDevicePixel(layout.cells.left(), ratio) && onDevicePixel(layout.cells.top(), ratio));
    QVERIFY(onDevicePixel(layout.cells.width(), ratio) && onDevicePixel(layout.cells.height(), ratio));
    const double pixel = 1 / ratio; // of what rounding to pixels may change
    const double shorter = std::min(layout.cellWidth, layout.cellHeight), longer = std::max(layout.cellWidth, layout.cellHeight);
    const double zoom = zoomOf(laid.theme);
    const bool isTiny = layout.cellHeight < 12 * zoom && layout.cellWidth > layout.cellHeight;
    const bool isFlat = layout.area.width() >= 1.55 * layout.area.height();
    const bool isLow = isFlat && layout.columnAngle == LabelAngle::Upright && layout.cellHeight <= 32 * zoom; // for level labels
    QVERIFY(longer <= (isTiny ? 4 : isLow ? 3 : 2) * shorter + pixel);
    if (shorter >= 32 * zoom && !(isFlat && layout.columnAngle == LabelAngle::Upright))
        QVERIFY(longer - shorter < pixel);
    QVERIFY(layout.gap < layout.cellWidth);
    QVERIFY(onDevicePixel(layout.gap, ratio) && onDevicePixel(layout.rowGap, ratio));
    if (shorter * ratio < 1)
        return;
    for (Index column = 0; column < std::min(layout.columnCount, Index(40)); ++column) {
        const QRectF box = layout.rectOf(0, column);
        QVERIFY(onDevicePixel(box.left(), ratio) && onDevicePixel(box.right(), ratio));
        QVERIFY(std::abs(box.width() + layout.gap - layout.cellWidth) < pixel);
    }
    const QRectF first = layout.rectOf(0, 0), last = layout.rectOf(layout.rowCount - 1, layout.columnCount - 1);
    QCOMPARE(first.topLeft(), layout.cells.topLeft());
    QVERIFY(std::abs(last.right() - layout.cells.right()) < 1e-6 && std::abs(last.bottom() - layout.cells.bottom()) < 1e-6);
}

void TestHeatmapLayout::everyPointOfACellLeadsBackToIt()
{
    const HeatmapLayout layout = laidOut().layout;
    const Index step = std::max(Index(1), layout.rowCount / 20);
    for (Index row = 0; row < layout.rowCount; row += step)
        for (Index column = 0; column < layout.columnCount; column += step) {
            const std::optional<Cell> cell = layout.cellAt(layout.rectOf(row, column).center());
            QVERIFY(cell.has_value());
            QCOMPARE(cell->row, row);
            QCOMPARE(cell->column, column);
        }
}

void TestHeatmapLayout::aLongSentenceFillsItsPanel_data()
{
    QTest::addColumn<int>("words");
    QTest::addColumn<QSizeF>("panel");
    for (const int words : {30, 68, 69, 100, 500})
        for (const QSizeF panel : {QSizeF(750, 520), QSizeF(680, 400), QSizeF(520, 750)})
            QTest::addRow("%d words, %g × %g", words, panel.width(), panel.height()) << words << panel;
}

void TestHeatmapLayout::aLongSentenceFillsItsPanel()
{
    QFETCH(int, words);
    QFETCH(QSizeF, panel);
    const Picture picture = test::pictureOf({.words = test::wordsOf(words)});
    const HeatmapLayout layout = layOut(picture, panel, 1, {}, Theme::light());
    QCOMPARE(test::overlapIn(layout), QString());
    const double share = layout.cells.width() * layout.cells.height() / (panel.width() * panel.height());
    QVERIFY2(share > 0.5, QByteArray::number(share));
}

void TestHeatmapLayout::aWiderPanelIsAWiderMap()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(68)});
    double former = 0;
    for (const double width : {500, 750, 900}) {
        const HeatmapLayout layout = layOut(picture, {width, 520}, 1, {}, Theme::light());
        QVERIFY(layout.cells.width() > former * 1.15);
        former = layout.cells.width();
    }
}

void TestHeatmapLayout::partsGiveWayInTheirOrder()
{
    const auto laidIn = [](int words, QSizeF area) {
        return layOut(test::pictureOf({.words = test::wordsOf(words)}), area, 1, {}, Theme::light());
    };
    const HeatmapLayout roomy = laidIn(8, {750, 520});
    QVERIFY(!roomy.legendLies && !roomy.titlesInCorner && !roomy.legend.isNull());
    const HeatmapLayout narrow = laidIn(14, {400, 700});
    QVERIFY(narrow.legendLies && !narrow.legend.isNull());
    QVERIFY(narrow.legend.top() >= narrow.cells.bottom() && narrow.legend.bottom() <= narrow.sentence.top());
    const HeatmapLayout many = laidIn(68, {750, 520});
    QVERIFY(many.titlesInCorner && !many.rowTitle.isNull() && !many.columnTitle.isNull());
    for (const QRectF& title : {many.rowTitle, many.columnTitle})
        QVERIFY(title.right() <= many.cells.left() && title.bottom() <= many.cells.top());
}

void TestHeatmapLayout::thinnedLabelsTakeNoMoreRoomThanTheyNeed()
{
    QStringList words = test::wordsOf(300);
    const double usual = layOut(test::pictureOf({.words = words}), {750, 520}, 1, {}, Theme::light()).rowRoom;
    words[1] = QStringLiteral("Donaudampfschifffahrtsgesellschaftskapitän"); // which has no label of its own
    const HeatmapLayout layout = layOut(test::pictureOf({.words = words}), {750, 520}, 1, {}, Theme::light());
    QVERIFY(layout.rowLabels[1].index > 1);
    QCOMPARE(layout.rowRoom, usual);
    // Pointed at, a word that is a little longer than those that are drawn is whole where there is room beside them.
    words[1] = QStringLiteral("neighbourhoods");
    const Picture picture = test::pictureOf({.words = words});
    const HeatmapLayout pointed = layOut(picture, {1000, 520}, 1, {}, Theme::light());
    QVERIFY(!labelAt(pointed, LabelSide::Rows, 1, picture, Theme::light()).elided);
}

void TestHeatmapLayout::numbersOfMediumCellsHaveTheDigitsOfTheInspector()
{
    for (const int words : {3, 6, 9, 14, 20, 26, 40})
        for (const Stage stage : {Stage::Scores, Stage::Weights}) {
            const Picture picture = test::pictureOf({.words = test::wordsOf(words), .stage = stage});
            const HeatmapLayout layout = layOut(picture, {750, 520}, 1, {}, Theme::light());
            QVERIFY(layout.numberPixels == 0 || layout.numberPixels >= 9);
            QVERIFY(layout.numberForm == NumberForm::Usual || stage == Stage::Weights);
            QVERIFY(layout.numberForm != NumberForm::Long);
        }
}

void TestHeatmapLayout::labelsTurnBeforeTheyAreCut()
{
    const auto angleOf = [](int count, QSizeF area) {
        const Picture picture = test::pictureOf({.words = test::wordsOf(count)});
        const HeatmapLayout layout = layOut(picture, area, 1, {}, Theme::light());
        for (const auto* labels : {&layout.rowLabels, &layout.columnLabels})
            for (const PlacedLabel& label : *labels)
                if (label.elided)
                    qFatal("a label was cut although it could have turned");
        if (Index(layout.columnLabels.size()) != layout.columnCount)
            qFatal("a label was left out although it could have turned");
        return layout.columnAngle;
    };
    QCOMPARE(angleOf(5, {680, 560}), LabelAngle::Upright);
    QCOMPARE(angleOf(10, {680, 560}), LabelAngle::Slanted);
    QCOMPARE(angleOf(40, {1000, 900}), LabelAngle::Vertical);
}

void TestHeatmapLayout::cutLabelsSaySo()
{
    const Laid laid = laidOut();
    const HeatmapLayout& layout = laid.layout;
    for (const PlacedLabel& label : layout.columnLabels) {
        const QString& whole = laid.picture.columns[std::size_t(label.index)].text;
        if (!label.elided)
            QCOMPARE(label.text, QString(whole).replace(u'\n', u' '));
        else
            QVERIFY(label.text != whole);
    }
    // What is drawn fits its box, also in the bold of a label that is pointed at.
    QFont font = laid.theme.font;
    font.setPixelSize(layout.fontPixels);
    font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    for (const auto* labels : {&layout.rowLabels, &layout.columnLabels})
        for (const PlacedLabel& label : *labels)
            QVERIFY2(metrics.horizontalAdvance(label.text) <= label.box.width() * 1.02 + 1, qPrintable(label.text));
}

void TestHeatmapLayout::labelsThinOutWhenThereIsNoRoom()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(300)});
    const HeatmapLayout layout = layOut(picture, {900, 800}, 1, {}, Theme::light());
    QVERIFY(layout.rowLabels.size() > 20 && layout.rowLabels.size() < 80);
    QCOMPARE(layout.rowLabels.front().index, Index(0));
    const Index step = layout.rowLabels[1].index;
    for (std::size_t i = 0; i < layout.rowLabels.size(); ++i)
        QCOMPARE(layout.rowLabels[i].index, Index(i) * step);
}

void TestHeatmapLayout::numbersFitWhereTheyAreShown()
{
    for (const int count : {1, 5, 12, 30, 40}) {
        const Picture picture = test::pictureOf({.words = test::wordsOf(count)});
        const HeatmapLayout layout = layOut(picture, {1200, 1200}, 1, {}, Theme::light());
        QVERIFY(layout.numberPixels > 0);
        QFont font = layout.numberPixels > 0 ? Theme::light().font : QFont();
        font.setPixelSize(layout.numberPixels);
        font.setWeight(QFont::Medium);
        const QString widest = widestNumber(picture, layout.numberForm);
        QVERIFY(QFontMetricsF(font).horizontalAdvance(widest) <= layout.cellWidth - layout.gap);
    }
}

void TestHeatmapLayout::numbersDisappearWhenUnwantedOrTooSmall()
{
    Picture picture = test::pictureOf({.words = test::wordsOf(5)});
    QVERIFY(layOut(picture, {600, 600}, 1, {}, Theme::light()).numberPixels > 0);
    picture.showValues = false;
    QCOMPARE(layOut(picture, {600, 600}, 1, {}, Theme::light()).numberPixels, 0);
    const Picture large = test::pictureOf({.words = test::wordsOf(200)});
    QCOMPARE(layOut(large, {600, 600}, 1, {}, Theme::light()).numberPixels, 0);
}

void TestHeatmapLayout::numbersStandInSixtyFourTokens()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(64)});
    const HeatmapLayout layout = layOut(picture, {1800, 1400}, 1, {}, Theme::light());
    QVERIFY(layout.numberPixels >= 9);
    QCOMPARE(layout.numberForm, NumberForm::Short);
}

void TestHeatmapLayout::aChangeOfTemperatureLeavesTheLayout()
{
    const auto at = [](double temperature) {
        const Picture picture = test::pictureOf({.words = test::wordsOf(9), .temperature = temperature});
        return layOut(picture, {640, 520}, 1.5, {.provenance = true}, Theme::light());
    };
    const HeatmapLayout cold = at(0.05), warm = at(20);
    QCOMPARE(cold.cells, warm.cells);
    QCOMPARE(cold.legend, warm.legend);
    QCOMPARE(cold.numberPixels, warm.numberPixels);
    QCOMPARE(cold.sentence, warm.sentence);
    QCOMPARE(cold.columnLabels.size(), warm.columnLabels.size());
}

void TestHeatmapLayout::everythingGrowsWithTheTheme()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(5)});
    Theme large = Theme::light();
    large.font.setPixelSize(26);
    const HeatmapLayout usual = layOut(picture, {600, 500}, 1, {}, Theme::light());
    const HeatmapLayout zoomed = layOut(picture, {1200, 1000}, 1, {}, large);
    QCOMPARE(zoomed.fontPixels, 2 * usual.fontPixels);
    QVERIFY(std::abs(zoomed.cellWidth - 2 * usual.cellWidth) <= 4);
    QVERIFY(zoomed.numberPixels > 1.5 * usual.numberPixels);
    QCOMPARE(zoomed.legend.width(), 2 * usual.legend.width());
}

void TestHeatmapLayout::wantedPartsAreThereAndOthersAreNot()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(5)});
    const HeatmapParts all{.provenance = true}, none{.labels = false, .axisTitles = false, .legend = false, .sentence = false};
    const HeatmapLayout full = layOut(picture, {600, 500}, 1, all, Theme::light());
    for (const QRectF& part : {full.rowTitle, full.columnTitle, full.legend, full.sentence, full.provenance})
        QVERIFY(!part.isNull());
    const HeatmapLayout bare = layOut(picture, {600, 500}, 1, none, Theme::light());
    for (const QRectF& part : {bare.rowTitle, bare.columnTitle, bare.legend, bare.sentence, bare.provenance})
        QVERIFY(part.isNull());
    QVERIFY(bare.rowLabels.empty() && bare.columnLabels.empty());
    QVERIFY(bare.cellWidth > full.cellWidth);
}

void TestHeatmapLayout::vectorsFillTheWidth()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(5), .stage = Stage::Vectors, .dimensions = 100});
    const HeatmapLayout layout = layOut(picture, {800, 500}, 2, {}, Theme::light());
    QVERIFY(layout.cells.width() > 0.65 * 800);
    QVERIFY(layout.cellHeight > 2 * layout.cellWidth);
    QCOMPARE(layout.columnLabels.front().text, QString("10"));
    QCOMPARE(layout.columnLabels.front().index, Index(9));
    QCOMPARE(layout.columnLabels.back().text, QString("100"));
}

void TestHeatmapLayout::labelsAreHitTooAndMarginsAreNot()
{
    for (const int count : {5, 10, 40}) {
        const Picture picture = test::pictureOf({.words = test::wordsOf(count)});
        const HeatmapLayout layout = layOut(picture, {1000, 900}, 1, {}, Theme::light());
        for (const PlacedLabel& label : layout.rowLabels) {
            const std::optional<Cell> cell = layout.cellAt(test::outlineOf(label, 0).boundingRect().center());
            QVERIFY(cell == (Cell{label.index, -1}));
        }
        for (const PlacedLabel& label : layout.columnLabels) {
            const std::optional<Cell> cell = layout.cellAt(test::outlineOf(label, layout.columnDegrees()).boundingRect().center());
            QVERIFY(cell == (Cell{-1, label.index}));
        }
        QVERIFY(!layout.cellAt({1, 899}).has_value());
    }
}

void TestHeatmapLayout::emptyPicturesHaveNoCells()
{
    const Picture picture = softfocus::pictureOf(test::attentionOf({}), Stage::Weights);
    const HeatmapLayout layout = layOut(picture, {300, 200}, 1, {}, Theme::light());
    QCOMPARE(layout.rowCount, Index(0));
    QVERIFY(!layout.cellAt({100, 100}).has_value());
}

void TestHeatmapLayout::aPageIsAsTallAsItsContent_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    for (const auto& [rows, columns] : {std::pair{1, 1}, {5, 5}, {64, 64}, {1, 100}, {100, 1}, {3, 40}, {300, 300}})
        QTest::addRow("%d × %d", rows, columns) << rows << columns;
}

void TestHeatmapLayout::aPageIsAsTallAsItsContent()
{
    QFETCH(int, rows);
    QFETCH(int, columns);
    const Picture picture = test::pictureOf({.words = test::wordsOf(std::max(rows, columns)), .scores = Matrix::Ones(rows, columns)});
    const HeatmapLayout layout = layOutWithin({}, picture, 430, 3.125, {.sentence = false, .provenance = true}, Theme::light());
    const QRectF page = QRectF(QPointF(0, 0), layout.area).adjusted(-1, -1, 1, 1);
    QCOMPARE(layout.area.width(), 430.0);
    QVERIFY(layout.area.height() < 2 * 430);
    QVERIFY(page.contains(layout.cells));
    QVERIFY(page.contains(layout.provenance));
    for (const QPolygonF& label : test::outlinesOf(layout))
        QVERIFY(page.contains(label.boundingRect()));
    QVERIFY(layout.area.height() - layout.provenance.bottom() < 20);
    // Cells are square, but for those of a map of a few long rows, all of which are named.
    if (columns > 10 * rows)
        QCOMPARE(layout.rowLabels.size(), std::size_t(rows));
    else
        QCOMPARE(layout.cellWidth, layout.cellHeight);
}

void TestHeatmapLayout::aFlatMapHasALegendWhoseNumbersStandApart()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(200), .scores = Matrix::Ones(2, 200)});
    const HeatmapLayout layout = layOutWithin({}, picture, 377, 3.125, {.sentence = false}, Theme::light());
    QVERIFY(!layout.legend.isNull());
    QVERIFY2(layout.legend.height() >= 30, QByteArray::number(layout.legend.height()));
    QVERIFY(layout.legend.bottom() <= layout.area.height());
}

void TestHeatmapLayout::aFlatAreaHasWideCellsForLevelLabels()
{
    const Picture picture = test::pictureOf({.words = {"My", "grandmother", "bakes", "incredible", "cookies"}});
    const HeatmapLayout flat = layOut(picture, {560, 330}, 1, {}, Theme::light());
    QCOMPARE(flat.columnAngle, LabelAngle::Upright);
    QVERIFY(flat.cellWidth > 1.2 * flat.cellHeight && flat.cellWidth <= 2.01 * flat.cellHeight);
    for (const PlacedLabel& label : flat.columnLabels)
        QVERIFY(!label.elided);
    const HeatmapLayout usual = layOut(picture, {700, 480}, 1, {}, Theme::light());
    QCOMPARE(usual.cellWidth, usual.cellHeight);
    // Those of a part of the map are no narrower than high, and no wider than twice.
    const HeatmapLayout part = layOut(picture, {560, 330}, 1, {}, Theme::light(), MapWindow{1, 1, 3, 3});
    QVERIFY(part.cellWidth >= 0.99 * part.cellHeight && part.cellWidth <= 2.01 * part.cellHeight);
}

void TestHeatmapLayout::aLowAreaNamesItsColumnsAndHasItsSentence()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(20)});
    const HeatmapLayout layout = layOut(picture, {484, 165}, 1, {}, Theme::light());
    QVERIFY(!layout.sentence.isNull());
    QVERIFY(layout.sentence.bottom() <= 165);
    QVERIFY2(layout.cells.width() >= 200, QByteArray::number(layout.cells.width()));
}

void TestHeatmapLayout::aLowAreaOfFewWordsHasLevelLabels()
{
    const Picture picture = test::pictureOf({.words = {"The", "cat", "sat", "down", "here"}});
    const HeatmapLayout layout = layOut(picture, {456, 158}, 1, {}, Theme::light());
    QCOMPARE(layout.columnAngle, LabelAngle::Upright);
    QVERIFY(!layout.sentence.isNull());
    QVERIFY(layout.cellWidth <= 3.01 * layout.cellHeight);
    // Of many words the map is not a small one for that.
    const HeatmapLayout many = layOut(test::pictureOf({.words = test::wordsOf(64)}), {456, 140}, 1, {}, Theme::light());
    QVERIFY2(many.cells.width() >= 180, QByteArray::number(many.cells.width()));
    // Cells that are higher than a line stay nearer to squares.
    const HeatmapLayout higher = layOut(picture, {456, 290}, 1, {}, Theme::light());
    QVERIFY(higher.cellHeight > 28 && higher.cellWidth <= 2.01 * higher.cellHeight);
}

void TestHeatmapLayout::columnsStandUpBeforeTheyAreShortened()
{
    const Picture picture = test::pictureOf({.words = test::wordsOf(5)});
    for (const double width : {161.0, 177.0}) { // 40 mm, and 120 mm at 20 pt
        const HeatmapLayout layout = layOutWithin({}, picture, width, 2.4, {.sentence = false}, Theme::light());
        QCOMPARE(layout.columnLabels.size(), std::size_t(5));
        for (const PlacedLabel& label : layout.columnLabels)
            QVERIFY2(!label.elided, qPrintable(label.text));
    }
}

QTEST_MAIN(TestHeatmapLayout)
#include "test_heatmap_layout.moc"
