#include "tests/support/golden.h"
#include "tests/support/outlines.h"
#include "tests/support/scenery.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/heatmap/highlight_painter.h"
#include "ui/paint/labels/label_painter.h"

#include <QRegion>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

using namespace softfocus;
using test::Made;

namespace {

/// A map with everything that a cell can be: large, small, exactly 0, masked, undefined.
Picture everyKindOfCell(ScaleRange range)
{
    auto attention = std::make_shared<Attention>(
        *test::attentionOf({.words = test::wordsOf(6), .normalizer = "sparsemax", .temperature = 4, .mask = Mask::Causal, .range = range}));
    auto weights = std::make_shared<Weights>(*attention->weights);
    weights->values.row(3).setConstant(std::numeric_limits<double>::quiet_NaN());
    weights->values(5, 0) = 1e-37;
    weights->states[3] = RowState::Undefined;
    attention->weights = weights;
    return softfocus::pictureOf(attention, Stage::Weights);
}

Picture previewed(Picture picture, Preview preview)
{
    picture.preview = preview;
    return picture;
}

Picture withColours(const char* colours)
{
    return test::pictureOf({.words = test::wordsOf(6), .temperature = 0.4, .colours = colours});
}

const std::map<QString, std::function<Picture()>> states{
    {"scale-indigo", [] { return withColours("indigo"); }},
    {"scale-viridis", [] { return withColours("viridis"); }},
    {"scale-cividis", [] { return withColours("cividis"); }},
    {"scale-magma", [] { return withColours("magma"); }},
    {"scale-greys", [] { return withColours("greys"); }},
    {"scale-diverging", [] { return test::pictureOf({.words = test::wordsOf(6), .stage = Stage::Scores}); }},
    {"cells-fixed", [] { return everyKindOfCell(ScaleRange::Fixed); }},
    {"cells-row", [] { return everyKindOfCell(ScaleRange::RowMaximum); }},
    {"cells-map", [] { return everyKindOfCell(ScaleRange::MapMaximum); }},
    {"cells-log", [] { return everyKindOfCell(ScaleRange::Logarithmic); }},
    {"seen-greyscale",
     [] {
         return previewed(test::pictureOf({.words = test::wordsOf(6), .mask = Mask::Self, .stage = Stage::Scores}), Preview::Greyscale);
     }},
    {"seen-protanopia", [] { return previewed(everyKindOfCell(ScaleRange::Fixed), Preview::Protanopia); }},
    {"seen-deuteranopia", [] { return previewed(withColours("viridis"), Preview::Deuteranopia); }},
    {"seen-tritanopia", [] { return previewed(withColours("magma"), Preview::Tritanopia); }},
};

/// What changes from one frame to the next.
struct Step {
    const char* name;
    Highlight before, after;
};
const Step steps[]{
    {"the pointer comes", {{}, 2, {}}, {{1, 3}, 2, {}}},
    {"the pointer moves along a row", {{1, 3}, 2, {}}, {{1, 4}, 2, {}}},
    {"the pointer moves to the corner", {{1, 3}, 2, {}}, {{0, 0}, 2, {}}},
    {"the pointer goes", {{4, 4}, 4, {}}, {{}, 4, {}}},
    {"a label is pointed at", {{1, 3}, -1, {}}, {{-1, 2}, -1, {}}},
    {"another row is chosen", {{1, 3}, 2, {}}, {{1, 3}, 1, {}}},
    {"the keyboard walks beside the pointer", {{1, 3}, 2, {1, 1}}, {{1, 3}, 2, {2, 1}}},
    {"the keyboard leaves", {{}, 0, {0, 0}}, {{}, 0, {}}},
    {"the pointer leaves the chosen row's neighbour", {{3, 3}, 2, {}}, {{0, 0}, 2, {}}},
};

} // namespace

class TestHeatmapStates : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QLocale::setDefault(QLocale::c());
    }

    void statesAreAsTheyWere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<bool>("dark");
        for (const auto& [name, make] : states)
            for (const double ratio : {1.0, 2.0})
                for (const bool dark : {false, true})
                    QTest::addRow("%s, scale %g, %s", qPrintable(name), ratio, dark ? "dark" : "light") << name << ratio << dark;
    }

    void statesAreAsTheyWere()
    {
        QFETCH(QString, name);
        QFETCH(double, ratio);
        QFETCH(bool, dark);
        Picture picture = states.at(name)();
        picture.showValues = false;
        const auto file = QStringLiteral("%1-%2x-%3").arg(name).arg(ratio).arg(dark ? "dark" : "light");
        QCOMPARE(test::differenceFromGolden(test::painted(test::sceneryOf(picture, {100, 100}, ratio, dark)), file), QString());
    }

    void highlightsAreAsTheyWere_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<bool>("dark");
        for (const double ratio : {1.0, 1.5, 2.0})
            for (const bool dark : {false, true})
                QTest::addRow("scale %g, %s", ratio, dark ? "dark" : "light") << ratio << dark;
    }

    void highlightsAreAsTheyWere()
    {
        QFETCH(double, ratio);
        QFETCH(bool, dark);
        Picture picture = test::pictureOf({.words = test::wordsOf(7)});
        picture.showValues = false;
        const QImage image = test::painted(test::sceneryOf(picture, {120, 120}, ratio, dark), {{1, 2}, 3, {5, 5}});
        const auto file = QStringLiteral("lit-%1x-%2").arg(ratio).arg(dark ? "dark" : "light");
        QCOMPARE(test::differenceFromGolden(image, file), QString());
    }

    void aPartOfAMapIsAsItWas_data() { highlightsAreAsTheyWere_data(); }

    void aPartOfAMapIsAsItWas()
    {
        QFETCH(double, ratio);
        QFETCH(bool, dark);
        Picture picture = test::pictureOf({.words = test::wordsOf(60), .normalizer = "sparsemax", .mask = Mask::Causal});
        picture.showValues = false;
        const test::Scenery scenery = test::sceneryOf(picture, {310, 220}, ratio, dark, test::cellsOnly, {20, 15, 12, 12});
        const auto file = QStringLiteral("zoomed-%1x-%2").arg(ratio).arg(dark ? "dark" : "light");
        QCOMPARE(test::differenceFromGolden(test::painted(scenery), file), QString());
    }

    void aPartShowsTheCellsOfTheWhole()
    {
        Picture picture = test::pictureOf({.words = test::wordsOf(40), .normalizer = "sparsemax", .mask = Mask::Causal});
        const test::Scenery scenery = test::sceneryOf(picture, {600, 500}, 1, false, test::cellsOnly, {30, 20, 8, 8});
        const test::Scenery corner = test::sceneryOf(picture, {600, 500}, 1, false, test::cellsOnly, {0, 0, 8, 8});
        QVERIFY(test::painted(scenery) != test::painted(corner));
        const QImage image = test::painted(scenery);
        const ColourScale& scale = ColourScale::sequential("indigo", false);
        for (Index row = 30; row < 38; ++row)
            for (Index column = 20; column < 28; ++column)
                if (!picture.isAbsent(row, column) && !picture.isTrueZero(row, column))
                    QCOMPARE(image.pixel(scenery.layout.rectOf(row, column).toRect().topLeft()), scale.at(picture.position(row, column)));
    }

    void onlyWhatChangedIsPaintedAndItIsExact_data()
    {
        QTest::addColumn<int>("words");
        QTest::addColumn<double>("ratio");
        for (const int words : {5, 40, 700})
            for (const double ratio : {1.0, 1.5, 2.0})
                QTest::addRow("%d words, scale %g", words, ratio) << words << ratio;
    }

    void onlyWhatChangedIsPaintedAndItIsExact()
    {
        QFETCH(int, words);
        QFETCH(double, ratio);
        const Picture picture = test::pictureOf({.words = test::wordsOf(words), .normalizer = "sparsemax", .mask = Mask::Causal});
        HeatmapParts parts{.rowSums = true};
        for (const KeySide side : {KeySide::Above, KeySide::Below}) {
            parts.keySide = side;
            const test::Scenery scenery = test::sceneryOf(picture, {520, 420}, ratio, false, parts);
            const QRect area(QPoint(0, 0), scenery.layout.area.toSize());
            for (const Step& step : steps) {
                QImage frame = test::painted(scenery, step.before);
                const QRegion changed = changedRegion(scenery.layout, scenery.theme, step.before, step.after);
                QVERIFY(!changed.isEmpty());
                QVERIFY((changed - area).isEmpty());
                QPainter painter(&frame);
                paintHeatmapWithin(painter, scenery.layout, picture, scenery.theme, step.after, changed);
                painter.end();
                const QImage whole = test::painted(scenery, step.after);
                if (frame != whole) {
                    frame.save(QStringLiteral(SOFTFOCUS_BINARY_DIR "/part.png"));
                    whole.save(QStringLiteral(SOFTFOCUS_BINARY_DIR "/whole.png"));
                    QFAIL(step.name);
                }
            }
        }
    }

    void whatIsLitHasItsLabelWhereOnlySomeHaveOne_data()
    {
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<bool>("below");
        for (const bool below : {false, true}) {
            QTest::addRow("weights%s", below ? " below" : "") << Stage::Weights << below;
            QTest::addRow("vectors%s", below ? " below" : "") << Stage::Vectors << below;
        }
    }
    void whatIsLitHasItsLabelWhereOnlySomeHaveOne()
    {
        QFETCH(Stage, stage);
        QFETCH(bool, below);
        const Picture picture = test::pictureOf({.words = test::wordsOf(200), .stage = stage, .dimensions = 200});
        HeatmapParts parts;
        parts.keySide = below ? KeySide::Below : KeySide::Above;
        const test::Scenery scenery = test::sceneryOf(picture, {520, 420}, 1, false, parts);
        for (const Index row : {0, 1, 77, 198, 199})
            for (const Index column : {0, 3, 101, 199}) {
                const Highlight lit{{row, column}, 120, {row + 1 < 200 ? row + 1 : 150, 60}};
                HeatmapLayout drawn = scenery.layout;
                drawn.rowLabels = drawnLabels(scenery.layout, LabelSide::Rows, picture, scenery.theme, lit);
                drawn.columnLabels = drawnLabels(scenery.layout, LabelSide::Columns, picture, scenery.theme, lit);
                QVERIFY(drawn.rowLabels.size() < std::size_t(200));
                QVERIFY(std::ranges::count(drawn.rowLabels, row, &PlacedLabel::index) == 1);
                QVERIFY(std::ranges::count(drawn.rowLabels, Index(120), &PlacedLabel::index) == 1);
                QVERIFY(std::ranges::count(drawn.columnLabels, column, &PlacedLabel::index) == 1);
                QCOMPARE(test::overlapIn(drawn), QString());
            }
        // Nothing is lit in a figure.
        QCOMPARE(drawnLabels(scenery.layout, LabelSide::Rows, picture, scenery.theme, {}).size(), scenery.layout.rowLabels.size());
    }

    void aMovedPointerTouchesLittleOfTheMap()
    {
        const Picture picture = test::pictureOf({.words = test::wordsOf(64)});
        const test::Scenery scenery = test::sceneryOf(picture, {1400, 1400}, 1, false, {});
        qint64 pixels = 0;
        for (const QRect& rect : changedRegion(scenery.layout, scenery.theme, {{10, 10}, 5, {}}, {{11, 12}, 5, {}}))
            pixels += qint64(rect.width()) * rect.height();
        // Two rows and two columns, four words and the sentence.
        QVERIFY2(pixels < 0.12 * 1400 * 1400, qPrintable(QString::number(double(pixels) / 1400 / 1400)));
        QVERIFY(changedRegion(scenery.layout, scenery.theme, {{10, 10}, 5, {}}, {{10, 11}, 5, {}}).boundingRect().height() > 0);
    }
};

QTEST_MAIN(TestHeatmapStates)
#include "test_heatmap_states.moc"
