// What the real program says on a terminal, whatever it is given.

#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace softfocus::test;

class TestMessages : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath("data")));
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->filePath("config")));
    }
    void cleanup() { m_folder.reset(); }

    void everyMessageIsOneShortLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString endless(20'000, 'x');
        QTest::newRow("an endless option") << QStringList{"--" + endless};
        QTest::newRow("an endless value") << QStringList{"-n", endless};
        QTest::newRow("an endless temperature") << QStringList{"-T", endless};
        QTest::newRow("an endless file name") << QStringList{"--open", endless};
        QTest::newRow("an endless folder") << QStringList{"a b", "-e", ("/tmp/" + QString(200, 'y')).repeated(40) + "/x.svg"};
        QTest::newRow("an endless suffix") << QStringList{"a b", "-e", "x." + endless};
        QTest::newRow("an endless list") << QStringList{"--scores", QString("1,two").repeated(20'000), "-p", "weights"};
        QTest::newRow("an endless strip") << QStringList{"a b", "-e", "x.svg", "--strip-normalizers", endless};
        QTest::newRow("lines") << QStringList{"--open", QString("x\n").repeated(100)};
        QTest::newRow("words") << QStringList{"--open", QString("no such file ").repeated(500)};
        QTest::newRow("a text without end") << QStringList{QString(120'000, 'x'), "-p", "weights"};
    }

    void everyMessageIsOneShortLine()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QVERIFY(outcome.status == 1 || outcome.status == 2);
        QCOMPARE(wrongIn(outcome, outcome.status, {}), QString());
        QVERIFY2(outcome.error.trimmed().size() <= 300, qPrintable(outcome.error));
    }

    void whatTurnsOrMovesTextIsShown()
    {
        const Outcome outcome = run({"--open", QStringLiteral("a\u202egpj.\u2066\u009b31m\u2028\x1b[2Jb")});
        QCOMPARE(wrongIn(outcome, 1, {QStringLiteral("a\ufffdgpj.\ufffd\ufffd31m\ufffd␛[2Jb cannot be read")}), QString());
    }

    void namesInFilesAreShownToo()
    {
        const QString path =
            written("labels.json", QByteArray(R"({"softfocus": 1, "normalizer": "\u202e\u0085)") + QByteArray(5'000, 'n') + "\"}");
        const Outcome outcome = run({"--open", path, "-p", "weights"});
        QCOMPARE(wrongIn(outcome, 1, {"normalizer", "sparsemax"}), QString());
        QVERIFY(outcome.error.size() <= 301 && !outcome.error.contains(QChar(0x202e)) && !outcome.error.contains(QChar(0x85)));
    }

    void emptyFileNamesAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("open") << QStringList{"--open", ""} << 1;
        QTest::newRow("open, to print") << QStringList{"--open=", "-p", "weights"} << 1;
        QTest::newRow("scores") << QStringList{"--scores", "", "-p", "weights"} << 1;
        QTest::newRow("weights") << QStringList{"--weights", "", "-p", "weights"} << 1;
        QTest::newRow("input") << QStringList{"--input", "", "-e", "x-{n}.svg"} << 1;
        QTest::newRow("export") << QStringList{"a b", "--export", ""} << 2;
    }

    void emptyFileNamesAreNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const QString option = QString(QTest::currentDataTag()).section(',', 0, 0);
        QCOMPARE(wrongIn(run(arguments), status, {"--" + option + " has an empty file name"}), QString());
    }

    void aDisplayThatIsNotThereIsNamed()
    {
#ifdef Q_OS_DARWIN
        QSKIP("here the window needs no display to be named");
#endif
        QCOMPARE(wrongIn(run({"a b"}), 1, {"display", "--print"}), QString());
        for (const char* display : {":4711", "nonsense", "localhost:99", "/tmp/none:1"})
            QCOMPARE(wrongIn(runInShell(QString("DISPLAY='%1' \"$P\" 'a b'").arg(display)), 1, {QString("DISPLAY=") + display, "--print"}),
                     QString());
        QCOMPARE(wrongIn(runInShell(R"sh(QT_QPA_PLATFORM=none "$P")sh"), 1, {"QT_QPA_PLATFORM=none"}), QString());
    }

    void whatQtSaysIsForDevelopers()
    {
        const QString line = R"sh(QT_QPA_PLATFORM=none SOFTFOCUS_DEBUG=%1 "$P")sh";
        const Outcome quiet = runInShell(line.arg("")), loud = runInShell(line.arg("1"));
        QCOMPARE(quiet.error.count('\n'), 1);
        QVERIFY2(loud.error.contains("qt.qpa.plugin") && loud.error.contains("softfocus: The window cannot be opened"),
                 qPrintable(loud.error));
    }

    void theUsersPathDoesNotTravelWithAFigure()
    {
        QVERIFY(QDir(m_folder->path()).mkpath("data/softfocus/windows"));
        const QString kept =
            written("data/softfocus/windows/1.softfocus",
                    R"({"softfocus": 1, "text": "a b", "session": {"file": "/home/somebody/secret.softfocus", "ended": false}})");
        for (const char* suffix : {"svg", "pdf", "png"}) {
            const QString figure = m_folder->filePath(QString("x.") + suffix);
            QCOMPARE(run({"--open", kept, "-e", figure}).error, QString());
            // As the next program would have it, however the figure holds it.
            QCOMPARE(run({"--open", figure, "-e", m_folder->filePath("again.svg")}).error, QString());
            for (const QString& name : {figure, m_folder->filePath("again.svg")}) {
                QFile file(name);
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray bytes = file.readAll();
                QVERIFY2(!bytes.contains("secret.softfocus") && !bytes.contains("session"), qPrintable(name));
            }
        }
    }

private:
    QString written(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestMessages)
#include "test_messages.moc"
