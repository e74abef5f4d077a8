#include "tests/support/pictures.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/text_label.h"
#include "ui/controls/values/temperature_slider.h"
#include "ui/paint/labels/tick_text.h"
#include "ui/words/numbers/number_text.h"

#include <QAction>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

Scene longSentence(ScaleRange range = ScaleRange::Fixed)
{
    std::string text;
    for (const QString& word : test::wordsOf(51))
        text += word.toStdString() + " ";
    Scene scene;
    scene.source = TextSource{std::move(text)};
    scene.variant.temperature = 4;
    scene.view.range = range;
    return scene;
}

struct Shown : ShownWindow {
    using ShownWindow::ShownWindow;

    QWidget& line() { return *find<QWidget>("stretchLine"); }
    QString fact() { return find<TextLabel>("stretchFact")->text(); }
    QPushButton& button() { return *find<QPushButton>("stretchScale"); }
    void heat(double temperature)
    {
        Scene scene = document.scene();
        scene.variant.temperature = temperature;
        QVERIFY(document.edit("T", scene).ok());
    }
    ScaleRange range() { return document.scene().view.range; }
};

/// The end of a scale as its legend writes it.
QString asInTheLegend(double end)
{
    return tickTexts(std::array{0.0, end, end / 2})[1];
}

} // namespace

class TestStretchedScale : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aPaleMapOffersToStretchItsScaleAndTheWayBackIsAsNear()
    {
        Shown shown(longSentence());
        QVERIFY(shown.line().isVisible());
        QVERIFY(shown.fact().contains(fineWeightText(shown.map().picture().largest)));
        QTest::mouseClick(&shown.button(), Qt::LeftButton);
        QCOMPARE(shown.range(), ScaleRange::MapMaximum);
        QCOMPARE(shown.map().picture().high, shown.map().picture().largest);
        QVERIFY(shown.line().isVisible());
        QTest::mouseClick(&shown.button(), Qt::LeftButton);
        QCOMPARE(shown.range(), ScaleRange::Fixed);
        shown.document.undoStack().undo();
        QCOMPARE(shown.range(), ScaleRange::MapMaximum);
        shown.document.undoStack().undo();
        QCOMPARE(shown.range(), ScaleRange::Fixed);
    }

    void theKeyDoesTheSameAndIsListed()
    {
        Shown shown(longSentence());
        shown.press(Qt::Key_S);
        QCOMPARE(shown.range(), ScaleRange::MapMaximum);
        shown.press(Qt::Key_S);
        QCOMPARE(shown.range(), ScaleRange::Fixed);
        shown.find<QAction>("keys")->trigger();
        QVERIFY(
            shown.find<QWidget>("keysSheet")->accessibleDescription().contains(shown.find<QAction>("toggleStretch")->text().remove(u'&')));
    }

    void nothingIsSaidWhereTheScaleIsUsedOrIsAnother()
    {
        Shown shown(longSentence());
        shown.heat(0.05);
        QVERIFY(!shown.line().isVisible());
        shown.heat(4);
        QVERIFY(shown.line().isVisible());
        for (const ScaleRange range : {ScaleRange::RowMaximum, ScaleRange::Logarithmic}) {
            Scene scene = shown.document.scene();
            scene.view.range = range;
            QVERIFY(shown.document.edit("range", scene).ok());
            QVERIFY(!shown.line().isVisible());
        }
        shown.find<QAction>("stage-scores")->trigger();
        QVERIFY(!shown.line().isVisible());
        const Scene before = shown.document.scene();
        shown.find<QAction>("toggleStretch")->trigger();
        QVERIFY(shown.document.scene() == before);
    }

    void theLineComesAndGoesWithoutMovingTheMap_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(1360, 860);
        QTest::newRow("low") << QSize(900, 600);
        QTest::newRow("smallest") << QSize(560, 420);
    }
    void theLineComesAndGoesWithoutMovingTheMap()
    {
        QFETCH(QSize, size);
        Shown shown(longSentence(), size);
        QVERIFY(shown.line().isVisible());
        QVERIFY(shown.button().width() >= shown.button().sizeHint().width());
        const QRect place = shown.map().geometry();
        shown.heat(0.05);
        QCoreApplication::processEvents();
        QVERIFY(!shown.line().isVisible());
        QCOMPARE(shown.map().geometry(), place);
    }

    void theScaleStaysWhileTIsDraggedAndSettlesThen()
    {
        Shown shown(longSentence(ScaleRange::MapMaximum));
        const double before = shown.map().picture().high;
        auto* slider = shown.window.findChild<TemperatureSlider*>();
        const QPoint middle = slider->rect().center();
        QTest::mousePress(slider, Qt::LeftButton, {}, middle);
        for (const int x : {-10, -30, -50}) {
            QTest::mouseMove(slider, middle + QPoint(x, 0));
            QTRY_VERIFY(!shown.document.isComputing());
            QVERIFY(shown.map().picture().keepsScale);
            QCOMPARE(shown.map().picture().high, before);
            QVERIFY(shown.map().picture().largest > before);
            QVERIFY(shown.map().picture().clipped);
            QVERIFY(shown.fact().contains(asInTheLegend(before)));
        }
        QTest::mouseRelease(slider, Qt::LeftButton, {}, middle + QPoint(-50, 0));
        QVERIFY(!shown.map().picture().keepsScale);
        QCOMPARE(shown.map().picture().high, shown.map().picture().largest);
        QVERIFY(shown.fact().contains(asInTheLegend(shown.map().picture().largest)));
    }

    void theScaleStaysWhileAKeyIsHeldAndSettlesThen()
    {
        Shown shown(longSentence(ScaleRange::MapMaximum));
        shown.press(Qt::Key_BracketLeft); // one step alone is at rest at once
        QTRY_VERIFY(!shown.document.isComputing());
        QVERIFY(!shown.map().picture().keepsScale);
        const double before = shown.map().picture().high;
        for (int step = 0; step < 3; ++step) {
            shown.press(Qt::Key_BracketLeft);
            QTRY_VERIFY(!shown.document.isComputing());
            QVERIFY(shown.map().picture().keepsScale);
            QCOMPARE(shown.map().picture().high, before);
        }
        QTRY_VERIFY(!shown.map().picture().keepsScale);
        QCOMPARE(shown.map().picture().high, shown.map().picture().largest);
    }

    void theScaleStaysWhileTIsPlayed()
    {
        Shown shown(longSentence(ScaleRange::MapMaximum));
        const double before = shown.map().picture().high;
        shown.find<QAction>("playSweep")->trigger();
        QTRY_VERIFY(shown.document.scene().variant.temperature < 2);
        QVERIFY(shown.map().picture().keepsScale);
        QCOMPARE(shown.map().picture().high, before);
        shown.find<QAction>("playSweep")->trigger();
        QTRY_VERIFY(!shown.map().picture().keepsScale);
        QCOMPARE(shown.map().picture().high, shown.map().picture().largest);
    }

    void thumbnailsAlwaysEndAtTheLargestWeight()
    {
        Shown shown(longSentence());
        auto* thumbnail = shown.find<QWidget>("stageWeights");
        QVERIFY(thumbnail);
        const QImage fixed = thumbnail->grab().toImage();
        int darkest = 255;
        for (int y = 0; y < fixed.height(); ++y)
            for (int x = fixed.width() / 2; x < fixed.width(); ++x)
                darkest = std::min(darkest, qGray(fixed.pixel(x, y)));
        QVERIFY2(darkest < 80, QByteArray::number(darkest));
        shown.press(Qt::Key_S);
        QCOMPARE(thumbnail->grab().toImage(), fixed);
    }
};

QTEST_MAIN(TestStretchedScale)
#include "test_stretched_scale.moc"
