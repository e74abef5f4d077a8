#include "tests/support/own_settings.h"
#include "tests/support/patch_scenes.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/text_label.h"
#include "ui/panels/sentence/sentence_editor.h"
#include "ui/panels/sentence/source_note.h"
#include "ui/words/examples.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

using namespace softfocus;

namespace {

/// The window and its sentence.
struct Shown : test::ShownWindow {
    explicit Shown(const Scene& scene = {}, QSize size = {1440, 900}) : ShownWindow(scene, size) { window.grab(); }

    SentenceEditor& sentence(const char* name = "sentence") { return *find<SentenceEditor>(name); }
    /// The middle of a word of the sentence that asks, or of the one that is asked.
    static QPoint middleOf(SentenceEditor& editor, std::size_t word)
    {
        for (int y = 0; y < editor.viewport()->height(); y += 4)
            for (int x = 0; x < editor.viewport()->width(); x += 3)
                if (editor.wordAt({double(x), double(y)}) == word)
                    return {x + 4, y + 4};
        return {-1, -1};
    }
    QString text() { return sentence().toPlainText(); }
    bool isSeen(const char* name)
    {
        const auto* widget = find<QWidget>(name);
        return widget && widget->isVisible();
    }
};

Scene withSource(Source source)
{
    Scene scene;
    scene.source = std::move(source);
    return scene;
}

} // namespace

class TestSentenceWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-test-words"); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void pointingAtAWordLightsItsRowAndTheOtherWayRound()
    {
        Shown shown;
        SentenceEditor& sentence = shown.sentence();
        QTest::mouseMove(sentence.viewport(), Shown::middleOf(sentence, 2));
        QTRY_COMPARE(shown.selection.hovered(), (Cell{2, -1}));
        QCOMPARE(shown.selection.query(), 4); // only pointed at
        QTest::mouseMove(&shown.map(), {4, 4});
        QTRY_COMPARE(shown.selection.hovered(), Cell{});
    }

    void aClickWithAltChoosesTheRow()
    {
        Shown shown;
        SentenceEditor& sentence = shown.sentence();
        QTest::mouseClick(sentence.viewport(), Qt::LeftButton, {}, Shown::middleOf(sentence, 1));
        QCOMPARE(shown.selection.query(), 4); // that is for writing
        QTest::mouseClick(sentence.viewport(), Qt::LeftButton, Qt::AltModifier, Shown::middleOf(sentence, 1));
        QCOMPARE(shown.selection.query(), 1);
        QTest::mouseClick(sentence.viewport(), Qt::LeftButton, Qt::AltModifier, QPoint(sentence.viewport()->width() - 3, 10));
        QCOMPARE(shown.selection.query(), 1);
    }

    void theWordsMenuChoosesTheRow()
    {
        Shown shown;
        SentenceEditor& sentence = shown.sentence();
        QString said;
        QTimer::singleShot(0, this, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                return;
            if (auto* action = menu->findChild<QAction*>("askWord")) {
                said = action->text();
                action->trigger();
            }
            menu->close();
        });
        const QPoint at = Shown::middleOf(sentence, 3);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, sentence.viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(sentence.viewport(), &event);
        QVERIFY2(said.startsWith("Show the row of “incredible”"), qPrintable(said));
        QCOMPARE(shown.selection.query(), 3);
    }

    void wordsThatAreAskedLightTheirColumn()
    {
        Shown shown(withSource(PairSource{"My grandma", "She bakes cookies"}));
        SentenceEditor& asked = shown.sentence("askedSentence");
        QTest::mouseMove(asked.viewport(), Shown::middleOf(asked, 2));
        QTRY_COMPARE(shown.selection.hovered(), (Cell{-1, 2}));
        QTest::mouseClick(asked.viewport(), Qt::LeftButton, Qt::AltModifier, Shown::middleOf(asked, 1));
        QCOMPARE(shown.selection.focused(), (Cell{shown.selection.query(), 1}));
    }

    void typingTakesWordsAwayUntilTheyAreKnownAgain()
    {
        Shown shown;
        shown.sentence().setFocus();
        shown.sentence().moveCursor(QTextCursor::Start);
        QTest::keyClicks(&shown.sentence(), "Oh ");
        QTRY_COMPARE(shown.document.attention()->queryCount(), 6);
        QTest::mouseClick(shown.sentence().viewport(), Qt::LeftButton, Qt::AltModifier, Shown::middleOf(shown.sentence(), 0));
        QCOMPARE(shown.selection.query(), 0);
    }

    void anExampleIsOneStep()
    {
        Shown shown;
        auto* button = shown.find<QToolButton>("examples");
        QVERIFY(button && button->isVisible());
        QVERIFY(button->menu()->isEmpty()); // until it is opened
        emit button->menu()->aboutToShow();
        const std::vector<ExampleSentence> examples = exampleSentences();
        QCOMPARE(std::size_t(button->menu()->actions().size()), examples.size());
        const QString before = shown.text();
        const int steps = shown.document.undoStack().index();
        button->menu()->actions().at(2)->trigger();
        QCOMPARE(shown.text(), examples[2].text);
        button->menu()->actions().at(3)->trigger();
        QCOMPARE(shown.document.undoStack().index(), steps + 2);
        shown.document.undoStack().undo();
        QCOMPARE(shown.text(), examples[2].text);
        shown.document.undoStack().undo();
        QCOMPARE(shown.text(), before);
    }

    void everyExampleHasAReasonAndKnownWords()
    {
        QVERIFY(exampleSentences().size() >= 6);
        for (const ExampleSentence& example : exampleSentences()) {
            QVERIFY(!example.kind.isEmpty() && example.reason.endsWith(u'.'));
            const auto result = test::resultOf(withSource(TextSource{example.text.toStdString()}));
            QVERIFY2(std::ranges::all_of(result->input->queries, &Token::known), qPrintable(example.text));
        }
    }

    void examplesAreWhereSomethingIsTyped()
    {
        Shown shown;
        QVERIFY(shown.isSeen("examples"));
        shown.edit([](Scene& scene) { scene.source = test::pictureScene({}, 8).source; });
        QTRY_VERIFY(!shown.isSeen("examples"));
    }

    void theNoteSaysWhatThisAttentionIsAndOffersToHideSelf()
    {
        Shown shown;
        QVERIFY(shown.isSeen("sourceNote"));
        const auto* text = shown.find<TextLabel>("sourceNoteText");
        QVERIFY2(text->text().contains("no training for this sentence"), qPrintable(text->text()));
        auto* hide = shown.find<QPushButton>("hideSelf");
        const QRect before = shown.map().geometry();
        QTest::mouseClick(hide, Qt::LeftButton);
        QCOMPARE(shown.document.scene().mask, Mask::Self);
        QCOMPARE(shown.map().geometry(), before); // nothing moves
        QTest::mouseClick(hide, Qt::LeftButton);
        QCOMPARE(shown.document.scene().mask, Mask::None);
    }

    void theNoteSaysWhereWordsLookOnlyWhereTheyDo()
    {
        Shown shown;
        const auto* text = shown.find<TextLabel>("sourceNoteText");
        const auto looks = [&] { return text->accessibleName().contains("looks most at"); };
        QVERIFY(looks());
        shown.edit([](Scene& scene) { scene.variant.temperature = greatestTemperature; });
        QTRY_VERIFY(!looks());
        QVERIFY2(text->accessibleName().contains("no training for this sentence"), qPrintable(text->accessibleName()));
        shown.edit([](Scene& scene) {
            scene.variant.temperature = 1;
            scene.mask = Mask::Self;
        });
        QTRY_COMPARE(shown.find<QPushButton>("hideSelf")->text(), QString("Show self again"));
        QVERIFY(!looks());
        shown.edit([](Scene& scene) { scene.mask = Mask::Causal; });
        QTRY_VERIFY(!shown.isSeen("hideSelf")); // another mask stands
        QVERIFY(!text->accessibleName().contains("hide self"));
        shown.edit([](Scene& scene) {
            scene.mask = Mask::None;
            scene.source = TextSource{"cookies"};
        });
        QTRY_VERIFY(!looks());
        QVERIFY(!shown.isSeen("hideSelf")); // nobody else to look at
        shown.edit([](Scene& scene) { scene.source = PairSource{"My grandma bakes", "She bakes"}; });
        QTRY_VERIFY(text->accessibleName().contains("these sentences"));
        shown.edit([](Scene& scene) { scene.variant.temperature = greatestTemperature; });
        QTRY_VERIFY(!text->accessibleName().contains("like meaning"));
    }

    void theMenuOfExamplesSaysWhyAndWhichOneIsThere()
    {
        Shown shown({}, {900, 600});
        auto* button = shown.find<QToolButton>("examples");
        emit button->menu()->aboutToShow();
        const std::vector<ExampleSentence> examples = exampleSentences();
        for (std::size_t place = 0; place < examples.size(); ++place) {
            const QAction* action = button->menu()->actions().at(qsizetype(place));
            QVERIFY2(action->text().contains(u'\n' + examples[place].kind + " — "), qPrintable(action->text()));
        }
        QVERIFY2(button->menu()->sizeHint().width() <= shown.window.width(),
                 qPrintable(QString::number(button->menu()->sizeHint().width())));
        button->menu()->popup(button->mapToGlobal(QPoint(0, button->height())));
        QVERIFY(button->menu()->geometry().right() <= shown.window.mapToGlobal(QPoint(shown.window.width(), 0)).x());
        button->menu()->close();
        button->menu()->actions().at(2)->trigger();
        emit button->menu()->aboutToShow();
        for (int place = 0; place < button->menu()->actions().size(); ++place)
            QCOMPARE(button->menu()->actions().at(place)->isChecked(), place == 2);
    }

    void theNoteIsOfItsSource()
    {
        Shown shown;
        const auto* text = shown.find<TextLabel>("sourceNoteText");
        shown.edit([](Scene& scene) { scene.source = PairSource{"My grandma", "She bakes"}; });
        QTRY_VERIFY(text->text().contains("these sentences"));
        QVERIFY(!shown.isSeen("hideSelf"));
        shown.edit([](Scene& scene) { scene.source = test::pictureScene({}, 8).source; });
        QTRY_VERIFY(text->text().contains("a patch looks at patches of its colours"));
        QVERIFY(shown.isSeen("hideSelf"));
        shown.edit([](Scene& scene) {
            const GivenScores given{"scores.csv", {"q"}, {"k", "l"}, Matrix{{4, 1}}};
            scene.source = MatrixSource{std::make_shared<const GivenScores>(given)};
        });
        QTRY_VERIFY(!shown.isSeen("sourceNote"));
    }

    void aNoteThatWasDismissedStaysAway()
    {
        {
            Shown shown;
            QTest::mouseClick(shown.find<QToolButton>("dismissSourceNote"), Qt::LeftButton);
            QVERIFY(!shown.isSeen("sourceNote"));
            shown.window.close();
        }
        Shown again;
        QVERIFY(!again.isSeen("sourceNote"));
    }

    void aNarrowWindowHasTheShorterNoteWhole()
    {
        Shown shown({}, {900, 600});
        auto* text = shown.find<TextLabel>("sourceNoteText");
        QVERIFY(text->isVisible());
        QVERIFY2(text->width() >= text->sizeHint().width() - 1, qPrintable(text->text()));
        QVERIFY(text->toolTip().contains("hide self"));
        QVERIFY(text->accessibleName().contains("hide self"));
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestSentenceWords)
#include "test_sentence_words.moc"
