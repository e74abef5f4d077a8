#include "core/models/model_run.h"
#include "core/models/translation.h"
#include "core/sources/model_source.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/sentence/sentence_editor.h"
#include "ui/panels/sentence/sentence_field.h"
#include "ui/panels/sentence/sentence_sides.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/stage/writing_panel.h"
#include "ui/views/candidate_list.h"

#include <QAction>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

const QString spanish = QStringLiteral("Mi abuela hornea galletas increíbles");

Scene sceneOf(AttentionPart part = AttentionPart::Cross)
{
    Scene scene;
    ModelSource source = usualModelSource(BundledModel::Translation);
    source.part = part;
    scene.source = source;
    return scene;
}

/// The window with an English sentence and its Spanish translation.
struct Desk : ShownWindow {
    explicit Desk(const Scene& scene = sceneOf(), QSize size = {1360, 860}) : ShownWindow(scene, size)
    {
        english = find<SentenceEditor>("sentence");
        written = find<SentenceEditor>("askedSentence");
    }

    const ModelSource& source() const { return std::get<ModelSource>(document.scene().source); }
    const Input& input() const { return *document.attention()->input; }
    int steps() { return document.undoStack().index(); }
    QString author() { return find<TextLabel>("translationAuthor")->text(); }
    QAction& action(const char* name) { return *find<QAction>(name); }
    CandidateList& list(const char* name) { return *find<CandidateList>(name); }
    /// What may come next before all others; empty until it is known.
    QString likeliest()
    {
        const auto& lines = list("nextAsItIs").lines();
        return lines.empty() ? QString() : lines.front().text;
    }
    void settle() { QTRY_VERIFY(!document.isComputing()); }

    /// Where a picture differs from another one, across. Units: logical pixels.
    static std::pair<int, int> across(const QImage& a, const QImage& b)
    {
        std::pair<int, int> ends(a.width(), -1);
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x)
                if (a.pixel(x, y) != b.pixel(x, y))
                    ends = {std::min(ends.first, x), std::max(ends.second, x)};
        return {int(ends.first / a.devicePixelRatio()), int(ends.second / a.devicePixelRatio())};
    }
    static QImage pictureOf(SentenceEditor& editor) { return editor.viewport()->grab().toImage(); }
    /// The word in the middle of where an editor looks different from before.
    static QString wordAt(SentenceEditor& editor, std::pair<int, int> ends)
    {
        QTextCursor cursor = editor.cursorForPosition({(ends.first + ends.second) / 2, editor.viewport()->height() / 2});
        cursor.select(QTextCursor::WordUnderCursor);
        return cursor.selectedText();
    }

    SentenceEditor* english;
    SentenceEditor* written;
};

} // namespace

/// A translation in the real window: written by the model or by the user, lit, and gone through word by word.
class TestWrittenTranslation : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QCoreApplication::setOrganizationName(QStringLiteral("softfocus-test"));
        QCoreApplication::setApplicationName(QStringLiteral("softfocus-test"));
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theModelWritesItsTranslationBelowTheText()
    {
        Desk desk;
        QVERIFY(desk.english->isVisible() && desk.written->isVisible());
        QVERIFY(desk.english->geometry().bottom() < desk.written->geometry().top());
        QCOMPARE(desk.english->toPlainText(), QStringLiteral("My grandmother bakes incredible cookies"));
        QCOMPARE(desk.written->toPlainText(), spanish);
        QCOMPARE(desk.author(), QStringLiteral("written by the model"));
        QCOMPARE(desk.written->accessibleName(), QStringLiteral("Its translation"));
        QCOMPARE(desk.written->accessibleDescription(), QStringLiteral("The translation is written by the model"));
        QVERIFY(!desk.find<QPushButton>("modelTranslates")->isVisible());
        QVERIFY(desk.find<QWidget>("sentenceSides")->isVisible());
        QVERIFY(!desk.action("swapSentences").isEnabled());
        QCOMPARE(desk.steps(), 0);
    }

    void onlyOfTheProgramsTranslatorTheLanguagesAreNamed()
    {
        Desk desk;
        auto* sides = desk.find<SentenceSides>("sentenceSides");
        QCOMPARE(sides->texts(), (QStringList{"English", "Spanish"}));
        desk.edit([](Scene& scene) {
            std::get<ModelSource>(scene.source).model = std::string(SOFTFOCUS_SOURCE_DIR "/resources/models/translation");
        });
        desk.settle();
        QVERIFY(!desk.input().fault && hasTranslatedRows(desk.input()));
        QCOMPARE(sides->texts(), (QStringList{"text", "translation"}));
        desk.edit([](Scene& scene) { std::get<ModelSource>(scene.source).model = BundledModel::Translation; });
        QCOMPARE(sides->texts(), (QStringList{"English", "Spanish"}));
    }

    void typingEnglishHasItWrittenAnew()
    {
        Desk desk;
        desk.english->setFocus();
        desk.english->selectAll();
        QTest::keyClicks(desk.english, QStringLiteral("My grandmother"));
        desk.settle();
        QTRY_COMPARE(desk.written->toPlainText(), QString::fromStdString(desk.input().run->target.text));
        QVERIFY(desk.written->toPlainText() != spanish && desk.written->toPlainText().contains(QStringLiteral("abuela")));
        QVERIFY(!desk.source().translation);
        while (desk.document.undoStack().canUndo())
            desk.document.undoStack().undo();
        QTRY_COMPARE(desk.written->toPlainText(), spanish);
    }

    void typingSpanishMakesItTheUsers()
    {
        Desk desk;
        desk.written->setFocus();
        desk.written->moveCursor(QTextCursor::End);
        QTest::keyClicks(desk.written, QStringLiteral(".!"));
        QCOMPARE(desk.source().translation, std::optional(spanish.toStdString() + ".!"));
        QCOMPARE(desk.author(), QStringLiteral("written by you"));
        QVERIFY(desk.find<QPushButton>("modelTranslates")->isVisible());
        QCOMPARE(desk.steps(), 1);
        desk.settle();
        QVERIFY(desk.input().run->isTargetGiven);
        QCOMPARE(desk.written->toPlainText(), spanish + QStringLiteral(".!"));
        desk.document.undoStack().undo();
        QVERIFY(!desk.source().translation);
        QTRY_COMPARE(desk.written->toPlainText(), spanish);
        QCOMPARE(desk.author(), QStringLiteral("written by the model"));
    }

    void theModelCanWriteItAgain()
    {
        Scene scene = sceneOf();
        std::get<ModelSource>(scene.source).translation = "Hola";
        Desk desk(scene);
        QCOMPARE(desk.written->toPlainText(), QStringLiteral("Hola"));
        QTest::mouseClick(desk.find<QPushButton>("modelTranslates"), Qt::LeftButton);
        QVERIFY(!desk.source().translation);
        QCOMPARE(desk.steps(), 1);
        QVERIFY(desk.written->hasFocus());
        QTRY_COMPARE(desk.written->toPlainText(), spanish);
        desk.document.undoStack().undo();
        QCOMPARE(desk.written->toPlainText(), QStringLiteral("Hola"));
    }

    void keysLeadFromOneToTheOther()
    {
        Desk desk;
        desk.english->setFocus();
        desk.press(Qt::Key_Down);
        QVERIFY(desk.written->hasFocus());
        desk.press(Qt::Key_Up);
        QVERIFY(desk.english->hasFocus());
        desk.press(Qt::Key_Return);
        QVERIFY(desk.written->hasFocus());
        desk.press(Qt::Key_Return);
        QVERIFY(desk.window.picture().hasFocus());
    }

    void aSpanishWordLightsWhatItCameFrom()
    {
        Desk desk;
        desk.selection.focus({});
        desk.selection.hover({});
        const QImage before = Desk::pictureOf(*desk.english);
        desk.selection.hover({1, -1}); // abuela
        QCOMPARE(Desk::wordAt(*desk.english, Desk::across(before, Desk::pictureOf(*desk.english))), QStringLiteral("grandmother"));
        desk.selection.hover({2, -1}); // hornea
        QCOMPARE(Desk::wordAt(*desk.english, Desk::across(before, Desk::pictureOf(*desk.english))), QStringLiteral("bakes"));
    }

    void anEnglishWordLightsWhatLooksAtIt()
    {
        Desk desk;
        desk.selection.focus({});
        desk.selection.hover({});
        const QImage before = Desk::pictureOf(*desk.written);
        desk.selection.hover({-1, 1}); // grandmother
        QCOMPARE(Desk::wordAt(*desk.written, Desk::across(before, Desk::pictureOf(*desk.written))), QStringLiteral("abuela"));
    }

    /// Values have rows of the text alone, the residual stream those of the translation.
    void rowsOfOtherVectorsLightTheirWords()
    {
        Scene scene = sceneOf();
        scene.view.stage = Stage::Vectors;
        std::get<ModelSource>(scene.source).vectors = ModelVectors::Values;
        Desk desk(scene);
        desk.settle();
        desk.selection.focus({});
        desk.selection.hover({});
        const QImage english = Desk::pictureOf(*desk.english), written = Desk::pictureOf(*desk.written);
        desk.selection.hover({1, -1});
        QCOMPARE(Desk::wordAt(*desk.english, Desk::across(english, Desk::pictureOf(*desk.english))), QStringLiteral("grandmother"));
        QCOMPARE(Desk::pictureOf(*desk.written), written);
        emit desk.english->wordPointed(2);
        QCOMPARE(desk.selection.hovered(), (Cell{2, -1}));
        emit desk.written->wordPointed(1);
        QCOMPARE(desk.selection.hovered(), Cell{});
        desk.edit([](Scene& changed) { std::get<ModelSource>(changed.source).vectors = ModelVectors::Incoming; });
        desk.settle();
        desk.selection.hover({1, -1});
        QCOMPARE(Desk::wordAt(*desk.written, Desk::across(written, Desk::pictureOf(*desk.written))), QStringLiteral("abuela"));
        emit desk.english->wordPointed(2);
        QCOMPARE(desk.selection.hovered(), Cell{});
    }

    void pointingAtAWordLightsItsRow()
    {
        Desk desk;
        QTextCursor cursor(desk.written->document());
        cursor.setPosition(4);
        QTest::mouseMove(desk.written->viewport(), desk.written->cursorRect(cursor).center() + QPoint(4, 0));
        QTRY_COMPARE(desk.selection.hovered(), (Cell{1, -1}));
        cursor = QTextCursor(desk.english->document());
        cursor.setPosition(5);
        QTest::mouseMove(desk.english->viewport(), desk.english->cursorRect(cursor).center() + QPoint(4, 0));
        QTRY_COMPARE(desk.selection.hovered(), (Cell{-1, 1}));
    }

    void whatTheModelCannotDoStaysInSight()
    {
        Desk desk;
        QVERIFY(desk.find<QWidget>("sourceNote")->isVisible());
        QVERIFY(!desk.find<QToolButton>("dismissSourceNote")->isVisible());
        QVERIFY(!desk.find<QPushButton>("hideSelf")->isVisible());
        QCOMPARE(desk.find<TermMark>("sourceNoteTerms")->terms(), (std::vector{Term::Translator, Term::Alignment}));
        desk.find<SentenceField>("sentenceField")->setShowsNote(false); // as one who has read another such line
        QVERIFY(desk.find<QWidget>("sourceNote")->isVisible());
    }

    void theTranslationIsGoneThroughWordByWord()
    {
        Desk desk;
        auto& panel = *desk.find<WritingPanel>("writingPanel");
        QVERIFY(panel.isVisible());
        QVERIFY(!desk.list("nextAsItIs").isVisible()); // all of it is shown
        desk.action("firstWord").trigger();
        QTRY_VERIFY(desk.list("nextAsItIs").isVisible() && desk.list("nextAsItIs").lines().size() == 10);
        QCOMPARE(desk.likeliest(), QStringLiteral("Mi"));
        QVERIFY(desk.list("nextAsItIs").lines().front().isTaken);
        QVERIFY(!desk.list("nextAsItBecomes").isVisible());
        desk.press(Qt::Key_Period);
        desk.press(Qt::Key_Period);
        QTRY_COMPARE(desk.likeliest(), QStringLiteral("hornea"));
        QCOMPARE(desk.selection.query(), Index(1)); // the word that was written last
        QCOMPARE(desk.find<QSlider>("writingSlider")->value(), 2);
        QVERIFY(desk.find<TextLabel>("writingPlace")->text().contains(QStringLiteral("“Mi abuela”")));
        desk.press(Qt::Key_Comma);
        QTRY_COMPARE(desk.likeliest(), QStringLiteral("abuela"));
        QTest::keyClick(desk.find<QSlider>("writingSlider"), Qt::Key_End);
        QVERIFY(!desk.list("nextAsItIs").isVisible());
        QCOMPARE(desk.steps(), 0); // it is no part of the scene
    }

    void rowsThatAreNotWrittenAreVeiled()
    {
        Desk desk;
        const QRect last = desk.map().cellRect({3, 0}), first = desk.map().cellRect({0, 4});
        desk.action("firstWord").trigger();
        desk.press(Qt::Key_Period);
        desk.press(Qt::Key_Period);
        const auto cells = [&](const QRect& cell) { return desk.map().grab(cell.adjusted(4, 4, -4, -4)).toImage(); };
        const QRect lastNow = desk.map().cellRect({3, 3}), firstNow = desk.map().cellRect({0, 0});
        QVERIFY(!last.isEmpty() && !first.isEmpty());
        const QImage veiled = cells(lastNow), clear = cells(firstNow);
        desk.action("wholeTranslation").trigger();
        desk.action("firstWord").trigger();
        desk.press(Qt::Key_Period);
        desk.press(Qt::Key_Period);
        desk.press(Qt::Key_Period);
        desk.press(Qt::Key_Period);
        QVERIFY(cells(desk.map().cellRect({3, 3})) != veiled);
        QCOMPARE(cells(desk.map().cellRect({0, 0})).size(), clear.size());
    }

    void anInterventionIsToldBesideTheModelAsItIs()
    {
        Scene scene = sceneOf();
        scene.variant.temperature = 8;
        std::get<ModelSource>(scene.source).scope = WhatIfScope::Model;
        Desk desk(scene);
        desk.action("firstWord").trigger();
        QTRY_VERIFY(desk.list("nextAsItBecomes").isVisible());
        QVERIFY(desk.find<TextLabel>("nextAsItBecomesTitle")->text().contains(QStringLiteral("on the whole model")));
        QCOMPARE(desk.find<TextLabel>("nextAsItIsTitle")->text(), QStringLiteral("Next, as the model is"));
        static_cast<void>(desk.window.editor().setTemperature(1));
        QTRY_VERIFY(!desk.list("nextAsItBecomes").isVisible());
    }

    void anotherWordCanBeWritten()
    {
        Desk desk;
        desk.action("firstWord").trigger();
        desk.press(Qt::Key_Period);
        QTRY_COMPARE(desk.likeliest(), QStringLiteral("abuela"));
        CandidateList& list = desk.list("nextAsItIs");
        const QString other = list.lines()[1].text;
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(list.item(1)).center());
        QTRY_VERIFY(desk.source().translation);
        QVERIFY2(desk.source().translation->starts_with("Mi " + other.toStdString()), desk.source().translation->c_str());
        QCOMPARE(desk.steps(), 1);
        QCOMPARE(desk.author(), QStringLiteral("written by you"));
        desk.settle();
        QTRY_COMPARE(desk.find<QSlider>("writingSlider")->value(), 2);
        desk.document.undoStack().undo();
        QTRY_COMPARE(desk.written->toPlainText(), spanish);
    }

    void theWrittenWordIsToldHoweverUnlikely()
    {
        Scene scene = sceneOf();
        std::get<ModelSource>(scene.source).translation = "Mi tren hornea galletas";
        Desk desk(scene, {900, 600});
        desk.action("firstWord").trigger();
        desk.press(Qt::Key_Period);
        CandidateList& list = desk.list("nextAsItIs");
        QTRY_COMPARE(int(list.lines().size()), 11);
        QCOMPARE(list.lines().back().text, QStringLiteral("tren"));
        QVERIFY(!list.isRowHidden(10) && !list.isRowHidden(0) && list.isRowHidden(9)); // where few lines have room
    }

    void otherSourcesHaveNoneOfIt()
    {
        Desk desk{Scene()};
        QVERIFY(!desk.find<QWidget>("writingPanel") && !desk.find<QWidget>("translationState"));
        QVERIFY(!desk.action("nextWord").isEnabled());
        QVERIFY(!desk.find<SentenceEditor>("askedSentence"));
    }

    void theEncoderIsNotWritten()
    {
        Desk desk(sceneOf(AttentionPart::Self));
        QVERIFY(desk.written->isVisible() && !desk.find<QWidget>("writingPanel"));
        QVERIFY(!desk.action("nextWord").isEnabled());
        desk.selection.hover({1, -1});
        QCOMPARE(desk.written->toPlainText(), spanish);
    }
};

QTEST_MAIN(TestWrittenTranslation)

#include "test_written_translation.moc"
