#include "tests/support/shown_window.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/pages/compare_page.h"
#include "ui/panels/compare/compare_grid.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/views/curve_view.h"

#include <QAbstractButton>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

using namespace softfocus;

namespace {

Scene comparedScene()
{
    Scene scene;
    scene.page = PageKind::Compare;
    return scene;
}

/// The window with the page that compares: softmax, sparsemax, hardmax, linear.
struct Compared : test::ShownWindow {
    explicit Compared(QSize size = {1360, 860}) : ShownWindow(comparedScene(), size) {}

    double temperature() const { return document.scene().variant.temperature; }
    TemperatureSlider& slider() { return *find<TemperatureSlider>("compare-temperatureSlider"); }
    const Attention& shownAt(std::size_t place) { return *find<ComparePage>("comparePage")->grid().panel(place).results().attention(); }
    std::vector<double> rowAt(std::size_t place)
    {
        const std::span<const double> row = rowOf(shownAt(place).weights->values, selection.query());
        return {row.begin(), row.end()};
    }
};

} // namespace

class TestCompareTemperature : public QObject {
    Q_OBJECT

private slots:
    void draggingOverATickTurnsAZeroIntoAWeight()
    {
        Compared compared;
        const std::vector<SupportTick> ticks = compared.slider().ticks();
        QVERIFY(!ticks.empty());
        constexpr std::size_t sparsemax = 1;
        constexpr int aside = 4;
        const int place = qRound(compared.slider().positionOf(ticks.front().temperature));
        QTest::mousePress(&compared.slider(), Qt::LeftButton, {}, QPoint(place - aside, 12));
        QVERIFY(compared.temperature() < ticks.front().temperature);
        const std::vector<double> below = compared.rowAt(sparsemax);
        QTest::mouseMove(&compared.slider(), QPoint(place + aside, 12));
        QVERIFY(compared.temperature() > ticks.front().temperature);
        const std::vector<double> above = compared.rowAt(sparsemax);
        QTest::mouseRelease(&compared.slider(), Qt::LeftButton, {}, QPoint(place + aside, 12));
        QVERIFY(std::ranges::count(above, 0.0) < std::ranges::count(below, 0.0));
        // The others are the normalizers' own at that temperature.
        std::vector<double> softmax(above.size());
        const std::span<const double> scores = rowOf(compared.document.attention()->scores->masked, compared.selection.query());
        Normalizer().weigh(scores, compared.temperature(), softmax);
        QCOMPARE(compared.rowAt(0), softmax);
        QCOMPARE(compared.document.undoStack().count(), 1);
    }

    void pPlaysTheTemperature()
    {
        Compared compared;
        compared.window.picture().setFocus();
        const double before = compared.temperature();
        compared.press(Qt::Key_P);
        QTRY_VERIFY(compared.temperature() != before);
        compared.press(Qt::Key_P);
        const double paused = compared.temperature();
        QTest::qWait(60);
        QCOMPARE(compared.temperature(), paused);
    }

    void curvesAreShownWhereTheyAreAskedFor()
    {
        Compared compared;
        QVERIFY(!compared.find<CurveView>("compareCurves"));
        auto* show = compared.find<QAbstractButton>("compareShowCurves");
        QTest::mouseClick(show, Qt::LeftButton);
        auto* curves = compared.find<CurveView>("compareCurves");
        QTRY_VERIFY(curves && curves->isVisible() && curves->height() >= curves->minimumSizeHint().height());
        QCOMPARE(std::ssize(curves->curves().labels), compared.document.attention()->keyCount());
        const QPoint from(qRound(curves->placeOf(compared.temperature())), curves->height() / 2);
        const QPoint to(qRound(curves->placeOf(4)), curves->height() / 2);
        QTest::mousePress(curves, Qt::LeftButton, {}, from);
        QTest::mouseMove(curves, to);
        QTest::mouseRelease(curves, Qt::LeftButton, {}, to);
        QVERIFY(std::abs(compared.temperature() - 4) < 0.3);
        QCOMPARE(compared.document.undoStack().count(), 1);
        QTest::mouseClick(show, Qt::LeftButton);
        QVERIFY(!compared.find<CurveView>("compareCurves"));
    }

    void theTemperatureHasRoom_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(1440, 900), QSize(900, 600), QSize(560, 420)})
            QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }

    void theTemperatureHasRoom()
    {
        QFETCH(QSize, size);
        Compared compared(size);
        QCOMPARE(compared.window.size(), size);
        const QRect inWindow(compared.slider().mapTo(&compared.window, QPoint()), compared.slider().size());
        QVERIFY(compared.window.rect().contains(inWindow));
        QVERIFY(inWindow.width() >= compared.slider().minimumSizeHint().width());
    }
};

QTEST_MAIN(TestCompareTemperature)
#include "test_compare_temperature.moc"
