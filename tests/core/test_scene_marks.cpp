#include "core/files/scene_file.h"

#include <QTest>

using namespace softfocus;

namespace {

Scene markedScene()
{
    Scene scene;
    scene.source = TextSource{"the cat saw the dog"};
    scene.view.marks = {{Span{1, 1}, Span{3, 4}}, {Span{0, 0}, {}}, {{}, Span{2, 2}}, {}};
    return scene;
}

GivenScores squareOf(Index side, double value)
{
    GivenScores given;
    given.scores = Matrix::Constant(side, side, value);
    given.queries = given.keys = std::vector<std::string>(std::size_t(side), "a");
    return given;
}

QString refusalOf(const QByteArray& members)
{
    const Result<Scene> scene = readScene(R"({"softfocus": 2, )" + members + "}");
    return scene ? QStringLiteral("read") : QString::fromStdString(scene.message());
}

} // namespace

class TestSceneMarks : public QObject {
    Q_OBJECT

private slots:
    void marksReadBackEqual();
    void aSceneWithoutThemIsWrittenAsBefore();
    void aMarkAgainTakesItAway();
    void anotherKindOfSourceHasNone();
    void bookmarksReadBackEqual();
    void aBookmarkIsRecalledWithAllOthers();
    void aSourceThatIsTheScenesIsWrittenOnce();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void tooManyBookmarkedScoresAreRefused();
};

void TestSceneMarks::marksReadBackEqual()
{
    const Scene scene = markedScene();
    const Result<Scene> read = readScene(writeScene(scene));
    QVERIFY(read);
    QCOMPARE(read->view.marks, scene.view.marks);
    QVERIFY(*read == scene);
}

void TestSceneMarks::aSceneWithoutThemIsWrittenAsBefore()
{
    Scene scene = markedScene();
    QVERIFY(writeScene(scene).contains("\"marks\""));
    scene.view.marks.clear();
    QVERIFY(!writeScene(scene).contains("marks"));
}

void TestSceneMarks::aMarkAgainTakesItAway()
{
    std::vector<Mark> marks = toggled({}, {Span{1, 2}, {}});
    QCOMPARE(marks.size(), 1);
    marks = toggled(marks, {Span{1, 2}, Span{0, 0}});
    QCOMPARE(marks.size(), 2);
    marks = toggled(marks, {Span{1, 2}, {}});
    QCOMPARE(marks, (std::vector<Mark>{{Span{1, 2}, Span{0, 0}}}));
    marks.clear();
    for (Index i = 0; i < Index(mostMarks) + 5; ++i)
        marks = toggled(marks, {Span{i, i}, {}});
    QCOMPARE(marks.size(), mostMarks);
}

void TestSceneMarks::anotherKindOfSourceHasNone()
{
    QCOMPARE(withSource(markedScene(), TextSource{"other"}).view.marks.size(), 4);
    QVERIFY(withSource(markedScene(), PairSource{}).view.marks.empty());
}

void TestSceneMarks::bookmarksReadBackEqual()
{
    Scene scene = withBookmark(markedScene(), 7);
    scene.variant.temperature = 0.25;
    scene = withBookmark(scene, 2);
    scene = withSource(scene, MatrixSource{std::make_shared<GivenScores>(squareOf(2, 0.5))});
    scene = withBookmark(scene, 9);
    QCOMPARE(scene.bookmarks.size(), 3);
    QCOMPARE(scene.bookmarks.front().place, 2);
    const Result<Scene> read = readScene(writeScene(scene));
    QVERIFY2(read, read ? "" : read.message().c_str());
    QVERIFY(*read == scene);
    QCOMPARE(read->bookmarks[0].scene->variant.temperature, 0.25);
    QCOMPARE(read->bookmarks[1].scene->view.marks.size(), 4);
    scene.bookmarks.pop_back();
    QVERIFY(!(*read == scene));
}

void TestSceneMarks::aBookmarkIsRecalledWithAllOthers()
{
    Scene scene = withBookmark(markedScene(), 1);
    scene.mask = Mask::Causal;
    scene = withBookmark(scene, 2);
    const std::optional<Scene> first = recalled(scene, 1);
    QVERIFY(first);
    QCOMPARE(first->mask, Mask::None);
    QCOMPARE(first->bookmarks.size(), 2);
    QVERIFY(first->bookmarks[0].scene->bookmarks.empty());
    QVERIFY(!recalled(scene, 3));
    QCOMPARE(withoutBookmark(scene, 1).bookmarks.size(), 1);
    // In place of what was kept there.
    QCOMPARE(recalled(withBookmark(scene, 1), 1)->mask, Mask::Causal);
}

void TestSceneMarks::aSourceThatIsTheScenesIsWrittenOnce()
{
    const QByteArray json = writeScene(withBookmark(markedScene(), 1));
    QCOMPARE(json.count("the cat saw the dog"), 1);
}

void TestSceneMarks::faultsAreNamed_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("message");
    const QString marks =
        QStringLiteral("In the scene, “view.marks” must be a list of at most 100 marks with “rows” and “columns” from one place "
                       "to another.");
    QTest::newRow("no list") << QByteArray(R"("view": {"marks": 3})") << marks;
    QTest::newRow("no mark") << QByteArray(R"("view": {"marks": [3]})") << marks;
    QTest::newRow("one end") << QByteArray(R"("view": {"marks": [{"rows": [1]}]})") << marks;
    QTest::newRow("backwards") << QByteArray(R"("view": {"marks": [{"rows": [2, 1]}]})") << marks;
    QTest::newRow("a fraction") << QByteArray(R"("view": {"marks": [{"columns": [0.5, 1]}]})") << marks;
    QTest::newRow("beyond all") << QByteArray(R"("view": {"marks": [{"columns": [0, 1024]}]})") << marks;
    const QString place = QStringLiteral("In the scene, every bookmark must have a “place” of its own, from 1 to 9.");
    QTest::newRow("no bookmarks") << QByteArray(R"("bookmarks": 1)") << QStringLiteral("In the scene, “bookmarks” must be a list.");
    QTest::newRow("no place") << QByteArray(R"("bookmarks": [{}])") << place;
    QTest::newRow("twice") << QByteArray(R"("bookmarks": [{"place": 1, "scene": {}}, {"place": 1, "scene": {}}])") << place;
    QTest::newRow("in a bookmark") << QByteArray(R"("bookmarks": [{"place": 3, "scene": {"mask": "both"}}])")
                                   << QStringLiteral("Bookmark 3: In the scene, “mask” is “both” and must be one of none, causal, self.");
}

void TestSceneMarks::faultsAreNamed()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, message);
    QCOMPARE(refusalOf(members), message);
}

void TestSceneMarks::tooManyBookmarkedScoresAreRefused()
{
    constexpr Index side = 800;
    Scene scene = withSource(Scene(), MatrixSource{std::make_shared<GivenScores>(squareOf(side, 1))});
    scene = withBookmark(scene, 1);
    scene = withSource(scene, MatrixSource{std::make_shared<GivenScores>(squareOf(side, 2))});
    QVERIFY(check(scene));
    scene = withBookmark(scene, 2);
    QVERIFY(check(scene)); // the second is the scene's own
    scene = withSource(scene, TextSource{"words"});
    const Result<Scene> refused = check(scene);
    QVERIFY(!refused);
    QVERIFY(refused.message().find("1280000") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestSceneMarks)
#include "test_scene_marks.moc"
