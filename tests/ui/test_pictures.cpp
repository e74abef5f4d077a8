#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "tests/support/spoken.h"
#include "ui/controls/tables/moves_table.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/panels/card/cell_card.h"
#include "ui/views/heatmap_view.h"
#include "ui/views/threads_view.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

struct Shown : ShownWindow {
    using ShownWindow::ShownWindow;

    ThreadsView& threads() { return *find<ThreadsView>("threadsView"); }
    MovesTable& moves() { return *find<MovesTable>("movesTable"); }
    QAbstractButton& button(const char* name) { return *find<QAbstractButton>(name); }
};

Scene withThreads(const std::string& text = sentenceText(Scene()))
{
    Scene scene;
    scene.source = TextSource{text};
    scene.view.picture = PictureKind::Threads;
    return scene;
}

} // namespace

class TestPictures : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-test-pictures"); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void aKeyAndASwitchChangeThePictureAndUndoChangesItBack()
    {
        Shown shown;
        QVERIFY(test::mapOf(shown.window).isVisible());
        shown.press(Qt::Key_T);
        QCOMPARE(shown.document.scene().view.picture, PictureKind::Threads);
        QVERIFY(shown.threads().isVisible());
        QVERIFY(!test::mapOf(shown.window).isVisible());
        QVERIFY(shown.threads().hasFocus());
        QTest::mouseClick(&shown.button("pictureMap"), Qt::LeftButton);
        QVERIFY(test::mapOf(shown.window).isVisible());
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(shown.threads().isVisible());
        QVERIFY(shown.button("pictureThreads").isChecked());
    }

    void onlyWeightsAreThreads()
    {
        Shown shown(withThreads());
        QVERIFY(shown.threads().isVisible());
        QVERIFY(shown.button("pictureThreads").isVisible());
        shown.press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(test::mapOf(shown.window).isVisible());
        QVERIFY(!shown.button("pictureThreads").isVisible());
        shown.press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(shown.threads().isVisible());
    }

    void pointingClickingAndWalkingWorkAsOnTheMap()
    {
        Shown shown(withThreads());
        shown.threads().grab();
        const ThreadsLayout layout = shown.threads().threadsLayout();
        const QPoint onThread = (layout.rowEnd(4) + QPointF(8, 0)).toPoint();
        QTest::mouseMove(&shown.threads(), onThread);
        QTRY_COMPARE(shown.selection.hovered().row, Index(4));
        QTest::mouseClick(&shown.threads(), Qt::LeftButton, {}, onThread);
        QCOMPARE(shown.selection.query(), Index(4));
        QVERIFY(shown.window.findChild<CellCard*>("cellCard")->isVisible());
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.window.findChild<CellCard*>("cellCard")->isVisible());
        shown.press(Qt::Key_Right);
        shown.press(Qt::Key_Up);
        QCOMPARE(shown.selection.focused(), (Cell{3, 0}));
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.selection.query(), Index(3));
        QCOMPARE(shown.selection.explained(), (Cell{3, 0}));
        shown.press(Qt::Key_Escape);
        QVERIFY(shown.threads().hasFocus());
    }

    void threadsAreTheSameTable()
    {
        Shown shown(withThreads());
        QAccessibleTableInterface* table = QAccessible::queryAccessibleInterface(&shown.threads())->tableInterface();
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 5);
        QCOMPARE(table->cellAt(2, 4)->text(QAccessible::Name), QString("0.26"));
    }

    void threadsFollowTheTemperature()
    {
        Shown shown(withThreads());
        const QImage before = shown.threads().grab().toImage();
        shown.press(Qt::Key_BracketLeft);
        QVERIFY(shown.threads().grab().toImage() != before);
    }

    void threadsSurviveOddTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one word") << QByteArray("cookies");
        QTest::newRow("300 words") << QByteArray("my old dog sleeps under every table ").repeated(43);
        QTest::newRow("emoji and Arabic") << QByteArray("👵 bakes 🍪 جدتي تخبز");
    }
    void threadsSurviveOddTexts()
    {
        QFETCH(QByteArray, text);
        Shown shown(withThreads(text.toStdString()), {900, 600});
        QTRY_VERIFY(!shown.document.isComputing());
        QVERIFY(softfocus::test::paintsSomething(shown.threads()));
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_End, Qt::Key_Return, Qt::Key_Escape})
            shown.press(key);
        QVERIFY(softfocus::test::paintsSomething(shown.threads()));
    }

    void presentationKeepsTheThreads()
    {
        Shown shown(withThreads());
        shown.press(Qt::Key_F11);
        QVERIFY(shown.window.isPresenting());
        QVERIFY(shown.threads().isVisible());
        shown.press(Qt::Key_T);
        QVERIFY(test::mapOf(shown.window).isVisible());
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.window.isPresenting());
    }

    void theOutputSaysWhereItsWordsWent()
    {
        Shown shown;
        shown.press(Qt::Key_4, Qt::ControlModifier);
        QVERIFY(shown.moves().isVisible());
        QTRY_VERIFY(shown.moves().isComplete());
        QCOMPARE(shown.moves().tableSize().rows, Index(5));
        QVERIFY(shown.moves().cellText({2, 0}).startsWith("bakes 1.00 · "));
        QVERIFY(shown.moves().sentence().startsWith("“cookies” is nearest to “cookies” before mixing"));
        // Only itself: nothing moves.
        shown.edit([](Scene& scene) { scene.source = TextSource{"cookies"}; });
        QTRY_COMPARE(shown.moves().sentence(), QString("“cookies” stays where it is, nearest to “cookies”"));
        QCOMPARE(shown.moves().cellText({0, 2}), QString("1.00"));
        QCOMPARE(shown.moves().cellText({0, 3}), QString("0"));
        shown.edit([](Scene& scene) { scene.mask = Mask::Self; });
        QTRY_COMPARE(shown.moves().sentence(), QString("“cookies” has nothing to attend to: its output is 0, which is near to no word"));
    }

    void onlyWordsInSightAreLookedUpAndKeysChoose()
    {
        Scene scene;
        scene.view.stage = Stage::Output;
        for (int word = 0; word < 300; ++word)
            scene.source = TextSource{sentenceText(scene) + " word"};
        Shown shown(scene, {900, 600});
        QTRY_VERIFY(shown.moves().isComplete());
        shown.moves().setFocus(Qt::TabFocusReason);
        shown.press(Qt::Key_Home);
        QCOMPARE(shown.selection.query(), Index(0));
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.selection.query(), Index(1));
        QTRY_VERIFY(shown.moves().isComplete());
        QVERIFY(shown.moves().cellText({299, 0}) == "being looked up" || shown.moves().cellRect({299, 0}).isEmpty());
    }

    void theOtherStagesHaveNoMoves()
    {
        Shown shown;
        QVERIFY(!shown.moves().isVisible());
        shown.press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!shown.moves().isVisible());
    }

    void thePlayButtonSweepsAndAnyKeyPauses()
    {
        Shown shown;
        QTest::mouseClick(&shown.button("playSweep"), Qt::LeftButton);
        QTRY_VERIFY(shown.document.scene().variant.temperature < 0.95);
        QVERIFY(test::nameOf(shown.button("playSweep")).contains("Pause"));
        QTest::keyClick(&shown.window.picture(), Qt::Key_Right);
        const double paused = shown.document.scene().variant.temperature;
        QVERIFY(!shown.window.findChild<TemperatureSweep*>()->isPlaying());
        QCOMPARE(shown.document.scene().variant.temperature, paused);
        shown.press(Qt::Key_P);
        QTRY_VERIFY(shown.document.scene().variant.temperature < paused);
        shown.press(Qt::Key_P);
        QCOMPARE(shown.document.undoStack().count(), 1);
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.document.scene().variant.temperature, 1.0);
    }

    void whereTemperatureDoesNothingThereIsNothingToPlay()
    {
        Shown shown;
        shown.press(Qt::Key_3);
        QVERIFY(!shown.button("playSweep").isEnabled());
        shown.press(Qt::Key_1);
        QVERIFY(shown.button("playSweep").isEnabled());
    }

    void nothingIsCutInASmallWindow()
    {
        Scene scene;
        scene.view.stage = Stage::Output;
        Shown shown(scene, {900, 600});
        const auto inside = [&](const QWidget& widget) {
            return shown.window.rect().contains(QRect(widget.mapTo(&shown.window, QPoint(0, 0)), widget.size()));
        };
        QVERIFY(inside(shown.moves()) && inside(test::mapOf(shown.window)));
        QVERIFY(test::mapOf(shown.window).height() >= 100);
        shown.press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(inside(shown.button("pictureThreads")) && inside(shown.button("playSweep")));
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestPictures)
#include "test_pictures.moc"
