// Words of any length in the whole window: whatever shows them looks at no more than fits, or this test does not end.

#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/controls/text/notice_line.h"
#include "ui/views/heatmap_view.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTest>

using namespace softfocus;
using softfocus::test::ShownWindow;

namespace {

struct Shown : ShownWindow {
    explicit Shown(const Scene& scene = {}) : ShownWindow(scene) { sentence().setFocus(); }

    QPlainTextEdit& sentence() { return *find<QPlainTextEdit>("sentence"); }
    void paste(const QString& text)
    {
        QApplication::clipboard()->setText(text);
        QTest::keyClick(&sentence(), Qt::Key_V, Qt::ControlModifier);
    }
    /// The result is there, and every part of the window has painted it.
    bool settles()
    {
        const bool computed = QTest::qWaitFor([this] { return equalButForChoice(document.attention()->scene, document.scene()); }, 60'000);
        window.grab();
        QCoreApplication::processEvents();
        return computed;
    }
    QString notice() { return test::noticeOf(window).isVisible() ? test::noticeOf(window).accessibleName() : QString(); }
};

QString textOf(const Document& document)
{
    return QString::fromStdString(sentenceText(document.scene()));
}

} // namespace

class TestLongWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_settings.begin("softfocus-long-words"); }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void aWordOfAnyLengthIsTyped_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("letters") << QString("incredible").repeated(2'000);
        QTest::newRow("as many letters as there may be") << QString(99'980, 'm');
        QTest::newRow("digits") << QString("0123456789").repeated(2'000);
        QTest::newRow("letters of another script") << QStringLiteral("שלום").repeated(5'000);
        QTest::newRow("one letter with its marks") << "e" + QString(20'000, QChar(0x301));
        QTest::newRow("letters of two units") << QStringLiteral("𐐷").repeated(10'000);
    }

    void aWordOfAnyLengthIsTyped()
    {
        QFETCH(QString, word);
        Shown shown;
        shown.sentence().selectAll();
        shown.paste("my " + word);
        QVERIFY(shown.settles());
        QTest::keyClicks(&shown.sentence(), "ab c");
        QVERIFY(shown.settles());
        QCOMPARE(textOf(shown.document), "my " + word + "ab c");
        // Every stage and picture has the word in its labels, and the inspector in its table.
        test::mapOf(shown.window).setFocus();
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Return, Qt::Key_Escape, Qt::Key_T, Qt::Key_T}) {
            QTest::keyClick(shown.window.focusWidget(), key);
            QVERIFY(shown.settles());
        }
        for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_4, Qt::Key_3}) {
            QTest::keyClick(shown.window.focusWidget(), key, Qt::ControlModifier);
            QVERIFY(shown.settles());
        }
    }

    void labelsOfAnyLengthAreShown()
    {
        auto given = std::make_shared<GivenScores>();
        given->origin = std::string(200'000, 'o');
        given->queries = {std::string(200'000, 'q'), "b"};
        given->keys = {std::string(200'000, '8'), std::string(50'000, ' ') + "x", "c"};
        given->scores = Matrix::Random(2, 3);
        Scene scene;
        scene.source = MatrixSource{given};
        Shown shown(scene);
        QVERIFY(shown.settles());
        QTest::keyClick(&shown.window, Qt::Key_2, Qt::ControlModifier);
        QVERIFY(shown.settles());
    }

    void aTextBeyondTheLimitIsNotPasted()
    {
        Shown shown;
        const QString before = textOf(shown.document);
        shown.paste(QString(100'001, 'x'));
        QCOMPARE(textOf(shown.document), before);
        QCOMPARE(shown.sentence().toPlainText(), before);
        QVERIFY2(shown.notice().contains("at most 100000"), qPrintable(shown.notice()));
    }

    void aTextBeyondTheLimitIsNotDropped()
    {
        Shown shown;
        const QString before = textOf(shown.document);
        QMimeData data;
        data.setText(QString("word ").repeated(30'000));
        QWidget* viewport = shown.sentence().viewport();
        QDropEvent drop(viewport->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, {});
        QDragEnterEvent enter(viewport->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &enter);
        QCoreApplication::sendEvent(viewport, &drop);
        QCOMPARE(textOf(shown.document), before);
        QVERIFY(!shown.notice().isEmpty());
    }

    void aKeyBeyondTheLimitIsNotTyped()
    {
        Shown shown;
        shown.sentence().selectAll();
        const QString full = QString("word ").repeated(20'000);
        shown.paste(full);
        QCOMPARE(textOf(shown.document), full);
        QVERIFY(shown.notice().isEmpty());
        QTest::keyClick(&shown.sentence(), Qt::Key_X);
        QCOMPARE(textOf(shown.document), full);
        QVERIFY(!shown.notice().isEmpty());
        shown.document.undoStack().undo();
        shown.document.undoStack().redo();
        QCOMPARE(textOf(shown.document), full);
        QTest::keyClick(&shown.sentence(), Qt::Key_Backspace);
        QCOMPARE(textOf(shown.document), full.chopped(1));
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestLongWords)
#include "test_long_words.moc"
