#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/panels/stage/presentation_bar.h"
#include "ui/panels/stage/row_panel.h"
#include "ui/views/row_bars_view.h"
#include "ui/window/pointer_ring.h"

#include <QAction>
#include <QComboBox>
#include <QSettings>
#include <QToolButton>

using namespace softfocus;

namespace {

struct Shown : test::ShownWindow {
    using test::ShownWindow::ShownWindow;

    void present()
    {
        press(Qt::Key_F11);
        // A presentation fills the screen; here it is as large as is asked for.
        window.showNormal();
        window.resize(1440, 900);
        QTRY_COMPARE(window.size(), QSize(1440, 900));
        const auto* bar = find<PresentationBar>("presentationBar");
        QTRY_VERIFY(bar->isVisible() && bar->height() == bar->sizeHint().height() && bar->geometry().right() < 1440);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.picture().setFocus();
    }
    RowBarsView& bars() { return find<RowPanel>("rowPanel")->bars(); }
    const std::vector<RowBar>& drawn() { return bars().bars().bars; }
    QAction& action(const char* name) { return *find<QAction>(name); }
    std::vector<double> weights()
    {
        std::vector<double> weights;
        for (const RowBar& bar : drawn())
            weights.push_back(bar.weight.value_or(-1));
        return weights;
    }
};

Scene cookies()
{
    Scene scene;
    scene.source = TextSource{"My grandmother bakes incredible cookies"};
    return scene;
}

Scene words(int count)
{
    std::string text;
    for (int word = 0; word < count; ++word)
        text += (word == 0 ? "" : " ") + std::string(word % 2 == 0 ? "cat" : "dog") + "s";
    Scene scene;
    scene.source = TextSource{text};
    return scene;
}

} // namespace

class TestPresentation : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("presentation"); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theChosenRowStandsBesideThePicture()
    {
        Shown shown(cookies(), {1440, 900});
        shown.selection.choose(2);
        shown.present();
        QVERIFY(shown.find<QWidget>("rowPanel")->isVisible());
        QTRY_COMPARE(shown.drawn().size(), 5);
        const Matrix& weights = shown.document.attention()->weights->values;
        for (const RowBar& bar : shown.drawn())
            QCOMPARE(*bar.weight, weights(2, bar.key));
        shown.press(Qt::Key_Down); // only shows where one is
        shown.selection.choose(0);
        QCOMPARE(*shown.drawn()[1].weight, weights(0, 1));
    }

    void barsStandInTheOrderOfTheirKeys()
    {
        Shown shown(words(60), {1440, 900});
        shown.present();
        const std::vector<RowBar>& bars = shown.drawn();
        QVERIFY(bars.size() > 5 && bars.size() < 60);
        for (std::size_t bar = 1; bar < bars.size(); ++bar)
            QVERIFY(bars[bar - 1].key < bars[bar].key);
        QVERIFY(shown.bars().bars().remainder.contains("more"));
    }

    void aNarrowWindowKeepsItsRoomForThePicture()
    {
        Shown shown(cookies(), {1440, 900});
        shown.present();
        QVERIFY(shown.find<QWidget>("rowPanel")->isVisible());
        QVERIFY(shown.action("freezeWeights").isEnabled());
        shown.window.resize(700, 1000);
        QTRY_VERIFY(!shown.find<QWidget>("rowPanel")->isVisible());
        QVERIFY(!shown.action("freezeWeights").isEnabled());
    }

    void frozenWeightsStayBehindTheNewOnes()
    {
        Shown shown(cookies(), {1440, 900});
        shown.present();
        const std::vector<double> before = shown.weights();
        shown.press(Qt::Key_K);
        QVERIFY(shown.action("freezeWeights").isChecked());
        shown.press(Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(shown.weights() != before);
        for (std::size_t bar = 0; bar < before.size(); ++bar)
            QCOMPARE(*shown.drawn()[bar].ghost, before[bar]);
        QVERIFY(shown.find<QWidget>("rowPanelFrozen")->isVisible());
        shown.press(Qt::Key_K);
        QVERIFY(!shown.drawn().front().ghost);
        QVERIFY(!shown.find<QWidget>("rowPanelFrozen")->isVisible());
    }

    void anotherSentenceLetsFrozenWeightsGo()
    {
        Shown shown(cookies(), {1440, 900});
        shown.present();
        shown.press(Qt::Key_K);
        QVERIFY(shown.bars().isFrozen());
        QVERIFY(shown.window.editor().type(QStringLiteral("Type"), 0, "My grandfather bakes incredible cookies"));
        QTRY_VERIFY(!shown.bars().isFrozen());
        QVERIFY(!shown.action("freezeWeights").isChecked());
    }

    void theBarHidesItselfAndComesBack()
    {
        Shown shown(cookies(), {1440, 900});
        shown.present();
        auto* bar = shown.find<PresentationBar>("presentationBar");
        QCursor::setPos(shown.window.mapToGlobal(QPoint(300, 300)));
        QVERIFY(bar->isVisible());
        const QRect picture = shown.window.picture().geometry();
        QTRY_VERIFY_WITH_TIMEOUT(bar->isHidden(), 3 * PresentationBar::patience);
        QCOMPARE(shown.window.picture().geometry(), picture); // nothing else moved
        QCursor::setPos(shown.window.mapToGlobal(shown.window.rect().center() + QPoint(0, 100)));
        QCursor::setPos(shown.window.mapToGlobal(QPoint(340, shown.window.height() - 5)));
        QTRY_VERIFY(bar->isVisible());
        QCursor::setPos(shown.window.mapToGlobal(QPoint(300, 300)));
        QTRY_VERIFY_WITH_TIMEOUT(bar->isHidden(), 3 * PresentationBar::patience);
        shown.press(Qt::Key_F6);
        QTRY_VERIFY(bar->isVisible());
    }

    void theBarChangesTheScene()
    {
        Shown shown(cookies(), {1440, 900});
        shown.present();
        auto* normalizer = shown.find<QComboBox>("present-normalizer");
        QCOMPARE(normalizer->count(), int(normalizerTable().size()));
        emit normalizer->activated(2);
        QCOMPARE(shown.document.scene().variant.normalizer.name(), "hardmax");
        QCOMPARE(normalizer->currentIndex(), 2);
        QVERIFY(!shown.find<QWidget>("present-temperature")->isEnabled()); // T has no effect on it
        QTest::mouseClick(shown.find<QWidget>("present-scores"), Qt::LeftButton);
        QCOMPARE(shown.document.scene().view.stage, Stage::Scores);
        QTest::mouseClick(shown.find<QToolButton>("present-playSweep"), Qt::LeftButton);
        QTest::mouseClick(shown.find<QWidget>("present-weights"), Qt::LeftButton);
        QCOMPARE(shown.document.scene().view.stage, Stage::Weights);
        shown.action("leavePresentation").trigger();
        QVERIFY(!shown.window.isPresenting());
    }

    void theThemeIsChosenAndRemembered()
    {
        const bool systemIsDark = shownTheme().dark;
        {
            Shown shown(cookies(), {1200, 800});
            shown.action("theme-dark").trigger();
            QVERIFY(shownTheme().dark);
            QVERIFY(shown.action("theme-dark").isChecked());
            shown.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
            QVERIFY(!shownTheme().dark);
            QVERIFY(shown.action("theme-light").isChecked());
            shown.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
            QVERIFY(shownTheme().dark);
            shown.window.close();
        }
        {
            Shown shown(cookies(), {1200, 800});
            QVERIFY(shownTheme().dark);
            shown.action("theme-system").trigger();
            QCOMPARE(shownTheme().dark, systemIsDark);
            shown.window.close();
        }
    }

    void aRingFollowsThePointer()
    {
        Shown shown(cookies(), {1200, 800});
        shown.press(Qt::Key_R);
        auto* ring = shown.find<PointerRing>("pointerRing");
        QVERIFY(ring && ring->isShown());
        for (const QPoint point : {QPoint(400, 300), QPoint(600, 500)}) {
            QCursor::setPos(shown.window.mapToGlobal(point));
            QTRY_COMPARE(ring->geometry().center() + QPoint(1, 1), point);
        }
        QVERIFY(ring->isVisible());
        shown.press(Qt::Key_R);
        QVERIFY(!ring->isVisible());
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestPresentation)
#include "test_presentation.moc"
