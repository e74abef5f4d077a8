#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace softfocus;

namespace {

Scene withWords(int count, Stage stage = Stage::Weights)
{
    std::string text;
    for (int word = 0; word < count; ++word)
        text += "cookies ";
    Scene scene;
    scene.source = TextSource{text};
    scene.view.stage = stage;
    return scene;
}

/// A document whose sentence has so many words, and a selection that follows it.
struct Desk {
    Document document;
    Selection selection{document};

    explicit Desk(int words) : document(withWords(words)) {}
    void show(const Scene& scene) { QVERIFY(document.edit("show", scene)); }
};

} // namespace

class TestSelection : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theLastRowIsShownWhileASentenceGrows()
    {
        Desk desk(1);
        QCOMPARE(desk.selection.query(), 0);
        for (const int words : {2, 5, 3}) {
            desk.show(withWords(words));
            QCOMPARE(desk.selection.query(), words - 1);
        }
    }

    void aChosenRowStaysWhileASentenceGrows()
    {
        Desk desk(5);
        desk.selection.choose(1);
        desk.show(withWords(8));
        QCOMPARE(desk.selection.query(), 1);
    }

    void aChoiceMovesBackIntoAShorterSentence()
    {
        Desk desk(8);
        desk.selection.choose(6);
        desk.selection.hover({4, 1});
        desk.selection.focus({1, 1});
        desk.selection.explain({1, 7});
        desk.show(withWords(3));
        QCOMPARE(desk.selection.query(), 2);
        QCOMPARE(desk.selection.hovered(), Cell{});
        QCOMPARE(desk.selection.focused(), (Cell{1, 1}));
        QCOMPARE(desk.selection.explained(), Cell{});
    }

    void columnsAreThoseOfTheStage()
    {
        Desk desk(3);
        desk.show(withWords(3, Stage::Vectors));
        desk.selection.focus({2, 99});
        desk.show(withWords(3, Stage::Output));
        QCOMPARE(desk.selection.focused(), (Cell{2, 99}));
        desk.show(withWords(3, Stage::Scores));
        QCOMPARE(desk.selection.focused(), Cell{});
    }

    void anotherSourceHasColumnsOfItsOwn()
    {
        Desk desk(3);
        desk.show(withWords(3, Stage::Vectors));
        desk.selection.focus({2, 99});
        GivenScores given;
        given.scores = Matrix::Ones(3, 2);
        given.queries = {"a", "b", "c"};
        given.keys = {"x", "y"};
        Scene scene = withWords(3, Stage::Weights);
        scene.source = MatrixSource{std::make_shared<const GivenScores>(given), {}};
        desk.show(scene);
        QCOMPARE(desk.selection.focused(), Cell{});
        QCOMPARE(desk.selection.query(), 2);
    }

    void anEmptiedSentenceBeginsAnew()
    {
        Desk desk(1);
        desk.selection.choose(0);
        desk.show(withWords(0));
        QCOMPARE(desk.selection.query(), -1);
        desk.show(withWords(1));
        desk.show(withWords(4));
        QCOMPARE(desk.selection.query(), 3);
    }

    void whoHearsOfAResultFindsTheSelectionWithinIt()
    {
        Desk desk(8);
        desk.selection.choose(7);
        Index query = -1;
        connect(&desk.document, &ResultSource::changed, this, [&] { query = desk.selection.query(); });
        desk.show(withWords(2));
        QCOMPARE(query, 1);
    }

    void aSceneComesWithItsChoice()
    {
        Desk desk(5);
        Scene scene = withWords(6);
        scene.view.query = 1;
        desk.document.start(scene);
        QCOMPARE(desk.selection.query(), 1);
        QCOMPARE(desk.selection.choice(), std::optional<Index>(1));
        desk.document.start(withWords(6));
        QCOMPARE(desk.selection.query(), 5);
        QCOMPARE(desk.selection.choice(), std::optional<Index>());
    }

    void aChoiceThatIsRememberedStays()
    {
        Desk desk(5);
        connect(&desk.selection, &Selection::choiceChanged, this, [&] { desk.document.rememberQuery(desk.selection.choice()); });
        desk.selection.choose(3);
        QCOMPARE(desk.document.scene().view.query, std::optional<std::int64_t>(3));
        Scene hotter = desk.document.scene();
        hotter.variant.temperature = 3;
        desk.show(hotter);
        QCOMPARE(desk.selection.query(), 3);
        Scene shorter = withWords(2);
        shorter.view.query = desk.document.scene().view.query;
        desk.show(shorter);
        QCOMPARE(desk.selection.query(), 1);
        QCOMPARE(desk.document.scene().view.query, std::optional<std::int64_t>(1)); // it has moved back into the sentence
        desk.show(withWords(0));
        QCOMPARE(desk.document.scene().view.query, std::optional<std::int64_t>());
    }

    void anotherSourceBeginsAnew()
    {
        Desk desk(5);
        connect(&desk.selection, &Selection::choiceChanged, this, [&] { desk.document.rememberQuery(desk.selection.choice()); });
        desk.selection.choose(0);
        desk.show(withSource(desk.document.scene(), PairSource{}));
        QCOMPARE(desk.selection.query(), 4);
        QCOMPARE(desk.selection.choice(), std::optional<Index>());
    }

    void onlyAChangeIsAnnounced()
    {
        Desk desk(3);
        QSignalSpy changed(&desk.selection, &Selection::queryChanged);
        desk.selection.choose(2);
        desk.show(withWords(3, Stage::Scores));
        QCOMPARE(changed.size(), 0);
        desk.selection.choose(1);
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSelection)
#include "test_selection.moc"
