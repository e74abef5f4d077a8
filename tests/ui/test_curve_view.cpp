#include "tests/support/drawn_texts.h"
#include "tests/support/own_settings.h"
#include "tests/support/pictures.h"
#include "tests/support/shown_window.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/views/curve_view.h"

#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

using namespace softfocus;

namespace {

struct Shown : test::ShownWindow {
    explicit Shown(const Scene& scene = {}) : ShownWindow(scene, {1440, 900}) { view().grab(); }

    CurveView& view() { return *window.findChild<CurveView*>(); }
    double temperature() { return document.scene().variant.temperature; }
    QPoint at(double temperature) { return {int(std::lround(view().placeOf(temperature))), view().height() / 2}; }
    int steps() { return document.undoStack().index(); }
};

Scene withNormalizer(const char* name)
{
    Scene scene;
    scene.variant.normalizer = *Normalizer::named(name);
    return scene;
}

} // namespace

class TestCurveView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-test-curves"); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QSettings().clear();
    }

    void draggingTheLineSetsTheTemperatureInOneStep()
    {
        Shown shown;
        const int before = shown.steps();
        QTest::mousePress(&shown.view(), Qt::LeftButton, {}, shown.at(1));
        for (const double place : {0.8, 0.6, 0.5})
            QTest::mouseMove(&shown.view(), shown.at(place));
        QTRY_VERIFY(std::abs(shown.temperature() - 0.5) < 0.02);
        QTest::mouseRelease(&shown.view(), Qt::LeftButton, {}, shown.at(0.5));
        QCOMPARE(shown.steps(), before + 1);
        shown.document.undoStack().undo();
        QCOMPARE(shown.temperature(), 1.0);
    }

    void aPressElsewhereBringsTheLineThere()
    {
        Shown shown;
        QTest::mouseClick(&shown.view(), Qt::LeftButton, {}, shown.at(5));
        QVERIFY2(std::abs(shown.temperature() - 5) < 0.2, qPrintable(QString::number(shown.temperature())));
        QCOMPARE(shown.steps(), 1);
        QTest::mouseClick(&shown.view(), Qt::LeftButton, {}, QPoint(shown.view().width() / 3, 20));
        QCOMPARE(shown.steps(), 2);
    }

    void beyondTheEndsLieTheLimits()
    {
        Shown shown;
        QCOMPARE(shown.view().temperatureAt(-5), 0.0);
        QVERIFY(std::isinf(shown.view().temperatureAt(shown.view().width() + 20)));
        QCOMPARE(shown.view().temperatureAt(shown.view().placeOf(1)), 1.0);
    }

    void thePointerReadsEveryKeysWeight()
    {
        Shown shown;
        QTest::mouseMove(&shown.view(), shown.at(3));
        QTRY_VERIFY(shown.view().reading());
        const CurveReading reading = *shown.view().reading();
        QCOMPARE(reading.weights.size(), std::size_t(5));
        double sum = 0;
        for (const double weight : reading.weights)
            sum += weight;
        QVERIFY(std::abs(sum - 1) < 1e-12);
        QCOMPARE(shown.temperature(), 1.0); // looking changes nothing
        const QStringList lines = readingLines(shown.view().curves(), reading, 20);
        QCOMPARE(lines.size(), 5);
        QVERIFY2(lines.first().startsWith("cookies 0."), qPrintable(lines.first()));
        QCOMPARE(readingLines(shown.view().curves(), reading, 3).size(), 3);
        QVERIFY(
            readingLines(shown.view().curves(), reading, 3).last().contains(QRegularExpression("^\\d+ further words 0\\.\\d+ in all$")));
        QVERIFY(shown.view().accessibleDescription().contains("cookies 0."));
        QTest::mouseMove(&shown.map(), {4, 4});
        QTRY_VERIFY(!shown.view().reading());
    }

    void keysThatTieShareALineWhereNotAllHaveRoom()
    {
        const auto result = test::attentionOf(
            {.words = {"a", "the", "b", "The", "c", "the", "d"}, .normalizer = "linear", .scores = Matrix{{4, 1, 2, 1, 0, 1, 2}}});
        const TemperatureCurves curves = curvesOf(*result, 0, 3);
        const CurveReading reading{1, {4 / 11., 1 / 11., 2 / 11., 1 / 11., 0, 1 / 11., 2 / 11.}};
        QCOMPARE(readingLines(curves, reading, 4), (QStringList{"a 0.36", "2 alike: b, d 0.18 each", "the × 3 0.09 each", "c 0"}));
        QCOMPARE(readingLines(curves, reading, 3), (QStringList{"a 0.36", "2 alike: b, d 0.18 each", "4 further words 0.27 in all"}));
        QCOMPARE(readingLines(curves, reading, 7).size(), 7);
    }

    /// Where the box has least room, too: at the middle of a narrow plot.
    void whatIsSaidOfFurtherKeysIsDrawnWhole()
    {
        const TemperatureCurves curves = curvesOf(*test::attentionOf({.words = test::wordsOf(40)}), 0);
        QWidget widget;
        widget.resize(240, 140);
        for (const double temperature : {0.06, 1.0, 18.0}) {
            CurveReading reading{temperature, {}};
            for (Index key = 0; key < 40; ++key)
                reading.weights.push_back(1.0 / double(key + 2));
            ListeningDevice device(widget);
            QPainter painter(&device);
            paintReading(painter, QRectF(widget.rect()), curves, reading, Theme::light());
            painter.end();
            const bool isWhole = std::ranges::any_of(
                device.heard(), [](const DrawnText& text) { return text.text.contains(QRegularExpression("^\\d+ further words$")); });
            QVERIFY2(isWhole, qPrintable(QString::number(temperature)));
        }
    }

    void keysMoveTheTemperature()
    {
        Shown shown;
        shown.view().setFocus(Qt::TabFocusReason);
        QVERIFY(shown.view().reading()); // of the present temperature
        shown.press(Qt::Key_Left);
        QVERIFY(shown.temperature() < 1);
        shown.press(Qt::Key_Right);
        QCOMPARE(shown.temperature(), 1.0);
        const double before = shown.temperature();
        shown.press(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(shown.temperature() > 1.5 * before);
        shown.press(Qt::Key_Home);
        QCOMPARE(shown.temperature(), 0.0);
        shown.press(Qt::Key_End);
        QVERIFY(std::isinf(shown.temperature()));
    }

    void keysEnterWhereTheSliderSaysSo()
    {
        for (const char* name : {"sparsemax", "entmax"}) {
            Shown shown(withNormalizer(name));
            const auto* slider = shown.window.findChild<TemperatureSlider*>("temperatureSlider");
            std::vector<SupportTick> ticks = shown.view().curves().ticks;
            std::erase_if(ticks, [](const SupportTick& tick) {
                return tick.temperature < lowestTemperature || tick.temperature > highestTemperature;
            });
            QVERIFY(!ticks.empty());
            QCOMPARE(ticks, slider->ticks());
        }
        Shown softmax;
        QVERIFY(softmax.view().curves().ticks.empty());
    }

    void repeatedWordsAreToldApart()
    {
        const TemperatureCurves curves = curvesOf(*test::attentionOf({.words = {"a", "rose", "is", "A", "rose"}}), 0);
        QCOMPARE(curves.labels, (std::vector<QString>{"a (1)", "rose (2)", "is", "A (4)", "rose (5)"}));
    }

    void theWeightHasAScale()
    {
        const auto ends = [](const char* name, const Parameters& parameters) {
            const TemperatureCurves curves = curvesOf(
                *test::attentionOf(
                    {.words = test::wordsOf(4), .normalizer = name, .scores = Matrix{{1, -0.5, 0.2, 0.1}}, .parameters = parameters}),
                0);
            return std::pair{curves.low, curves.high};
        };
        QCOMPARE(ends("softmax", {}), (std::pair{0.0, 1.0}));
        const auto [low, high] = ends("linear", {.negatives = Negatives::Keep});
        QVERIFY(low < -0.5 && high > 1.2);
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestCurveView)
#include "test_curve_view.moc"
