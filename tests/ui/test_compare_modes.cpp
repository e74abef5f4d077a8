#include "core/measures/matching_entropy.h"
#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/controls/tables/rows_table.h"
#include "ui/controls/text/text_label.h"
#include "ui/model/compare/compare_editor.h"
#include "ui/pages/compare_page.h"
#include "ui/paint/charts/gradient_painter.h"
#include "ui/panels/compare/compare_grid.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/difference_panel.h"
#include "ui/panels/compare/gradient_legend.h"
#include "ui/style/shown_theme.h"
#include "ui/views/gradient_view.h"
#include "ui/views/stage_view.h"
#include "ui/words/distance_text.h"
#include "ui/words/numbers/number_text.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTableView>
#include <QTemporaryDir>

#include <cmath>

using namespace softfocus;
using namespace softfocus::test;

namespace {

Scene comparing()
{
    Scene scene;
    scene.page = PageKind::Compare;
    scene.variant.temperature = 0.8;
    scene.view.query = 2;
    return scene;
}

/// The window on its page that compares.
struct Shown : ShownWindow {
    explicit Shown(const Scene& scene = comparing(), QSize size = {1360, 860}) : ShownWindow(scene, size) {}

    const CompareChoices& choices() const { return document.scene().compare; }
    DifferencePanel& difference() { return *find<DifferencePanel>("differencePanel"); }
    /// What a computed panel shows, from the core.
    std::shared_ptr<const Attention> attention(std::size_t place) const
    {
        Scene scene = document.scene();
        scene.variant = variantOf(std::get<ComputedPanel>(scene.compare.panels[place]), scene.variant.temperature);
        return attend(scene, document.attention()->input, nullptr);
    }
    ComparedSide side(std::size_t place) const { return {attention(place), false}; }
    bool shows(const char* name)
    {
        auto* widget = window.findChild<QWidget*>(QString::fromLatin1(name));
        return widget && widget->isVisible();
    }
    void click(const char* name)
    {
        auto* button = window.findChild<QAbstractButton*>(QString::fromLatin1(name));
        QVERIFY2(button && button->isVisible(), name);
        QVERIFY(QTest::qWaitForWindowExposed(button->window()));
        QTest::mouseClick(button, Qt::LeftButton);
    }
};

double entropyOf(const Shown& shown, std::size_t place, std::optional<Index> row)
{
    const auto attention = shown.attention(place);
    const Matrix& scores = attention->scores->masked;
    return meanEntropyAt(attention->scene.variant.normalizer, row ? Matrix(scores.row(*row)) : scores,
                         attention->scene.variant.temperature);
}

} // namespace

class TestCompareModes : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_settings.begin("test_compare_modes");
        QVERIFY(m_folder.isValid());
    }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void keysShowTheDifferenceAndTheGradientsAndThePicturesAgain()
    {
        Shown shown;
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(shown.choices().picture, ComparedPicture::Difference);
        QTRY_VERIFY(shown.shows("differencePanel"));
        QVERIFY(!shown.shows("panel1"));
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&shown.difference().picture()));
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(shown.choices().picture, ComparedPicture::Stage);
        QTRY_VERIFY(shown.shows("panel1"));
        QVERIFY(!shown.shows("differencePanel"));
        shown.press(Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(shown.choices().picture, ComparedPicture::Gradient);
        QTRY_VERIFY(shown.shows("panel1Gradient"));
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.choices().picture, ComparedPicture::Stage);
        QTRY_VERIFY(!shown.shows("panel1Gradient"));
    }

    void anotherPictureLeavesTheCurrentPanel_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("withControl");
        QTest::newRow("the other kind") << int(Qt::Key_T) << false;
        QTest::newRow("gradients") << int(Qt::Key_J) << true;
        QTest::newRow("difference") << int(Qt::Key_B) << true;
    }

    void anotherPictureLeavesTheCurrentPanel()
    {
        QFETCH(int, key);
        QFETCH(bool, withControl);
        Shown shown;
        auto& grid = *shown.window.findChild<CompareGrid*>();
        grid.panel(1).view().setFocus();
        QCOMPARE(grid.current(), std::size_t(1));
        for (int times = 0; times < 2; ++times) {
            shown.press(Qt::Key(key), withControl ? Qt::ControlModifier : Qt::NoModifier);
            QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
            QCOMPARE(grid.current(), std::size_t(1));
        }
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&grid.panel(1).view()));
        shown.press(Qt::Key_3, Qt::NoModifier);
        QCOMPARE(std::get<ComputedPanel>(shown.choices().panels[1]).variant.normalizer.row(), std::size_t(2));
        QCOMPARE(std::get<ComputedPanel>(shown.choices().panels[0]).variant.normalizer.row(), std::size_t(0));
    }

    void theDifferencesTableGivesTheKeyboardBackToTheCurrentPanel()
    {
        Shown shown;
        auto& grid = *shown.window.findChild<CompareGrid*>();
        grid.setCurrent(2);
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("differencePanel"));
        shown.find<QComboBox>("subtrahend")->setFocus();
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&grid.panel(2).view()));
        QCOMPARE(grid.current(), std::size_t(2));
    }

    void theLineAtTheBottomNamesBothOfADifference()
    {
        Shown shown;
        const auto left = [&] { return shown.window.findChild<ComparePage*>()->findChild<TextLabel*>("statusSummary")->text(); };
        QVERIFY(left().startsWith("softmax · T 0.80"));
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY2(left().startsWith("softmax − sparsemax · T 0.80"), qPrintable(left()));
        QVERIFY(shown.window.findChild<ComparePage*>()->findChild<TextLabel*>("statusResult")->text().isEmpty());
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY2(left().startsWith("softmax · T 0.80"), qPrintable(left()));
    }

    void aCardClosesWhereSomethingElseIsShown()
    {
        Shown shown;
        shown.selection.explain({2, 1});
        QVERIFY(shown.selection.explained() != Cell{});
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("differencePanel"));
        QCOMPARE(shown.selection.explained(), Cell{});
    }

    void theSwitchShowsAndChoosesThem()
    {
        Shown shown;
        QVERIFY(shown.find<QRadioButton>("showPictures")->isChecked());
        QTest::mouseClick(shown.find<QRadioButton>("showDifference"), Qt::LeftButton);
        QCOMPARE(shown.choices().picture, ComparedPicture::Difference);
        QVERIFY(shown.find<QAction>("compareDifference")->isChecked());
        QTest::mouseClick(shown.find<QRadioButton>("showGradients"), Qt::LeftButton);
        QTRY_VERIFY(shown.shows("gradientLegend"));
        QTest::mouseClick(shown.find<QRadioButton>("showPictures"), Qt::LeftButton);
        QTRY_VERIFY(!shown.shows("gradientLegend"));
        QCOMPARE(shown.document.undoStack().count(), 3);
    }

    void theDifferenceIsThatOfTheCore()
    {
        Shown shown;
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("differencePanel"));
        const auto a = shown.side(0), b = shown.side(1);
        const Picture& picture = shown.difference().picture().picture();
        QVERIFY(picture.difference);
        QCOMPARE(*picture.values, differenceOf(*a.attention, *b.attention));
        const std::vector<RowDistance> rows = rowDistances(a, b, [] { return true; });
        QTRY_VERIFY(shown.difference().results().measured());
        const QAbstractItemModel& model = *shown.find<QTableView>("distanceTable")->model();
        QCOMPARE(model.rowCount(), 5);
        for (int row = 0; row < 5; ++row) {
            const RowDistance& distance = rows[std::size_t(row)];
            QCOMPARE(model.index(row, 1).data().toString(), variationText(distance.variation));
            QCOMPARE(model.index(row, 2).data().toString(), divergenceText(distance.forward));
            QCOMPARE(model.index(row, 3).data().toString(), divergenceText(distance.backward));
        }
        const QString said = shown.find<TextLabel>("meanDistances")->text();
        QCOMPARE(said, meanDistanceText(*picture.difference, meanDistance(rows)));
        QVERIFY(said.startsWith("On average ") && said.contains("KL(softmax || sparsemax) ∞ bits"));
        QVERIFY(picture.provenance.startsWith("softmax − sparsemax · T 0.80 · "));
    }

    void twoOthersAreChosenAndSwapped()
    {
        Shown shown;
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("minuend"));
        auto& minuend = *shown.find<QComboBox>("minuend");
        auto& subtrahend = *shown.find<QComboBox>("subtrahend");
        QCOMPARE(minuend.count(), 4);
        QCOMPARE(minuend.currentText(), QString("softmax"));
        subtrahend.setFocus();
        QTest::keyClick(&subtrahend, Qt::Key_Down);
        QCOMPARE(shown.choices().subtrahend, 2);
        QCOMPARE(*shown.difference().picture().picture().values, differenceOf(*shown.attention(0), *shown.attention(2)));
        // The one that was b goes to where a was.
        QTest::keyClick(&subtrahend, Qt::Key_Home);
        QCOMPARE(shown.choices().subtrahend, 0);
        QCOMPARE(shown.choices().minuend, 2);
        shown.click("swapDifference");
        QCOMPARE(shown.choices().minuend, 0);
        QCOMPARE(shown.choices().subtrahend, 2);
        shown.difference().picture().setFocus();
        shown.press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.choices().minuend, 2);
        QCOMPARE(minuend.currentText(), QString("hardmax"));
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(minuend.currentText(), QString("softmax"));
    }

    void aCellIsSaidUnderThePointerAndAtTheKeyboard()
    {
        Shown shown;
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("differenceMap"));
        StageView& view = shown.difference().picture();
        const auto sentenceAt = [&](Cell cell) {
            QTest::mouseMove(&view, view.cellRect(cell).center());
            return view.currentSentence();
        };
        QTRY_COMPARE(sentenceAt({2, 4}), sentenceFor(view.picture(), 2, 4));
        QVERIFY(view.currentSentence().contains(" of the attention of “bakes” than sparsemax: "));
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect({2, 2}).center());
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(shown.selection.focused(), (Cell{1, 2}));
        QCOMPARE(view.accessibleDescription(), sentenceFor(view.picture(), 1, 2));
        QCOMPARE(view.accessibleName(), QString("softmax − sparsemax"));
    }

    void aRowOfTheTableIsChosen()
    {
        Shown shown;
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("distanceTable"));
        auto& table = *shown.find<QTableView>("distanceTable");
        const QRect box = table.visualRect(table.model()->index(3, 1));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, box.center());
        QCOMPARE(shown.selection.query(), Index(3));
        QTest::keyClick(&table, Qt::Key_Up);
        QCOMPARE(shown.selection.query(), Index(2));
    }

    void theDifferenceFollowsTheTemperature()
    {
        Shown shown;
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("differenceMap"));
        shown.edit([](Scene& scene) { scene.variant.temperature = 3; });
        QTRY_COMPARE(*shown.difference().picture().picture().values, differenceOf(*shown.attention(0), *shown.attention(1)));
        QVERIFY(shown.difference().picture().picture().provenance.contains("T 3.00"));
    }

    void aPictureHasItsDifferenceOverIt()
    {
        Scene scene = comparing();
        scene.source = ImageSource{};
        scene.view.picture = PictureKind::Overlay;
        scene.view.query = {};
        scene.compare.picture = ComparedPicture::Difference;
        Shown shown(scene);
        QTRY_VERIFY(shown.shows("differencePatches"));
        const StageView& view = shown.difference().picture();
        QTRY_VERIFY(view.picture().difference);
        QCOMPARE(view.picture().kind, PictureKind::Overlay);
        QVERIFY(view.picture().clipped && view.picture().high < view.picture().largest); // what patches give themselves
        QVERIFY(view.currentSentence().contains(" of the attention of this patch moves"));
        QTRY_VERIFY_WITH_TIMEOUT(shown.difference().results().measured(), 30'000);
        QCOMPARE(shown.difference().results().measured()->rows.size(), std::size_t(576));
        // While T is dragged the pictures come first.
        const DifferenceResults& results = shown.difference().results();
        const std::shared_ptr<const Difference> before = results.difference();
        shown.window.editor().setMoving(true);
        QVERIFY(shown.window.editor().setTemperature(0.5, Gesture::Drag).ok());
        QTRY_VERIFY(results.difference() != before);
        QVERIFY(!results.measured());
        shown.window.editor().setMoving(false);
        QTRY_VERIFY_WITH_TIMEOUT(results.measured(), 30'000);
    }

    void gradientsAreThoseOfTheCoreOnOneScale()
    {
        Shown shown;
        shown.press(Qt::Key_J, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("panel4Gradient"));
        double largest = 0;
        for (std::size_t place = 0; place < 4; ++place) {
            auto& view = *shown.find<GradientView>(qPrintable(QStringLiteral("panel%1Gradient").arg(place + 1)));
            const auto attention = shown.attention(place);
            const Variant& variant = attention->scene.variant;
            const Matrix jacobian = matrixOf(variant.normalizer.jacobian(rowOf(attention->scores->masked, 2), variant.temperature));
            QCOMPARE(view.gradient().values, jacobian);
            largest = std::max(largest, jacobian.cwiseAbs().maxCoeff());
        }
        QCOMPARE(shown.find<GradientView>("panel1Gradient")->gradient().scaleEnd, largest);
        QCOMPARE(shown.find<GradientView>("panel3Gradient")->gradient().scaleEnd, largest);
        // The row that is chosen has its own.
        shown.selection.choose(0);
        const auto attention = shown.attention(0);
        QTRY_COMPARE(shown.find<GradientView>("panel1Gradient")->gradient().values,
                     matrixOf(Normalizer().jacobian(rowOf(attention->scores->masked, 0), 0.8)));
    }

    void gradientsAreWalked()
    {
        Shown shown;
        shown.press(Qt::Key_J, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("panel1Gradient"));
        auto& view = *shown.find<GradientView>("panel1Gradient");
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&view));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.accessibleDescription(), gradientSentence(view.gradient(), 0, 1));
        shown.press(Qt::Key_J, Qt::ControlModifier);
        QTRY_VERIFY(!shown.shows("panel1Gradient"));
        QTRY_COMPARE(QApplication::focusWidget(), &shown.window.picture());
    }

    void allGetTheSpreadOfOneInOneStep_data()
    {
        QTest::addColumn<bool>("ofMean");
        QTest::newRow("row") << false;
        QTest::newRow("mean") << true;
    }

    void allGetTheSpreadOfOneInOneStep()
    {
        QFETCH(bool, ofMean);
        Shown shown;
        shown.press(Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("spreadDialog"));
        auto& dialog = *shown.find<QDialog>("spreadDialog");
        QVERIFY(shown.find<QRadioButton>("spreadRow")->isChecked());
        QVERIFY(shown.find<QRadioButton>("spreadRow")->text().contains("“bakes”"));
        if (ofMean)
            QTest::mouseClick(shown.find<QRadioButton>("spreadMean"), Qt::LeftButton, {}, QPoint(10, 8));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(shown.document.undoStack().count(), 1);
        const std::optional<Index> row = ofMean ? std::nullopt : std::optional<Index>(2);
        QVERIFY(std::get<ComputedPanel>(shown.choices().panels[1]).hasOwnTemperature);
        QVERIFY(!std::get<ComputedPanel>(shown.choices().panels[0]).hasOwnTemperature);
        QVERIFY(std::abs(entropyOf(shown, 0, row) - entropyOf(shown, 1, row)) < 1e-10);
        const QString said = shown.find<QLabel>("spreadResult")->text();
        QVERIFY2(said.contains("sparsemax at T = ") && said.contains("Temperature has no effect on hardmax."), qPrintable(said));
        // Once more there is nothing to be done.
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(shown.document.undoStack().count(), 1);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QTRY_VERIFY(!shown.shows("spreadDialog"));
        shown.document.undoStack().undo();
        QCOMPARE(shown.choices(), CompareChoices());
    }

    void gradientsAreTablesForReaders()
    {
        Shown shown;
        shown.press(Qt::Key_J, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("panel2Gradient"));
        auto& view = *shown.find<GradientView>("panel2Gradient");
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(spoken && spoken->role() == QAccessible::Table && spoken->tableInterface());
        QAccessibleTableInterface& table = *spoken->tableInterface();
        const RowGradient& gradient = view.gradient();
        const int side = int(gradient.labels.size());
        QCOMPARE(table.rowCount(), side);
        QCOMPARE(table.columnCount(), side);
        QCOMPARE(spoken->childCount(), side * side + 2 * side);
        for (int row = 0; row < side; ++row)
            for (int column = 0; column < side; ++column) {
                QAccessibleInterface* cell = table.cellAt(row, column);
                QVERIFY(cell && cell->isValid());
                QCOMPARE(cell->text(QAccessible::Name), fineWeightText(gradient.values(row, column)));
                QCOMPARE(cell->text(QAccessible::Description), gradientSentence(gradient, std::size_t(row), std::size_t(column)));
                QCOMPARE(spoken->child(spoken->indexOfChild(cell)), cell);
                QCOMPARE(spoken->childAt(cell->rect().center().x(), cell->rect().center().y()), cell);
            }
        QVERIFY(table.rowDescription(2).contains(gradient.names[2]) && table.rowDescription(2) != table.columnDescription(2));
        QAccessibleTableCellInterface* cell = table.cellAt(1, 3)->tableCellInterface();
        QVERIFY(cell);
        QCOMPARE(cell->columnHeaderCells().value(0)->text(QAccessible::Name), table.columnDescription(3));
        QCOMPARE(cell->rowHeaderCells().value(0)->text(QAccessible::Name), table.rowDescription(1));
        table.cellAt(1, 3)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QTRY_VERIFY(view.hasFocus());
        QCOMPARE(spoken->focusChild(), table.cellAt(1, 3));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(spoken->focusChild(), table.cellAt(1, 4));
        QVERIFY(!table.cellAt(1, side) && !table.cellAt(-1, 0));
    }

    void withoutRoomForWeightsTheMenuSaysWhy()
    {
        Scene scene = comparing();
        scene.compare.panels.assign(mostCompared, ComputedPanel{{Normalizer()}});
        Shown shown(scene);
        QTest::mouseClick(shown.find<QAbstractButton>("panelMenu2"), Qt::LeftButton);
        QTRY_VERIFY(shown.window.findChild<QMenu*>("panelMenu"));
        auto& menu = *shown.window.findChild<QMenu*>("panelMenu");
        const auto* add = menu.findChild<QAction*>("addWeightsHere");
        QVERIFY(add && !add->isEnabled() && menu.toolTipsVisible());
        QVERIFY2(add->toolTip().contains("that is the most"), qPrintable(add->toolTip()));
        QCOMPARE(add->statusTip(), add->toolTip());
        menu.close();
    }

    void panelsThatAreCalledAlikeAreToldApartEverywhere()
    {
        Scene scene = comparing();
        scene.compare.panels = {ComputedPanel{{Normalizer()}}, ComputedPanel{{Normalizer()}}};
        Shown shown(scene);
        const QString second = "softmax (panel 2)";
        QCOMPARE(shown.find<QWidget>("panelHead2")->accessibleName(), second + ", panel 2 of 2");
        QVERIFY(shown.find<QWidget>("panelMenu2")->accessibleName().contains(second));
        auto& table = *shown.find<QTableView>("variantsTable");
        QTRY_COMPARE(table.model()->index(1, 0).data().toString(), second);
        shown.window.findChild<CompareGrid*>()->panel(1).view().focusCell({1, 2});
        QTRY_VERIFY(shown.find<TextLabel>("compareReading")->text().contains(second));
        shown.press(Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("spreadDialog"));
        QCOMPARE(shown.find<QComboBox>("spreadModel")->itemText(1), second);
    }

    void weightsFromAFileAreAPanel()
    {
        Shown shown;
        const QString path = written("head.csv", "0.6,0.1,0.1,0.1,0.1\n0.1,0.6,0.1,0.1,0.1\n0.1,0.1,0.6,0.1,0.1\n0.1,0.1,0.1,0.6,0.1\n"
                                                 "0.1,0.1,0.1,0.1,0.6\n");
        shown.window.open(path);
        QTRY_VERIFY(shown.shows("kindQuestion"));
        shown.click("beside");
        QTRY_COMPARE(shown.choices().panels.size(), std::size_t(5));
        const auto& given = std::get<GivenPanel>(shown.choices().panels[1]);
        QCOMPARE(given.weights->origin, std::string("head.csv"));
        QCOMPARE(given.weights->scores(2, 2), 0.6);
        QVERIFY(std::holds_alternative<TextSource>(shown.document.scene().source));
        // Against the others.
        QVERIFY(CompareEditor(shown.window.editor()).subtract(1, 0).ok());
        QTRY_VERIFY(shown.shows("differenceMap"));
        const Matrix expected = given.weights->scores - shown.attention(0)->weights->values;
        QTRY_COMPARE(*shown.difference().picture().picture().values, expected);
        QVERIFY(shown.find<TextLabel>("meanDistances")->text().contains("KL(given: head.csv || softmax) "));
        QVERIFY(!shown.find<TextLabel>("meanDistances")->text().contains("undefined"));
    }

    void pastedWeightsGoWhereOneSays_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("isPanel");
        QTest::newRow("beside") << QByteArray("beside") << true;
        QTest::newRow("in place") << QByteArray("weights") << false;
    }

    void pastedWeightsGoWhereOneSays()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, isPanel);
        Scene scene = comparing();
        scene.source = TextSource{"grandmother bakes"};
        Shown shown(scene);
        QGuiApplication::clipboard()->setText(R"({"queries": ["a", "b"], "keys": ["a", "b"], "weights": [[0.75, 0.25], [0.5, 0.5]]})");
        shown.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("placeQuestion"));
        shown.click(answer.constData());
        QTRY_VERIFY(shown.document.undoStack().canUndo());
        QCOMPARE(hasGivenWeights(shown.document.scene()), !isPanel);
        QCOMPARE(shown.choices().panels.size(), std::size_t(isPanel ? 5 : 4));
        QTRY_VERIFY(shown.window.isActiveWindow());
        shown.document.undoStack().undo();
        QCOMPARE(shown.choices().panels.size(), std::size_t(4));
        QCOMPARE(shown.document.scene().source, scene.source);
    }

    void eightPanelsTakeNoWeights()
    {
        Scene scene = comparing();
        while (scene.compare.panels.size() < mostCompared)
            scene.compare.panels.push_back(scene.compare.panels.front());
        scene.source = TextSource{"grandmother bakes"};
        Shown shown(scene);
        shown.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        auto& notice = *shown.window.findChild<ComparePage*>()->findChild<NoticeLine*>();
        QTRY_VERIFY(notice.isVisible());
        QVERIFY(notice.accessibleName().contains("There are 8 panels, and that is the most."));
        QVERIFY(!shown.shows("weightsDialog"));
    }

    void weightsOfAnotherShapeAreNotOffered()
    {
        Shown shown;
        shown.window.open(written("small.csv", "0.5,0.5\n0.5,0.5\n"));
        QTRY_VERIFY(shown.shows("kindQuestion"));
        QVERIFY(!shown.find<QAbstractButton>("beside"));
        QTest::keyClick(shown.find<QDialog>("kindQuestion"), Qt::Key_Escape);
    }

    void weightsThatNoLongerFitWait()
    {
        Scene scene = comparing();
        GivenScores given{
            "head.npy", {"a", "b", "c", "d", "e"}, {"a", "b", "c", "d", "e"}, Matrix::Constant(5, 5, 0.2), GivenKind::Weights};
        scene.compare.panels[1] = GivenPanel{std::make_shared<const GivenScores>(std::move(given))};
        Shown shown(scene);
        QVERIFY(shown.shows("panel2"));
        QVERIFY(!shown.shows("panelInstead"));
        shown.edit([](Scene& changed) { changed.source = TextSource{"My grandmother bakes"}; });
        QTRY_VERIFY(shown.shows("panelInstead"));
        QCOMPARE(shown.find<TextLabel>("panelInstead")->text(),
                 QString("These are 5 × 5 weights, and there are 3 queries and 3 keys now. They wait until as many are there."));
        shown.press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(shown.shows("whyNoDifference"));
        QVERIFY(!shown.shows("differenceMap") && !shown.shows("distanceTable"));
        QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
        QVERIFY(shown.window.findChild<ComparePage*>()->picture().isVisible());
        shown.press(Qt::Key_B, Qt::ControlModifier);
        shown.edit([&](Scene& changed) { changed.source = scene.source; });
        QTRY_VERIFY(!shown.shows("panelInstead"));
        QCOMPARE(shown.choices().panels, scene.compare.panels);
    }

    void allGradientsSayTheCellThatIsPointedAt()
    {
        Scene scene = comparing();
        scene.compare.picture = ComparedPicture::Gradient;
        Shown shown(scene);
        QTRY_VERIFY(shown.shows("panel1Gradient"));
        auto& first = *shown.find<GradientView>("panel1Gradient");
        auto& second = *shown.find<GradientView>("panel2Gradient");
        const GradientLayout layout = layOutGradient(QRectF(first.rect()), first.gradient(), shownTheme(), true);
        QTest::mouseMove(&first, layout.rectOf(2, 1).center().toPoint());
        QTRY_VERIFY(second.pointed().has_value());
        QCOMPARE(*second.pointed(), std::pair(std::size_t(2), std::size_t(1)));
        const QString said = shown.find<TextLabel>("compareReading")->text();
        for (const char* name : {"softmax ", "sparsemax ", "hardmax 0", "linear "})
            QVERIFY2(said.contains(QLatin1String(name)), qPrintable(said));
    }

    void gradientsAlwaysNameSomeOfTheirRowsAndColumns()
    {
        RowGradient gradient;
        gradient.values = Matrix::Constant(64, 64, 0.0003);
        gradient.largest = 0.0003;
        gradient.scaleEnd = 0.95;
        for (int i = 0; i < 64; ++i)
            gradient.labels.push_back(QStringLiteral("word%1").arg(i));
        gradient.names = gradient.labels;
        for (const QSizeF size : {QSizeF(150, 150), QSizeF(250, 200), QSizeF(600, 500)}) {
            const GradientLayout layout = layOutGradient(QRectF(QPointF(), size), gradient, Theme::light(), true);
            QVERIFY(layout.cells.left() > 10 && layout.labelHeight > 0);
            QVERIFY(layout.rowStep >= 1 && layout.rowStep < 32 && layout.columnStep < 32);
            QVERIFY(!layout.reach.isNull() && layout.reach.top() >= layout.cells.bottom() - 0.01);
        }
        QCOMPARE(gradientReach(gradient), QString("largest 0.00030 on a scale to 0.95"));
    }

    void givenWeightsHaveNoGradient()
    {
        Scene scene = comparing();
        GivenScores given{
            "head.npy", {"a", "b", "c", "d", "e"}, {"a", "b", "c", "d", "e"}, Matrix::Constant(5, 5, 0.2), GivenKind::Weights};
        scene.compare.panels[1] = GivenPanel{std::make_shared<const GivenScores>(std::move(given))};
        scene.compare.picture = ComparedPicture::Gradient;
        Shown shown(scene);
        QTRY_VERIFY(shown.shows("panel1Gradient"));
        QVERIFY(!shown.shows("panel2Gradient"));
        QVERIFY(shown.find<TextLabel>("panelInstead")->text().contains("no gradient"));
    }

    void theDifferenceHasRoomInSmallWindows_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(1440, 900);
        QTest::newRow("small") << QSize(900, 600);
        QTest::newRow("smallest") << QSize(560, 420);
    }

    void theDifferenceHasRoomInSmallWindows()
    {
        QFETCH(QSize, size);
        Scene scene = comparing();
        scene.compare.picture = ComparedPicture::Difference;
        Shown shown(scene, size);
        QTRY_VERIFY(shown.shows("differenceMap"));
        QCOMPARE(shown.window.size(), size);
        auto& scroll = *shown.find<QScrollArea>("differenceScroll");
        QVERIFY(shown.window.rect().contains(QRect(scroll.mapTo(&shown.window, QPoint()), scroll.size())));
        for (const char* name : {"minuend", "subtrahend", "swapDifference", "differenceMap", "distanceTable"}) {
            auto* widget = shown.difference().findChild<QWidget*>(QString::fromLatin1(name));
            QVERIFY2(widget && widget->isVisible(), name);
            const QRect box(widget->mapTo(&shown.difference(), QPoint()), widget->size());
            QVERIFY2(shown.difference().rect().contains(box) && box.width() > 10 && box.height() > 10, name);
        }
        QVERIFY(shown.difference().width() <= scroll.viewport()->width()); // it is scrolled one way only
        QVERIFY(shown.difference().picture().cellRect({4, 4}).height() >= 16);
    }

private:
    QString written(const QString& name, const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }

    OwnSettings m_settings;
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestCompareModes)
#include "test_compare_modes.moc"
