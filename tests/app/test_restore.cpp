// The real program on a real display, ended by force in the middle of work.

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace {

QString program()
{
    return QStringLiteral(SOFTFOCUS_BINARY_DIR "/app/softfocus");
}

QString xdotool(const QStringList& arguments)
{
    QProcess process;
    process.start("xdotool", arguments);
    process.waitForFinished(60'000);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QJsonObject objectIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// The program, running.
class Running {
public:
    explicit Running(const QTemporaryDir& home, const QStringList& arguments = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("QT_QPA_PLATFORM");
        environment.insert("XDG_DATA_HOME", home.filePath("data"));
        environment.insert("XDG_CONFIG_HOME", home.filePath("config"));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        m_process.start(program(), arguments);
        m_process.waitForStarted();
    }
    ~Running() { kill(); }

    /// Waits until the window is there and has the keyboard.
    bool isReady()
    {
        const QString pid = QString::number(m_process.processId());
        m_window = xdotool({"search", "--sync", "--all", "--onlyvisible", "--limit", "1", "--pid", pid, "--class", "softfocus"});
        xdotool({"windowactivate", "--sync", m_window});
        return !m_window.isEmpty();
    }
    QString title() const { return xdotool({"getwindowname", m_window}); }
    void press(const QString& key) const { xdotool({"key", "--window", m_window, "--clearmodifiers", key}); }
    /// As kill -9 does.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
    QString m_window;
};

} // namespace

class TestRestore : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DISPLAY"))
            QSKIP("there is no X display to show the program on");
        if (QStandardPaths::findExecutable("xdotool").isEmpty())
            QSKIP("xdotool, which presses the keys, is not installed");
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        m_home = std::make_unique<QTemporaryDir>();
    }
    void cleanup() { m_home.reset(); }

    void anEditSurvivesAKill()
    {
        const QString path = written("lesson.softfocus", R"({"softfocus": 1, "text": "a b"})");
        QVERIFY(QDir().mkpath(kept("..")));
        written("data/softfocus/last.softfocus",
                R"({"softfocus": 1, "text": "old", "session": {"file": ")" + path.toUtf8() + R"("}})");
        {
            Running running(*m_home);
            QVERIFY(running.isReady());
            QTRY_VERIFY2(running.title().startsWith("lesson.softfocus"), qPrintable(running.title()));
            running.press("3");
            QTRY_COMPARE_WITH_TIMEOUT(objectIn(kept("1.softfocus"))["normalizer"].toString(), QString("hardmax"), 20'000);
            QTRY_VERIFY2(running.title().contains('*'), qPrintable(running.title()));
            running.kill();
        }
        Running again(*m_home);
        QVERIFY(again.isReady());
        QTRY_VERIFY2(again.title().startsWith("lesson.softfocus*"), qPrintable(again.title()));
        again.press("ctrl+s");
        QTRY_COMPARE_WITH_TIMEOUT(objectIn(path)["normalizer"].toString(), QString("hardmax"), 20'000);
        QCOMPARE(objectIn(path)["text"].toString(), QString("a b"));
        QTRY_VERIFY2(!again.title().contains('*'), qPrintable(again.title()));
    }

    void aKillRightBehindASaveIsUnderstood()
    {
        const QString path = written("lesson.softfocus", R"({"softfocus": 1, "text": "a b"})");
        QVERIFY(QDir().mkpath(kept("..")));
        written("data/softfocus/last.softfocus",
                R"({"softfocus": 1, "text": "old", "session": {"file": ")" + path.toUtf8() + R"("}})");
        {
            Running running(*m_home);
            QVERIFY(running.isReady());
            running.press("3");
            QTRY_VERIFY2(running.title().contains('*'), qPrintable(running.title()));
            running.press("ctrl+s");
            QTRY_COMPARE_WITH_TIMEOUT(objectIn(path)["normalizer"].toString(), QString("hardmax"), 20'000);
            running.kill();
        }
        Running again(*m_home);
        QVERIFY(again.isReady());
        QTRY_COMPARE(again.title().section(" ", 0, 0), QString("lesson.softfocus"));
        // Saving goes on: nobody else has written the file.
        again.press("4");
        QTRY_VERIFY2(again.title().contains('*'), qPrintable(again.title()));
        again.press("ctrl+s");
        QTRY_COMPARE_WITH_TIMEOUT(objectIn(path)["normalizer"].toString(), QString("linear"), 20'000);
    }

    void twoProgramsKeepTheirOwnScenes()
    {
        Running one(*m_home);
        QVERIFY(one.isReady());
        one.press("3");
        QTRY_COMPARE_WITH_TIMEOUT(objectIn(kept("1.softfocus"))["normalizer"].toString(), QString("hardmax"), 20'000);
        Running two(*m_home);
        QVERIFY(two.isReady());
        two.press("4");
        QTRY_COMPARE_WITH_TIMEOUT(objectIn(kept("2.softfocus"))["normalizer"].toString(), QString("linear"), 20'000);
        one.kill();
        two.kill();
        QCOMPARE(objectIn(kept("1.softfocus"))["normalizer"].toString(), QString("hardmax"));
        QCOMPARE(objectIn(kept("2.softfocus"))["normalizer"].toString(), QString("linear"));
    }

private:
    QString kept(const QString& name) const { return m_home->filePath("data/softfocus/windows/" + name); }
    QString written(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_home->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestRestore)
#include "test_restore.moc"
