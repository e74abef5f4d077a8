#include "tests/support/own_settings.h"
#include "tests/support/sentences.h"
#include "tests/support/shown_window.h"
#include "tests/support/spoken.h"
#include "ui/controls/text/notice_line.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/model/session/file_content.h"
#include "ui/views/heatmap_view.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSplitter>
#include <QTest>
#include <QVBoxLayout>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;
using softfocus::test::ShownWindow;

namespace {

struct Shown : ShownWindow {
    using ShownWindow::ShownWindow;

    QAccessibleInterface& accessibleMap() { return *QAccessible::queryAccessibleInterface(&map()); }
    QWidget& part(const char* name) { return *window.findChild<QWidget*>(QString::fromLatin1(name)); }
    QAccessibleTableInterface& table() { return *accessibleMap().tableInterface(); }
};

/// The dialog that stands over a window; null where there is none.
QDialog* dialogOver(const QWidget& window)
{
    for (auto* dialog : window.findChildren<QDialog*>())
        if (dialog->isVisible())
            return dialog;
    return nullptr;
}

Scene withText(const std::string& text)
{
    Scene scene;
    scene.source = TextSource{text};
    return scene;
}

/// True for what a person can do something with by keys or mouse.
bool isInteractive(const QWidget& widget)
{
    return widget.focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton*>(&widget);
}

/// The interactive widgets that can be seen and have no name.
QStringList namelessIn(const QWidget& window)
{
    QStringList nameless;
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && isInteractive(*widget) && test::nameOf(*widget).isEmpty())
            nameless << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    return nameless;
}

/// Every widget that Tab leads to from the map, the map first, until the round is complete.
QList<QWidget*> tabRound(Shown& shown)
{
    QList<QWidget*> round{&shown.map()};
    constexpr int mostStops = 100;
    while (round.size() < mostStops) {
        QTest::keyClick(shown.window.focusWidget(), Qt::Key_Tab);
        if (shown.window.focusWidget() == &shown.map())
            break;
        round << shown.window.focusWidget();
    }
    return round;
}

} // namespace

class TestAccessibility : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-test-accessibility"); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void theMapIsATableWithHeadersAndNumbers()
    {
        Shown shown;
        QCOMPARE(shown.accessibleMap().role(), QAccessible::Table);
        QAccessibleTableInterface& table = shown.table();
        QCOMPARE(table.rowCount(), 5);
        QCOMPARE(table.columnCount(), 5);
        QCOMPARE(table.rowDescription(2), QString("bakes"));
        QCOMPARE(table.columnDescription(4), QString("cookies"));
        QAccessibleInterface* cell = table.cellAt(2, 4);
        QVERIFY(cell);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QCOMPARE(cell->text(QAccessible::Name), QString("0.26"));
        QCOMPARE(cell->text(QAccessible::Description), sentences::gives("bakes", "0.26", "cookies"));
        QAccessibleTableCellInterface* place = cell->tableCellInterface();
        QCOMPARE(place->rowIndex(), 2);
        QCOMPARE(place->columnIndex(), 4);
        QCOMPARE(place->rowHeaderCells().value(0)->text(QAccessible::Name), QString("bakes"));
        QCOMPARE(place->columnHeaderCells().value(0)->text(QAccessible::Name), QString("cookies"));
        QCOMPARE(place->table(), &shown.accessibleMap());
        QCOMPARE(table.cellAt(5, 0), nullptr);
        QCOMPARE(table.cellAt(0, -1), nullptr);
    }

    void everyChildKnowsItsPlace()
    {
        Shown shown(withText("one two three"));
        QAccessibleInterface& map = shown.accessibleMap();
        QCOMPARE(map.childCount(), 3 + 3 + 9);
        for (int index = 0; index < map.childCount(); ++index) {
            QAccessibleInterface* child = map.child(index);
            QVERIFY(child && child->isValid());
            QCOMPARE(map.indexOfChild(child), index);
            QCOMPARE(child->parent(), &map);
            QVERIFY(!child->text(QAccessible::Name).isEmpty());
            QVERIFY(!child->rect().isEmpty());
        }
        QCOMPARE(map.child(-1), nullptr);
        QCOMPARE(map.child(15), nullptr);
    }

    void whatLiesUnderThePointerIsFound()
    {
        Shown shown;
        shown.map().grab();
        QAccessibleInterface& map = shown.accessibleMap();
        for (const Cell cell : {Cell{0, 0}, Cell{3, 1}, Cell{4, 4}}) {
            QAccessibleInterface* part = shown.table().cellAt(int(cell.row), int(cell.column));
            const QPoint middle = part->rect().center();
            QCOMPARE(map.childAt(middle.x(), middle.y()), part);
        }
    }

    void theChosenRowIsSelected()
    {
        Shown shown;
        QCOMPARE(shown.table().selectedRows(), QList<int>{4});
        QVERIFY(shown.table().cellAt(4, 1)->state().selected);
        QVERIFY(!shown.table().cellAt(1, 1)->state().selected);
        QVERIFY(shown.table().selectRow(1));
        QCOMPARE(shown.selection.query(), 1);
        QCOMPARE(shown.table().selectedCellCount(), 5);
        QVERIFY(!shown.table().selectRow(9));
    }

    void aCellCanBeFocusedAndPressedFromOutside()
    {
        Shown shown;
        QAccessibleInterface* cell = shown.table().cellAt(1, 3);
        cell->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(shown.selection.focused(), (Cell{1, 3}));
        QVERIFY(cell->state().focused);
        QCOMPARE(shown.accessibleMap().focusChild(), cell);
        cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(shown.selection.query(), 1);
    }

    void otherWordsMakeAnotherTable()
    {
        Shown shown;
        QCOMPARE(shown.table().cellAt(4, 4)->text(QAccessible::Name).left(2), QString("0."));
        shown.edit([](Scene& scene) { scene.source = TextSource{"two words"}; });
        QCOMPARE(shown.table().rowCount(), 2);
        QCOMPARE(shown.table().cellAt(1, 0)->tableCellInterface()->rowHeaderCells().value(0)->text(QAccessible::Name), QString("words"));
        QCOMPARE(shown.table().cellAt(4, 4), nullptr);
    }

    void everyStageIsATable()
    {
        Shown shown;
        shown.edit([](Scene& scene) { scene.view.stage = Stage::Vectors; });
        QCOMPARE(shown.table().columnCount(), 100);
        QCOMPARE(shown.table().columnDescription(99), QString("dimension 100"));
        shown.edit([](Scene& scene) {
            scene.view.stage = Stage::Scores;
            scene.mask = Mask::Causal;
        });
        QCOMPARE(shown.table().cellAt(0, 4)->text(QAccessible::Name), QString("masked"));
        shown.edit([](Scene& scene) { scene.source = TextSource{""}; });
        QCOMPARE(shown.table().rowCount(), 0);
        QCOMPARE(shown.accessibleMap().childCount(), 0);
    }

    void aThousandWordsAreNoBurden()
    {
        std::string text;
        for (int word = 0; word < 1024; ++word)
            text += "word" + std::to_string(word % 7) + " ";
        Shown shown(withText(text));
        QTRY_COMPARE(shown.table().rowCount(), 1024);
        for (int column = 0; column < 1024; ++column)
            for (int row = 0; row < 6; ++row)
                QVERIFY(shown.table().cellAt(row, column));
        // The first ones may have been given back; they are made again.
        QCOMPARE(shown.table().cellAt(0, 0)->tableCellInterface()->columnIndex(), 0);
    }

    void theInspectorIsATableToo()
    {
        Shown shown;
        QWidget* rows = shown.window.findChild<QWidget*>("rowTable");
        QAccessibleTableInterface* table = QAccessible::queryAccessibleInterface(rows)->tableInterface();
        QVERIFY(table);
        QTRY_COMPARE(table->rowCount(), 5);
        QCOMPARE(table->columnDescription(0), QString("key"));
        QCOMPARE(table->columnDescription(1), QString("score"));
        QCOMPARE(table->rowDescription(0), QString("cookies"));
        QCOMPARE(table->columnDescription(table->columnCount() - 1), QString("weight"));
        QVERIFY(table->cellAt(0, table->columnCount() - 1)->text(QAccessible::Name).startsWith("0."));
        QVERIFY(table->cellAt(0, 1)->text(QAccessible::Description).startsWith("score "));
        QVERIFY(table->cellAt(0, 0)->text(QAccessible::Description).contains(", weight 0."));
    }

    void everythingInteractiveHasAName_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("presents");
        QTest::addColumn<bool>("given");
        QTest::newRow("large") << QSize(1360, 860) << false << false;
        QTest::newRow("small") << QSize(900, 600) << false << false;
        QTest::newRow("presentation") << QSize(1360, 860) << true << false;
        QTest::newRow("given scores") << QSize(1360, 860) << false << true;
    }

    void everythingInteractiveHasAName()
    {
        QFETCH(QSize, size);
        QFETCH(bool, presents);
        QFETCH(bool, given);
        Shown shown({}, size);
        if (given)
            shown.edit([](Scene& scene) {
                scene.source = MatrixSource{
                    std::make_shared<GivenScores>(GivenScores{"three scores", {"query"}, {"a", "b", "c"}, Matrix::Ones(1, 3)})};
            });
        if (presents)
            QTest::keyClick(&shown.map(), Qt::Key_F11);
        QVERIFY(shown.window.findChildren<QWidget*>().size() > 20);
        QCOMPARE(namelessIn(shown.window), QStringList());
        QTest::keyClick(shown.window.focusWidget(), Qt::Key_F1);
        QCOMPARE(namelessIn(shown.window), QStringList());
    }

    /// Every page in every state, as a tree of what a screen reader can be told.
    void everyPageIsTold_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QStringList>("actions");
        const auto row = [](const char* name, const Scene& scene, const QStringList& actions = {}, QSize size = {1360, 860}) {
            QTest::newRow(name) << scene << size << actions;
        };
        row("weights", {});
        row("small", {}, {}, {900, 600});
        row("smallest", {}, {}, {560, 420});
        row("presentation", {}, {"present"});
        row("keys", {}, {"keys"});
        row("menu bar", {}, {"menuBar"});
        row("gradient", {}, {"gradient"});
        for (std::size_t stage = 0; stage < stageNames.size(); ++stage) {
            Scene scene;
            scene.view.stage = static_cast<Stage>(stage);
            row(stageNames[stage], scene);
        }
        Scene threads;
        threads.view.picture = PictureKind::Threads;
        row("threads", threads);
        Scene given;
        given = withScores(GivenScores{"three scores", {"query"}, {"a", "b", "c"}, Matrix{{1, 2, -65504}}}, given);
        row("given scores with a mask", given);
        Scene pair;
        pair.source = PairSource{"one two", "three"};
        row("two sentences", pair);
        Scene picture;
        picture.source = ImageSource();
        row("picture", picture);
        row("empty", withText(""));
        row("unknown words", withText("zorp blarg"));
        for (const NormalizerEntry& entry : normalizerTable()) {
            Scene scene;
            const std::string name(entry.name);
            scene.variant.normalizer = *Normalizer::named(name);
            QTest::addRow("normalizer %s", name.c_str()) << scene << QSize(1360, 860) << QStringList();
        }
    }

    void everyPageIsTold()
    {
        QFETCH(Scene, scene);
        QFETCH(QSize, size);
        QFETCH(QStringList, actions);
        Shown shown(scene, size);
        for (const QString& action : actions) {
            if (action == "gradient")
                shown.window.findChild<QAbstractButton*>("showGradient")->click();
            else
                shown.window.findChild<QAction*>(action)->trigger();
        }
        shown.press(Qt::Key_Return); // the card of a cell
        test::noticeOf(shown.window).say("Something that could not be done.");
        QCOMPARE(test::faultsIn(shown.window).join(u'\n'), QString());
    }

    void everyDialogIsTold_data()
    {
        QTest::addColumn<int>("nothing");
        for (const char* action : {"exportFigure", "explainPicture", "about", "timing"})
            QTest::newRow(action);
    }
    void everyDialogIsTold()
    {
        Shown shown;
        shown.window.findChild<QAction*>(QTest::currentDataTag())->trigger();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = dialogOver(shown.window)));
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QCOMPARE(test::faultsIn(*dialog).join(u'\n'), QString());
        dialog->close();
    }

    void everyQuestionIsTold()
    {
        Shown shown;
        ChoiceDialog question("Scores or weights?", "Most likely weights.", &shown.window);
        question.setAttribute(Qt::WA_DeleteOnClose, false);
        question.addChoice("scores", "Scores", "Any numbers.", true, [] {});
        question.addAnswer("no", "Don’t", false, [] {});
        question.addCancel();
        question.open();
        QVERIFY(QTest::qWaitForWindowExposed(&question));
        QCOMPARE(test::faultsIn(question).join(u'\n'), QString());
    }

    /// The walk above finds what it is there for.
    void whatIsNotToldIsFound()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* nameless = new QPushButton;
        auto* box = new QComboBox;
        box->addItem("Indigo");
        box->setAccessibleName("Indigo");
        auto* text = new QWidget;
        text->setAccessibleName("painted");
        auto* splitter = new QSplitter;
        splitter->addWidget(new QWidget);
        splitter->addWidget(new QWidget);
        splitter->handle(1)->setAccessibleName("width");
        for (QWidget* widget : {static_cast<QWidget*>(nameless), static_cast<QWidget*>(box), text, static_cast<QWidget*>(splitter)}) {
            widget->setMinimumSize(60, 20);
            column->addWidget(widget);
        }
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QStringList faults = test::faultsIn(window);
        QCOMPARE(faults.filter("has no name").size(), 1);
        QCOMPARE(faults.filter("only its value").size(), 1);
        QCOMPARE(faults.filter("has no role").size(), 1);
        QCOMPARE(faults.filter("keyboard cannot reach").size(), 1);
    }

    void panelsAreMadeWiderByKeys()
    {
        Shown shown;
        auto* splitter = shown.window.findChild<QSplitter*>("panelSplitter");
        QWidget& controls = shown.part("controls");
        for (const auto& [handle, panel] : {std::pair(1, &controls), std::pair(2, &shown.part("inspectorPanel"))}) {
            splitter->handle(handle)->setFocus(Qt::TabFocusReason);
            const int before = panel->width();
            const Qt::Key wider = handle == 1 ? Qt::Key_Right : Qt::Key_Left, narrower = handle == 1 ? Qt::Key_Left : Qt::Key_Right;
            QTest::keyClick(splitter->handle(handle), wider);
            QTRY_VERIFY(panel->width() > before);
            QTest::keyClick(splitter->handle(handle), narrower);
            QTRY_COMPARE(panel->width(), before);
            QTest::keyClick(splitter->handle(handle), handle == 1 ? Qt::Key_Home : Qt::Key_End);
            QTRY_VERIFY(panel->width() <= before);
            QVERIFY(panel->isVisible()); // it is folded by F7 and F8
        }
    }

    void everyControlTellsWhatItIs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("called");
        QTest::addColumn<QString>("value"); // the text of it, or "*" for one that has none
        const auto row = [](const char* name, QAccessible::Role role, const char* called, const char* value = "*") {
            QTest::newRow(name) << QString(name) << int(role) << QString(called) << QString::fromUtf8(value);
        };
        row("undoButton", QAccessible::Button, "Undo");
        row("exportFigureButton", QAccessible::Button, "Export…");
        row("sentence", QAccessible::EditableText, "Sentence");
        row("source", QAccessible::ComboBox, "Scores from", "A sentence");
        row("softmax", QAccessible::RadioButton, "softmax");
        row("moreNormalizers", QAccessible::Button, "More normalizers");
        row("temperatureEntry", QAccessible::SpinBox, "Temperature, exact", "T = 2.00");
        row("temperatureSlider", QAccessible::Slider, "Temperature", "2.00");
        row("kEntry", QAccessible::SpinBox, "Keys kept", "k = 3");
        row("maskCausal", QAccessible::RadioButton, "causal");
        row("colours", QAccessible::ComboBox, "Colours", "Indigo");
        row("scale", QAccessible::ComboBox, "Scale", "0 – 1, fixed");
        row("preview", QAccessible::ComboBox, "Simulate", "nothing");
        row("values", QAccessible::CheckBox, "Values in cells");
        row("parts", QAccessible::Button, "Parts");
        row("heatmapView", QAccessible::Table, "Attention weights");
        row("pictureThreads", QAccessible::RadioButton, "threads");
        row("showGradient", QAccessible::RadioButton, "gradient");
        row("rowTable", QAccessible::Table, "The chosen row, worked key by key");
        row("stageScores", QAccessible::RadioButton, "Stage 2: Scores");
    }

    void everyControlTellsWhatItIs()
    {
        QFETCH(QString, name);
        Shown shown;
        shown.edit([](Scene& scene) {
            scene.variant.temperature = 2;
            scene.variant.normalizer = *Normalizer::named("top-k");
        });
        QWidget* widget = shown.window.findChild<QWidget*>(name);
        QVERIFY(widget && widget->isVisible());
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(widget);
        QTEST(int(told->role()), "role");
        QFETCH(QString, called);
        QVERIFY2(told->text(QAccessible::Name).startsWith(called), qPrintable(told->text(QAccessible::Name)));
        QFETCH(QString, value);
        if (value != QLatin1String("*"))
            QCOMPARE(told->text(QAccessible::Value), value);
        if (told->role() == QAccessible::ComboBox) // where values are numbers alone
            QCOMPARE(told->textInterface()->text(0, told->textInterface()->characterCount()), value);
        // What is pressed with the pointer can be pressed from outside.
        if (auto* button = qobject_cast<QAbstractButton*>(widget)) {
            QVERIFY(told->actionInterface());
            const QString action =
                button->isCheckable() ? QAccessibleActionInterface::toggleAction() : QAccessibleActionInterface::pressAction();
            QVERIFY2(told->actionInterface()->actionNames().contains(action),
                     qPrintable(told->actionInterface()->actionNames().join(u' ')));
        }
        if (told->role() == QAccessible::SpinBox || told->role() == QAccessible::Slider) {
            QVERIFY(told->valueInterface());
            QCOMPARE(told->valueInterface()->currentValue().toDouble(), name == QLatin1String("kEntry") ? 3.0 : 2.0);
        }
    }

    void theMovesComeAfterTheMapInTabsOrder()
    {
        Shown shown;
        shown.press(Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(shown.window.findChild<QWidget*>("movesTable"));
        shown.map().setFocus();
        shown.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), shown.window.findChild<QWidget*>("movesTable"));
    }

    void f6GoesFromPanelToPanel()
    {
        Shown shown;
        const auto holds = [&](const char* panel) {
            QWidget* widget = shown.window.findChild<QWidget*>(panel);
            return widget->isAncestorOf(QApplication::focusWidget());
        };
        QVERIFY(shown.map().hasFocus());
        for (const char* panel : {"inspectorPanel", "stageStrip", "sentenceField", "controls", "stagePanel"}) {
            shown.press(Qt::Key_F6);
            QVERIFY2(holds(panel), panel);
        }
        QVERIFY(shown.map().hasFocus()); // where it was before
        shown.press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(holds("controls"));
        shown.press(Qt::Key_F7); // the controls are folded, and passed over
        shown.press(Qt::Key_F6);
        shown.press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(!holds("controls"));
    }

    void aNamelessButtonIsFound()
    {
        Shown shown;
        QAbstractButton* button = shown.window.findChild<QAbstractButton*>("undoButton");
        button->setAccessibleName({});
        button->setText({});
        button->setToolTip({});
        QCOMPARE(namelessIn(shown.window).size(), 1);
    }

    void tabLeadsEverywhereAndBack()
    {
        Shown shown;
        shown.edit([](Scene& scene) { scene.variant.temperature = 2; });
        const QList<QWidget*> round = tabRound(shown);
        QVERIFY(round.size() < 60);
        const auto placeOf = [&](const char* name) {
            QWidget* widget = shown.window.findChild<QWidget*>(name);
            return std::ranges::find_if(round, [&](QWidget* stop) { return stop == widget || widget->isAncestorOf(stop); }) - round.begin();
        };
        // From the map through strip and bar, sentence and controls, as they stand on the page.
        qsizetype before = 0;
        for (const char* name : {"stageStrip", "undoButton", "exportFigureButton", "sentence", "source", "normalizers", "temperatureEntry",
                                 "temperatureSlider", "masks", "colours", "scale", "values"}) {
            QVERIFY2(placeOf(name) < round.size(), name);
            QVERIFY2(placeOf(name) > before, name);
            before = placeOf(name);
        }
        for (const QAbstractButton* button : shown.window.findChildren<QAbstractButton*>()) {
            // One of a group of choices is enough: arrows lead to the others.
            const bool inGroup = button->autoExclusive() && !button->isChecked();
            if (button->isVisible() && button->isEnabled() && !inGroup)
                QVERIFY2(round.contains(button), qPrintable(button->objectName()));
        }
    }

    void focusCanBeSeenEverywhere()
    {
        Shown shown;
        shown.edit([](Scene& scene) { scene.variant.temperature = 2; });
        // Views that follow the map are not painted before they have caught up.
        const QList<QWidget*> all = shown.window.findChildren<QWidget*>();
        QTRY_VERIFY(std::ranges::all_of(all, [](const QWidget* one) { return one->updatesEnabled(); }));
        for (QWidget* stop : tabRound(shown)) {
            stop->setFocus(Qt::TabFocusReason);
            if (auto* line = qobject_cast<QLineEdit*>(stop))
                line->deselect();
            constexpr int around = 30; // the sentence's card shows the focus of the field in it
            const QRect place(stop->mapTo(&shown.window, QPoint(-around, -around)), stop->size() + QSize(2 * around, 2 * around));
            const QImage with = shown.window.grab(place).toImage();
            // Somewhere far away, so that only this one's own mark goes.
            stop->clearFocus();
            const QImage without = shown.window.grab(place).toImage();
            QVERIFY2(with != without, qPrintable(QString::fromLatin1(stop->metaObject()->className()) + u' ' + stop->objectName()));
        }
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestAccessibility)
#include "test_accessibility.moc"
