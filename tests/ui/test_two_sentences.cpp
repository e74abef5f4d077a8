#include "core/files/scene_file.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/text_label.h"
#include "ui/figure/export.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/sentence/sentence_editor.h"
#include "ui/panels/sentence/sentence_field.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFocusEvent>
#include <QLabel>
#include <QMimeData>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

const std::string grandma = PairSource().asking, grandmother = PairSource().asked;

Scene sceneOf(const std::string& asking, const std::string& asked, Stage stage = Stage::Weights)
{
    Scene scene;
    scene.source = PairSource{asking, asked};
    scene.view.stage = stage;
    return scene;
}

/// The window with two sentences in it.
struct Desk : ShownWindow {
    explicit Desk(const Scene& scene = sceneOf(grandma, grandmother), QSize size = {1360, 860}) : ShownWindow(scene, size)
    {
        asking = find<SentenceEditor>("sentence");
        asked = find<SentenceEditor>("askedSentence");
    }

    PairSource pair() const { return std::get<PairSource>(document.scene().source); }
    void undo() { document.undoStack().undo(); }
    int steps() { return document.undoStack().index(); }
    QComboBox& sources() { return *find<QComboBox>("source"); }
    /// Chooses a kind of source by its title, as a user does.
    void chooseSource(const QString& title)
    {
        const int row = sources().findText(title);
        QVERIFY2(row >= 0, qPrintable(title));
        sources().setCurrentIndex(row);
        emit sources().activated(row);
    }
    QAction& action(const char* name) { return *find<QAction>(name); }
    static int lit(SentenceEditor& editor)
    {
        const QImage image = editor.viewport()->grab().toImage();
        const QRgb wash = shownTheme().accentWash.rgb();
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y).rgb() == wash;
        return count;
    }

    SentenceEditor* asking;
    SentenceEditor* asked;
};

std::string manyWords(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += i % 2 == 0 ? "cookie " : "biscuit ";
    return text;
}

} // namespace

/// Two sentences in the real window: what is typed into them, lit in them and done with them.
class TestTwoSentences : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QCoreApplication::setOrganizationName(QStringLiteral("softfocus-test"));
        QCoreApplication::setApplicationName(QStringLiteral("softfocus-test"));
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theyStandUnderEachOther()
    {
        Desk desk;
        QVERIFY(desk.asking->isVisible() && desk.asked->isVisible());
        QCOMPARE(desk.asking->toPlainText().toStdString(), grandma);
        QCOMPARE(desk.asked->toPlainText().toStdString(), grandmother);
        QVERIFY(desk.asking->geometry().bottom() < desk.asked->geometry().top());
        QCOMPARE(desk.asking->accessibleName(), QStringLiteral("The sentence that asks"));
        QCOMPARE(desk.asked->accessibleName(), QStringLiteral("The sentence that is asked"));
        QVERIFY(desk.find<QWidget>("sentenceSides")->isVisible());
        QCOMPARE(desk.find<QLabel>("sentenceFacts")->text(), QStringLiteral("5 × 5 tokens · 100-d word vectors"));
        QCOMPARE(desk.sources().currentText(), QStringLiteral("Two sentences"));
    }

    void oneSentenceHasOneField()
    {
        Desk desk{Scene()};
        QVERIFY(!desk.asked);
        QVERIFY(!desk.find<QToolButton>("swapSentences"));
        QCOMPARE(desk.asking->accessibleName(), QStringLiteral("Sentence"));
        desk.chooseSource(QStringLiteral("Two sentences"));
        desk.asked = desk.find<SentenceEditor>("askedSentence");
        QVERIFY(desk.asked && desk.asked->isVisible());
        QCOMPARE(desk.pair(), PairSource());
        desk.undo();
        QVERIFY(!desk.asked->isVisible() && !desk.find<QToolButton>("swapSentences")->isVisible());
        QCOMPARE(desk.asking->toPlainText().toStdString(), grandmother);
        QCOMPARE(desk.asking->accessibleName(), QStringLiteral("Sentence"));
    }

    void typingInOneIsAStepAndNeverOneWithTheOther()
    {
        Desk desk(sceneOf("", ""));
        desk.asking->setFocus();
        QTest::keyClicks(desk.asking, QStringLiteral("my"));
        QCOMPARE(desk.steps(), 1);
        desk.press(Qt::Key_Tab);
        QVERIFY(desk.asked->hasFocus());
        QTest::keyClicks(desk.asked, QStringLiteral("cookies"));
        QCOMPARE(desk.steps(), 2);
        QCOMPARE(desk.pair(), (PairSource{"my", "cookies"}));
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.pair(), (PairSource{"my", ""}));
        QCOMPARE(desk.asked->toPlainText(), QString());
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.pair(), (PairSource{"", ""}));
        desk.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        desk.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.asked->toPlainText(), QStringLiteral("cookies"));
    }

    void everyKeystrokeIsAsked()
    {
        Desk desk;
        desk.asked->setFocus();
        desk.asked->moveCursor(QTextCursor::End);
        QTest::keyClicks(desk.asked, QStringLiteral(" daily"));
        QCOMPARE(desk.document.attention()->keyCount(), 6);
        QCOMPARE(desk.document.attention()->queryCount(), 5);
        QCOMPARE(desk.map().picture().columns.back().text, QStringLiteral("daily"));
    }

    void wordsAreLitInTheFieldTheyStandIn()
    {
        Desk desk;
        QCOMPARE(Desk::lit(*desk.asking) + Desk::lit(*desk.asked), 0);
        desk.selection.hover({1, -1});
        QVERIFY(Desk::lit(*desk.asking) > 50);
        QCOMPARE(Desk::lit(*desk.asked), 0);
        desk.selection.hover({-1, 3});
        QCOMPARE(Desk::lit(*desk.asking), 0);
        QVERIFY(Desk::lit(*desk.asked) > 50);
        desk.selection.hover({1, 3});
        QVERIFY(Desk::lit(*desk.asking) > 50 && Desk::lit(*desk.asked) > 50);
        desk.selection.hover({});
        desk.selection.focus({0, 0});
        QVERIFY(Desk::lit(*desk.asking) > 20 && Desk::lit(*desk.asked) > 20);
    }

    void aVectorIsLitOnItsSide()
    {
        Desk desk(sceneOf(grandma, grandmother, Stage::Vectors));
        desk.selection.hover({1, 40});
        QVERIFY(Desk::lit(*desk.asking) > 50);
        QCOMPARE(Desk::lit(*desk.asked), 0);
        desk.selection.hover({6, 40});
        QCOMPARE(Desk::lit(*desk.asking), 0);
        QVERIFY(Desk::lit(*desk.asked) > 50);
    }

    void arrowsLeadFromOneToTheOther()
    {
        Desk desk;
        desk.asking->setFocus();
        QTextCursor cursor = desk.asking->textCursor();
        cursor.setPosition(12);
        desk.asking->setTextCursor(cursor);
        desk.press(Qt::Key_Down);
        QVERIFY(desk.asked->hasFocus());
        QVERIFY2(std::abs(desk.asked->textCursor().position() - 12) <= 3, qPrintable(QString::number(desk.asked->textCursor().position())));
        desk.press(Qt::Key_Down);
        QVERIFY(desk.asked->hasFocus());
        desk.press(Qt::Key_Up);
        QVERIFY(desk.asking->hasFocus());
        QCOMPARE(desk.steps(), 0);
    }

    void keysGoInAndOut()
    {
        Desk desk;
        desk.press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(desk.asking->hasFocus());
        QCOMPARE(desk.asking->textCursor().selectedText().toStdString(), grandma);
        desk.press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(desk.asked->hasFocus());
        QCOMPARE(desk.asked->textCursor().selectedText().toStdString(), grandmother);
        desk.press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(desk.asking->hasFocus());
        desk.press(Qt::Key_Return);
        QVERIFY(desk.asked->hasFocus());
        desk.press(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(desk.asking->hasFocus());
        QWidget* field = desk.find<QWidget>("sentenceField");
        const auto isOutside = [&] { return desk.window.focusWidget() && !field->isAncestorOf(desk.window.focusWidget()); };
        desk.press(Qt::Key_Escape);
        QVERIFY(isOutside());
        desk.asked->setFocus();
        desk.press(Qt::Key_Return);
        QVERIFY(isOutside());
        desk.press(Qt::Key_L, Qt::ControlModifier);
        desk.press(Qt::Key_F6);
        QVERIFY(!desk.asking->hasFocus() && !desk.asked->hasFocus());
        desk.press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(desk.asking->hasFocus());
    }

    void onlyTheOneThatIsTypedIntoIsSelected()
    {
        Desk desk;
        const auto selectUpper = [&desk] {
            desk.asking->setFocus();
            desk.asking->selectAll();
        };
        selectUpper();
        desk.press(Qt::Key_Tab);
        QVERIFY(desk.asked->hasFocus());
        QVERIFY(!desk.asking->textCursor().hasSelection());
        selectUpper();
        desk.press(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(desk.asked->hasFocus());
        QVERIFY(!desk.asking->textCursor().hasSelection());
        selectUpper();
        QTest::mouseClick(desk.asked->viewport(), Qt::LeftButton);
        QVERIFY(desk.asked->hasFocus());
        QVERIFY(!desk.asking->textCursor().hasSelection());
        QCOMPARE(desk.steps(), 0);
    }

    void menusAndOtherWindowsLeaveTheSelection()
    {
        Desk desk;
        for (const Qt::FocusReason reason : {Qt::PopupFocusReason, Qt::MenuBarFocusReason, Qt::ActiveWindowFocusReason}) {
            desk.asking->setFocus();
            desk.asking->selectAll();
            QFocusEvent lent(QEvent::FocusOut, reason);
            QCoreApplication::sendEvent(desk.asking, &lent);
            QCOMPARE(desk.asking->textCursor().selectedText().toStdString(), grandma);
        }
    }

    void theyAreSwapped()
    {
        Desk desk;
        QTest::mouseClick(desk.find<QToolButton>("swapSentences"), Qt::LeftButton);
        QCOMPARE(desk.pair(), (PairSource{grandmother, grandma}));
        QCOMPARE(desk.asking->toPlainText().toStdString(), grandmother);
        QCOMPARE(desk.document.undoStack().undoText(), QStringLiteral("Swap the two sentences"));
        QVERIFY(desk.action("swapSentences").isEnabled());
        desk.action("swapSentences").trigger();
        QCOMPARE(desk.pair(), PairSource());
        desk.undo();
        desk.undo();
        QCOMPARE(desk.pair(), PairSource());
        desk.chooseSource(QStringLiteral("A sentence"));
        QVERIFY(!desk.action("swapSentences").isEnabled());
    }

    void aMaskWaitsAndComesBack()
    {
        Scene scene;
        scene.mask = Mask::Causal;
        Desk desk(scene);
        auto* causal = desk.find<QRadioButton>("maskCausal");
        auto* why = desk.find<TextLabel>("noMask");
        QVERIFY(causal->isEnabled() && causal->isChecked() && !why->isVisible());
        desk.chooseSource(QStringLiteral("Two sentences"));
        QVERIFY(!causal->isEnabled() && !causal->isChecked() && why->isVisible());
        QVERIFY(desk.find<QRadioButton>("maskNone")->isChecked());
        QVERIFY(!why->text().isEmpty());
        QCOMPARE(causal->toolTip(), why->text());
        QVERIFY(!desk.action("mask-causal").isEnabled());
        QCOMPARE(desk.action("mask-causal").statusTip(), why->text());
        QCOMPARE(desk.document.attention()->mask, Mask::None);
        QCOMPARE(desk.document.scene().mask, Mask::Causal);
        const Result<bool> set = desk.window.editor().setMask(Mask::Self);
        QVERIFY(!set);
        QCOMPARE(QString::fromStdString(set.message()), why->text());
        desk.chooseSource(QStringLiteral("A sentence"));
        QVERIFY(causal->isEnabled() && causal->isChecked() && !why->isVisible());
        QVERIFY(desk.action("mask-causal").isEnabled() && desk.action("mask-causal").isChecked());
        QCOMPARE(desk.document.attention()->mask, Mask::Causal);
    }

    void aKindOfSourceComesBackAsItWasLeft()
    {
        Desk desk(sceneOf("who asks", "who is asked"));
        desk.chooseSource(QStringLiteral("A picture"));
        QVERIFY(desk.window.editor().choosePicture(BundledPicture::Coffee).ok());
        QVERIFY(desk.window.editor().setGrid(leastGrid).ok());
        desk.chooseSource(QStringLiteral("A sentence"));
        QTest::keyClick(desk.asking, 'x');
        const std::string sentence = sentenceText(desk.document.scene());
        QVERIFY(sentence != "who is asked");
        desk.chooseSource(QStringLiteral("Two sentences"));
        QCOMPARE(desk.pair(), (PairSource{"who asks", sentence}));
        desk.chooseSource(QStringLiteral("A picture"));
        const auto& image = std::get<ImageSource>(desk.document.scene().source);
        QVERIFY(image.picture == ImageSource{.picture = BundledPicture::Coffee}.picture);
        QCOMPARE(image.grid, leastGrid);
        QCOMPARE(image.sentence, sentence);
        desk.window.editor().start(Scene());
        desk.chooseSource(QStringLiteral("Two sentences"));
        QCOMPARE(desk.pair(), PairSource());
    }

    void undoLeadsBackThroughEverySource()
    {
        Desk desk{Scene()};
        std::vector<Scene> scenes{desk.document.scene()};
        const auto note = [&] { scenes.push_back(desk.document.scene()); };
        desk.chooseSource(QStringLiteral("Two sentences"));
        note();
        desk.asked = desk.find<SentenceEditor>("askedSentence");
        desk.asked->setFocus();
        QTest::keyClick(desk.asked, 'x');
        note();
        GivenScores given;
        given.origin = "head.csv";
        given.queries = {"a"};
        given.keys = {"b", "c"};
        given.scores = Matrix::Constant(1, 2, 0.5);
        QVERIFY(desk.window.editor().takeMatrix(QStringLiteral("matrix"), given).ok());
        note();
        QVERIFY(!desk.asking->isVisible() && !desk.asked->isVisible());
        QVERIFY(desk.find<QWidget>("backToTheSentence")->hasFocus());
        QCOMPARE(desk.find<TextLabel>("scoresOrigin")->text(), QStringLiteral("Scores from head.csv"));
        desk.chooseSource(QStringLiteral("A picture"));
        note();
        QTRY_VERIFY(!desk.document.isComputing());
        QVERIFY(desk.find<QLabel>("sentenceFacts")->text().startsWith(QStringLiteral("576 patches, 24 × 24")));
        QVERIFY(desk.find<TextLabel>("scoresOrigin")->text().contains(QStringLiteral("24 × 24")));
        QTest::mouseClick(desk.find<QWidget>("backToTheSentence"), Qt::LeftButton);
        note();
        QVERIFY(std::holds_alternative<TextSource>(desk.document.scene().source));
        QVERIFY(desk.asking->hasFocus());
        for (auto scene = scenes.rbegin(); scene != scenes.rend(); ++scene) {
            QCOMPARE(desk.document.scene(), *scene);
            QCOMPARE(desk.asking->isVisible(), !typedTexts(scene->source).empty());
            QCOMPARE(desk.asked->isVisible(), typedTexts(scene->source).size() == 2);
            desk.undo();
            QTRY_VERIFY(!desk.document.isComputing());
        }
    }

    void aPastedTextGoesIntoTheAskingOneOrTheOneWithTheKeyboard()
    {
        Desk desk;
        QApplication::clipboard()->setText(QStringLiteral("new words"));
        desk.window.picture().setFocus();
        desk.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(desk.pair(), (PairSource{"new words", grandmother}));
        desk.asked->setFocus();
        QMimeData text;
        text.setText(QStringLiteral("dropped words"));
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &text, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&desk.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({20, 20}, Qt::CopyAction, &text, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&desk.window, &event);
        QTRY_COMPARE(desk.pair(), (PairSource{"new words", "dropped words"}));
        desk.undo();
        desk.undo();
        QCOMPARE(desk.pair(), PairSource());
    }

    void theyComeBackFromAFile()
    {
        Scene scene = sceneOf("שלום \"quoted\"", "line\nline 👩‍👩‍👧");
        scene.mask = Mask::Self;
        const Result<Scene> back = readScene(writeScene(scene));
        QVERIFY2(back, back ? "" : back.message().c_str());
        QCOMPARE(*back, scene);
        Desk desk(*back);
        QCOMPARE(desk.asked->toPlainText(), QStringLiteral("line\nline 👩‍👩‍👧"));
        desk.chooseSource(QStringLiteral("A sentence"));
        QCOMPARE(desk.document.attention()->mask, Mask::Self);
    }

    void anEmptyOneIsSaidInItsPlace_data()
    {
        QTest::addColumn<QString>("asking");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("message");
        QTest::newRow("asking") << QString() << QStringLiteral("a b") << QStringLiteral("Type the sentence that asks to see its attention");
        QTest::newRow("asked") << QStringLiteral("a b") << QString()
                               << QStringLiteral("Type the sentence that is asked to see how it is attended to");
        QTest::newRow("both") << QString() << QString()
                              << QStringLiteral("Type a sentence that asks and one that is asked to see attention");
    }
    void anEmptyOneIsSaidInItsPlace()
    {
        QFETCH(QString, asking);
        QFETCH(QString, asked);
        QFETCH(QString, message);
        for (const NormalizerEntry& entry : normalizerTable()) {
            Scene scene = sceneOf(asking.toStdString(), asked.toStdString());
            scene.variant.normalizer = *Normalizer::named(entry.name);
            Desk desk(scene);
            QCOMPARE(desk.map().message(), message);
            for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Output, Stage::Weights}) {
                desk.edit([stage](Scene& changed) { changed.view.stage = stage; });
                QCoreApplication::processEvents();
                desk.press(Qt::Key_Right);
                desk.press(Qt::Key_Return);
            }
            QCOMPARE(desk.map().message(), message);
        }
    }

    void anyTwoAreShown_data()
    {
        QTest::addColumn<QString>("asking");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<int>("queries");
        QTest::addColumn<int>("keys");
        const QString one = QStringLiteral("cookies"), many = QString::fromStdString(manyWords(1024)),
                      more = QString::fromStdString(manyWords(1500));
        QTest::newRow("one word and 1,024") << one << many << 1 << 1024;
        QTest::newRow("1,024 and one word") << many << one << 1024 << 1;
        QTest::newRow("1,024 twice") << many << many << 1024 << 1024;
        QTest::newRow("more than are shown") << more << more << 1024 << 1024;
        QTest::newRow("right to left and left to right") << QStringLiteral("שלום עולם") << QStringLiteral("hello world") << 2 << 2;
        QTest::newRow("the same word") << one << one << 1 << 1;
        QTest::newRow("emoji and unknown words")
            << QStringLiteral("👩‍👩‍👧 qxzvbn") << QStringLiteral("🏳️‍🌈 zzyzx ok") << -1 << -1;
    }
    void anyTwoAreShown()
    {
        QFETCH(QString, asking);
        QFETCH(QString, asked);
        QFETCH(int, queries);
        QFETCH(int, keys);
        Desk desk(sceneOf(asking.toStdString(), asked.toStdString()));
        QTRY_VERIFY(!desk.document.isComputing());
        const Attention& attention = *desk.document.attention();
        if (queries >= 0)
            QCOMPARE(attention.queryCount(), queries);
        if (keys >= 0)
            QCOMPARE(attention.keyCount(), keys);
        for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Output, Stage::Weights}) {
            desk.edit([stage](Scene& scene) { scene.view.stage = stage; });
            QTRY_VERIFY(!desk.document.isComputing());
            QVERIFY(test::paintsSomething(desk.window.picture()));
            desk.press(Qt::Key_End, Qt::ControlModifier);
            desk.press(Qt::Key_Return);
            desk.press(Qt::Key_Escape);
        }
        const QString facts = desk.find<QLabel>("sentenceFacts")->text();
        QCOMPARE(facts.contains(QStringLiteral("first 1024 of 1500 that ask shown")), asking.size() > 9000);
        QCOMPARE(facts.contains(QStringLiteral("first 1024 of 1500 that are asked shown")), asked.size() > 9000);
        desk.find<QToolButton>("swapSentences")->click();
        QTRY_VERIFY(!desk.document.isComputing());
        QCOMPARE(desk.asking->toPlainText(), asked);
    }

    void unknownWordsOfBothAreNamed()
    {
        Desk desk(sceneOf("my qxzvbn", "your zzyzxq"));
        auto* facts = desk.find<QLabel>("sentenceFacts");
        QVERIFY(facts->text().contains(QStringLiteral("2 not in the vocabulary")));
        QVERIFY(facts->toolTip().contains(QStringLiteral("“qxzvbn”")) && facts->toolTip().contains(QStringLiteral("“zzyzxq”")));
    }

    void factsGoWhereTheSentencesNeedTheirRoom()
    {
        Desk desk(sceneOf("my qxzvbn bakes", grandmother), {560, 420});
        auto* facts = desk.find<QLabel>("sentenceFacts");
        auto* field = desk.find<QWidget>("sentenceField");
        QTRY_COMPARE(desk.window.width(), 560);
        QTRY_VERIFY(!facts->isVisible());
        QTRY_VERIFY2(desk.asking->width() > 300, qPrintable(QString::number(desk.asking->width())));
        QVERIFY(field->toolTip().startsWith(facts->text()) && field->toolTip().contains(QStringLiteral("“qxzvbn”")));
        QCOMPARE(field->accessibleDescription(), facts->accessibleName());
        desk.window.resize(1200, 700);
        QTRY_VERIFY(facts->isVisible());
        QVERIFY(field->toolTip().isEmpty() && field->accessibleDescription().isEmpty());
        desk.window.resize(560, 420);
        QTRY_VERIFY(!facts->isVisible());
        desk.chooseSource(QStringLiteral("A sentence"));
        QTRY_VERIFY(facts->isVisible());
    }

    void vectorsOfBothAreShownAndOnlyQueriesChosen()
    {
        Desk desk(sceneOf(grandma, grandmother, Stage::Vectors));
        const Picture& picture = desk.map().picture();
        QCOMPARE(picture.rows.size(), std::size_t(10));
        QCOMPARE(picture.rows[0].text, QStringLiteral("My (query)"));
        QCOMPARE(picture.rows[9].text, QStringLiteral("cookies (key)"));
        const Projections& vectors = *projectionsOf(*desk.document.attention()->input);
        QVERIFY(picture.values->topRows(5) == *vectors.queries);
        QVERIFY(picture.values->bottomRows(5) == *vectors.keys);
        QTest::mouseClick(&desk.map(), Qt::LeftButton, {}, desk.map().cellRect({7, 30}).center());
        QCOMPARE(desk.selection.query(), 4);
        desk.selection.hover({7, 30});
        QVERIFY(desk.map().currentSentence().contains(QStringLiteral("“bakes” (key)")));
        desk.press(Qt::Key_Escape);
        QTest::mouseClick(&desk.map(), Qt::LeftButton, {}, desk.map().cellRect({2, 30}).center());
        QCOMPARE(desk.selection.query(), 2);
        desk.selection.focus({8, 3});
        desk.edit([](Scene& scene) { scene.view.stage = Stage::Weights; });
        QCOMPARE(desk.selection.focused(), Cell());
    }

    void thereIsRoomForBoth_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("presents");
        QTest::newRow("usual") << QSize(1440, 900) << false;
        QTest::newRow("small") << QSize(900, 600) << false;
        QTest::newRow("tiny") << QSize(560, 420) << false;
        QTest::newRow("presentation") << QSize(900, 600) << true;
    }
    void thereIsRoomForBoth()
    {
        QFETCH(QSize, size);
        QFETCH(bool, presents);
        Desk desk(sceneOf(grandma, grandmother), size);
        if (presents)
            desk.press(Qt::Key_F11);
        QTRY_VERIFY(desk.asked->height() > 10);
        QTRY_VERIFY(desk.asking->mapTo(&desk.window, desk.asking->rect().bottomRight()).y() <
                    desk.asked->mapTo(&desk.window, QPoint(0, 0)).y() + 1);
        QVERIFY(desk.asking->height() + 4 >= desk.asking->fontMetrics().height());
        QVERIFY(desk.asked->height() + 4 >= desk.asked->fontMetrics().height());
        QVERIFY(desk.asking->mapTo(&desk.window, desk.asking->rect().bottomRight()).y() <
                desk.asked->mapTo(&desk.window, QPoint(0, 0)).y() + 1);
        QTRY_VERIFY(desk.asked->visibleRegion().boundingRect().height() == desk.asked->height());
    }

    void everyFigureIsWritten()
    {
        for (const auto& [asking, asked] : {std::pair(grandma, grandmother), std::pair(std::string("a"), manyWords(60)),
                                            std::pair(std::string("שלום"), std::string("hello 👩‍👩‍👧"))})
            for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Weights, Stage::Output}) {
                Desk desk(sceneOf(asking, asked, stage));
                for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf, FigureFormat::Tex,
                                                  FigureFormat::Csv, FigureFormat::Tsv, FigureFormat::Json, FigureFormat::Npy}) {
                    const auto written = encoded(figureOf(desk.document.attention(), {.dotsPerInch = 60}), format);
                    QVERIFY2(written, written ? "" : written.message().c_str());
                }
            }
    }
};

QTEST_MAIN(TestTwoSentences)
#include "test_two_sentences.moc"
