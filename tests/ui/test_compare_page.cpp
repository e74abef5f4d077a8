#include "core/measures/measures.h"
#include "core/rows/row.h"
#include "core/sources/model_source.h"
#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/fact_lines.h"
#include "ui/controls/text/text_label.h"
#include "ui/pages/compare_page.h"
#include "ui/panels/compare/compare_grid.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/panel_head.h"
#include "ui/panels/compare/variant_settings.h"
#include "ui/panels/compare/variants_table.h"
#include "ui/panels/stage/presentation_bar.h"
#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/panel_text.h"
#include "ui/words/shared_scale.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace softfocus;

namespace {

Scene comparing(std::size_t panels = 4)
{
    Scene scene;
    scene.page = PageKind::Compare;
    scene.compare.panels.clear();
    for (std::size_t row = 0; row < panels; ++row)
        scene.compare.panels.emplace_back(ComputedPanel{{Normalizer::at(row)}});
    return scene;
}

/// The window on Compare.
struct Shown : test::ShownWindow {
    explicit Shown(const Scene& scene = comparing(), QSize size = {1360, 860}) : ShownWindow(scene, size) { settle(); }

    ComparePage& page() { return *window.findChild<ComparePage*>(); }
    CompareGrid& grid() { return page().grid(); }
    ComparePanel& panel(std::size_t place) { return grid().panel(place); }
    PanelHead& head(std::size_t place) { return panel(place).head(); }
    HeatmapView& mapAt(std::size_t place) { return static_cast<HeatmapView&>(panel(place).view()); }
    VariantsTable& table() { return *window.findChild<VariantsTable*>(); }
    const std::vector<ComparedPanel>& panels() { return document.scene().compare.panels; }
    void settle() { QApplication::processEvents(); }
    void trigger(const char* command) { window.findChild<QAction*>(QString::fromLatin1(command))->trigger(); }
    std::string names()
    {
        std::string all;
        for (const ComparedPanel& panel : panels())
            all += std::string(std::get<ComputedPanel>(panel).variant.normalizer.name()) + " ";
        return all;
    }
    void drag(std::size_t from, QPoint to)
    {
        PanelHead& widget = head(from);
        const QPoint start = widget.rect().center();
        QTest::mousePress(&widget, Qt::LeftButton, {}, start);
        for (const double share : {0.1, 0.5, 1.0}) {
            const QPoint at = start + ((widget.mapFromGlobal(to) - start).toPointF() * share).toPoint();
            QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(&widget, &move);
        }
    }
    void drop(std::size_t from, QPoint to) { QTest::mouseRelease(&head(from), Qt::LeftButton, {}, head(from).mapFromGlobal(to)); }
    /// What the page says of what could not be done.
    QString said()
    {
        auto& notice = *window.findChild<ComparePage*>()->findChild<NoticeLine*>();
        return notice.isVisible() ? notice.accessibleName() : QString();
    }
    /// The weights that the core gives a panel.
    Matrix weightsOf(std::size_t place)
    {
        const Variant variant = variantOf(std::get<ComputedPanel>(panels()[place]), document.scene().variant.temperature);
        return weigh(document.attention()->scores->masked, variant.normalizer, variant.temperature).values;
    }
};

QString factOf(FactLines& lines, const QString& name)
{
    for (const Fact& fact : lines.facts())
        if (fact.name == name)
            return fact.value;
    return {};
}

} // namespace

class TestComparePage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-test-compare"); }

    void startsWithTheFourCommonNormalizers()
    {
        Shown shown{[] {
            Scene scene;
            scene.page = PageKind::Compare;
            return scene;
        }()};
        QCOMPARE(shown.grid().count(), std::size_t(4));
        QCOMPARE(shown.names(), std::string("softmax sparsemax hardmax linear "));
        for (std::size_t place = 0; place < 4; ++place)
            QVERIFY(shown.panel(place).isVisible());
    }

    void isMadeWhenItIsFirstShown()
    {
        test::ShownWindow shown;
        QVERIFY(!shown.window.findChild<CompareGrid*>());
        QTest::keyClick(&shown.receiver(), Qt::Key_PageDown, Qt::ControlModifier);
        QTRY_VERIFY(shown.window.findChild<CompareGrid*>());
        QVERIFY(shown.window.findChild<CompareGrid*>()->isVisible());
    }

    void everyPanelHasTheWeightsOfTheCore()
    {
        Shown shown(comparing(8));
        for (std::size_t place = 0; place < 8; ++place) {
            const Matrix weights = shown.weightsOf(place);
            QCOMPARE(shown.mapAt(place).picture().values->size(), weights.size());
            QVERIFY(*shown.mapAt(place).picture().values == weights);
        }
    }

    void everyFactIsOfTheCore()
    {
        Shown shown;
        for (std::size_t place = 0; place < 4; ++place) {
            const Matrix weights = shown.weightsOf(place);
            QCOMPARE(factOf(shown.panel(place).factLines(), "mean entropy"), entropyText(meanEntropy(weights)) + " bits");
            const auto zeros = (weights.array() == 0).count();
            QCOMPARE(factOf(shown.panel(place).factLines(), "zero weights"), QStringLiteral("%1 of 25").arg(zeros));
            double effective = 0;
            for (Index row = 0; row < weights.rows(); ++row)
                effective += measure(rowOf(weights, row)).effectiveTokens / double(weights.rows());
            QCOMPARE(factOf(shown.panel(place).factLines(), "effective words"), scoreText(effective, NumberForm::Tenths));
        }
        QCOMPARE(factOf(shown.panel(0).factLines(), "gradient"), QString("smooth everywhere"));
        QCOMPARE(factOf(shown.panel(2).factLines(), "gradient"), QString("zero: cannot learn"));
    }

    void whereFactsHaveNoRoomThoseStayThatMeanMost()
    {
        Scene scene = comparing();
        Parameters parameters;
        parameters.unnormalized = true;
        scene.compare.panels[3] = ComputedPanel{{Normalizer::named("sigmoid")->with(parameters)}};
        Shown shown(scene);
        const auto seen = [&](std::size_t place, int lines) {
            FactLines& facts = shown.panel(place).factLines();
            facts.keepLines(lines);
            QStringList names;
            for (const Fact& fact : facts.seen())
                names << fact.name;
            return names.join(u' ');
        };
        QCOMPARE(seen(1, 2), QString("mean entropy gradient"));
        QCOMPARE(seen(1, 3), QString("mean entropy zero weights gradient"));
        QCOMPARE(seen(3, 2), QString("row sums gradient"));
        QVERIFY(seen(3, 4).contains("zero weights"));
        QVERIFY(shown.panel(3).factLines().facts().back().whole.contains("its own score, and to no other"));
    }

    void factsAreThoseOfTheSizeWhateverItWasBefore()
    {
        Shown shown(comparing(), {1440, 900});
        const std::size_t before = shown.panel(1).factLines().seen().size();
        shown.window.resize(900, 600);
        QTRY_COMPARE(shown.window.size(), QSize(900, 600));
        static_cast<void>(QTest::qWaitFor([&] { return shown.panel(1).factLines().seen().size() != before; }, 200));
        shown.window.resize(1440, 900);
        QTRY_COMPARE(shown.window.size(), QSize(1440, 900));
        QTRY_COMPARE(shown.panel(1).factLines().seen().size(), before);
        Shown fresh(comparing(), {1440, 900});
        QCOMPARE(fresh.panel(1).geometry(), shown.panel(1).geometry());
    }

    void everyNumberOfTheTableIsOfTheCore()
    {
        Shown shown;
        shown.selection.choose(2);
        const QAbstractItemModel& model = *shown.table().view().model();
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.columnCount(), 6);
        for (int line = 0; line < 4; ++line)
            for (int column = 1; column < 6; ++column)
                QCOMPARE(model.index(line, column).data().toString(),
                         weightTextFor(*shown.document.attention()->input, shown.weightsOf(std::size_t(line))(2, column - 1)));
        QCOMPARE(shown.find<TextLabel>("rowTitle")->text(), QString("“bakes” under each variant"));
    }

    void aLongRowSumsWhatHasNoColumn()
    {
        Scene scene = comparing();
        std::string words;
        for (int i = 0; i < 60; ++i)
            words += "cookies" + std::string(std::size_t(i % 7), 'x') + " ";
        scene.source = TextSource{words};
        Shown shown(scene);
        const QAbstractItemModel& model = *shown.table().view().model();
        const int last = model.columnCount() - 1, further = 60 - (last - 1);
        QCOMPARE(model.headerData(last, Qt::Horizontal).toString(), QStringLiteral("%1 further words").arg(further));
        const Matrix weights = shown.weightsOf(0);
        double largest = 0; // of what is left out, no more than the least that is shown
        QVERIFY(last >= 3);
        largest = weights.row(shown.selection.query()).maxCoeff();
        QVERIFY(largest > 0);
    }

    void allPanelsShareOneScale()
    {
        for (const ScaleRange range : {ScaleRange::Fixed, ScaleRange::MapMaximum, ScaleRange::Logarithmic, ScaleRange::RowMaximum}) {
            Scene scene = comparing();
            scene.view.range = range;
            Shown shown(scene);
            for (std::size_t place = 1; place < 4; ++place)
                QVERIFY(haveSameScale(shown.mapAt(0).picture(), shown.mapAt(place).picture()));
        }
        Scene scene = comparing();
        scene.view.range = ScaleRange::MapMaximum;
        Shown shown(scene);
        QCOMPARE(shown.mapAt(0).picture().high, 1.0); // hardmax's, which is none of softmax's
        QVERIFY(shown.weightsOf(0).maxCoeff() < 1);
    }

    void aNegativeWeightMakesAllScalesDiverging()
    {
        Scene scene = comparing();
        Parameters parameters;
        parameters.negatives = Negatives::Keep;
        scene.compare.panels[3] = ComputedPanel{{Normalizer::at(3, parameters)}};
        scene.source = TextSource{"My grandmother bakes incredible cookies while it rains"};
        Shown shown(scene);
        if (shown.weightsOf(3).minCoeff() >= 0)
            QSKIP("these words have no negative scores");
        for (std::size_t place = 0; place < 4; ++place)
            QVERIFY(shown.mapAt(place).picture().diverging);
    }

    void aSmallWindowShowsAllPanelsAndTheRow()
    {
        Shown shown(comparing(), {900, 600});
        auto& scroll = *shown.find<QScrollArea>("compareScroll");
        QTRY_COMPARE(scroll.verticalScrollBar()->maximum(), 0);
        for (std::size_t place = 0; place < 4; ++place) {
            HeatmapView& map = shown.mapAt(place);
            QVERIFY(!map.visibleRegion().isEmpty());
            QVERIFY2(map.cellRect({0, 0}).width() >= 15, qPrintable(QString::number(map.cellRect({0, 0}).width())));
            QVERIFY(scroll.viewport()->rect().contains(QRect(map.mapTo(scroll.viewport(), QPoint()), map.size())));
        }
        auto& table = *shown.find<QTableView>("variantsTable");
        QCOMPARE(table.visibleRegion().boundingRect().height(), table.height());
        QVERIFY(table.model()->rowCount() == 4);
    }

    void aMaskedKeySaysSoInsteadOfAWeight()
    {
        Scene scene = comparing();
        scene.mask = Mask::Causal;
        Shown shown(scene);
        shown.selection.choose(1); // of five, so that the last three are masked
        const QAbstractItemModel& row = *shown.find<QTableView>("variantsTable")->model();
        QTRY_COMPARE(row.index(0, 5).data().toString(), QStringLiteral("masked"));
        QCOMPARE(row.index(0, 5).data(Qt::ToolTipRole).toString(), QStringLiteral("“cookies” is masked"));
        QVERIFY(row.index(0, 1).data(Qt::ToolTipRole).toString().contains("gives"));
    }

    void anAudienceSeesAllOfTheRow()
    {
        if (QGuiApplication::primaryScreen()->geometry().height() < 1000)
            QSKIP("The screen is too low.");
        Scene scene = comparing();
        scene.source = PairSource{"My grandmother bakes incredible cookies", "The oven is hot and it smells of sugar"};
        Shown shown(scene, {1440, 900});
        shown.press(Qt::Key_F11);
        QTRY_VERIFY(shown.window.isFullScreen());
        QTRY_COMPARE(shown.find<QScrollArea>("compareScroll")->verticalScrollBar()->maximum(), 0);
    }

    void theAxesAreNamedInAsManyWordsAsHaveRoom()
    {
        Scene scene = comparing();
        scene.source = PairSource{"My grandmother bakes", "The oven is hot"};
        Shown shown(scene, {1800, 900});
        const auto& reading = *shown.find<TextLabel>("compareReading");
        const Picture& picture = shown.mapAt(0).picture();
        QTRY_VERIFY(reading.text().contains(picture.rowTitle.whole));
        shown.window.resize(900, 600);
        QTRY_VERIFY(!reading.text().contains(picture.rowTitle.whole));
        QVERIFY(reading.text().contains(picture.rowTitle.brief) && reading.text().contains(picture.columnTitle.brief));
        shown.window.resize(1800, 900);
        QTRY_VERIFY(reading.text().contains(picture.columnTitle.whole));
    }

    void hoverIsInStep()
    {
        Shown shown;
        HeatmapView& map = shown.mapAt(1);
        QTest::mouseMove(&map, map.cellRect({2, 4}).center());
        QTRY_COMPARE(shown.selection.hovered(), (Cell{2, 4}));
        const QString reading = shown.find<TextLabel>("compareReading")->text();
        for (std::size_t place = 0; place < 4; ++place) {
            const QString weight = weightText(shown.weightsOf(place)(2, 4));
            QVERIFY2(reading.contains(panelName(shown.panels()[place]) + ' ' + weight), qPrintable(reading));
        }
    }

    void aClickChoosesTheRowInAllPanels()
    {
        Shown shown;
        HeatmapView& map = shown.mapAt(2);
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect({1, 1}).center());
        QCOMPARE(shown.selection.query(), Index(1));
        QCOMPARE(shown.grid().current(), std::size_t(2)); // and makes the panel the current one
    }

    void zoomIsInStep()
    {
        Scene scene = comparing();
        std::string words;
        for (int i = 0; i < 40; ++i)
            words += "cookies" + std::string(std::size_t(i % 7), 'x') + " ";
        scene.source = TextSource{words};
        Shown shown(scene);
        shown.mapAt(1).setFocus();
        QTest::keyClick(&shown.mapAt(1), Qt::Key_Plus);
        QTest::keyClick(&shown.mapAt(1), Qt::Key_Plus);
        QVERIFY(!shown.mapAt(1).window().isWhole());
        for (std::size_t place = 0; place < 4; ++place)
            QCOMPARE(shown.mapAt(place).window(), shown.mapAt(1).window());
        QTest::keyClick(&shown.mapAt(1), Qt::Key_0);
        for (std::size_t place = 0; place < 4; ++place)
            QVERIFY(shown.mapAt(place).window().isWhole());
    }

    void aHeadIsDraggedToAnotherPlace()
    {
        Shown shown;
        const QRect third = shown.panel(2).geometry();
        const QPoint to = shown.grid().mapToGlobal(QPoint(third.right() - 10, third.center().y()));
        shown.drag(0, to);
        QVERIFY(shown.find<QWidget>("dropMark")->isVisible());
        shown.drop(0, to);
        QVERIFY(!shown.find<QWidget>("dropMark")->isVisible());
        QCOMPARE(shown.names(), std::string("sparsemax hardmax softmax linear "));
        QCOMPARE(shown.grid().current(), std::size_t(2));
        QCOMPARE(shown.document.undoStack().count(), 1);
        shown.document.undoStack().undo();
        QCOMPARE(shown.names(), std::string("softmax sparsemax hardmax linear "));
    }

    void escapeEndsADrag()
    {
        Shown shown;
        const QPoint to = shown.panel(2).mapToGlobal(shown.panel(2).rect().center());
        shown.drag(0, to);
        QTest::keyClick(&shown.head(0), Qt::Key_Escape);
        shown.drop(0, to);
        QCOMPARE(shown.names(), std::string("softmax sparsemax hardmax linear "));
    }

    void keysReorder()
    {
        Shown shown;
        shown.head(1).setFocus(Qt::TabFocusReason);
        shown.press(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.names(), std::string("sparsemax softmax hardmax linear "));
        QVERIFY(shown.head(0).hasFocus()); // the keyboard goes with the panel
        shown.press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        shown.press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.names(), std::string("softmax hardmax sparsemax linear "));
    }

    void canBeAsFewAsTwo()
    {
        Shown shown;
        shown.press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        shown.press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.names(), std::string("hardmax linear "));
        shown.press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.grid().count(), std::size_t(2));
        QVERIFY(shown.said().contains("There are 2 panels"));
    }

    void canBeAsManyAsEight()
    {
        Shown shown;
        for (int more = 0; more < 5; ++more)
            shown.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.grid().count(), std::size_t(8));
        QCOMPARE(shown.names(), std::string("softmax sparsemax hardmax linear entmax top-k sigmoid tanh "));
        QVERIFY(shown.said().contains("There are 8 panels, and that is the most."));
        QCOMPARE(shown.grid().current(), std::size_t(7));
        for (std::size_t place = 0; place < 8; ++place)
            QVERIFY(shown.mapAt(place).height() >= 60 && shown.mapAt(place).width() >= 90);
    }

    void anAddedPanelComesInSight_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(900, 600);
        QTest::newRow("lower than a panel") << QSize(560, 420);
    }
    void anAddedPanelComesInSight()
    {
        QFETCH(QSize, size);
        Shown shown(comparing(), size);
        for (int more = 0; more < 3; ++more)
            shown.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.grid().current(), std::size_t(6));
        auto& scroll = *shown.find<QScrollArea>("compareScroll");
        const auto head = [&] { return QRect(shown.head(6).mapTo(scroll.viewport(), QPoint()), shown.head(6).size()); };
        QTRY_VERIFY(scroll.viewport()->rect().contains(head()));
    }

    void manyPanelsStandInRowsRatherThanInATinyOne()
    {
        Shown shown(comparing(7), {1440, 900});
        QTRY_VERIFY(shown.panel(6).y() > shown.panel(0).y());
        for (std::size_t place = 0; place < 7; ++place)
            QVERIFY(shown.mapAt(place).width() >= 150);
    }

    void curvesNameTheirPanel()
    {
        Shown shown;
        QTest::mouseClick(shown.find<QPushButton>("compareShowCurves"), Qt::LeftButton);
        const auto& title = *shown.find<TextLabel>("compareCurvesTitle");
        QTRY_COMPARE(title.text(), QString("Weights of softmax over T"));
        shown.grid().setCurrent(1);
        QTRY_COMPARE(title.text(), QString("Weights of sparsemax over T"));
        shown.grid().setCurrent(2); // on which T has no effect
        QTRY_COMPARE(title.text(), QString("Weights of softmax over T"));
    }

    void aPresentationHasTheTemperatureAtTheLowerEdge()
    {
        Shown shown;
        shown.press(Qt::Key_F11);
        auto& page = *shown.window.findChild<ComparePage*>();
        QTRY_VERIFY(page.findChild<PresentationBar*>() && page.findChild<PresentationBar*>()->isVisible());
        QVERIFY(page.findChild<QWidget*>("present-temperature")->isVisible());
        QVERIFY(!page.findChild<QWidget*>("present-normalizer")->isVisible());
        shown.press(Qt::Key_F11);
        QTRY_VERIFY(!page.findChild<PresentationBar*>()->isVisible());
    }

    void aPanelIsDuplicated()
    {
        Shown shown;
        shown.head(1).setFocus(Qt::TabFocusReason);
        shown.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.names(), std::string("softmax sparsemax sparsemax hardmax linear "));
        QCOMPARE(shown.grid().current(), std::size_t(2));
    }

    void digitsChooseTheNormalizerOfTheCurrentPanel()
    {
        Shown shown;
        shown.mapAt(2).setFocus();
        shown.press(Qt::Key_5);
        QCOMPARE(shown.names(), std::string("softmax sparsemax entmax linear "));
        QCOMPARE(std::string(shown.document.scene().variant.normalizer.name()), std::string("softmax"));
        QVERIFY(shown.window.findChild<QAction*>("normalizer-entmax")->isChecked());
        shown.mapAt(0).setFocus();
        QVERIFY(shown.window.findChild<QAction*>("normalizer-softmax")->isChecked());
    }

    void bracketsMoveTheTemperatureOfAll()
    {
        Shown shown;
        shown.mapAt(0).setFocus();
        const Matrix before = *shown.mapAt(0).picture().values;
        shown.press(Qt::Key_BracketLeft);
        QVERIFY(shown.document.scene().variant.temperature < 1);
        QVERIFY(*shown.mapAt(0).picture().values != before);
        QVERIFY(*shown.mapAt(0).picture().values == shown.weightsOf(0));
        QVERIFY(*shown.mapAt(1).picture().values == shown.weightsOf(1));
    }

    void aTemperatureOfItsOwnStays()
    {
        Shown shown;
        shown.head(0).setFocus(Qt::TabFocusReason);
        shown.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto* settings = shown.window.findChild<VariantSettings*>();
        QVERIFY(settings && settings->isVisible());
        QTest::mouseClick(settings->findChild<QCheckBox*>("variantOwnTemperature"), Qt::LeftButton, {}, {10, 10});
        settings->close();
        QVERIFY(std::get<ComputedPanel>(shown.panels()[0]).hasOwnTemperature);
        shown.mapAt(0).setFocus();
        const Matrix before = *shown.mapAt(0).picture().values;
        shown.press(Qt::Key_BracketLeft);
        QVERIFY(*shown.mapAt(0).picture().values == before);
        QVERIFY(*shown.mapAt(1).picture().values == shown.weightsOf(1));
        QVERIFY(panelName(shown.panels()[0]).contains("T = 1.00"));
    }

    void theKeyboardStaysAtThePanelWhereItIsDrawnOtherwise()
    {
        Shown shown;
        shown.mapAt(1).setFocus();
        shown.press(Qt::Key_T);
        QCOMPARE(shown.panel(1).view().picture().kind, PictureKind::Threads);
        QTRY_VERIFY(shown.panel(1).view().hasFocus());
        QCOMPARE(shown.grid().current(), std::size_t(1));
        QVERIFY(shown.panel(3).view().isVisible());
    }

    void enterOnAHeadExploresTheVariant()
    {
        Shown shown;
        shown.head(1).setFocus(Qt::TabFocusReason);
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.document.scene().page, PageKind::Explore);
        QCOMPARE(std::string(shown.document.scene().variant.normalizer.name()), std::string("sparsemax"));
        QTRY_VERIFY(test::explorePage(shown.window).isVisible());
    }

    void aPanelHasAMenu()
    {
        Shown shown;
        QTest::mouseClick(&shown.panel(3).menuButton(), Qt::LeftButton);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QAction* adaptive = menu->findChild<QAction*>("panelNormalizer-adaptive");
        QVERIFY(adaptive);
        adaptive->trigger();
        menu->close();
        QCOMPARE(shown.names(), std::string("softmax sparsemax hardmax adaptive "));
    }

    void whatIsHiddenComputesNothing()
    {
        Shown shown;
        const auto before = shown.panel(0).results().attention();
        QTest::keyClick(&shown.receiver(), Qt::Key_PageUp, Qt::ControlModifier);
        QTRY_VERIFY(!shown.page().isVisible());
        shown.edit([](Scene& scene) { scene.variant.temperature = 0.3; });
        QCOMPARE(shown.panel(0).results().attention(), before);
        QTest::keyClick(&shown.receiver(), Qt::Key_PageDown, Qt::ControlModifier);
        QTRY_VERIFY(shown.page().isVisible());
        QVERIFY(*shown.mapAt(0).picture().values == shown.weightsOf(0));
    }

    void largeOnesArriveTogether()
    {
        Scene scene = comparing();
        std::string words;
        for (int i = 0; i < 300; ++i)
            words += "cookies" + std::string(std::size_t(i % 7), 'x') + " ";
        scene.source = TextSource{words};
        Shown shown(scene);
        QTRY_COMPARE(shown.mapAt(3).picture().values->rows(), Index(300));
        shown.edit([](Scene& one) { one.variant.temperature = 0.4; });
        QTRY_VERIFY(*shown.mapAt(0).picture().values == shown.weightsOf(0));
        QVERIFY(*shown.mapAt(1).picture().values == shown.weightsOf(1));
    }

    void aHeadIsComparedAsItWasTrained()
    {
        Scene scene = comparing();
        Shown shown(scene);
        shown.trigger("compareAsTrained");
        QVERIFY2(shown.said().contains("Only a transformer was trained"), qPrintable(shown.said()));
        QVERIFY(shown.document.scene() == scene);

        scene.source = usualModelSource(BundledModel::Bert);
        scene.variant = {*Normalizer::named("entmax"), 0.5};
        Shown other(scene);
        other.trigger("compareAsTrained");
        QTRY_COMPARE(other.grid().count(), std::size_t(2));
        QCOMPARE(other.names(), std::string("softmax entmax "));
        const Attention& trained = *other.panel(0).results().attention();
        QTRY_VERIFY(trained.queryCount() > 2);
        QCOMPARE(trained.scene.variant.temperature, 1.0);
        QCOMPARE(other.panel(1).results().attention()->scene.variant.temperature, 0.5);
        other.document.undoStack().undo();
        QCOMPARE(other.panels().size(), std::size_t(4));
    }

    void severalHeadsAtOnceSayWhyThereIsNoGradient()
    {
        Scene scene = comparing();
        ModelSource source = usualModelSource(BundledModel::Bert);
        source.head.reset();
        scene.source = source;
        scene.compare.picture = ComparedPicture::Gradient;
        Shown shown(scene);
        const auto said = [&] {
            const auto* instead = shown.panel(0).findChild<TextLabel*>("panelInstead");
            return instead && instead->isVisible() ? instead->text() : QString();
        };
        QTRY_VERIFY2(said().contains("several heads or pieces"), qPrintable(said()));
    }

    void anEmptySentenceIsNoFault()
    {
        Scene scene = comparing();
        scene.source = TextSource{""};
        Shown shown(scene);
        QVERIFY(!shown.panel(0).view().message().isEmpty());
        QCOMPARE(shown.find<TextLabel>("rowTitle")->text(), QString("Type a sentence to see its attention"));
        shown.edit([](Scene& one) { one.source = TextSource{"cookies"}; });
        QCOMPARE(shown.mapAt(0).picture().values->size(), Index(1));
    }

    void picturesStandSideBySide()
    {
        Scene scene = withSource(comparing(), ImageSource{});
        scene.page = PageKind::Compare;
        Shown shown(scene);
        QTRY_COMPARE(shown.panel(3).view().picture().kind, PictureKind::Overlay);
        QVERIFY(shown.panel(3).view().isVisible());
    }

    void fitsSmallWindows_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("panels");
        for (const QSize size : {QSize(1440, 900), QSize(900, 600), QSize(560, 420)})
            for (const int panels : {2, 4, 8})
                QTest::addRow("%dx%d, %d", size.width(), size.height(), panels) << size << panels;
    }
    void fitsSmallWindows()
    {
        QFETCH(QSize, size);
        QFETCH(int, panels);
        Shown shown(comparing(std::size_t(panels)), size);
        for (std::size_t place = 0; place < std::size_t(panels); ++place) {
            ComparePanel& panel = shown.panel(place);
            QVERIFY(shown.grid().rect().contains(panel.geometry()));
            QVERIFY2(panel.view().height() >= 60, qPrintable(QString::number(panel.view().height())));
            QVERIFY(panel.rect().contains(panel.view().geometry()));
            QVERIFY(!panel.view().geometry().intersects(panel.factLines().geometry()));
            for (std::size_t other = 0; other < place; ++other)
                QVERIFY(!panel.geometry().intersects(shown.panel(other).geometry()));
        }
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestComparePage)
#include "test_compare_page.moc"
