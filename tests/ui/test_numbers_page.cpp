#include "tests/support/shown_window.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/model/numbers/list_changes.h"
#include "ui/model/numbers/number_results.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/pages/page.h"
#include "ui/panels/numbers/list_field.h"
#include "ui/panels/numbers/weights_lesson.h"
#include "ui/panels/numbers/worked_box.h"
#include "ui/panels/stage/presentation_bar.h"
#include "ui/views/curve_view.h"
#include "ui/views/numbers/score_bars_view.h"
#include "ui/views/numbers/sorted_view.h"
#include "ui/views/numbers/triangle_view.h"
#include "ui/views/numbers/weight_bars_view.h"
#include "ui/words/numbers/number_text.h"

#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <span>

using namespace softfocus;

namespace {

Scene sceneOf(ScoreList list)
{
    Scene scene;
    scene.page = PageKind::Numbers;
    scene.numbers.list = std::move(list);
    return scene;
}

/// The window with the page of numbers.
struct Numbers : test::ShownWindow {
    explicit Numbers(ScoreList list = {{4, 2, 1}, {}}, QSize size = {1360, 860}) : ShownWindow(sceneOf(std::move(list)), size) {}

    ScoreBarsView& bars() { return *find<ScoreBarsView>("scoreBars"); }
    WeightBarsView& weights() { return *find<WeightBarsView>("weightBars"); }
    ListField& field() { return *find<ListField>("listField"); }
    ListLine& line() { return field().line(); }
    QString status() { return find<TextLabel>("numbersStatus")->text(); }
    const ScoreList& list() const { return document.scene().numbers.list; }
    QList<double> scores() const { return {list().scores.begin(), list().scores.end()}; }
    QAction& action(const char* name) { return *find<QAction>(name); }

    /// Types a text over what is in the line.
    void type(const QString& text)
    {
        line().setFocus();
        line().selectAll();
        QTest::keyClick(&line(), Qt::Key_Delete);
        QTest::keyClicks(&line(), text);
    }
};

void drag(QWidget& widget, QPoint from, QPoint to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    QTest::mouseMove(&widget, (from + to) / 2);
    QTest::mouseMove(&widget, to);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

} // namespace

class TestNumbersPage : public QObject {
    Q_OBJECT

private slots:
    void typedNumbersBecomeTheList();
    void whatIsWrongStaysWithASentence_data();
    void whatIsWrongStaysWithASentence();
    void escTakesBackWhatIsWrong();
    void aListThatWasOnlyBegunTakesNobodysPlace();
    void aListIsPastedWhereverTheKeyboardIs();
    void aNumberHasOneColourEverywhere();
    void variantsCalledAlikeAreToldApart();
    void aCornerAndItsBarsLightEachOther();
    void noTinyWeightIsZeroAndNoZeroIsTiny();
    void aScoreIsWrittenAlikeEverywhere();
    void theLogarithmIsRemembered();
    void aTalkHasItsControlsAtTheLowerEdge();
    void whatTheTriangleSaysIsInSight_data();
    void whatTheTriangleSaysIsInSight();
    void inTheSmallestWindowAllScoresAreSeen();
    void undoTakesBackNumberByNumber();
    void aBarIsDraggedByAKnownDistance();
    void theAxisStandsStillWhileABarIsDragged();
    void aDragIsOneStep();
    void keysChangeAScore();
    void digitsOpenAnEntry();
    void namesCanBeChanged();
    void numbersAreAddedAndRemoved();
    void everyWeightIsTheNormalizers();
    void aVariantIsWorkedStepByStep();
    void hoveringLightsANumberEverywhere();
    void addingTenMovesLinearAlone();
    void shuffledWeightsFollowTheirScores();
    void resetGoesBackToWhatWasTyped();
    void resetFollowsUndo();
    void theMenuIsAboutTheRowThatIsPointedAt();
    void readyListsAreAllLists();
    void aRowOfExploreComesAndGoesBack();
    void aRowThatIsNoLongerThereIsNotPutBack();
    void whatIsLeftOutOfARowIsSaid();
    void wordsThatStandThereTwiceAreToldApart();
    void aVariantIsChangedInItsPlace();
    void numbersFollowTheLocale();
    void aPresentationCanBeLeft();
    void screenReadersSetScores();
    void sixtyFourNumbersFit();
    void nothingIsComputedWhileHidden();
};

void TestNumbersPage::typedNumbersBecomeTheList()
{
    Numbers numbers;
    numbers.press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(numbers.line().hasFocus());
    QCOMPARE(numbers.line().selectedText(), QString("4, 2, 1"));
    numbers.type("A=1.5; B=-2");
    QCOMPARE(numbers.scores(), (QList<double>{1.5, -2}));
    QCOMPARE(numbers.list().labels, (std::vector<std::string>{"A", "B"}));
    QCOMPARE(numbers.line().text(), QString("A=1.5; B=-2"));
    QCOMPARE(numbers.bars().bars().names, (std::vector<QString>{"A", "B"}));
    // Cells of a table, with names beside their numbers.
    numbers.line().selectAll();
    QGuiApplication::clipboard()->setText("apple\t4\nbanana\t2\n");
    numbers.line().paste();
    QCOMPARE(numbers.scores(), (QList<double>{4, 2}));
    QCOMPARE(numbers.list().labels, (std::vector<std::string>{"apple", "banana"}));
    QTest::keyClick(&numbers.line(), Qt::Key_Return);
    QVERIFY(numbers.weights().hasFocus());
    QCOMPARE(numbers.line().text(), QString("apple=4, banana=2"));
}

void TestNumbersPage::whatIsWrongStaysWithASentence_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("a word") << "4, two"
                            << "“two” is no number";
    QTest::newRow("nothing") << ""
                             << "The list is empty";
    QTest::newRow("too large") << "3, 1e999"
                               << "“1e999” is too large";
    QTest::newRow("65 numbers") << QString("1 ").repeated(65) << "65 numbers";
}

void TestNumbersPage::whatIsWrongStaysWithASentence()
{
    QFETCH(const QString, text);
    QFETCH(const QString, said);
    Numbers numbers({{8, 9}, {}});
    numbers.line().setFocus();
    numbers.line().selectAll();
    QTest::keyClick(&numbers.line(), Qt::Key_Delete);
    QVERIFY(numbers.field().note().contains("empty"));
    QCOMPARE(numbers.scores(), (QList<double>{8, 9}));
    QGuiApplication::clipboard()->setText(text);
    numbers.line().paste();
    QVERIFY2(numbers.field().note().contains(said), qPrintable(numbers.field().note()));
    QCOMPARE(numbers.line().text(), text);
    QCOMPARE(numbers.scores(), (QList<double>{8, 9}));
    numbers.bars().setFocus(); // to look at something else loses nothing
    QCOMPARE(numbers.line().text(), text);
}

void TestNumbersPage::escTakesBackWhatIsWrong()
{
    Numbers numbers;
    numbers.type("4, 2, x");
    QCOMPARE(numbers.scores(), (QList<double>{4, 2}));
    QTest::keyClick(&numbers.line(), Qt::Key_Escape);
    QCOMPARE(numbers.line().text(), QString("4, 2, 1"));
    QCOMPARE(numbers.scores(), (QList<double>{4, 2, 1})); // not what was typed before what is wrong
    QCOMPARE(numbers.field().note(), QString());
    QVERIFY(!numbers.line().hasFocus());
    QVERIFY(!numbers.window.isFullScreen());
}

void TestNumbersPage::aListThatWasOnlyBegunTakesNobodysPlace()
{
    Numbers numbers;
    numbers.type("9, two, 1");
    QCOMPARE(numbers.scores(), (QList<double>{9}));
    numbers.bars().setFocus();
    QCOMPARE(numbers.scores(), (QList<double>{4, 2, 1}));
    QCOMPARE(numbers.line().text(), QString("9, two, 1"));
    QVERIFY(numbers.field().note().contains("two"));
}

void TestNumbersPage::aListIsPastedWhereverTheKeyboardIs()
{
    Numbers numbers;
    numbers.weights().setFocus();
    QGuiApplication::clipboard()->setText("apple\t4\nbanana\t2\n");
    numbers.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(numbers.scores(), (QList<double>{4, 2}));
    QCOMPARE(numbers.list().labels, (std::vector<std::string>{"apple", "banana"}));
    QVERIFY(std::holds_alternative<TextSource>(numbers.document.scene().source));
}

void TestNumbersPage::aNumberHasOneColourEverywhere()
{
    for (const std::vector<std::string>& labels : {std::vector<std::string>{}, std::vector<std::string>{"one", "two", "three", "four"}}) {
        Numbers numbers({{2.1, 0.5, 1.8, 3}, labels});
        auto& curves = *numbers.find<CurveView>("numberCurves");
        const auto hueOf = [&](const QString& name) {
            const NumberWeights& shown = *numbers.weights().bars().numbers;
            const auto place = std::size_t(std::ranges::find(shown.names, name) - shown.names.begin());
            return shown.hues[place];
        };
        const std::vector<QString> names = numbers.weights().bars().numbers->names;
        const std::vector<std::size_t> hues = numbers.weights().bars().numbers->hues;
        QCOMPARE(std::set<std::size_t>(hues.begin(), hues.end()).size(), names.size());
        for (int times = 0; times < 3; ++times) {
            for (std::size_t place = 0; place < names.size(); ++place)
                QCOMPARE(hueOf(names[place]), hues[place]); // also in another order
            QCOMPARE(numbers.bars().bars().hues, numbers.weights().bars().numbers->hues);
            QCOMPARE(curves.curves().hues, numbers.weights().bars().numbers->hues);
            numbers.action(times == 0 ? "shuffleNumbers" : "sortNumbers").trigger();
        }
        numbers.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(hueOf(names[1]), hues[1]);
        // Who opens the list anew, or makes a figure of it, sees the same colours.
        const ScoreList list = numbers.list();
        const NumberWeights again = weighedNumbers(sceneOf(list));
        QCOMPARE(again.hues, numbers.weights().bars().numbers->hues);
    }
    QCOMPARE(huesOf({"A", "cat", "C"}), (std::vector<std::size_t>{0, 1, 2})); // a name changes no other number's colour
    QCOMPARE(huesOf({"b", "a", "b", "A"}), (std::vector<std::size_t>{2, 1, 3, 0}));
}

void TestNumbersPage::variantsCalledAlikeAreToldApart()
{
    Scene scene = sceneOf({{4, 2, 1}, {}});
    const Normalizer sparsemax = *Normalizer::named("sparsemax");
    scene.compare.panels = {ComputedPanel{{Normalizer()}}, ComputedPanel{{sparsemax}}, ComputedPanel{{Normalizer()}},
                            ComputedPanel{{Normalizer(), 3}, true}};
    QStringList names;
    for (const WeighedList& one : weighedNumbers(scene).variants)
        names << variantText(one);
    QCOMPARE(names, (QStringList{"softmax (panel 1)", "sparsemax", "softmax (panel 3)", "softmax, T = 3.00"}));
}

void TestNumbersPage::aCornerAndItsBarsLightEachOther()
{
    Numbers numbers;
    auto& triangle = *numbers.find<TriangleView>("triangleView");
    QTest::mouseMove(&numbers.bars(), numbers.bars().barsLayout().barOf(1).center().toPoint());
    QTRY_COMPARE(triangle.triangle().lit, std::optional<std::size_t>(1));
    QTest::mouseMove(&triangle, triangle.layoutNow().corners[2].toPoint());
    QTRY_COMPARE(numbers.bars().bars().lit, std::optional<std::size_t>(2));
    QCOMPARE(numbers.weights().bars().lit, std::optional<std::size_t>(2));
    QCOMPARE(triangle.triangle().lit, std::optional<std::size_t>(2));
    QVERIFY(numbers.find<TextLabel>("simplexReading")->text().contains("C has all the weight"));
    QTest::mouseMove(&triangle, QPoint(2, 2));
    QTRY_COMPARE(numbers.bars().bars().lit, std::optional<std::size_t>());
    QCOMPARE(triangle.triangle().lit, std::optional<std::size_t>());
}

void TestNumbersPage::noTinyWeightIsZeroAndNoZeroIsTiny()
{
    Numbers numbers({{1000, 2, 1, 0}, {}});
    const WorkedBox& box = *numbers.find<WorkedBox>("workedBox");
    QTRY_VERIFY(!box.shown().steps.empty());
    QCOMPARE(weightText(*numbers.weights().bars().numbers, 0, 1), QString("<0.01"));
    const QString text = textOf(box.shown());
    // exp(−998) is 3.75 · 10⁻⁴³⁴
    QVERIFY2(text.contains("B: exp(−998) ≈ 3.75 × 10⁻⁴³⁴"), qPrintable(text));
    QVERIFY2(text.contains("B: 3.75 × 10⁻⁴³⁴ / 1 ≈ 3.75 × 10⁻⁴³⁴"), qPrintable(text));
    QVERIFY2(!text.mid(text.lastIndexOf("w:")).contains(": 0"), qPrintable(text));
    QCOMPARE(weightText(*numbers.weights().bars().numbers, 1, 1), QString("0"));
}

void TestNumbersPage::aScoreIsWrittenAlikeEverywhere()
{
    QCOMPARE(readScore(2.8736), QString("2.8736"));
    QCOMPARE(readScore(1e6), QString("1 × 10⁶"));
    QCOMPARE(readScore(-500000), QString("−500000"));
    QCOMPARE(readScore(0.1 + 0.2), QString("0.3"));
    QCOMPARE(readScore(0), QString("0"));
    Numbers numbers({{2.8736, 1e6, 0.1 + 0.2}, {}});
    const WorkedBox& box = *numbers.find<WorkedBox>("workedBox");
    QTRY_VERIFY(!box.shown().steps.empty());
    const std::vector<double>& scores = numbers.list().scores;
    const QStringList& items = box.shown().steps.front().items;
    for (std::size_t place = 0; place < scores.size(); ++place)
        QVERIFY2(items[qsizetype(place)].endsWith(u' ' + readScore(scores[place])), qPrintable(items[qsizetype(place)]));
}

void TestNumbersPage::theLogarithmIsRemembered()
{
    QSettings().clear();
    const ScoreList list{{4, 3, 2, 1, 0}, {}};
    {
        Numbers numbers(list);
        auto* logarithm = numbers.find<QCheckBox>("logarithmicWeights");
        QVERIFY(logarithm->isVisible() && !logarithm->isChecked());
        logarithm->click();
        QSettings settings;
        numbers.window.findChild<Page*>("numbersPage")->saveState(settings);
    }
    Numbers again(list);
    const QSettings settings;
    again.window.findChild<Page*>("numbersPage")->restoreState(settings);
    QVERIFY(again.find<QCheckBox>("logarithmicWeights")->isChecked());
    QVERIFY(again.find<SortedView>("sortedView")->sorted().isLogarithmic);
    QSettings().clear();
}

void TestNumbersPage::aTalkHasItsControlsAtTheLowerEdge()
{
    Numbers numbers({{4, 2, 1}, {}}, {1440, 900});
    const WorkedBox& box = *numbers.find<WorkedBox>("workedBox");
    QTRY_VERIFY(!box.shown().steps.empty());
    numbers.press(Qt::Key_F11);
    QTRY_VERIFY(numbers.window.isFullScreen());
    const auto& page = *numbers.find<QWidget>("numbersPage");
    auto* bar = page.findChild<PresentationBar*>(); // each page has its own
    QTRY_VERIFY(bar && bar->isVisible());
    QTRY_VERIFY(bar->geometry().bottom() <= page.height() && bar->y() > page.height() / 2);
    QVERIFY(!numbers.find<QWidget>("numbers-temperatureSlider")->isVisible());
    QVERIFY(bar->findChild<TemperatureSlider*>("present-temperature")->isVisible());
    QVERIFY(!bar->findChild<QWidget*>("present-normalizer")->isVisible()); // the page shows several
    numbers.press(Qt::Key_F11);
    QTRY_VERIFY(!numbers.window.isFullScreen());
    QVERIFY(numbers.find<QWidget>("numbers-temperatureSlider")->isVisible());
    QTRY_VERIFY(!bar->isVisible());
}

void TestNumbersPage::whatTheTriangleSaysIsInSight_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1440, 900), QSize(900, 600)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

void TestNumbersPage::whatTheTriangleSaysIsInSight()
{
    QFETCH(QSize, size);
    Numbers numbers({{4, 2, 1}, {}}, size);
    for (const char* name : {"simplexReading", "entropyContours", "triangleView"}) {
        auto* part = numbers.find<QWidget>(name);
        QTRY_COMPARE(part->visibleRegion().boundingRect().height(), part->height());
    }
}

void TestNumbersPage::inTheSmallestWindowAllScoresAreSeen()
{
    Numbers numbers({{4, 2, 1}, {}}, {560, 420});
    QTRY_COMPARE(numbers.bars().visibleRegion().boundingRect().height(), numbers.bars().height());
    QVERIFY(numbers.bars().height() > 80);
}

void TestNumbersPage::undoTakesBackNumberByNumber()
{
    Numbers numbers;
    numbers.type("7, 35");
    QCOMPARE(numbers.scores(), (QList<double>{7, 35}));
    numbers.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(numbers.scores(), (QList<double>{7}));
    QCOMPARE(numbers.line().text(), QString("7"));
    numbers.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(numbers.scores(), (QList<double>{4, 2, 1}));
    numbers.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(numbers.scores(), (QList<double>{7}));
}

void TestNumbersPage::aBarIsDraggedByAKnownDistance()
{
    Numbers numbers;
    const ScoreBarsLayout layout = numbers.bars().barsLayout();
    const ScoreAxis axis = numbers.bars().bars().axis;
    const double perPixel = (axis.high - axis.low) / layout.plot().height();
    const QPoint end(int(layout.barOf(1).center().x()), int(layout.yOf(2)));
    drag(numbers.bars(), end, end - QPoint(0, 60));
    QVERIFY2(std::abs(numbers.list().scores[1] - (2 + 60 * perPixel)) <= perPixel, qPrintable(QString::number(numbers.list().scores[1])));
    QCOMPARE(numbers.list().scores[0], 4.0);
    QCOMPARE(numbers.list().scores[2], 1.0);
}

void TestNumbersPage::theAxisStandsStillWhileABarIsDragged()
{
    Numbers numbers;
    ScoreBarsView& bars = numbers.bars();
    const ScoreAxis axis = bars.bars().axis;
    const ScoreBarsLayout layout = bars.barsLayout();
    const double perPixel = (axis.high - axis.low) / layout.plot().height();
    const QPoint end(int(layout.barOf(0).center().x()), int(layout.yOf(4)));
    QTest::mousePress(&bars, Qt::LeftButton, {}, end);
    QTest::mouseMove(&bars, end + QPoint(0, 50));
    QCOMPARE(bars.bars().axis, axis);
    // Beyond its end the axis grows, and a distance is still the same difference.
    QTest::mouseMove(&bars, end - QPoint(0, 300));
    QVERIFY(bars.bars().axis.high > axis.high);
    QVERIFY(std::abs(numbers.list().scores[0] - (4 + 300 * perPixel)) <= perPixel);
    QTest::mouseMove(&bars, end + QPoint(0, 20));
    QCOMPARE(bars.bars().axis, axis);
    QTest::mouseRelease(&bars, Qt::LeftButton, {}, end + QPoint(0, 20));
    QVERIFY(std::abs(numbers.list().scores[0] - (4 - 20 * perPixel)) <= perPixel);
}

void TestNumbersPage::aDragIsOneStep()
{
    Numbers numbers;
    const ScoreBarsLayout layout = numbers.bars().barsLayout();
    const int before = numbers.document.undoStack().index();
    for (const int place : {0, 1}) {
        const QPoint end(int(layout.barOf(std::size_t(place)).center().x()), int(layout.yOf(1)));
        drag(numbers.bars(), end, end + QPoint(0, 33));
    }
    QCOMPARE(numbers.document.undoStack().index(), before + 2);
    QVERIFY(!numbers.document.isMoving());
    numbers.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(numbers.list().scores[1], 2.0);
    QVERIFY(numbers.list().scores[0] < 4);
}

void TestNumbersPage::keysChangeAScore()
{
    Numbers numbers;
    numbers.bars().setFocus(Qt::TabFocusReason);
    const double step = numbers.bars().step();
    QVERIFY(step > 0);
    QTest::keyClick(&numbers.bars(), Qt::Key_Right);
    QCOMPARE(numbers.bars().chosen(), std::size_t(1));
    QTest::keyClick(&numbers.bars(), Qt::Key_Up);
    QCOMPARE(numbers.list().scores[1], 2 + step);
    QTest::keyClick(&numbers.bars(), Qt::Key_Down);
    QTest::keyClick(&numbers.bars(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(numbers.list().scores[1], 2 - 10 * step);
    QTest::keyClick(&numbers.bars(), Qt::Key_End);
    QCOMPARE(numbers.bars().chosen(), std::size_t(2));
    // A key that is held is one step.
    const int before = numbers.document.undoStack().index();
    QTest::keyPress(&numbers.bars(), Qt::Key_Up);
    for (int repeat = 0; repeat < 4; ++repeat) {
        QKeyEvent again(QEvent::KeyPress, Qt::Key_Up, {}, {}, true);
        QCoreApplication::sendEvent(&numbers.bars(), &again);
    }
    QTest::keyRelease(&numbers.bars(), Qt::Key_Up);
    QCOMPARE(numbers.document.undoStack().index(), before + 1);
    QVERIFY(std::abs(numbers.list().scores[2] - (1 + 5 * step)) < 1e-9);
}

void TestNumbersPage::digitsOpenAnEntry()
{
    Numbers numbers;
    numbers.bars().setFocus();
    QTest::keyClick(&numbers.bars(), Qt::Key_3);
    auto& entry = *numbers.find<QLineEdit>("scoreEntry");
    QVERIFY(entry.hasFocus());
    QTest::keyClicks(&entry, ".25");
    QTest::keyClick(&entry, Qt::Key_Return);
    QCOMPARE(numbers.list().scores[0], 3.25);
    QVERIFY(numbers.bars().hasFocus());
    QCOMPARE(numbers.document.scene().variant, Variant()); // 3 was no normalizer here

    QTest::keyClick(&numbers.bars(), Qt::Key_Return);
    QCOMPARE(entry.selectedText(), QString("3.25"));
    QTest::keyClicks(&entry, "9");
    QTest::keyClick(&entry, Qt::Key_Escape);
    QCOMPARE(numbers.list().scores[0], 3.25);

    QTest::keyClick(&numbers.bars(), Qt::Key_Minus);
    QTest::keyClicks(&entry, "oops");
    QTest::keyClick(&entry, Qt::Key_Return);
    QCOMPARE(numbers.list().scores[0], 3.25);
    const auto notices = numbers.window.findChildren<NoticeLine*>();
    QVERIFY(std::ranges::any_of(notices, [](const NoticeLine* line) { return line->isVisible(); }));
}

void TestNumbersPage::namesCanBeChanged()
{
    Numbers numbers;
    numbers.bars().setFocus();
    QTest::keyClick(&numbers.bars(), Qt::Key_F2);
    auto& entry = *numbers.find<QLineEdit>("scoreEntry");
    QCOMPARE(entry.selectedText(), QString("A"));
    QTest::keyClicks(&entry, "friend");
    QTest::keyClick(&entry, Qt::Key_Return);
    QCOMPARE(numberName(numbers.list(), 0), QString("friend"));
    QCOMPARE(numberName(numbers.list(), 1), QString("B"));
    QCOMPARE(numbers.line().text(), QString("friend=4, 2, 1"));
}

void TestNumbersPage::numbersAreAddedAndRemoved()
{
    Numbers numbers;
    numbers.bars().setFocus();
    QTest::keyClick(&numbers.bars(), Qt::Key_Insert);
    QCOMPARE(numbers.scores(), (QList<double>{4, 0, 2, 1}));
    QCOMPARE(numbers.bars().chosen(), std::size_t(1));
    for (int times = 0; times < 5; ++times)
        QTest::keyClick(&numbers.bars(), Qt::Key_Delete);
    QCOMPARE(numbers.list().scores.size(), std::size_t(1)); // the last one stays
    Numbers full({std::vector<double>(mostNumbers, 1.0), {}});
    full.bars().setFocus();
    QTest::keyClick(&full.bars(), Qt::Key_Insert);
    QCOMPARE(full.list().scores.size(), mostNumbers);
}

void TestNumbersPage::everyWeightIsTheNormalizers()
{
    Numbers numbers({{2.1, 0.5, -1.8, 0}, {}});
    const NumberWeights& shown = *numbers.weights().bars().numbers;
    QCOMPARE(shown.variants.size(), std::size_t(4));
    const Variant variant = numbers.document.scene().variant;
    for (std::size_t row = 0; row < shown.variants.size(); ++row) {
        std::vector<double> weights(4);
        Normalizer::at(row).weigh(numbers.list().scores, variant.temperature, weights);
        QStringList texts;
        for (std::size_t place = 0; place < weights.size(); ++place) {
            QCOMPARE(shown.variants[row].weights[place], weights[place]);
            texts << weightText(weights[place]);
            // Bars are as long as weights are large.
            const QRectF box = numbers.weights().barsLayout().weightBox(row, place);
            QVERIFY(std::abs(box.width() - weights[place] * numbers.weights().barsLayout().plotOf(row).width()) < 1e-6);
        }
        QCOMPARE(weightsText(shown, row), texts.join(" · "));
    }
    // What the scene has chosen is among them, whatever it is.
    numbers.edit([](Scene& scene) { scene.variant.normalizer = *Normalizer::named("sigmoid"); });
    QCOMPARE(numbers.weights().bars().numbers->variants.size(), std::size_t(5));
    QCOMPARE(numbers.weights().bars().worked, std::optional<std::size_t>(4));
}

void TestNumbersPage::aVariantIsWorkedStepByStep()
{
    Numbers numbers;
    auto& box = *numbers.find<WorkedBox>("workedBox");
    QTRY_VERIFY(!box.shown().steps.empty());
    const QString softmax = textOf(box.shown());
    QCOMPARE(std::size_t(box.findChildren<QLabel*>("stepName").size()), box.shown().steps.size());
    QVERIFY2(softmax.contains("exp"), qPrintable(softmax));
    QVERIFY2(softmax.contains("0.844"), qPrintable(softmax)); // A's weight
    for (const QLabel* name : box.findChildren<QLabel*>("stepName")) {
        QVERIFY2(!name->isVisible() || name->width() >= name->fontMetrics().horizontalAdvance(name->text()), qPrintable(name->text()));
        QVERIFY(!name->text().isEmpty());
    }
    const WeightBarsLayout layout = numbers.weights().barsLayout();
    QTest::mouseClick(&numbers.weights(), Qt::LeftButton, {}, layout.headOf(3).center().toPoint());
    QCOMPARE(numbers.weights().bars().worked, std::optional<std::size_t>(3));
    QTRY_VERIFY2(textOf(box.shown()).contains("4 / 7 ≈ 0.571"), qPrintable(textOf(box.shown())));
    QVERIFY2(textOf(box.shown()).contains("1 / 7 ≈ 0.143"), qPrintable(textOf(box.shown())));
    QTest::keyClick(&numbers.weights(), Qt::Key_Up);
    QCOMPARE(numbers.weights().bars().worked, std::optional<std::size_t>(2));
    // What is chosen by its key is worked from then on.
    numbers.weights().setFocus();
    numbers.press(Qt::Key_2);
    QCOMPARE(numbers.weights().bars().worked, std::optional<std::size_t>(1));
    QCOMPARE(numbers.find<Page>("numbersPage")->results().attention()->scene.variant.normalizer.name(), std::string_view("sparsemax"));
}

void TestNumbersPage::hoveringLightsANumberEverywhere()
{
    Numbers numbers;
    const QRectF box = numbers.weights().barsLayout().weightBox(0, 1);
    QTest::mouseMove(&numbers.weights(), box.center().toPoint());
    QTRY_COMPARE(numbers.bars().bars().lit, std::optional<std::size_t>(1));
    QVERIFY2(numbers.status().contains("softmax gives “B”"), qPrintable(numbers.status()));
    QVERIFY(numbers.status().contains(weightText(numbers.weights().bars().numbers->variants[0].weights[1])));
    const QRectF bar = numbers.bars().barsLayout().barOf(2);
    QTest::mouseMove(&numbers.bars(), bar.center().toPoint());
    QTRY_COMPARE(numbers.weights().bars().lit, std::optional<std::size_t>(2));
    QVERIFY2(numbers.status().startsWith("“C”"), qPrintable(numbers.status()));
}

void TestNumbersPage::addingTenMovesLinearAlone()
{
    Numbers numbers;
    numbers.action("addTen").trigger();
    QCOMPARE(numbers.scores(), (QList<double>{14, 12, 11}));
    QCOMPARE(numbers.status(), QString("softmax, sparsemax and hardmax did not move; linear did."));
    numbers.action("timesTen").trigger();
    QCOMPARE(numbers.scores(), (QList<double>{140, 120, 110}));
    QVERIFY2(numbers.status().startsWith("sparsemax, hardmax and linear did not move") || numbers.status().contains("softmax did"),
             qPrintable(numbers.status()));
    Numbers huge({{1e308, 1}, {}});
    huge.action("timesTen").trigger();
    QCOMPARE(huge.scores(), (QList<double>{1e308, 1})); // beyond any number, which is said
}

void TestNumbersPage::shuffledWeightsFollowTheirScores()
{
    Numbers numbers({{4, 2, 1, 0.5}, {"a", "b", "c", "d"}});
    const NumberWeights before = *numbers.weights().bars().numbers;
    numbers.action("shuffleNumbers").trigger();
    const NumberWeights& after = *numbers.weights().bars().numbers;
    QVERIFY(after.names != before.names);
    for (std::size_t place = 0; place < 4; ++place) {
        const std::size_t now = std::size_t(std::ranges::find(after.names, before.names[place]) - after.names.begin());
        QVERIFY(now < 4);
        QCOMPARE(after.list.scores[now], before.list.scores[place]);
        for (std::size_t row = 0; row < before.variants.size(); ++row)
            QVERIFY(std::abs(after.variants[row].weights[now] - before.variants[row].weights[place]) < 1e-12);
    }
    QVERIFY2(numbers.status().contains("did not move"), qPrintable(numbers.status()));
    numbers.action("sortNumbers").trigger();
    QCOMPARE(numbers.scores(), (QList<double>{4, 2, 1, 0.5}));
}

void TestNumbersPage::resetGoesBackToWhatWasTyped()
{
    Numbers numbers;
    QVERIFY(!numbers.action("resetNumbers").isEnabled());
    numbers.type("3, 5");
    numbers.action("addTen").trigger();
    numbers.action("shuffleNumbers").trigger();
    QVERIFY(numbers.action("resetNumbers").isEnabled());
    numbers.action("resetNumbers").trigger();
    QCOMPARE(numbers.scores(), (QList<double>{3, 5}));
    QVERIFY(numbers.list().labels.empty());
}

void TestNumbersPage::resetFollowsUndo()
{
    Numbers numbers({{9, 8, 7}, {}});
    numbers.type("3, 5");
    QCOMPARE(numbers.scores(), (QList<double>{3, 5}));
    numbers.bars().setFocus();
    for (int times = 0; times < 2; ++times)
        numbers.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(numbers.scores(), (QList<double>{9, 8, 7}));
    QVERIFY(!numbers.action("resetNumbers").isEnabled());
    numbers.action("addTen").trigger();
    numbers.action("resetNumbers").trigger();
    QCOMPARE(numbers.scores(), (QList<double>{9, 8, 7}));
}

void TestNumbersPage::theMenuIsAboutTheRowThatIsPointedAt()
{
    Numbers numbers;
    auto& page = *numbers.find<Page>("numbersPage");
    QMenu menu;
    QPoint place = numbers.weights().mapToGlobal(numbers.weights().barsLayout().headOf(2).center().toPoint());
    QVERIFY(page.fillContextMenu(menu, numbers.weights(), place, false));
    QCOMPARE(numbers.weights().bars().worked, std::optional<std::size_t>(2));
    QVERIFY(menu.findChild<QAction*>("removeVariant")->isEnabled());
    // What Explore shows is always there.
    QMenu first;
    place = numbers.weights().mapToGlobal(numbers.weights().barsLayout().headOf(0).center().toPoint());
    QVERIFY(page.fillContextMenu(first, numbers.weights(), place, false));
    QVERIFY(!first.findChild<QAction*>("removeVariant")->isEnabled());
}

void TestNumbersPage::readyListsAreAllLists()
{
    for (const ReadyList& ready : readyLists()) {
        NumbersChoices numbers;
        numbers.list = ready.list;
        QVERIFY(!faultOf(numbers));
        QVERIFY(!ready.name.isEmpty() && !ready.reason.isEmpty());
    }
    QCOMPARE(readyLists().front().list.scores, (std::vector<double>{2.1, 0.5, 1.8}));
}

void TestNumbersPage::aRowOfExploreComesAndGoesBack()
{
    test::ShownWindow explore;
    explore.selection.choose(2);
    const Attention before = *explore.document.attention();
    explore.find<QAction>("playWithRow")->trigger();
    QCOMPARE(explore.document.scene().page, PageKind::Numbers);
    const ScoreList& list = explore.document.scene().numbers.list;
    QCOMPARE(list.labels, (std::vector<std::string>{"My", "grandmother", "bakes", "incredible", "cookies"}));
    const auto& weights = *explore.find<WeightBarsView>("weightBars");
    for (std::size_t key = 0; key < 5; ++key) {
        QCOMPARE(list.scores[key], before.scores->masked(2, Index(key)));
        QCOMPARE(weights.bars().numbers->variants[0].weights[key], before.weights->values(2, Index(key)));
    }
    QVERIFY(explore.find<QWidget>("rowOrigin")->isVisible());
    QVERIFY(explore.find<TextLabel>("rowOriginText")->text().contains("“bakes”"));

    auto& bars = *explore.find<ScoreBarsView>("scoreBars");
    bars.setFocus();
    bars.choose(0);
    QTest::keyClicks(&bars, "7");
    QTest::keyClick(explore.find<QLineEdit>("scoreEntry"), Qt::Key_Return);
    explore.find<QAction>("putRowBack")->trigger();
    QCOMPARE(explore.document.scene().page, PageKind::Explore);
    const Attention& after = *explore.document.attention();
    QCOMPARE(explore.selection.query(), Index(2));
    for (Index query = 0; query < 5; ++query)
        for (Index key = 0; key < 5; ++key)
            QCOMPARE(after.scores->raw(query, key), query == 2 && key == 0 ? 7 : before.scores->raw(query, key));
    explore.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(std::holds_alternative<TextSource>(explore.document.scene().source));
}

void TestNumbersPage::aRowThatIsNoLongerThereIsNotPutBack()
{
    Numbers numbers({{4, 2}, {"one", "two"}});
    QVERIFY(!numbers.find<QWidget>("rowOrigin")->isVisible());
    numbers.action("putRowBack").trigger();
    QVERIFY(std::holds_alternative<TextSource>(numbers.document.scene().source));
    const auto notices = numbers.window.findChildren<NoticeLine*>();
    QVERIFY(std::ranges::any_of(notices, [](const NoticeLine* line) { return line->isVisible(); }));
}

void TestNumbersPage::whatIsLeftOutOfARowIsSaid()
{
    Scene scene;
    scene.mask = Mask::Causal;
    test::ShownWindow masked(scene);
    masked.selection.choose(1);
    masked.find<QAction>("playWithRow")->trigger();
    QCOMPARE(masked.document.scene().numbers.list.scores.size(), std::size_t(2));
    QVERIFY(masked.find<TextLabel>("rowOriginText")->text().contains("3 masked ones are left out"));
    masked.find<QAction>("putRowBack")->trigger();
    QCOMPARE(masked.document.attention()->mask, Mask::Causal); // still hides what it hid
    QVERIFY(masked.document.attention()->isMasked(1, 4));

    std::string words;
    for (int word = 0; word < 70; ++word)
        words += std::string("word") + char('a' + word % 26) + char('a' + word / 26) + " ";
    Scene many;
    many.source = TextSource{words};
    test::ShownWindow large(many);
    const Attention before = *large.document.attention();
    large.selection.choose(0);
    large.find<QAction>("playWithRow")->trigger();
    const ScoreList& list = large.document.scene().numbers.list;
    QCOMPARE(list.scores.size(), mostNumbers);
    std::vector<double> scores(rowOf(before.scores->masked, 0).begin(), rowOf(before.scores->masked, 0).end());
    std::ranges::sort(scores, std::greater<>());
    QCOMPARE(*std::ranges::min_element(list.scores), scores[mostNumbers - 1]);
    QVERIFY(large.find<TextLabel>("rowOriginText")->text().contains("6 smaller ones are left out"));
}

void TestNumbersPage::wordsThatStandThereTwiceAreToldApart()
{
    Scene scene;
    scene.source = TextSource{"the dog and the cat"};
    test::ShownWindow window(scene);
    window.selection.choose(1);
    window.find<QAction>("playWithRow")->trigger();
    const std::vector<std::string> labels = window.document.scene().numbers.list.labels;
    QCOMPARE(std::set<std::string>(labels.begin(), labels.end()).size(), std::size_t(5));
    QVERIFY(window.find<QWidget>("rowOrigin")->isVisible());
    window.find<QAction>("shuffleNumbers")->trigger(); // it is still that row
    QVERIFY(window.find<QWidget>("rowOrigin")->isVisible());
    window.find<ListField>("listField")->line().setFocus();
    QVERIFY(window.find<ListField>("listField")->note().isEmpty()); // names in quotation marks are read back
}

void TestNumbersPage::aVariantIsChangedInItsPlace()
{
    Numbers numbers;
    auto& lesson = *numbers.find<WeightsLesson>("weightsLesson");
    const auto trigger = [&](const char* name) {
        QMenu menu;
        lesson.addEntries(menu);
        auto* action = menu.findChild<QAction*>(name);
        QVERIFY2(action && action->isEnabled(), name);
        action->trigger();
    };
    const auto names = [&] {
        QStringList texts;
        for (const WeighedList& weighed : numbers.weights().bars().numbers->variants)
            texts << variantText(weighed);
        return texts;
    };
    trigger("variantDown");
    QCOMPARE(names(), (QStringList{"sparsemax", "softmax", "hardmax", "linear"}));
    QTest::keyClick(&numbers.weights(), Qt::Key_Down);
    QTest::keyClick(&numbers.weights(), Qt::Key_Down);
    trigger("entmax");
    QCOMPARE(names().size(), 4);
    QVERIFY(names().join(' ').contains("entmax"));
    trigger("allBut-tanh");
    QCOMPARE(names().size(), int(mostCompared));
    QVERIFY(!names().join(' ').contains("tanh"));
    trigger("allBut-linear");
    QVERIFY(names().join(' ').contains("tanh"));
    QVERIFY(!names().contains("linear"));
    QMenu menu;
    lesson.addEntries(menu);
    const auto* shownAnyway = menu.findChild<QAction*>("allBut-softmax"); // since it is the scene's
    QVERIFY(shownAnyway && !shownAnyway->isEnabled() && !shownAnyway->toolTip().isEmpty());
    trigger("usualVariants");
    QCOMPARE(names(), (QStringList{"softmax", "sparsemax", "hardmax", "linear"}));
    trigger("ownTemperature");
    numbers.edit([](Scene& scene) { scene.variant.temperature = 3; });
    QCOMPARE(names().front(), QString("softmax, T = 1.00"));
}

void TestNumbersPage::numbersFollowTheLocale()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    {
        Numbers numbers({{4.5, -2}, {}});
        QCOMPARE(numbers.line().text(), QString("4,5; −2"));
        numbers.type("0,5; 1,25");
        QCOMPARE(numbers.scores(), (QList<double>{0.5, 1.25}));
        numbers.type("2,5");
        QCOMPARE(numbers.scores(), (QList<double>{2.5}));
        QCOMPARE(numbers.bars().bars().scores.size(), std::size_t(1));
        QVERIFY(!numbers.field().note().isEmpty()); // a single number has nobody to share with
    }
    QLocale::setDefault(before);
}

void TestNumbersPage::aPresentationCanBeLeft()
{
    Numbers numbers;
    numbers.press(Qt::Key_F11);
    QTRY_VERIFY(numbers.window.isFullScreen());
    auto* leave = numbers.find<QAction>("leavePresentation");
    const auto buttons = numbers.find<QWidget>("numbersPage")->findChildren<QToolButton*>();
    const auto found = std::ranges::find_if(buttons, [leave](const QToolButton* button) { return button->defaultAction() == leave; });
    QVERIFY(found != buttons.end() ||
            std::ranges::any_of(buttons, [&](const QToolButton* button) { return button->text() == leave->text(); }));
    QVERIFY(numbers.bars().isVisible());
    numbers.press(Qt::Key_F11);
    QTRY_VERIFY(!numbers.window.isFullScreen());
}

void TestNumbersPage::screenReadersSetScores()
{
    Numbers numbers;
    QAccessibleInterface* bars = QAccessible::queryAccessibleInterface(&numbers.bars());
    QVERIFY(bars);
    QCOMPARE(bars->childCount(), 3);
    QAccessibleInterface* second = bars->child(1);
    QCOMPARE(second->text(QAccessible::Name), QString("Score of B"));
    QCOMPARE(second->text(QAccessible::Value), QString("2"));
    QCOMPARE(second->role(), QAccessible::SpinBox);
    QCOMPARE(bars->indexOfChild(second), 1);
    second->valueInterface()->setCurrentValue(3.5);
    QCOMPARE(numbers.list().scores[1], 3.5);
    QAccessibleInterface* weights = QAccessible::queryAccessibleInterface(&numbers.weights());
    QCOMPARE(weights->childCount(), 4 * 3 + 4);
    const double weight = numbers.weights().bars().numbers->variants[3].weights[2];
    QCOMPARE(weights->child(3 * 3 + 2)->text(QAccessible::Name), QString("linear, C ") + weightText(weight));
    QVERIFY(weights->child(12)->text(QAccessible::Name).startsWith("softmax entropy"));
}

void TestNumbersPage::sixtyFourNumbersFit()
{
    std::vector<double> scores;
    for (std::size_t place = 0; place < mostNumbers; ++place)
        scores.push_back(std::sin(double(place)));
    for (const QSize size : {QSize(1440, 900), QSize(900, 600), QSize(560, 420)}) {
        Numbers numbers({scores, {}}, size);
        const ScoreBarsLayout layout = numbers.bars().barsLayout();
        QVERIFY(layout.barOf(63).right() <= numbers.bars().width());
        QVERIFY(layout.barOf(0).width() >= 1);
        QVERIFY(layout.plot().height() > 60);
        QTRY_VERIFY2(numbers.weights().height() >= numbers.weights().minimumSizeHint().height(), qPrintable(QString::number(size.width())));
        QCOMPARE(layout.barAt(layout.barOf(40).center()), std::optional<std::size_t>(40));
    }
}

void TestNumbersPage::nothingIsComputedWhileHidden()
{
    Numbers numbers;
    numbers.press(Qt::Key_PageUp, Qt::ControlModifier); // another page
    int heard = 0;
    connect(numbers.find<QWidget>("numbersPage")->findChild<NumberResults*>(), &ResultSource::changed, this, [&heard] { ++heard; });
    numbers.edit([](Scene& scene) { scene.variant.temperature = 2; });
    numbers.edit([](Scene& scene) { scene.variant.temperature = 3; });
    QCOMPARE(heard, 0);
    numbers.press(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(heard, 1);
    QCOMPARE(numbers.weights().bars().numbers->variants[0].variant.temperature, 3.0);
}

QTEST_MAIN(TestNumbersPage)
#include "test_numbers_page.moc"
