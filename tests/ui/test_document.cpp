#include "core/sources/model_source.h"
#include "ui/model/document/document.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <vector>

using namespace softfocus;

namespace {

Scene withTemperature(const Document& document, double temperature)
{
    Scene scene = document.scene();
    scene.variant.temperature = temperature;
    return scene;
}

Scene withText(const Document& document, std::string text)
{
    Scene scene = document.scene();
    scene.source = TextSource{std::move(text)};
    return scene;
}

std::string manyWords(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += i % 2 ? "cookies " : "bakes ";
    return text;
}

/// All heads of the model: each temperature is another run of it.
Scene wholeModelScene()
{
    ModelSource source = usualModelSource(BundledModel::Bert);
    source.scope = WhatIfScope::Model;
    return withSource({}, source);
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void itStartsWithAResult();
    void anEditArrivesWithItsScene();
    void undoRestoresThePreviousScene();
    void aDragIsOneStep();
    void lettingGoEndsTheStep();
    void anEditThatEndsWhereItBeganDisappears();
    void anEditAfterUndoIsAStepOfItsOwn();
    void aRefusedEditChangesNothing();
    void anUnchangedSceneIsNoEdit();
    void aTemperatureChangeKeepsTheInput();
    void largeTextsAreComputedElsewhereAndTheNewestWins();
    void aSmallEditOvertakesALargeOne();
    void ofADragEachResultIsFinishedAndTheNewestIsNext();
    void atRestOnlyTheNewestCounts();
    void destructionWhileComputingIsQuiet();
    void choosingAQueryIsNoStepAndUndoLeavesIt();
    void goingToAnotherPageIsNoStep();
    void whatIsUndoneIsShownWhereItIsSeen();
    void anEditMayBringAChoice();
    void aChoiceMadeMeanwhileIsInTheResult();
    void undoAcrossSourcesFindsTheChoiceOfThen();
    void aDragAcrossAChoiceStillDisappears();
};

void TestDocument::itStartsWithAResult()
{
    const Document document;
    QVERIFY(document.attention());
    QCOMPARE(document.attention()->queryCount(), 5);
    QVERIFY(!document.isComputing());
}

void TestDocument::anEditArrivesWithItsScene()
{
    Document document;
    QSignalSpy changed(&document, &Document::changed);
    QSignalSpy sceneChanged(&document, &Document::sceneChanged);
    QVERIFY(document.edit("Temperature", withTemperature(document, 0.5)));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(sceneChanged.size(), 1);
    QCOMPARE(document.attention()->scene, document.scene());
    QCOMPARE(document.scene().variant.temperature, 0.5);
}

void TestDocument::undoRestoresThePreviousScene()
{
    Document document;
    const Scene first = document.scene();
    const Matrix weights = document.attention()->weights->values;
    QVERIFY(document.edit("Temperature", withTemperature(document, 5)));
    QVERIFY(document.edit("Text", withText(document, "Something else")));
    document.undoStack().undo();
    QCOMPARE(document.scene().variant.temperature, 5.0);
    document.undoStack().undo();
    QCOMPARE(document.scene(), first);
    QCOMPARE(document.attention()->weights->values, weights);
    document.undoStack().redo();
    document.undoStack().redo();
    QCOMPARE(sentenceText(document.scene()), "Something else");
    QCOMPARE(document.attention()->queryCount(), 2);
}

void TestDocument::aDragIsOneStep()
{
    Document document;
    for (const double temperature : {1.1, 1.2, 1.3})
        QVERIFY(document.edit("Temperature", withTemperature(document, temperature), "temperature"));
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QCOMPARE(document.scene().variant.temperature, 1.0);
}

void TestDocument::lettingGoEndsTheStep()
{
    Document document;
    QVERIFY(document.edit("Temperature", withTemperature(document, 2), "temperature"));
    document.endMerge();
    QVERIFY(document.edit("Temperature", withTemperature(document, 3), "temperature"));
    QVERIFY(document.edit("Text", withText(document, "a b"), "text"));
    QCOMPARE(document.undoStack().count(), 3);
}

void TestDocument::anEditThatEndsWhereItBeganDisappears()
{
    Document document;
    QVERIFY(document.edit("Temperature", withTemperature(document, 2), "temperature"));
    QVERIFY(document.edit("Temperature", withTemperature(document, 1), "temperature"));
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(!document.undoStack().canUndo());
}

void TestDocument::anEditAfterUndoIsAStepOfItsOwn()
{
    Document document;
    QVERIFY(document.edit("Temperature", withTemperature(document, 2), "temperature"));
    QVERIFY(document.edit("Text", withText(document, "a b")));
    document.undoStack().undo();
    QVERIFY(document.edit("Temperature", withTemperature(document, 3), "temperature"));
    QCOMPARE(document.undoStack().count(), 2);
    document.undoStack().undo();
    QCOMPARE(document.scene().variant.temperature, 2.0);
}

void TestDocument::aRefusedEditChangesNothing()
{
    Document document;
    QSignalSpy sceneChanged(&document, &Document::sceneChanged);
    const Result<bool> result = document.edit("Temperature", withTemperature(document, -1));
    QVERIFY(!result);
    QVERIFY(!result.message().empty());
    QVERIFY(!document.edit("Temperature", withTemperature(document, std::nan(""))));
    QCOMPARE(sceneChanged.size(), 0);
    QCOMPARE(document.undoStack().count(), 0);
}

void TestDocument::anUnchangedSceneIsNoEdit()
{
    Document document;
    QVERIFY(document.edit("Nothing", document.scene()));
    QCOMPARE(document.undoStack().count(), 0);
}

void TestDocument::aTemperatureChangeKeepsTheInput()
{
    Document document;
    const auto before = document.attention();
    QVERIFY(document.edit("Temperature", withTemperature(document, 2)));
    QCOMPARE(document.attention()->input, before->input);
    QCOMPARE(document.attention()->scores, before->scores);
}

void TestDocument::largeTextsAreComputedElsewhereAndTheNewestWins()
{
    Document document;
    QSignalSpy changed(&document, &Document::changed);
    for (const int count : {900, 1000, 2000}) {
        QVERIFY(document.edit("Text", withText(document, manyWords(count)), "text"));
        QVERIFY(document.isComputing());
        QCOMPARE(document.attention()->queryCount(), 5);
    }
    QTRY_VERIFY(!document.isComputing());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(document.attention()->scene, document.scene());
    QCOMPARE(document.attention()->queryCount(), maximumTokens);
    QCOMPARE(document.attention()->input->queryTotal, 2000);
}

void TestDocument::ofADragEachResultIsFinishedAndTheNewestIsNext()
{
    Document document(wholeModelScene());
    std::vector<double> shown;
    connect(&document, &Document::changed, this, [&] { shown.push_back(document.attention()->scene.variant.temperature); });
    document.setMoving(true);
    for (const double temperature : {2.0, 3.0, 4.0})
        QVERIFY(document.edit("Temperature", withTemperature(document, temperature), "temperature"));
    QTRY_VERIFY(!document.isComputing());
    QCOMPARE(shown, (std::vector<double>{2, 4}));
    QCOMPARE(document.attention()->scene, document.scene());
}

void TestDocument::atRestOnlyTheNewestCounts()
{
    Document document(wholeModelScene());
    QSignalSpy changed(&document, &Document::changed);
    document.setMoving(true);
    for (const double temperature : {2.0, 3.0})
        QVERIFY(document.edit("Temperature", withTemperature(document, temperature), "temperature"));
    document.setMoving(false); // what is under way stops
    QTRY_VERIFY(!document.isComputing());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(document.attention()->scene.variant.temperature, 3.0);
    for (const double temperature : {4.0, 5.0}) // as keys do
        QVERIFY(document.edit("Temperature", withTemperature(document, temperature), "temperature"));
    QTRY_VERIFY(!document.isComputing());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(document.attention()->scene.variant.temperature, 5.0);
}

void TestDocument::aSmallEditOvertakesALargeOne()
{
    Document document;
    QVERIFY(document.edit("Text", withText(document, manyWords(1000))));
    QVERIFY(document.isComputing());
    QVERIFY(document.edit("Text", withText(document, "one two")));
    QVERIFY(!document.isComputing());
    QSignalSpy changed(&document, &Document::changed);
    QVERIFY(document.edit("Text", withText(document, manyWords(1000))));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(document.attention()->queryCount(), 1000);
}

void TestDocument::destructionWhileComputingIsQuiet()
{
    auto document = std::make_unique<Document>();
    QVERIFY(document->edit("Text", withText(*document, manyWords(1000))));
    document.reset();
    QCoreApplication::processEvents();
}

void TestDocument::choosingAQueryIsNoStepAndUndoLeavesIt()
{
    Document document;
    QSignalSpy changed(&document, &Document::changed), sceneChanged(&document, &Document::sceneChanged),
        remembered(&document, &Document::queryRemembered);
    document.rememberQuery(2);
    document.rememberQuery(2);
    QCOMPARE(remembered.size(), 1);
    QCOMPARE(changed.size() + sceneChanged.size(), 0);
    QVERIFY(!document.undoStack().canUndo());
    QCOMPARE(document.scene().view.query, std::optional<std::int64_t>(2));
    QVERIFY(document.edit("T", withTemperature(document, 3)));
    document.rememberQuery(1);
    document.undoStack().undo();
    QCOMPARE(document.scene().view.query, std::optional<std::int64_t>(1));
    QCOMPARE(document.attention()->scene, document.scene());
    document.undoStack().redo();
    QCOMPARE(document.scene().view.query, std::optional<std::int64_t>(1));
    document.rememberQuery(std::nullopt);
    QCOMPARE(document.scene().view.query, std::optional<std::int64_t>());
}

void TestDocument::goingToAnotherPageIsNoStep()
{
    Document document;
    QSignalSpy changed(&document, &Document::changed), remembered(&document, &Document::pageRemembered);
    document.rememberPage(PageKind::Compare);
    document.rememberPage(PageKind::Compare);
    QCOMPARE(remembered.size(), 1);
    QCOMPARE(changed.size(), 0);
    QVERIFY(!document.undoStack().canUndo());
    QVERIFY(document.edit("T", withTemperature(document, 3)));
    document.rememberPage(PageKind::Explore);
    document.undoStack().undo();
    QCOMPARE(document.scene().page, PageKind::Explore); // where the temperature is seen as well
}

void TestDocument::whatIsUndoneIsShownWhereItIsSeen()
{
    Document document;
    Scene scene = document.scene();
    scene.numbers.list.scores = {1, 2};
    QVERIFY(document.edit("numbers", scene));
    scene.compare.panels.pop_back();
    QVERIFY(document.edit("compare", scene));
    scene.mask = Mask::Causal;
    QVERIFY(document.edit("mask", scene));
    document.rememberPage(PageKind::Numbers);
    document.undoStack().undo();
    QCOMPARE(document.scene().page, PageKind::Explore);
    document.undoStack().undo();
    QCOMPARE(document.scene().page, PageKind::Compare);
    document.undoStack().undo();
    QCOMPARE(document.scene().page, PageKind::Numbers);
    document.rememberPage(PageKind::Explore);
    document.undoStack().redo();
    QCOMPARE(document.scene().page, PageKind::Numbers);
    QCOMPARE(document.scene().numbers.list.scores.size(), std::size_t(2));
}

void TestDocument::anEditMayBringAChoice()
{
    Document document;
    Scene scene = document.scene();
    scene.view.query = 3;
    QVERIFY(document.edit("paste", scene));
    QVERIFY(!document.undoStack().canUndo()); // nothing else is different
    QCOMPARE(chosenQuery(*document.attention()), Index(3));
    scene.view.query = 0;
    scene.variant.temperature = 5;
    QVERIFY(document.edit("paste", scene));
    QCOMPARE(chosenQuery(*document.attention()), Index(0));
    document.undoStack().undo();
    QCOMPARE(chosenQuery(*document.attention()), Index(0));
}

void TestDocument::aChoiceMadeMeanwhileIsInTheResult()
{
    Document document;
    QVERIFY(document.edit("Text", withText(document, manyWords(1000))));
    document.rememberQuery(4);
    QVERIFY(document.isComputing());
    QTRY_VERIFY(!document.isComputing());
    QCOMPARE(chosenQuery(*document.attention()), Index(4));
}

void TestDocument::undoAcrossSourcesFindsTheChoiceOfThen()
{
    Document document;
    document.rememberQuery(2);
    QVERIFY(document.edit("pair", withSource(document.scene(), PairSource{})));
    QCOMPARE(document.scene().view.query, std::optional<std::int64_t>());
    document.rememberQuery(1);
    document.undoStack().undo();
    QCOMPARE(document.scene().view.query, std::optional<std::int64_t>(2));
    document.rememberQuery(0);
    document.undoStack().redo();
    QCOMPARE(document.scene().view.query, std::optional<std::int64_t>(1));
    document.undoStack().undo();
    QCOMPARE(document.scene().view.query, std::optional<std::int64_t>(0));
}

void TestDocument::aDragAcrossAChoiceStillDisappears()
{
    Document document;
    QVERIFY(document.edit("T", withTemperature(document, 3), "temperature"));
    document.rememberQuery(2);
    QVERIFY(document.edit("T", withTemperature(document, usualTemperature), "temperature"));
    QCOMPARE(document.undoStack().count(), 0);
    QCOMPARE(document.scene().view.query, std::optional<std::int64_t>(2));
}

QTEST_GUILESS_MAIN(TestDocument)
#include "test_document.moc"
