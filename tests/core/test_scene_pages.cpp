#include "core/files/scene_file.h"

#include <QTest>

using namespace softfocus;

namespace {

std::shared_ptr<const GivenScores> givenWeights(Index rows, Index columns)
{
    GivenScores given;
    given.origin = "model.npy";
    given.kind = GivenKind::Weights;
    given.scores = Matrix::Constant(rows, columns, 1.0 / double(columns));
    given.queries.assign(std::size_t(rows), "a");
    given.keys.assign(std::size_t(columns), "b");
    return std::make_shared<const GivenScores>(std::move(given));
}

Scene pagedScene()
{
    Scene scene;
    scene.page = PageKind::Numbers;
    const Normalizer entmax = Normalizer::named("entmax")->with({.alpha = 1.3});
    scene.compare = {{ComputedPanel{{entmax, 0.5}, true}, ComputedPanel{{entmax, usualTemperature}, false}, GivenPanel{givenWeights(2, 3)},
                      ComputedPanel{{entmax}, false, 11}},
                     ComparedPicture::Difference,
                     2,
                     0};
    scene.numbers = {{{0.1, -2.5, 1e300}, {"A", "β", ""}}, NumbersLesson::OnePass, true, true, 12.5, 2};
    return scene;
}

QString refusalOf(const QByteArray& members)
{
    const Result<Scene> scene = readScene(R"({"softfocus": 2, )" + members + "}");
    return scene ? QStringLiteral("read") : QString::fromStdString(scene.message());
}

} // namespace

class TestScenePages : public QObject {
    Q_OBJECT

private slots:
    void choicesReadBackEqual();
    void aSceneWithoutThemIsWrittenAsBefore();
    void aBookmarkKeepsThem();
    void itBeginsWithTheFourOfTheMission();
    void aTemperatureIsTheScenesUnlessItIsItsOwn();
    void goingToAnotherPageIsNoChange();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void tooManyGivenWeightsAreRefused();
};

void TestScenePages::choicesReadBackEqual()
{
    const Scene scene = pagedScene();
    const Result<Scene> read = readScene(writeScene(scene));
    QVERIFY2(read, read ? "" : read.message().c_str());
    QCOMPARE(read->page, PageKind::Numbers);
    QVERIFY(read->compare == scene.compare);
    QVERIFY(read->numbers == scene.numbers);
    QVERIFY(*read == scene);
}

void TestScenePages::aSceneWithoutThemIsWrittenAsBefore()
{
    for (const char* member : {"\"page\"", "\"compare\"", "\"numbers\""}) {
        QVERIFY(writeScene(pagedScene()).contains(member));
        QVERIFY(!writeScene(Scene()).contains(member));
    }
}

void TestScenePages::aBookmarkKeepsThem()
{
    const Scene scene = withBookmark(pagedScene(), 3);
    const Result<Scene> read = readScene(writeScene(scene));
    QVERIFY(read);
    QVERIFY(*read == scene);
    Scene left = *read;
    left.page = PageKind::Explore;
    left.numbers = {};
    QVERIFY(*recalled(left, 3) == scene);
}

void TestScenePages::itBeginsWithTheFourOfTheMission()
{
    const Scene scene;
    QStringList names;
    for (const ComparedPanel& panel : scene.compare.panels)
        names << QString::fromStdString(std::string(std::get<ComputedPanel>(panel).variant.normalizer.name()));
    QCOMPARE(names, (QStringList{"softmax", "sparsemax", "hardmax", "linear"}));
    QCOMPARE(scene.numbers.list.scores, (std::vector<double>{4, 2, 1}));
}

void TestScenePages::aTemperatureIsTheScenesUnlessItIsItsOwn()
{
    QCOMPARE(variantOf(ComputedPanel{{Normalizer(), 0.5}, true}, 3).temperature, 0.5);
    QCOMPARE(variantOf(ComputedPanel{{Normalizer(), 0.5}, false}, 3).temperature, 3.0);
}

void TestScenePages::goingToAnotherPageIsNoChange()
{
    Scene other;
    other.page = PageKind::Compare;
    QVERIFY(equalButForChoice(other, Scene()));
    QVERIFY(!equalButForChoice(pagedScene(), Scene()));
}

void TestScenePages::faultsAreNamed_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("said");
    const QByteArray softmax = R"({"normalizer": "softmax"})";
    QTest::newRow("page") << QByteArray(R"("page": "lessons")") << "page";
    QTest::newRow("panels") << QByteArray(R"("compare": {"panels": 3})") << "“panels” must be a list";
    QTest::newRow("one panel") << "\"compare\": {\"panels\": [" + softmax + "]}"
                               << "2 to 8 panels can be compared, not 1";
    QTest::newRow("no normalizer") << QByteArray(R"("compare": {"panels": [{"normalizer": "x"}, {}]})") << "compare.panels.normalizer";
    QTest::newRow("its parameter") << QByteArray(R"("compare": {"panels": [{"alpha": 9}, {}]})") << "compare.panels.alpha";
    QTest::newRow("the difference with itself")
        << QByteArray(R"("compare": {"minuend": 1, "subtrahend": 1})") << "between two of the compared panels";
    QTest::newRow("a panel that is not there") << QByteArray(R"("compare": {"minuend": 4})") << "between two of the compared panels";
    QTest::newRow("given scores") << QByteArray(R"("compare": {"panels": [{}, {"given": {"scores": [[1]]}}]})") << "must hold weights";
    QTest::newRow("given NaN") << QByteArray(R"("compare": {"panels": [{}, {"given": {"weights": [["x"]]}}]})") << "compare.panels.given";
    QTest::newRow("a head before the first") << QByteArray(R"("compare": {"panels": [{"head": -1}, {}]})") << "compare.panels.head";
    QTest::newRow("half a head") << QByteArray(R"("compare": {"panels": [{"head": 0.5}, {}]})") << "compare.panels.head";
    const QByteArray eight = R"({"head": 0}, {"head": 1}, {"head": 2}, {"head": 3}, {"head": 4}, {"head": 5}, {"head": 6}, {"head": 7})";
    QTest::newRow("heads and no head") << "\"compare\": {\"panels\": [" + eight + ", {}]}"
                                       << "2 to 8 panels can be compared, not 9";
    QTest::newRow("too many heads") << "\"compare\": {\"panels\": [" + eight + ", " + eight + R"(, {"head": 9}]})"
                                    << "2 to 16 panels can be compared, not 17";
    QTest::newRow("no numbers") << QByteArray(R"("numbers": {"scores": []})") << "A list has 1 to 64 numbers, not 0";
    QTest::newRow("no number") << QByteArray(R"("numbers": {"scores": [1, "two"]})") << "must be finite";
    QTest::newRow("labels") << QByteArray(R"("numbers": {"labels": ["A"]})") << "3 numbers and 1 labels";
    QTest::newRow("lesson") << QByteArray(R"("numbers": {"lesson": "x"})") << "numbers.lesson";
    QTest::newRow("factor") << QByteArray(R"("numbers": {"factor": 0})") << "must be a positive number";
    QTest::newRow("step") << QByteArray(R"("numbers": {"step": 65})") << "numbers.step";
}

void TestScenePages::faultsAreNamed()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, said);
    const QString refusal = refusalOf(members);
    QVERIFY2(refusal.contains(said), qPrintable(refusal));
}

void TestScenePages::tooManyGivenWeightsAreRefused()
{
    Scene scene;
    scene.compare.panels = {GivenPanel{givenWeights(1024, 1024)}, ComputedPanel{}};
    QVERIFY(check(scene));
    scene.compare.panels.push_back(GivenPanel{givenWeights(1, 1)});
    QVERIFY(!check(scene));
}

QTEST_GUILESS_MAIN(TestScenePages)
#include "test_scene_pages.moc"
