#include "ui/model/document/document.h"
#include "ui/views/deferred_repaint.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QWidget>

using namespace softfocus;

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

} // namespace

class TestFollowUp : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theMapIsPaintedFirstAndTheOthersFollow()
    {
        Document document;
        DeferredRepaint followUp(document);
        QStringList log;
        QWidget window;
        window.resize(200, 100);
        Painted map(&window, log, "map"), inspector(&window, log, "inspector");
        inspector.setGeometry(100, 0, 100, 100);
        map.setGeometry(0, 0, 100, 100);
        followUp.add(&inspector);
        connect(&document, &Document::changed, &map, qOverload<>(&QWidget::update));
        connect(&document, &Document::changed, &inspector, qOverload<>(&QWidget::update));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY(log.contains("inspector"));
        log.clear();
        changeTemperature(document);
        QTRY_COMPARE(log, (QStringList{"map", "inspector"}));
        QVERIFY(inspector.updatesEnabled());
    }

    void editsWithoutAPauseDoNotStarveTheOthers()
    {
        Document document;
        DeferredRepaint followUp(document);
        QWidget view;
        followUp.add(&view);
        changeTemperature(document);
        QVERIFY(!view.updatesEnabled());
        QElapsedTimer timer;
        timer.start();
        // The event loop never gets idle here.
        while (!view.updatesEnabled() && timer.elapsed() < 5000)
            changeTemperature(document);
        QVERIFY(view.updatesEnabled());
    }
};

QTEST_MAIN(TestFollowUp)
#include "test_deferred_repaint.moc"
