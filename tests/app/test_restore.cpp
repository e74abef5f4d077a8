// The real program on a real display, ended by force in the middle of work.

#include "tests/support/held_file.h"
#include "tests/support/running_program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace softfocus::test;

namespace {

QJsonObject objectIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

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
        written("data/softfocus/last.softfocus", R"({"softfocus": 1, "text": "old", "session": {"file": ")" + path.toUtf8() + R"("}})");
        {
            Running running(*m_home);
            QVERIFY(running.isReady());
            QTRY_VERIFY2(running.title().startsWith("lesson.softfocus"), qPrintable(running.title()));
            running.press("3");
            QTRY_COMPARE_WITH_TIMEOUT(objectIn(kept("1.softfocus"))["variant"].toObject()["normalizer"].toString(), QString("hardmax"),
                                      20'000);
            QTRY_VERIFY2(running.title().contains('*'), qPrintable(running.title()));
            running.kill();
        }
        Running again(*m_home);
        QVERIFY(again.isReady());
        QTRY_VERIFY2(again.title().startsWith("lesson.softfocus*"), qPrintable(again.title()));
        again.press("ctrl+s");
        QTRY_COMPARE_WITH_TIMEOUT(objectIn(path)["variant"].toObject()["normalizer"].toString(), QString("hardmax"), 20'000);
        QCOMPARE(objectIn(path)["source"].toObject()["text"].toString(), QString("a b"));
        QTRY_VERIFY2(!again.title().contains('*'), qPrintable(again.title()));
    }

    void aSceneThatEndedTheProgramIsHeldBack()
    {
        QVERIFY(QDir().mkpath(kept("")));
        written("data/softfocus/last.softfocus", R"({"softfocus": 1, "text": "deadly words"})");
        const QString mark = kept("1.softfocus.opening");
        // Ended as soon as it has begun to open the scene; where this comes too late the scene is there for one more.
        constexpr int attempts = 5;
        for (int attempt = 0; attempt < attempts && !QFileInfo::exists(mark); ++attempt) {
            Running dies(*m_home);
            QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(mark), 20'000);
            dies.kill();
        }
        QVERIFY(QFileInfo::exists(mark));
        {
            Running next(*m_home);
            QVERIFY(next.isReady());
            QCOMPARE(objectIn(m_home->filePath("data/softfocus/heldback-1.softfocus"))["text"].toString(), QString("deadly words"));
            QVERIFY(!QFileInfo::exists(mark));
            QVERIFY(!next.title().contains("deadly"));
        }
        // A scene that stays on the screen is no cause for it.
        written("data/softfocus/last.softfocus", R"({"softfocus": 1, "text": "harmless words"})");
        Running lives(*m_home);
        QVERIFY(lives.isReady());
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(mark), 20'000);
        lives.kill();
        Running again(*m_home);
        QVERIFY(again.isReady());
        QCOMPARE(objectIn(kept("1.softfocus"))["text"].toString(), QString("harmless words"));
        QVERIFY(!QFileInfo::exists(m_home->filePath("data/softfocus/heldback-2.softfocus")));
    }

    void aKillRightBehindASaveIsUnderstood()
    {
        const QString path = written("lesson.softfocus", R"({"softfocus": 1, "text": "a b"})");
        QVERIFY(QDir().mkpath(kept("..")));
        written("data/softfocus/last.softfocus", R"({"softfocus": 1, "text": "old", "session": {"file": ")" + path.toUtf8() + R"("}})");
        {
            Running running(*m_home);
            QVERIFY(running.isReady());
            running.press("3");
            QTRY_VERIFY2(running.title().contains('*'), qPrintable(running.title()));
            running.press("ctrl+s");
            QTRY_COMPARE_WITH_TIMEOUT(objectIn(path)["variant"].toObject()["normalizer"].toString(), QString("hardmax"), 20'000);
            running.kill();
        }
        Running again(*m_home);
        QVERIFY(again.isReady());
        QTRY_COMPARE(again.title().section(" ", 0, 0), QString("lesson.softfocus"));
        // Saving goes on: nobody else has written the file.
        again.press("4");
        QTRY_VERIFY2(again.title().contains('*'), qPrintable(again.title()));
        again.press("ctrl+s");
        QTRY_COMPARE_WITH_TIMEOUT(objectIn(path)["variant"].toObject()["normalizer"].toString(), QString("linear"), 20'000);
    }

    void twoProgramsKeepTheirOwnScenes()
    {
        Running one(*m_home);
        QVERIFY(one.isReady());
        one.press("alt+3"); // wherever the keyboard is
        QTRY_COMPARE_WITH_TIMEOUT(objectIn(kept("1.softfocus"))["variant"].toObject()["normalizer"].toString(), QString("hardmax"), 20'000);
        Running two(*m_home);
        QVERIFY(two.isReady());
        two.press("alt+4");
        QTRY_COMPARE_WITH_TIMEOUT(objectIn(kept("2.softfocus"))["variant"].toObject()["normalizer"].toString(), QString("linear"), 20'000);
        one.kill();
        two.kill();
        QCOMPARE(objectIn(kept("1.softfocus"))["variant"].toObject()["normalizer"].toString(), QString("hardmax"));
        QCOMPARE(objectIn(kept("2.softfocus"))["variant"].toObject()["normalizer"].toString(), QString("linear"));
    }

    void closingEndsTheProcessWhileAFileIsAwaited()
    {
        const softfocus::test::HeldFile held(written("held.txt", "words"));
        if (!held)
            QSKIP("no file can be held here as servers of files do (F_SETLEASE).");
        Running running(*m_home);
        QVERIFY(running.isReady());
        running.press("ctrl+o");
        QVERIFY(running.hasDialog());
        running.type(held.path());
        // While the dialog looks for the file, a key may go to its suggestions.
        const auto isAwaited = [&] {
            if (!held.isAwaited())
                xdotool({"key", "Return"});
            return held.isAwaited();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAwaited(), 20'000);
        QVERIFY(running.closes());
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
