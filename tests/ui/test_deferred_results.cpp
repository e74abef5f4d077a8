#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/model/document/deferred_results.h"
#include "ui/model/document/document.h"
#include "ui/panels/stage/inspector_panel.h"
#include "ui/panels/stage/stage_strip.h"
#include "ui/panels/stage/status_line.h"

#include <QElapsedTimer>
#include <QImage>
#include <QRegularExpression>
#include <QScreen>
#include <QTest>
#include <QWidget>

#include <array>
#include <functional>

using namespace softfocus;
using namespace softfocus::test;

namespace {

/// Remembers which of several views was painted when.
class Painted : public QWidget {
public:
    Painted(QWidget* parent, QStringList& log, const QString& name) : QWidget(parent), m_log(log) { setObjectName(name); }

protected:
    void paintEvent(QPaintEvent*) override { m_log.append(objectName()); }

private:
    QStringList& m_log;
};

void changeTemperature(Document& document)
{
    Scene scene = document.scene();
    scene.variant.temperature += 0.1;
    QVERIFY(document.edit("Temperature", scene).ok());
}

/// What is on the screen of a window, whatever it would paint if it were asked to.
QImage grabOf(QWidget& window)
{
    return window.screen()->grabWindow(window.winId()).toImage();
}

/// Whether nothing but one colour is painted in the middle of a part of the window: no letter, no line.
bool isBlank(const QImage& shot, const QWidget& part)
{
    constexpr int edge = 6; // the card's own line
    const QRect box = QRect(part.mapTo(part.window(), QPoint()), part.size()).adjusted(edge, edge, -edge, -edge);
    const double ratio = double(shot.width()) / part.window()->width();
    const QRect pixels = QRectF(QPointF(box.topLeft()) * ratio, QSizeF(box.size()) * ratio).toRect() & shot.rect();
    const QRgb first = shot.pixel(pixels.topLeft());
    for (int y = pixels.top(); y <= pixels.bottom(); ++y)
        for (int x = pixels.left(); x <= pixels.right(); ++x)
            if (shot.pixel(x, y) != first)
                return false;
    return true;
}

} // namespace

class TestDeferredResults : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-deferred"); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theMapIsPaintedFirstAndTheOthersFollow()
    {
        Document document;
        DeferredResults later(document);
        QStringList log;
        QWidget window;
        window.resize(200, 100);
        Painted map(&window, log, "map"), inspector(&window, log, "inspector");
        inspector.setGeometry(100, 0, 100, 100);
        map.setGeometry(0, 0, 100, 100);
        connect(&document, &Document::changed, &map, qOverload<>(&QWidget::update));
        connect(&later, &ResultSource::changed, &inspector, qOverload<>(&QWidget::update));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY(log.contains("inspector"));
        log.clear();
        changeTemperature(document);
        QTRY_COMPARE(log, (QStringList{"map", "inspector"}));
    }

    void editsWithoutAPauseDoNotStarveTheOthers()
    {
        Document document;
        DeferredResults later(document);
        int heard = 0;
        connect(&later, &ResultSource::changed, this, [&heard] { ++heard; });
        changeTemperature(document);
        QCOMPARE(heard, 0);
        QElapsedTimer timer;
        timer.start();
        // The event loop never gets idle here.
        while (heard == 0 && timer.elapsed() < 5000)
            changeTemperature(document);
        QVERIFY(heard > 0);
    }

    void theNewestResultIsThereBeforeItIsHeardOf()
    {
        Document document;
        DeferredResults later(document);
        changeTemperature(document);
        QCOMPARE(later.attention(), document.attention());
        QTRY_COMPARE(later.attention(), document.attention());
    }

    void noPanelIsBlankWhileTheTemperaturePlays()
    {
        ShownWindow shown;
        shown.press(Qt::Key_P, Qt::AltModifier);
        const double first = shown.document.scene().variant.temperature;
        QTRY_VERIFY(shown.document.scene().variant.temperature != first);
        lookAtPanels(shown, [] {});
    }

    void noPanelIsBlankWhileAKeyIsHeld()
    {
        ShownWindow shown;
        int presses = 0;
        lookAtPanels(shown, [&] { shown.press(presses++ % 40 < 20 ? Qt::Key_BracketRight : Qt::Key_BracketLeft, Qt::AltModifier); });
    }

private:
    /// Looks at the window many times while something goes on in it.
    static void lookAtPanels(ShownWindow& shown, const std::function<void()>& goOn)
    {
        ExplorePage& page = explorePage(shown.window);
        const std::array<const QWidget*, 3> panels{page.findChild<InspectorPanel*>(), page.findChild<StageStrip*>(),
                                                   page.findChild<StatusLine*>()};
        QTRY_VERIFY(!isBlank(grabOf(shown.window), *panels[2]));
        constexpr int looks = 200;
        for (int look = 0; look < looks; ++look) {
            goOn();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 8);
            const QImage shot = grabOf(shown.window);
            for (const QWidget* panel : panels)
                QVERIFY2(!isBlank(shot, *panel), qPrintable(QStringLiteral("%1 at %2").arg(panel->objectName()).arg(look)));
        }
    }

    OwnSettings m_settings;
};

QTEST_MAIN(TestDeferredResults)
#include "test_deferred_results.moc"
