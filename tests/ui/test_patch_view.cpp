#include "tests/support/motion.h"
#include "tests/support/own_settings.h"
#include "tests/support/patch_scenes.h"
#include "tests/support/shown_window.h"
#include "ui/model/document/scene_editor.h"
#include "ui/panels/card/cell_card.h"
#include "ui/views/patch_view.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QContextMenuEvent>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

using namespace softfocus;
using test::pictureScene;

namespace {

constexpr Index grid = 12;

Scene smallScene(Stage stage = Stage::Weights)
{
    return pictureScene([stage](Scene& scene) { scene.view.stage = stage; }, grid);
}

/// The view alone, as a window.
struct Alone : test::ShownPart<PatchView> {
    PatchView& view = part;

    explicit Alone(Stage stage = Stage::Weights) : Alone(smallScene(stage)) {}
    explicit Alone(const Scene& scene) : ShownPart(scene, {640, 520}) { view.setFocus(); }

    QPoint middleOf(Index patch)
    {
        const PatchLayout& layout = view.patchLayout();
        return layout.rectIn(layout.picture, patch).center().toPoint();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, key, modifiers); }
    QAccessibleTableInterface& table() { return *QAccessible::queryAccessibleInterface(&view)->tableInterface(); }
};

/// The whole window.
struct Whole : test::ShownWindow {
    using ShownWindow::ShownWindow;

    PatchView& patches() { return *find<PatchView>("patchView"); }
    QAbstractButton& button(const char* name) { return *find<QAbstractButton>(name); }
    CellCard* card() { return window.findChild<CellCard*>("cellCard"); }
    bool hasCard() { return card() && card()->isVisible(); }
    QPoint middleOf(Index patch)
    {
        const PatchLayout& layout = patches().patchLayout();
        return layout.rectIn(layout.picture, patch).center().toPoint();
    }
};

constexpr Index middle = grid / 2 * (grid + 1);

} // namespace

class TestPatchView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-test-patch-view"); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void thePatchInTheMiddleAsksFirst()
    {
        Alone shown;
        QCOMPARE(shown.selection.query(), middle);
        QCOMPARE(shown.selection.choice(), std::optional<Index>());
        QVERIFY(test::paintsSomething(shown.view));
        QVERIFY(!shown.view.currentSentence().isEmpty());
    }

    void aClickChoosesThePatchThatAsks()
    {
        Alone shown;
        const QImage before = shown.view.grab().toImage();
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.middleOf(17));
        QCOMPARE(shown.selection.query(), Index(17));
        QCOMPARE(shown.selection.explained(), Cell{}); // the first click chooses
        QVERIFY(shown.view.grab().toImage() != before);
    }

    void aClickOnThePatchThatAsksOpensItsCard()
    {
        Alone shown;
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.middleOf(17));
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.middleOf(17));
        QCOMPARE(shown.selection.explained(), (Cell{17, 17}));
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.middleOf(17));
        QCOMPARE(shown.selection.explained(), Cell{});
    }

    void aDragChoosesLive()
    {
        Alone shown;
        QTest::mousePress(&shown.view, Qt::LeftButton, {}, shown.middleOf(17));
        for (const Index patch : {18, 30, 43}) {
            QMouseEvent move(QEvent::MouseMove, shown.middleOf(patch), shown.view.mapToGlobal(shown.middleOf(patch)), Qt::NoButton,
                             Qt::LeftButton, {});
            QCoreApplication::sendEvent(&shown.view, &move);
            QCOMPARE(shown.selection.query(), patch);
            QCOMPARE(shown.selection.hovered(), (Cell{patch, patch}));
        }
        QMouseEvent outside(QEvent::MouseMove, QPointF(1, 1), shown.view.mapToGlobal(QPointF(1, 1)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&shown.view, &outside);
        QCOMPARE(shown.selection.query(), Index(43));
        QTest::mouseRelease(&shown.view, Qt::LeftButton, {}, shown.middleOf(43));
        QCOMPARE(shown.selection.explained(), Cell{});
        QVERIFY(!shown.document.undoStack().canUndo());
    }

    void pointingSaysWhatThePatchGets()
    {
        Alone shown;
        shown.view.clearFocus();
        const QString before = shown.view.currentSentence();
        QTest::mouseMove(&shown.view, shown.middleOf(30));
        QTRY_COMPARE(shown.selection.hovered(), (Cell{middle, 30}));
        QVERIFY(shown.view.currentSentence() != before);
        QCOMPARE(shown.view.currentSentence(), sentenceFor(shown.view.picture(), middle, 30));
        QCOMPARE(shown.view.accessibleDescription(), shown.view.currentSentence());
        // Whoever asks now asks the patch under the pointer.
        shown.selection.choose(3);
        QCOMPARE(shown.selection.hovered(), (Cell{3, 30}));
        QTest::mouseMove(&shown.view, {1, 1});
        QTRY_COMPARE(shown.selection.hovered(), Cell{});
    }

    void keysWalkThePatches_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<Index>("patch");
        const Qt::KeyboardModifiers none, far = Qt::ControlModifier;
        constexpr Index row = 5 * grid; // from the patch in row 5, column 6, counted from 0
        QTest::newRow("left") << Qt::Key_Left << none << row + 5;
        QTest::newRow("right") << Qt::Key_Right << none << row + 7;
        QTest::newRow("up") << Qt::Key_Up << none << row - grid + 6;
        QTest::newRow("down") << Qt::Key_Down << none << row + grid + 6;
        QTest::newRow("far left") << Qt::Key_Left << far << row + 2;
        QTest::newRow("far right") << Qt::Key_Right << far << row + 10;
        QTest::newRow("far up") << Qt::Key_Up << far << grid + 6;
        QTest::newRow("far down") << Qt::Key_Down << far << 9 * grid + 6;
        QTest::newRow("home") << Qt::Key_Home << none << row;
        QTest::newRow("end") << Qt::Key_End << none << row + 11;
        QTest::newRow("first") << Qt::Key_Home << far << Index(0);
        QTest::newRow("last") << Qt::Key_End << far << grid * grid - 1;
        QTest::newRow("top") << Qt::Key_PageUp << none << Index(6);
        QTest::newRow("bottom") << Qt::Key_PageDown << none << 11 * grid + 6;
    }
    void keysWalkThePatches()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(Index, patch);
        for (const Stage stage : {Stage::Vectors, Stage::Weights, Stage::Output}) {
            Alone shown(stage);
            shown.selection.choose(5 * grid + 6);
            shown.press(key, modifiers);
            QCOMPARE(shown.selection.query(), patch);
            QVERIFY(!shown.document.undoStack().canUndo());
        }
    }

    void keysStopAtTheEdges()
    {
        Alone shown;
        shown.selection.choose(0);
        shown.press(Qt::Key_Left);
        shown.press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(shown.selection.query(), Index(0));
        shown.selection.choose(grid * grid - 1);
        shown.press(Qt::Key_Right, Qt::ControlModifier);
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.selection.query(), grid * grid - 1);
    }

    void withShiftKeysOnlyPoint()
    {
        Alone shown;
        shown.selection.choose(17);
        shown.press(Qt::Key_Right, Qt::ShiftModifier);
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(shown.selection.query(), Index(17));
        QCOMPARE(shown.selection.focused(), (Cell{17, 17 + 1 + grid}));
        QCOMPARE(shown.view.currentSentence(), sentenceFor(shown.view.picture(), 17, 17 + 1 + grid));
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.selection.explained(), (Cell{17, 17 + 1 + grid}));
        QCOMPARE(shown.selection.query(), Index(17));
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.selection.explained(), Cell{});
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.selection.focused(), Cell{});
    }

    void theChosenPatchSaysAllThatItSees_data()
    {
        QTest::addColumn<Mask>("mask");
        QTest::newRow("no mask") << Mask::None;
        QTest::newRow("hide self") << Mask::Self;
    }
    void theChosenPatchSaysAllThatItSees()
    {
        QFETCH(Mask, mask);
        Scene scene = smallScene();
        scene.mask = mask;
        Alone shown(scene);
        const auto expectSummary = [&shown](Index patch) {
            const QString summary = sentenceFor(shown.view.picture(), patch, -1);
            QVERIFY(summary.contains(QStringLiteral(" looks ")));
            QCOMPARE(shown.selection.query(), patch);
            QCOMPARE(shown.view.currentSentence(), summary);
            QCOMPARE(shown.view.accessibleDescription(), summary);
            QAccessibleInterface* cell = shown.table().cellAt(int(patch / grid), int(patch % grid));
            QCOMPARE(cell->text(QAccessible::Name), summary);
            QCOMPARE(cell->text(QAccessible::Description), summary);
        };
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.middleOf(17));
        expectSummary(17);
        shown.press(Qt::Key_Right);
        expectSummary(18);
        shown.press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(shown.view.currentSentence(), sentenceFor(shown.view.picture(), 18, 17));
        shown.press(Qt::Key_Right, Qt::ShiftModifier);
        expectSummary(18);
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.selection.explained(), (Cell{18, 18}));
        shown.view.clearFocus();
        shown.selection.explain({});
        shown.selection.hover({18, 18});
        QCOMPARE(shown.view.currentSentence(), sentenceFor(shown.view.picture(), 18, -1));
        shown.selection.hover({18, 30});
        QCOMPARE(shown.view.currentSentence(), sentenceFor(shown.view.picture(), 18, 30));
    }

    void theContextMenuIsAboutWhatIsPointedAt()
    {
        Alone shown;
        QContextMenuEvent menu(QContextMenuEvent::Mouse, shown.middleOf(30), shown.view.mapToGlobal(shown.middleOf(30)));
        QCoreApplication::sendEvent(&shown.view, &menu);
        QCOMPARE(shown.view.menuCell(), (Cell{middle, 30}));
        QCOMPARE(shown.selection.focused(), (Cell{middle, 30}));
    }

    void theSecondPictureOfTheOutputIsChosenInAsWell()
    {
        Alone shown(Stage::Output);
        const PatchLayout& layout = shown.view.patchLayout();
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, layout.rectIn(layout.mixed, 40).center().toPoint());
        QCOMPARE(shown.selection.query(), Index(40));
    }

    void aPatchOfVectorsIsShownLarger()
    {
        Alone shown(Stage::Vectors);
        const QRectF detail = shown.view.patchLayout().detail;
        QVERIFY(!detail.isNull());
        const QImage before = shown.view.grab(detail.toAlignedRect()).toImage();
        shown.selection.choose(2 * grid + 3);
        QVERIFY(shown.view.grab(detail.toAlignedRect()).toImage() != before);
    }

    void screenReadersHearRowsAndColumnsOfPatches()
    {
        Alone shown;
        QAccessibleTableInterface& table = shown.table();
        QCOMPARE(table.rowCount(), int(grid));
        QCOMPARE(table.columnCount(), int(grid));
        QCOMPARE(table.rowDescription(4), QString("row 5"));
        QCOMPARE(table.columnDescription(11), QString("column 12"));
        QAccessibleInterface* cell = table.cellAt(2, 3);
        QCOMPARE(cell->text(QAccessible::Description), sentenceFor(shown.view.picture(), middle, 2 * grid + 3));
        QCOMPARE(cell->text(QAccessible::Name).left(1), QString(cell->text(QAccessible::Name).startsWith('<') ? "<" : "0"));
        const QRect box(shown.view.mapFromGlobal(cell->rect().topLeft()), cell->rect().size());
        QVERIFY((box.center() - shown.middleOf(2 * grid + 3)).manhattanLength() <= 2);
        const QPoint there = cell->rect().center();
        QCOMPARE(QAccessible::queryAccessibleInterface(&shown.view)->childAt(there.x(), there.y()), cell);
        QCOMPARE(table.selectedRows(), QList<int>());
        QCOMPARE(table.selectedCellCount(), 1);
        QVERIFY(table.cellAt(int(grid) / 2, int(grid) / 2)->state().selected);
        QVERIFY(!table.selectRow(3));
        cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(shown.selection.query(), 2 * grid + 3);
        QVERIFY(cell->state().selected && cell->state().focused);
        QCOMPARE(QAccessible::queryAccessibleInterface(&shown.view)->focusChild(), cell);
        cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(shown.selection.explained(), (Cell{2 * grid + 3, 2 * grid + 3}));
    }

    void patchesOfVectorsHaveASentenceForAName()
    {
        Alone shown(Stage::Vectors);
        QCOMPARE(shown.table().rowCount(), int(grid));
        QCOMPARE(shown.table().cellAt(1, 2)->text(QAccessible::Name), sentenceFor(shown.view.picture(), grid + 2, -1));
    }

    void aPictureIsUsualAndItsMapTheOther()
    {
        Whole shown(smallScene());
        QVERIFY(shown.patches().isVisible());
        QVERIFY(shown.patches().hasFocus());
        QVERIFY(shown.button("pictureOverlay").isVisible() && shown.button("pictureOverlay").isChecked());
        QVERIFY(shown.button("pictureMap").isVisible());
        QVERIFY(!shown.button("pictureThreads").isVisible());
        for (const Qt::Key stage : {Qt::Key_1, Qt::Key_2, Qt::Key_4, Qt::Key_3}) {
            shown.press(stage, Qt::ControlModifier);
            QTRY_VERIFY(shown.patches().isVisible());
        }
        shown.press(Qt::Key_T);
        QTRY_VERIFY(shown.map().isVisible());
        QVERIFY(!shown.patches().isVisible());
        QVERIFY(shown.map().hasFocus());
        QTest::mouseClick(&shown.button("pictureOverlay"), Qt::LeftButton);
        QTRY_VERIFY(shown.patches().isVisible());
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(shown.map().isVisible());
        shown.press(Qt::Key_T);
        QTRY_VERIFY(shown.patches().isVisible());
    }

    void wordsKeepTheirMapAndThreads()
    {
        Whole shown;
        QVERIFY(shown.map().isVisible());
        QVERIFY(!shown.button("pictureOverlay").isVisible());
        QVERIFY(shown.button("pictureMap").isVisible() && shown.button("pictureThreads").isVisible());
        shown.press(Qt::Key_T);
        QVERIFY(shown.button("pictureThreads").isChecked());
        shown.press(Qt::Key_T);
        QVERIFY(shown.map().isVisible());
    }

    void theHeadHasItsRoomAgainAfterAPresentation()
    {
        const QSize size(900, 600);
        Whole shown(smallScene(), size);
        auto *title = shown.find<QWidget>("stageTitle"), *subtitle = shown.find<QWidget>("stageSubtitle");
        QTRY_COMPARE(shown.window.size(), size);
        const int wide = title->minimumWidth(), room = subtitle->width();
        shown.press(Qt::Key_F11);
        QTRY_VERIFY(title->minimumWidth() > wide);
        shown.press(Qt::Key_F11);
        QTRY_COMPARE(shown.window.size(), size);
        QTRY_COMPARE(subtitle->width(), room);
        QCOMPARE(title->minimumWidth(), wide);
    }

    void theChoiceIsSharedWithTheMap()
    {
        Whole shown(smallScene());
        QTest::mouseClick(&shown.patches(), Qt::LeftButton, {}, shown.middleOf(17));
        shown.press(Qt::Key_T);
        QTRY_VERIFY(shown.map().isVisible());
        QCOMPARE(shown.selection.query(), Index(17));
    }

    void theCardStandsBesideItsPatch()
    {
        Whole shown(smallScene());
        QTest::mouseClick(&shown.patches(), Qt::LeftButton, {}, shown.middleOf(17));
        QVERIFY(!shown.hasCard());
        QTest::mouseClick(&shown.patches(), Qt::LeftButton, {}, shown.middleOf(17));
        QVERIFY(shown.hasCard());
        const QPoint patch = shown.patches().mapTo(&shown.window, shown.middleOf(17));
        const QRect card(shown.card()->mapTo(&shown.window, QPoint()), shown.card()->size());
        QVERIFY(!card.contains(patch));
        // It goes on with whoever asks.
        shown.press(Qt::Key_Right);
        QCOMPARE(shown.selection.explained(), (Cell{18, 18}));
        shown.press(Qt::Key_Escape);
        QVERIFY(!shown.hasCard());
    }

    void theChoiceTravelsWithTheSceneButIsNoStep()
    {
        Whole shown(smallScene());
        QCOMPARE(shown.document.scene().view.query, std::optional<std::int64_t>());
        QTest::mouseClick(&shown.patches(), Qt::LeftButton, {}, shown.middleOf(17));
        QCOMPARE(shown.document.scene().view.query, std::optional<std::int64_t>(17));
        QVERIFY(!shown.document.undoStack().canUndo());
        shown.press(Qt::Key_BracketLeft);
        shown.press(Qt::Key_Right);
        QTRY_VERIFY(!shown.document.isComputing());
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!shown.document.isComputing());
        QCOMPARE(shown.document.scene().variant.temperature, usualTemperature);
        QCOMPARE(shown.selection.query(), Index(18));
        QCOMPARE(shown.document.scene().view.query, std::optional<std::int64_t>(18));
    }

    void aSceneComesWithItsChoice()
    {
        Scene scene = smallScene();
        scene.view.query = 31;
        Whole shown(scene);
        QCOMPARE(shown.selection.query(), Index(31));
        scene.view.query = 5;
        scene.variant.temperature = 3;
        shown.window.editor().start(scene);
        QTRY_COMPARE(shown.selection.query(), Index(5));
        shown.window.editor().start(Scene());
        QTRY_COMPARE(shown.selection.query(), Index(4));
        QCOMPARE(shown.document.scene().view.query, std::optional<std::int64_t>());
    }

    void anotherSourceBeginsAnewAndUndoFindsTheChoiceAgain()
    {
        Whole shown(smallScene());
        shown.selection.choose(17);
        QVERIFY(shown.window.editor().backToWords("words").ok());
        QTRY_COMPARE(shown.selection.query(), Index(4));
        QCOMPARE(shown.selection.choice(), std::optional<Index>());
        QVERIFY(shown.map().isVisible());
        shown.window.editor().undoStack().undo();
        QTRY_COMPARE(shown.selection.query(), Index(17));
        QVERIFY(shown.patches().isVisible());
    }

    void everyPatchThatAsksIsPaintedOnce()
    {
        test::ShownPart<PatchView> shown(pictureScene(), {940, 940});
        QSignalSpy painted(&shown.part, &StageView::painted);
        for (int turn = 0; turn < 30; ++turn) {
            shown.selection.choose(turn * 19);
            shown.part.grab();
        }
        QCOMPARE(painted.size(), 30);
        for (const QList<QVariant>& frame : painted)
            QVERIFY(frame.front().toDouble() > 0); // the milliseconds that it took, of which tests/bench makes a table
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestPatchView)
#include "test_patch_view.moc"
