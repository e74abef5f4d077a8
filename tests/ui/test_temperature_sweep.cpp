#include "ui/model/document/document.h"
#include "ui/model/document/scene_editor.h"
#include "ui/model/document/temperature_sweep.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

class TestTemperatureSweep : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void thePathLeadsToBothLimitsAndBack_data()
    {
        QTest::addColumn<double>("start");
        QTest::newRow("one") << 1.0;
        QTest::newRow("odd") << 0.7654321;
        QTest::newRow("sharp") << 0.0;
        QTest::newRow("uniform") << infinity;
    }
    void thePathLeadsToBothLimitsAndBack()
    {
        QFETCH(double, start);
        const SweepPath path(start);
        QCOMPARE(path.temperatureAt(0), start);
        QCOMPARE(path.temperatureAt(path.duration()), start);
        QCOMPARE(path.temperatureAt(path.duration() + 1e6), start);
        bool wasSharp = false, wasUniform = false;
        double before = start;
        int turns = 0, direction = -1;
        for (double time = 0; time <= path.duration(); time += 10) {
            const double temperature = path.temperatureAt(time);
            wasSharp = wasSharp || temperature == 0;
            wasUniform = wasUniform || (wasSharp && std::isinf(temperature));
            // Never a jump: a hundredth of a second changes T by a few percent, but at the limits.
            if (time > 0 && std::isfinite(temperature) && std::isfinite(before) && temperature > 0 && before > 0)
                QVERIFY(std::abs(std::log(temperature / before)) < 0.05);
            const int now = temperature > before ? 1 : temperature < before ? -1 : direction;
            turns += now != direction;
            direction = now;
            before = temperature;
        }
        QVERIFY(wasSharp);
        QVERIFY(wasUniform);
        QVERIFY(turns <= 2);
    }

    void thePathKeepsToThousandths()
    {
        const SweepPath path(1);
        for (double time = 1; time < path.duration(); time += 7)
            if (const double temperature = path.temperatureAt(time); std::isfinite(temperature))
                QCOMPARE(QString::number(temperature, 'f', 3).toDouble(), temperature);
    }

    void playingMovesTheTemperatureInOneStep()
    {
        Document document;
        SceneEditor editor(document);
        TemperatureSweep sweep(editor);
        QSignalSpy scenes(&document, &Document::sceneChanged);
        sweep.play();
        QVERIFY(sweep.isPlaying());
        QTRY_VERIFY(scenes.size() >= 5);
        sweep.pause();
        QVERIFY(!sweep.isPlaying());
        QVERIFY(document.scene().variant.temperature < 1);
        QCOMPARE(document.undoStack().count(), 1);
        document.undoStack().undo();
        QCOMPARE(document.scene().variant.temperature, 1.0);
    }

    void itPlaysOnFromWhereItWasPaused()
    {
        Document document;
        SceneEditor editor(document);
        TemperatureSweep sweep(editor);
        sweep.play();
        QTRY_VERIFY(document.scene().variant.temperature < 0.97);
        sweep.pause();
        const double paused = document.scene().variant.temperature;
        sweep.play();
        QTRY_VERIFY(document.scene().variant.temperature < paused);
        QVERIFY(document.scene().variant.temperature > paused * 0.7);
        sweep.pause();
        QCOMPARE(document.undoStack().count(), 1);
    }

    void anyInputPausesButTheControls_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("onControl");
        QTest::addColumn<bool>("pauses");
        QTest::newRow("mouse press") << int(QEvent::MouseButtonPress) << false << true;
        QTest::newRow("mouse press on the button") << int(QEvent::MouseButtonPress) << true << false;
        QTest::newRow("mouse move") << int(QEvent::MouseMove) << false << false;
        QTest::newRow("key") << int(QEvent::KeyPress) << false << true;
        QTest::newRow("shortcut") << int(QEvent::ShortcutOverride) << false << true;
        QTest::newRow("key release") << int(QEvent::KeyRelease) << false << false;
    }
    void anyInputPausesButTheControls()
    {
        QFETCH(int, type);
        QFETCH(bool, onControl);
        QFETCH(bool, pauses);
        Document document;
        SceneEditor editor(document);
        TemperatureSweep sweep(editor);
        QObject control, other;
        sweep.addControl(&control);
        sweep.play();
        QObject* receiver = onControl ? &control : &other;
        if (type == QEvent::MouseButtonPress || type == QEvent::MouseMove) {
            QMouseEvent event(QEvent::Type(type), {}, {}, Qt::LeftButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(receiver, &event);
        } else {
            QKeyEvent event(QEvent::Type(type), Qt::Key_3, {});
            QCoreApplication::sendEvent(receiver, &event);
        }
        QCOMPARE(sweep.isPlaying(), !pauses);
        sweep.pause();
    }

    void anotherChangeOfTheScenePauses()
    {
        Document document;
        SceneEditor editor(document);
        TemperatureSweep sweep(editor);
        sweep.play();
        Scene scene = document.scene();
        scene.source = TextSource{"another text"};
        QVERIFY(document.edit("edit", scene).ok());
        QVERIFY(!sweep.isPlaying());
        scene = document.scene();
        scene.variant.normalizer = *Normalizer::named("hardmax");
        QVERIFY(document.edit("edit", scene).ok());
        QVERIFY(!sweep.isPossible());
        sweep.play();
        QVERIFY(!sweep.isPlaying());
    }
};

QTEST_MAIN(TestTemperatureSweep)
#include "test_temperature_sweep.moc"
