#include "core/normalizers/normalizer.h"
#include "tests/support/shown_window.h"
#include "ui/controls/tables/lesson_table.h"
#include "ui/controls/text/term_mark.h"
#include "ui/controls/values/number_slider.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/model/numbers/number_results.h"
#include "ui/panels/numbers/one_pass_panel.h"
#include "ui/panels/numbers/overflow_panel.h"
#include "ui/views/curve_view.h"
#include "ui/views/numbers/weight_bars_view.h"
#include "ui/views/one_pass_view.h"

#include <QAction>
#include <QRadioButton>
#include <QTableView>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <tuple>

using namespace softfocus;

namespace {

Scene sceneOf(NumbersLesson lesson)
{
    Scene scene;
    scene.page = PageKind::Numbers;
    scene.numbers.lesson = lesson;
    return scene;
}

/// The window with the page of numbers, on one of its lessons.
struct Numbers : test::ShownWindow {
    explicit Numbers(NumbersLesson lesson = NumbersLesson::Weights, QSize size = {1360, 860}) : ShownWindow(sceneOf(lesson), size) {}

    double temperature() const { return document.scene().variant.temperature; }
    TemperatureSlider& slider() { return *find<TemperatureSlider>("numbers-temperatureSlider"); }
    const std::vector<WeighedList>& variants() { return find<WeightBarsView>("weightBars")->bars().numbers->variants; }
    /// How many weights of a variant are exact zeros; the others are positive.
    std::ptrdiff_t zerosOf(std::string_view normalizer)
    {
        const auto found =
            std::ranges::find_if(variants(), [&](const WeighedList& one) { return one.variant.normalizer.name() == normalizer; });
        return std::ranges::count(found->weights, 0.0);
    }
};

} // namespace

class TestNumberLessons : public QObject {
    Q_OBJECT

private slots:
    void lessonsAreMadeWhenTheyAreFirstShown()
    {
        Numbers numbers;
        QVERIFY(!numbers.find<OverflowPanel>("overflowPanel"));
        QVERIFY(!numbers.find<OnePassPanel>("onePassPanel"));
        QTest::mouseClick(numbers.find<QRadioButton>("lesson-overflow"), Qt::LeftButton);
        QVERIFY(numbers.find<OverflowPanel>("overflowPanel")->isVisible());
        QTest::mouseClick(numbers.find<QRadioButton>("lesson-onePass"), Qt::LeftButton);
        QVERIFY(numbers.find<OnePassPanel>("onePassPanel")->isVisible());
        QVERIFY(!numbers.find<OverflowPanel>("overflowPanel")->isVisible());
    }

    void anotherLessonIsNoStepAndIsRemembered()
    {
        Numbers numbers;
        const Scene before = numbers.document.scene();
        QTest::mouseClick(numbers.find<QRadioButton>("lesson-overflow"), Qt::LeftButton);
        QCOMPARE(numbers.document.undoStack().count(), 0);
        QCOMPARE(numbers.document.scene().numbers.lesson, NumbersLesson::Overflow);
        QVERIFY(equalButForChoice(numbers.document.scene(), before)); // so that it is as saved as it was
        // What is undone is shown where it is seen.
        numbers.window.picture().setFocus();
        numbers.press(Qt::Key_Right);
        QTest::mouseClick(numbers.find<QRadioButton>("lesson-weights"), Qt::LeftButton);
        numbers.document.undoStack().undo();
        QCOMPARE(numbers.document.scene().numbers.factor, 1.0);
        QVERIFY(numbers.find<OverflowPanel>("overflowPanel")->isVisible());
        // Undoing moves no choice elsewhere.
        QTest::mouseClick(numbers.find<QRadioButton>("lesson-onePass"), Qt::LeftButton);
        numbers.edit([](Scene& scene) { scene.variant.temperature = 2; });
        numbers.document.undoStack().undo();
        QVERIFY(numbers.find<OnePassPanel>("onePassPanel")->isVisible());
    }

    void lessonsExplainTheirTerms()
    {
        for (const auto& [lesson, name, said] : {std::tuple(NumbersLesson::Overflow, "overflowTerms", "overflow"),
                                                 std::tuple(NumbersLesson::OnePass, "onePassTerms", "online softmax")}) {
            Numbers numbers(lesson);
            auto* mark = numbers.find<TermMark>(name);
            QVERIFY(mark->isVisible());
            mark->showCard();
            QVERIFY(mark->showsCard());
            QVERIFY(termName(mark->terms().front(), *numbers.document.attention()->input) == QLatin1String(said));
            mark->hideCard();
        }
        const Numbers numbers;
        const Attention& result = *numbers.document.attention();
        QVERIFY(termText(Term::OnePass, result, 0).here.contains("larger than all before them"));
    }

    void bothTablesStandSideBySideWhereThereIsRoom()
    {
        for (const bool presenting : {false, true}) {
            Numbers numbers(NumbersLesson::Overflow, {1440, 900});
            if (presenting) {
                numbers.press(Qt::Key_F11);
                QTRY_VERIFY(numbers.window.isFullScreen());
                numbers.window.showNormal(); // as large as a projector's picture
                numbers.window.resize(1920, 1080);
                QTRY_COMPARE(numbers.window.size(), QSize(1920, 1080));
            }
            auto* plain = numbers.find<LessonTable>("overflowPlain");
            auto* shifted = numbers.find<LessonTable>("overflowShifted");
            const auto topOf = [&](QWidget* one) { return one->mapTo(&numbers.window, QPoint()).y(); };
            QTRY_COMPARE(topOf(plain), topOf(shifted));
        }
    }

    void theTableKeepsTheCurrentNumberInSight()
    {
        for (const QSize size : {QSize(1440, 900), QSize(900, 600)}) {
            Scene scene = sceneOf(NumbersLesson::OnePass);
            scene.numbers.list.scores.assign(mostNumbers, 1.0);
            test::ShownWindow numbers(scene, size);
            auto& table = *numbers.find<QTableView>("onePassTableView");
            for (const std::int64_t step : {30, 64, 1}) {
                numbers.edit([step](Scene& one) { one.numbers.step = step; });
                const QRect row = table.visualRect(table.model()->index(int(step) - 1, 0));
                QVERIFY2(table.viewport()->rect().contains(row.center()), qPrintable(QString::number(step)));
                if (size.width() > 1080) // where nothing around it scrolls
                    QVERIFY(table.viewport()->visibleRegion().contains(row.center()));
            }
        }
    }

    void theKeyboardGoesToThePictureOfTheLesson()
    {
        Numbers overflow(NumbersLesson::Overflow);
        overflow.window.picture().setFocus();
        overflow.press(Qt::Key_Right);
        QCOMPARE(overflow.document.scene().numbers.factor, 1.12);
        Numbers onePass(NumbersLesson::OnePass);
        onePass.window.picture().setFocus();
        onePass.press(Qt::Key_Right);
        QCOMPARE(onePass.document.scene().numbers.step, 1);
        onePass.press(Qt::Key_End);
        QCOMPARE(onePass.document.scene().numbers.step, 3);
    }

    void movingTheTemperatureOverATickTurnsAZeroIntoAWeight()
    {
        Numbers numbers;
        const std::vector<SupportTick> ticks = numbers.slider().ticks();
        QCOMPARE(ticks.size(), std::size_t(2)); // sparsemax of 4, 2, 1: the second number enters at T = 2, the third at 4
        QCOMPARE(ticks[0].temperature, 2.0);
        QCOMPARE(ticks[1].temperature, 4.0);
        constexpr int aside = 6;
        std::ptrdiff_t zeros = 2;
        for (const SupportTick& tick : ticks) {
            const int place = qRound(numbers.slider().positionOf(tick.temperature));
            QTest::mousePress(&numbers.slider(), Qt::LeftButton, {}, QPoint(place - aside, 12));
            QCOMPARE(numbers.zerosOf("sparsemax"), zeros);
            QTest::mouseMove(&numbers.slider(), QPoint(place + aside, 12));
            QCOMPARE(numbers.zerosOf("sparsemax"), --zeros);
            QTest::mouseRelease(&numbers.slider(), Qt::LeftButton, {}, QPoint(place + aside, 12));
        }
        QCOMPARE(numbers.document.undoStack().count(), 2);
    }

    void draggingInTheCurvesMovesTheTemperature()
    {
        Numbers numbers;
        auto& curves = *numbers.find<CurveView>("numberCurves");
        const QPoint from(qRound(curves.placeOf(1)), curves.height() / 2), to(qRound(curves.placeOf(3)), curves.height() / 2);
        QTest::mousePress(&curves, Qt::LeftButton, {}, from);
        QTest::mouseMove(&curves, to);
        QTest::mouseRelease(&curves, Qt::LeftButton, {}, to);
        QVERIFY(std::abs(numbers.temperature() - 3) < 0.2);
        QCOMPARE(numbers.document.undoStack().count(), 1);
        curves.setFocus();
        QTest::keyClick(&curves, Qt::Key_Home);
        QCOMPARE(numbers.temperature(), 0.0);
    }

    void pPlaysTheTemperature()
    {
        Numbers numbers;
        numbers.window.picture().setFocus();
        const double before = numbers.temperature();
        numbers.press(Qt::Key_P);
        QTRY_VERIFY(numbers.temperature() != before);
        numbers.press(Qt::Key_P);
        const double paused = numbers.temperature();
        QTest::qWait(60);
        QCOMPARE(numbers.temperature(), paused);
    }

    void everythingHasRoom_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(1440, 900), QSize(900, 600), QSize(560, 420)})
            QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }

    void everythingHasRoom()
    {
        QFETCH(QSize, size);
        for (const NumbersLesson lesson : {NumbersLesson::Weights, NumbersLesson::Overflow, NumbersLesson::OnePass}) {
            Numbers numbers(lesson, size);
            QCOMPARE(numbers.window.size(), size);
            QVERIFY(numbers.slider().isVisible());
            const QRect inWindow(numbers.slider().mapTo(&numbers.window, QPoint()), numbers.slider().size());
            QVERIFY(numbers.window.rect().contains(inWindow));
            QVERIFY(inWindow.width() >= numbers.slider().minimumSizeHint().width());
        }
    }
};

QTEST_MAIN(TestNumberLessons)
#include "test_number_lessons.moc"
