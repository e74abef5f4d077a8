#include "tests/support/patch_scenes.h"
#include "tests/support/pictures.h"
#include "tests/support/shown_part.h"
#include "ui/controls/text/text_label.h"
#include "ui/figure/page/recorder.h"
#include "ui/model/derivation/level_bars.h"
#include "ui/paint/charts/level_bars_painter.h"
#include "ui/panels/stage/inspector_panel.h"
#include "ui/views/level_bars_view.h"

#include <QAbstractButton>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace softfocus;

namespace {

LevelBars barsFor(const test::Made& made, Index query = 0)
{
    return levelBarsOf(workedRowOf(test::attentionOf(made), query));
}

} // namespace

class TestLevelBars : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void wordsThatStandThereMoreThanOnceHaveTheirPlace()
    {
        const LevelBars bars = barsFor({.words = {"the", "cat", "The"}, .normalizer = "sparsemax", .scores = Matrix{{1, 0.8, 0.9}}});
        QCOMPARE(bars.labels, (std::vector<QString>{"the (1)", "The (3)", "cat"}));
    }

    void theRemarkSaysWhichScoreTheThresholdIs()
    {
        const WorkedRow row =
            workedRowOf(test::attentionOf({.words = {"a", "b", "c"}, .normalizer = "sparsemax", .scores = Matrix{{1, 0.5, -1}}}), 0);
        QCOMPARE(levelBarsOf(row).level, 0.25);
        QCOMPARE(workedRemark(row), QString("threshold τ = −0.750, which is the score 0.25"));
    }

    void weightsAreWhatRisesAboveTheLevel_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("alpha");
        QTest::newRow("sparsemax") << "sparsemax" << 2.0;
        QTest::newRow("entmax") << "entmax" << 1.5;
        QTest::newRow("entmax, steep") << "entmax" << 3.0;
    }
    void weightsAreWhatRisesAboveTheLevel()
    {
        QFETCH(QString, name);
        QFETCH(double, alpha);
        const QByteArray latin = name.toLatin1();
        for (const double temperature : {0.3, 1.0, 4.0}) {
            const LevelBars bars = barsFor(
                {.words = test::wordsOf(7), .normalizer = latin.constData(), .temperature = temperature, .parameters = {.alpha = alpha}});
            QVERIFY(bars.level);
            double sum = 0;
            for (std::size_t place = 0; place < bars.keys.size(); ++place) {
                const double above = std::max(0.0, bars.values[place] - *bars.level);
                const double weight = std::pow((alpha - 1) * above / temperature, 1 / (alpha - 1));
                QVERIFY2(std::abs(weight - bars.weights[place]) < 1e-9, qPrintable(QString::number(weight)));
                sum += weight;
            }
            QVERIFY(std::abs(sum - 1) < 1e-9);
        }
    }

    void theLevelFallsAsTheTemperatureRisesAndTheBarsStay()
    {
        std::optional<LevelBars> before;
        for (const double temperature : {0.0, 0.1, 0.5, 1.0, 3.0, 20.0}) {
            const LevelBars bars = barsFor({.words = test::wordsOf(7), .normalizer = "sparsemax", .temperature = temperature});
            if (before) {
                QVERIFY(*bars.level < *before->level);
                QVERIFY(bars.aboveLevel >= before->aboveLevel);
                QCOMPARE(bars.low, before->low);
                QCOMPARE(bars.high, before->high);
            }
            before = bars;
        }
        const double infinity = std::numeric_limits<double>::infinity();
        const LevelBars uniform = barsFor({.words = test::wordsOf(7), .normalizer = "sparsemax", .temperature = infinity});
        QCOMPARE(*uniform.level, -infinity);
        QVERIFY(barsDescription(uniform).startsWith("The level lies below every score."));
    }

    void softmaxShowsTheExponentialsWhoseSharesTheWeightsAre()
    {
        const LevelBars bars = barsFor({.words = test::wordsOf(5)});
        QVERIFY(!bars.level);
        QCOMPARE(barsTitle(bars), QString("exp, whose shares are the weights"));
        for (std::size_t place = 0; place < bars.keys.size(); ++place)
            QVERIFY(std::abs(bars.values[place] / *bars.total - bars.weights[place]) < 1e-12);
        QCOMPARE(bars.high, 1.0);
        QCOMPARE(bars.low, 0.0);
    }

    void everyNormalizerHasBars()
    {
        for (const NormalizerEntry& entry : normalizerTable())
            for (const double temperature : {0.0, 0.7, std::numeric_limits<double>::infinity()}) {
                const LevelBars bars = barsFor({.words = test::wordsOf(6), .normalizer = entry.name.data(), .temperature = temperature});
                QCOMPARE(bars.keys.size(), std::size_t(6));
                QVERIFY2(bars.high > bars.low && std::isfinite(bars.low) && std::isfinite(bars.high), entry.name.data());
                QVERIFY(!barsDescription(bars).isEmpty() && !barsTitle(bars).isEmpty());
                const auto shapes = recorded([&](QPainter& painter) { paintLevelBars(painter, {0, 0, 310, 160}, bars, Theme::light()); });
                QVERIFY(!shapes.empty());
            }
    }

    void manyKeysAreNotAllShown()
    {
        const LevelBars bars = barsFor({.words = test::wordsOf(300)});
        QCOMPARE(bars.keys.size(), mostBars);
        QCOMPARE(barsNote(bars), QString("Shown are the 40 of 300 keys with the largest weights."));
        QCOMPARE(barsNote(barsFor({.words = test::wordsOf(5)})), QString());
    }

    void maskedRowsAndGivenWeightsHaveNone()
    {
        QVERIFY(barsFor({.words = {"alone"}, .mask = Mask::Self}).isEmpty());
        const LevelBars causal = barsFor({.words = test::wordsOf(5), .mask = Mask::Causal}, 1);
        QCOMPARE(causal.keys.size(), std::size_t(2));
        QVERIFY(levelBarsOf(WorkedRow()).isEmpty());
    }

    void theInspectorShowsThemBelowTheRow()
    {
        test::ShownPart<InspectorPanel> shown(Scene{}, {358, 640});
        QTest::mouseClick(shown.part.findChild<QAbstractButton*>("showBars"), Qt::LeftButton);
        auto& view = *shown.part.findChild<LevelBarsView*>();
        QVERIFY(view.isVisible() && !shown.part.findChild<QWidget*>("curveView")->isVisible());
        QVERIFY(view.accessibleDescription().contains("“cookies”"));
        QVERIFY(test::paintsSomething(view));
        shown.edit([](Scene& scene) { scene.variant.normalizer = *Normalizer::named("sparsemax"); });
        QTRY_VERIFY(view.bars().level);
        QVERIFY(view.accessibleDescription().startsWith("The level lies at the score "));
        const double before = *view.bars().level;
        shown.edit([](Scene& scene) { scene.variant.temperature = 3; });
        QTRY_VERIFY(*view.bars().level < before);
    }
};

QTEST_MAIN(TestLevelBars)
#include "test_level_bars.moc"
