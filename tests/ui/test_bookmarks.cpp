#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/model/document/document.h"
#include "ui/words/bookmark_text.h"

#include <QAction>

using namespace softfocus;

namespace {

struct Shown : test::ShownWindow {
    using test::ShownWindow::ShownWindow;

    QAction& action(const char* name) { return *find<QAction>(name); }
    void keep() { press(Qt::Key_D, Qt::ControlModifier); }
    double temperature() const { return document.scene().variant.temperature; }
    void set(double temperature) { QVERIFY(window.editor().setTemperature(temperature)); }
};

} // namespace

class TestBookmarks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("bookmarks"); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aClickerStepsThroughThem()
    {
        Shown shown;
        for (const double temperature : {0.5, 1.0, 2.0}) {
            shown.set(temperature);
            shown.keep();
        }
        QCOMPARE(shown.document.scene().bookmarks.size(), 3);
        shown.press(Qt::Key_PageUp);
        QCOMPARE(shown.temperature(), 1.0);
        shown.press(Qt::Key_PageUp);
        QCOMPARE(shown.temperature(), 0.5);
        shown.press(Qt::Key_PageUp); // before the first there is none
        QCOMPARE(shown.temperature(), 0.5);
        shown.press(Qt::Key_PageDown);
        QCOMPARE(shown.temperature(), 1.0);
        shown.set(7); // something in between, asked for by the audience
        shown.press(Qt::Key_PageDown);
        QCOMPARE(shown.temperature(), 2.0);
        shown.press(Qt::Key_PageDown);
        QCOMPARE(shown.temperature(), 2.0);
    }

    void theKeysSheetHasTheirKeysBeforeAnyIsKept()
    {
        Shown shown;
        const auto keys = [&] {
            shown.action("keys").trigger();
            const QString text = shown.find<QWidget>("keysSheet")->accessibleDescription();
            shown.action("keys").trigger();
            return text;
        };
        QVERIFY(keys().contains("Ctrl+Shift+1 … 9"));
        shown.set(0.5);
        shown.keep();
        QVERIFY(!keys().contains("Ctrl+Shift+1 … 9")); // it has a line of its own
        QVERIFY(keys().contains("Ctrl+Shift+1"));
    }

    void theyAreRecalledByTheirNumbers()
    {
        Shown shown;
        shown.set(0.5);
        shown.keep();
        shown.press(Qt::Key_3, Qt::AltModifier);
        shown.keep();
        QVERIFY(shown.action("bookmark-2").isChecked());
        shown.press(Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.document.scene().variant.normalizer.name(), "softmax");
        QVERIFY(shown.action("bookmark-1").isChecked());
        QVERIFY(!shown.action("bookmark-2").isChecked());
        QVERIFY(!shown.action("bookmark-3").isVisible());
        shown.action("bookmark-2").trigger();
        QCOMPARE(shown.document.scene().variant.normalizer.name(), "hardmax");
        QVERIFY(shown.action("bookmark-2").text().contains("hardmax"));
    }

    void whatWasDoneIsStillSaidWhenItsResultHasArrived()
    {
        Shown shown;
        shown.keep();
        for (int turn = 0; turn < 20; ++turn) // in which panels beside the map follow it
            QCoreApplication::processEvents();
        QVERIFY(shown.find<QWidget>("statusSummary")->accessibleName().contains("Kept as bookmark 1"));
        shown.set(3);
        QTRY_VERIFY(!shown.find<QWidget>("statusSummary")->accessibleName().contains("Kept"));
    }

    void theSameStateIsKeptOnce()
    {
        Shown shown;
        shown.keep();
        shown.keep();
        QCOMPARE(shown.document.scene().bookmarks.size(), 1);
    }

    void aTenthIsRefusedInASentence()
    {
        Shown shown;
        for (int place = 1; place <= bookmarkPlaces + 1; ++place) {
            shown.set(place * 0.25);
            shown.keep();
        }
        QCOMPARE(shown.document.scene().bookmarks.size(), bookmarkPlaces);
        QVERIFY(shown.find<QWidget>("noticeLine")->isVisible());
    }

    void oneIsReplacedAndForgottenAndUndone()
    {
        Shown shown;
        QVERIFY(!shown.action("forgetBookmark").isEnabled());
        QVERIFY(!shown.action("nextBookmark").isEnabled());
        shown.set(0.5);
        shown.keep();
        shown.set(3);
        QVERIFY(shown.action("replaceBookmark").isEnabled());
        shown.action("replaceBookmark").trigger();
        QCOMPARE(shown.document.scene().bookmarks[0].scene->variant.temperature, 3.0);
        shown.action("forgetBookmark").trigger();
        QVERIFY(shown.document.scene().bookmarks.empty());
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.document.scene().bookmarks.size(), 1);
        shown.action("forgetBookmarks").trigger();
        QVERIFY(shown.document.scene().bookmarks.empty());
    }

    void recallingIsOneStep()
    {
        Shown shown;
        shown.set(0.5);
        shown.keep();
        shown.press(Qt::Key_3, Qt::AltModifier);
        shown.set(4);
        shown.press(Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.temperature(), 0.5);
        shown.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown.temperature(), 4.0);
        QCOMPARE(shown.document.scene().variant.normalizer.name(), "hardmax");
    }

    void theyAreToldByWhatTheyShow()
    {
        Scene scene;
        scene.source = TextSource{"R&D is a rather long beginning of a sentence"};
        scene.variant.temperature = 0.5;
        QCOMPARE(bookmarkText(scene), QString("softmax · T 0.50 · Weights · R&D is a rather long beginn…"));
        Shown shown(scene);
        shown.keep();
        QVERIFY(shown.action("bookmark-1").text().contains("R&&D"));
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestBookmarks)
#include "test_bookmarks.moc"
