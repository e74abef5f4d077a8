#include "tests/support/motion.h"
#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "tests/support/spoken.h"
#include "ui/controls/tables/rows_table.h"
#include "ui/model/document/temperature_sweep.h"
#include "ui/panels/card/cell_card.h"
#include "ui/views/heatmap_view.h"
#include "ui/views/threads_view.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QRegularExpression>
#include <QSettings>
#include <QTableView>
#include <QTest>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

struct Shown : ShownWindow {
    using ShownWindow::ShownWindow;

    ThreadsView& threads() { return *find<ThreadsView>("threadsView"); }
    RowsTable& moves() { return *window.findChild<RowsTable*>("moves"); }
    QString move() { return movesTable().accessibleDescription(); }
    QTableView& movesTable() { return *find<QTableView>("movesTable"); }
    /// True when all words in sight have been looked up.
    bool movesAreComplete()
    {
        for (int row = moves().firstRow(); row < moves().firstRow() + moves().visibleRows(); ++row)
            if (moveText(row, 1) == QString("being looked up"))
                return false;
        return !move().startsWith("looking up");
    }
    QString moveText(int row, int column) { return movesTable().model()->index(row, column).data().toString(); }
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
        QVERIFY(!shown.window.findChild<CellCard*>("cellCard"));
        QTest::mouseClick(&shown.threads(), Qt::LeftButton, {}, onThread);
        QVERIFY(shown.window.findChild<CellCard*>("cellCard")->isVisible());
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.window.findChild<CellCard*>("cellCard")->isVisible());
        shown.press(Qt::Key_Escape); // and the cell is selected no more
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

    void threadsFadeWhereMotionIsWanted_data()
    {
        QTest::addColumn<bool>("wanted");
        QTest::newRow("wanted") << true;
        QTest::newRow("unwanted") << false;
    }
    void threadsFadeWhereMotionIsWanted()
    {
        QFETCH(bool, wanted);
        Shown shown(withThreads());
        test::setMotion(shown.threads(), wanted);
        shown.threads().grab();
        shown.edit([](Scene& scene) { scene.variant.normalizer = Normalizer::at(1); });
        QCOMPARE(shown.threads().isFading(), wanted);
    }

    void aPictureThatComesBackShowsWhatChangedAtOnce()
    {
        Shown shown;
        test::setMotion(shown.map(), true);
        shown.map().grab();
        shown.press(Qt::Key_T);
        shown.edit([](Scene& scene) { scene.variant.normalizer = Normalizer::at(1); });
        shown.selection.hover({2, 4});
        shown.press(Qt::Key_T);
        QVERIFY(!shown.map().isFading());
        QCOMPARE(shown.map().picture().attention, shown.document.attention());
        QCOMPARE(shown.map().accessibleDescription(), shown.map().currentSentence());
        const QImage frame = shown.map().grab().toImage();
        softfocus::test::paintAnew(shown.map());
        QCOMPARE(shown.map().grab().toImage(), frame);
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
        QTRY_VERIFY(shown.movesAreComplete());
        QCOMPARE(shown.movesTable().model()->rowCount(), 5);
        QVERIFY(shown.moveText(2, 1).startsWith("bakes 1.00 · "));
        QVERIFY(shown.move().startsWith("“cookies” is nearest to “cookies” before mixing"));
        // Only itself: nothing moves.
        shown.edit([](Scene& scene) { scene.source = TextSource{"cookies"}; });
        QTRY_COMPARE(shown.move(), QString("“cookies” stays where it is, nearest to “cookies”"));
        QCOMPARE(shown.moveText(0, 3), QString("1.00"));
        QCOMPARE(shown.moveText(0, 4), QString("0"));
        shown.edit([](Scene& scene) { scene.mask = Mask::Self; });
        QTRY_COMPARE(shown.move(), QString("“cookies” has nothing to attend to: its output is 0, which is near to no word"));
    }

    void aMoveIsPointedAtAndChosen()
    {
        Shown shown;
        shown.press(Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(shown.movesAreComplete());
        const QPoint second = shown.movesTable().visualRect(shown.movesTable().model()->index(1, 2)).center();
        QTest::mouseMove(shown.movesTable().viewport(), second);
        QTRY_COMPARE(shown.selection.hovered(), (Cell{1, -1}));
        QTest::mouseClick(shown.movesTable().viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(shown.selection.query(), Index(1));
        QVERIFY(shown.move().startsWith("“grandmother” is nearest"));
        shown.selection.choose(3);
        QCOMPARE(shown.movesTable().currentIndex().row(), 3);
    }

    void onlyWordsInSightAreLookedUpAndKeysChoose()
    {
        Scene scene;
        scene.view.stage = Stage::Output;
        for (int word = 0; word < 300; ++word)
            scene.source = TextSource{sentenceText(scene) + " word"};
        Shown shown(scene, {900, 600});
        QTRY_VERIFY(shown.movesAreComplete());
        shown.movesTable().setFocus(Qt::TabFocusReason);
        shown.press(Qt::Key_Home);
        QCOMPARE(shown.selection.query(), Index(0));
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.selection.query(), Index(1));
        QTRY_VERIFY(shown.movesAreComplete());
        QCOMPARE(shown.moveText(299, 1), QString("being looked up"));
    }

    void theOtherStagesHaveNoMoves()
    {
        Shown shown;
        QVERIFY(!shown.find<QTableView>("movesTable"));
        shown.press(Qt::Key_4, Qt::ControlModifier);
        QVERIFY(shown.moves().isVisible());
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
