// Where the keys go: into the sentence, to the picture, to a control.
#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/controls/values/number_box.h"
#include "ui/controls/values/temperature_slider.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTest>
#include <QWheelEvent>

using namespace softfocus;
using namespace softfocus::test;

namespace {

Scene sceneOf(const std::string& text)
{
    Scene scene;
    scene.source = TextSource{text};
    return scene;
}

/// The window as it starts: nobody has clicked or given anything the keyboard.
struct Started : OwnDocument {
    MainWindow window;

    explicit Started(const Scene& scene = {}, const FileState& state = {}) : OwnDocument(scene), window(document, selection, nullptr, state)
    {
        showActive(window, {1360, 860});
    }
    QPlainTextEdit& sentence() { return *window.findChild<QPlainTextEdit*>(QStringLiteral("sentence")); }
    QString text() const { return QString::fromStdString(sentenceText(document.scene())); }
    QString normalizer() const { return QString::fromStdString(std::string(document.scene().variant.normalizer.name())); }
    double temperature() const { return document.scene().variant.temperature; }
    /// Each key to whatever has the keyboard when it is pressed.
    void type(const QString& keys)
    {
        for (const QChar key : keys)
            QTest::keyClick(window.focusWidget(), key.toLatin1());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window.focusWidget(), key, modifiers); }
};

bool turn(QWidget& widget)
{
    const QPointF middle = QRectF(widget.rect()).center();
    QWheelEvent wheel(middle, widget.mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &wheel);
    return wheel.isAccepted();
}

/// Turns the wheel over a control, and over what it is in as long as nobody takes it, as Qt does with a wheel of the system's.
bool turnsPast(QWidget& control, const QWidget& panel)
{
    for (QWidget* widget = &control; widget && widget != &panel; widget = widget->parentWidget())
        if (turn(*widget))
            return qobject_cast<QScrollArea*>(widget->parentWidget());
    return false;
}

} // namespace

class TestKeyboard : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-keyboard"); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QSettings().clear();
    }

    void theFirstWordsTypedAreASentence()
    {
        Started started;
        QCOMPARE(started.window.focusWidget(), &started.sentence());
        QCOMPARE(started.sentence().textCursor().selectedText(), started.text());
        started.type(QStringLiteral("The top 3 paths"));
        QCOMPARE(started.text(), QStringLiteral("The top 3 paths"));
        QCOMPARE(started.normalizer(), QStringLiteral("softmax"));
        QCOMPARE(started.temperature(), 1.0);
    }

    void wordsOfOnesOwnAreNotTypedOver()
    {
        Started started(sceneOf("our cat"));
        QCOMPARE(started.window.focusWidget(), &started.sentence());
        started.type(QStringLiteral("s"));
        QCOMPARE(started.text(), QStringLiteral("our cats"));
    }

    void aSceneOfAFileIsLookedAtFirst()
    {
        Started started({}, {QStringLiteral("/lessons/one.softfocus"), false, {}});
        QCOMPARE(started.window.focusWidget(), &started.window.picture());
        started.press(Qt::Key_2);
        QCOMPARE(started.normalizer(), QStringLiteral("sparsemax"));
    }

    void aMatrixHasNoSentenceToTypeInto()
    {
        Scene scene;
        scene.source = MatrixSource{std::make_shared<const GivenScores>(GivenScores{"w.csv", {"q"}, {"k"}, Matrix{{1}}})};
        Started started(scene);
        QCOMPARE(started.window.focusWidget(), &started.window.picture());
        started.type(QStringLiteral("x"));
        QCOMPARE(started.window.focusWidget(), &started.window.picture());
    }

    void enterAndEscLeadFromTheSentenceToThePicture_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Enter") << Qt::Key_Return;
        QTest::newRow("Esc") << Qt::Key_Escape;
    }

    void enterAndEscLeadFromTheSentenceToThePicture()
    {
        QFETCH(Qt::Key, key);
        Started started;
        started.press(key);
        QCOMPARE(started.window.focusWidget(), &started.window.picture());
        started.press(Qt::Key_2);
        QCOMPARE(started.normalizer(), QStringLiteral("sparsemax"));
        QVERIFY(!started.sentence().textCursor().hasSelection());
    }

    void lettersTypedAtThePictureGoToTheSentence()
    {
        Started started(sceneOf("our do"));
        started.press(Qt::Key_Escape);
        started.type(QStringLiteral("g 3"));
        QCOMPARE(started.text(), QStringLiteral("our dog 3"));
        QCOMPARE(started.normalizer(), QStringLiteral("softmax"));
        QCOMPARE(started.window.focusWidget(), &started.sentence());
    }

    void aSpaceBeginsANewWord()
    {
        Started started(sceneOf("our dog"));
        started.press(Qt::Key_Escape);
        started.type(QStringLiteral(" barks"));
        QCOMPARE(started.text(), QStringLiteral("our dog barks"));
    }

    void plainKeysAreCommandsAtThePictureOnly_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"temperatureSlider", "softmax", "colours", "values", "source", "sentence"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void plainKeysAreCommandsAtThePictureOnly()
    {
        QFETCH(QString, name);
        Started started;
        auto* control = started.window.findChild<QWidget*>(name);
        control->setFocus();
        QVERIFY(control->hasFocus());
        for (const char key : {'2', ']', 'p'})
            QTest::keyClick(control, key);
        QCOMPARE(started.normalizer(), QStringLiteral("softmax"));
        QCOMPARE(started.temperature(), 1.0);
        QTest::keyClick(control, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(started.normalizer(), QStringLiteral("sparsemax"));
        started.window.picture().setFocus();
        started.press(Qt::Key_3);
        QCOMPARE(started.normalizer(), QStringLiteral("hardmax"));
    }

    void aClickedButtonHandsTheKeyboardToThePicture()
    {
        Started started;
        for (const char* name : {"sparsemax", "maskCausal", "pictureThreads", "values"}) {
            started.sentence().setFocus();
            QTest::mouseClick(started.window.findChild<QWidget*>(QString::fromLatin1(name)), Qt::LeftButton);
            QCOMPARE(started.window.focusWidget(), &started.window.picture());
        }
        QCOMPARE(started.document.scene().mask, Mask::Causal);
        started.press(Qt::Key_3);
        QCOMPARE(started.normalizer(), QStringLiteral("hardmax"));
    }

    void anEmptySceneIsTypedOver()
    {
        Started started;
        started.window.picture().setFocus();
        started.press(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(started.window.focusWidget(), &started.sentence());
        QVERIFY(started.sentence().textCursor().hasSelection());
    }

    void enterInTheTemperatureReturnsToThePicture()
    {
        Started started;
        auto& entry = *started.window.findChild<NumberBox*>(QStringLiteral("temperatureEntry"));
        QTest::mouseClick(entry.findChild<QLineEdit*>(), Qt::LeftButton);
        QVERIFY(entry.hasFocus());
        QTest::keyClicks(&entry, QStringLiteral("0,25"));
        QTest::keyClick(&entry, Qt::Key_Return);
        QCOMPARE(started.temperature(), 0.25);
        QCOMPARE(started.window.focusWidget(), &started.window.picture());
        QCOMPARE(entry.text(), QStringLiteral("T = 0.25"));
    }

    void escInTheTemperatureTakesBackWhatWasTyped()
    {
        Started started;
        auto& entry = *started.window.findChild<NumberBox*>(QStringLiteral("temperatureEntry"));
        QTest::mouseClick(entry.findChild<QLineEdit*>(), Qt::LeftButton);
        QTest::keyClicks(&entry, QStringLiteral("3"));
        QTest::keyClick(&entry, Qt::Key_Escape);
        QCOMPARE(started.temperature(), 1.0);
        QCOMPARE(started.document.undoStack().count(), 0);
        QCOMPARE(started.window.focusWidget(), &started.window.picture());
    }

    void whatIsRefusedIsMendedInTheField()
    {
        Started started;
        auto& entry = *started.window.findChild<NumberBox*>(QStringLiteral("temperatureEntry"));
        QTest::mouseClick(entry.findChild<QLineEdit*>(), Qt::LeftButton);
        QTest::keyClicks(&entry, QStringLiteral("warm"));
        QTest::keyClick(&entry, Qt::Key_Return);
        QVERIFY(entry.hasFocus());
    }

    void theWheelOverAControlScrollsThePanel_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"temperatureSlider", "temperatureEntry", "alphaSlider", "alphaEntry", "colours", "scale", "source", "sparsemax"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void theWheelOverAControlScrollsThePanel()
    {
        QFETCH(QString, name);
        Scene scene;
        scene.variant.normalizer = *Normalizer::named("entmax");
        Started started(scene);
        started.window.resize(1360, 560);
        auto& bar = *started.window.findChild<QScrollArea*>(QStringLiteral("controlsArea"))->verticalScrollBar();
        QTRY_VERIFY(bar.maximum() > 0);
        auto& control = *started.window.findChild<QWidget*>(name);
        const int before = bar.value();
        QVERIFY(turnsPast(control, *started.window.findChild<QWidget*>(QStringLiteral("controls"))));
        QVERIFY(bar.value() > before);
        QVERIFY(started.document.scene() == scene);
    }

private:
    OwnSettings m_settings;
};

QTEST_MAIN(TestKeyboard)
#include "test_keyboard.moc"
