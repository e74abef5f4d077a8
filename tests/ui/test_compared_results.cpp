#include "ui/model/compare/compared_results.h"
#include "ui/model/document/document.h"
#include "ui/model/document/scene_editor.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace softfocus;

namespace {

/// Softmax and sparsemax of more scores than are worked out while somebody waits.
Scene largeScene()
{
    constexpr Index tokens = 600;
    GivenScores given{"scores.csv", {}, {}, Matrix(tokens, tokens)};
    for (Index token = 0; token < tokens; ++token) {
        given.queries.push_back("q" + std::to_string(token));
        given.keys.push_back("k" + std::to_string(token));
        for (Index other = 0; other < tokens; ++other)
            given.scores(token, other) = std::sin(double(token * tokens + other));
    }
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(std::move(given))};
    scene.page = PageKind::Compare;
    scene.compare.panels = {ComputedPanel{}, ComputedPanel{{*Normalizer::named("sparsemax")}}};
    return scene;
}

struct Compared {
    Compared()
    {
        results.setActive(true);
        QObject::connect(&results.at(0), &ResultSource::changed, &results, [this] { shown.push_back(temperatureOf(results.at(0))); });
    }

    static double temperatureOf(const ResultSource& source) { return source.attention()->scene.variant.temperature; }
    void setTemperature(double temperature) { QVERIFY(editor.setTemperature(temperature, Gesture::Drag)); }
    bool isAtRest() const { return !document.isComputing() && !results.isComputing(); }

    Document document{largeScene()};
    SceneEditor editor{document};
    ComparedResults results{editor};
    std::vector<double> shown; ///< by the first panel
};

} // namespace

class TestComparedResults : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void ofADragEachRequestIsFinishedAndTheNewestIsNext()
    {
        Compared compared;
        for (const double temperature : {2.0, 3.0, 4.0})
            compared.setTemperature(temperature);
        QVERIFY(compared.results.isComputing());
        QTRY_COMPARE(compared.shown, (std::vector<double>{2, 4}));
        QTRY_VERIFY(compared.isAtRest());
        QCOMPARE(compared.shown.size(), std::size_t(2)); // the scene's own weights, which come later, change nothing
        QCOMPARE(Compared::temperatureOf(compared.document), 4.0);
        QCOMPARE(Compared::temperatureOf(compared.results.at(1)), 4.0);
    }

    void atRestOnlyTheNewestCounts()
    {
        Compared compared;
        for (const double temperature : {2.0, 3.0})
            compared.setTemperature(temperature);
        compared.editor.rest();
        QTRY_VERIFY(compared.isAtRest());
        QCOMPARE(compared.shown, std::vector<double>{3});
        QCOMPARE(Compared::temperatureOf(compared.document), 3.0);
    }

    /// However fast they come: what is worked out for the page follows the last step that was shown.
    void aDragNeverGoesBack()
    {
        Compared compared;
        constexpr int steps = 60;
        for (int step = 1; step <= steps; ++step) {
            compared.setTemperature(1 + step);
            QTest::qWait(step % 7);
        }
        compared.editor.rest();
        QTRY_VERIFY(compared.isAtRest());
        QVERIFY(std::ranges::is_sorted(compared.shown));
        QCOMPARE(compared.shown.back(), 1.0 + steps);
        QCOMPARE(Compared::temperatureOf(compared.document), 1.0 + steps);
    }

    void goingToAnotherPageFindsTheScenesOwnWeights()
    {
        Compared compared;
        QVERIFY(compared.editor.setTemperature(2, Gesture::Once));
        compared.document.rememberPage(PageKind::Explore);
        compared.results.setActive(false);
        QVERIFY(compared.document.isComputing());
        QTRY_VERIFY(!compared.document.isComputing());
        QCOMPARE(Compared::temperatureOf(compared.document), 2.0);
        QCOMPARE(compared.document.attention()->scene.page, PageKind::Explore);
    }
};

QTEST_GUILESS_MAIN(TestComparedResults)
#include "test_compared_results.moc"
