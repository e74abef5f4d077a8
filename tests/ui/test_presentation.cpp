#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/number_box.h"
#include "ui/panels/card/cell_card.h"
#include "ui/panels/stage/presentation_bar.h"
#include "ui/panels/stage/row_panel.h"
#include "ui/views/row_bars_view.h"
#include "ui/window/pointer_ring.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QSettings>
#include <QToolButton>
#include <QUndoStack>

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
        QVERIFY(shown.action("freezeWeights").isEnabled()); // the map shows them as well
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

    void frozenWeightsOutlineTheCellsOfTheMap_data()
    {
        QTest::addColumn<bool>("presents");
        QTest::newRow("window") << false;
        QTest::newRow("presentation") << true;
    }
    void frozenWeightsOutlineTheCellsOfTheMap()
    {
        QFETCH(bool, presents);
        Shown shown(cookies(), {1440, 900});
        if (presents)
            shown.present();
        shown.map().setFocus();
        const auto said = [&] { return shown.find<TextLabel>("stageSubtitle")->text(); };
        const auto middle = [&](const QImage& image, Index row, Index column, double share) {
            const QRectF cell = shown.map().mapLayout().rectOf(row, column);
            return image.pixelColor(int((cell.left() + 1.5) * image.devicePixelRatio()),
                                    int((cell.top() + share * cell.height()) * image.devicePixelRatio()));
        };
        const auto picture = [&] { return shown.map().grab().toImage(); };
        const auto isSettled = [&] { return !shown.map().isFading() && !shown.document.isComputing(); };
        QTRY_VERIFY(isSettled());
        const QColor before = middle(picture(), 2, 2, 0.5);
        shown.press(Qt::Key_K);
        QVERIFY(shown.map().showsFormer());
        QCOMPARE(shown.find<TextLabel>("statusSummary")->text(), QString("The weights are frozen: softmax · T 1.00"));
        QVERIFY2(said().startsWith("outlines in cells: softmax · T 1.00"), qPrintable(said()));
        QCOMPARE(middle(picture(), 2, 2, 0.5), before); // nothing has changed yet
        shown.press(Qt::Key_3, Qt::AltModifier);        // hardmax
        QTRY_VERIFY(isSettled() && shown.document.attention()->weights->values(2, 2) == 1);
        const QImage now = picture();
        QCOMPARE(middle(now, 2, 2, 0.5), before);
        const QRectF cell = shown.map().mapLayout().rectOf(2, 2);
        QVERIFY(now.pixelColor((QPointF(cell.left() + 12, cell.top() + 12) * now.devicePixelRatio()).toPoint()) != before);
        shown.press(Qt::Key_K);
        QVERIFY(!said().contains("outlines"));
        QVERIFY(middle(picture(), 2, 2, 0.5) != before);
    }

    void anotherSentenceLetsFrozenWeightsGo()
    {
        Shown shown(cookies(), {1440, 900});
        shown.present();
        shown.press(Qt::Key_K);
        QVERIFY(shown.action("freezeWeights").isChecked());
        QVERIFY(shown.window.editor().type(QStringLiteral("Type"), 0, "My grandfather bakes incredible cookies"));
        QTRY_VERIFY(!shown.action("freezeWeights").isChecked());
        QVERIFY(!shown.drawn().front().ghost);
        QVERIFY(!shown.map().showsFormer());
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

    void theBarHasTheParameterOfTheNormalizer()
    {
        Shown shown(cookies(), {1440, 900});
        shown.present();
        auto* alpha = shown.find<NumberBox>("present-alpha");
        auto* k = shown.find<NumberBox>("present-k");
        const auto parameters = [&] { return shown.document.scene().variant.normalizer.parameters(); };
        QVERIFY(alpha->isHidden() && k->isHidden());
        const auto choose = [&](std::string_view name) {
            shown.edit([&](Scene& scene) { scene.variant.normalizer = *Normalizer::named(name); });
        };
        choose("entmax");
        QVERIFY(alpha->isVisible() && k->isHidden());
        alpha->stepBy(1);
        QVERIFY(parameters().alpha > 1.5);
        QCOMPARE(alpha->number(), parameters().alpha);
        choose("top-k");
        QVERIFY(alpha->isHidden() && k->isVisible());
        const auto before = parameters().k;
        k->stepBy(1);
        QCOMPARE(parameters().k, before + 1);
        k->setFocus();
        k->selectAll();
        QTest::keyClicks(k, "none");
        QTest::keyClick(k, Qt::Key_Return);
        QCOMPARE(parameters().k, before + 1);
        QVERIFY(shown.find<QWidget>("noticeLine")->isVisible()); // says what is written there
        // Where room is short it goes first, and nothing leaves the bar.
        auto* bar = shown.find<PresentationBar>("presentationBar");
        for (const int width : {1440, 960, 720, 560}) {
            shown.window.resize(width, 700);
            QTRY_VERIFY(bar->isVisible() && bar->geometry().right() < width && bar->width() > width - 100);
            if (width == 1440 || width == 560)
                QCOMPARE(k->isVisible(), width == 1440);
            for (const QObject* child : bar->children())
                if (const auto* part = qobject_cast<const QWidget*>(child); part && part->isVisible())
                    QVERIFY2(bar->rect().contains(part->geometry()), qPrintable(part->objectName()));
        }
    }

    void theCardStandsBelowTheBarsRatherThanOverTheMap()
    {
        Shown shown(cookies(), {1440, 900});
        shown.present();
        shown.window.resize(1920, 1080);
        QTRY_COMPARE(shown.window.size(), QSize(1920, 1080));
        const int before = shown.bars().barsRect().height();
        shown.selection.explain({4, 1});
        auto* card = shown.find<CellCard>("cellCard");
        QVERIFY(card);
        const auto coversMap = [&] {
            const QRect cells = shown.map().cellsRect();
            return QRect(card->mapTo(&shown.window, QPoint()), card->size())
                .intersects(QRect(shown.map().mapTo(&shown.window, cells.topLeft()), cells.size()));
        };
        QTRY_VERIFY(card->isVisible() && !coversMap());
        QCOMPARE(shown.drawn().size(), std::size_t(5)); // closer, but all of them
        QVERIFY(shown.bars().barsRect().height() < before);
        shown.selection.explain({});
        QTRY_COMPARE(shown.bars().barsRect().height(), before);
    }

    void theBarHasTheChoicesOfTheNormalizer()
    {
        Shown shown(cookies(), {1440, 900});
        shown.present();
        auto* negatives = shown.find<QComboBox>("present-negatives");
        auto* undivided = shown.find<QCheckBox>("present-undivided");
        QVERIFY(!negatives->isVisible() && !undivided->isVisible());
        const auto choose = [&](const char* name) {
            shown.edit([&](Scene& scene) { scene.variant.normalizer = *Normalizer::named(name); });
        };
        choose("linear");
        QVERIFY(negatives->isVisible() && !undivided->isVisible());
        QTest::keyClick(negatives, Qt::Key_Down);
        QCOMPARE(shown.document.scene().variant.normalizer.parameters().negatives, Negatives::Keep);
        shown.document.undoStack().undo();
        QCOMPARE(negatives->currentIndex(), 0);
        choose("sigmoid");
        QVERIFY(!negatives->isVisible() && undivided->isVisible());
        QVERIFY(!undivided->isChecked());
        undivided->click();
        QVERIFY(shown.document.scene().variant.normalizer.parameters().unnormalized);
        const auto* bar = shown.find<PresentationBar>("presentationBar");
        QVERIFY(bar->rect().contains(bar->childrenRect()));
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
