// What the shell scripts do with a build directory that is there already. No compiler runs: cmake is a function here.

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

class TestScripts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable("bash").isEmpty())
            QSKIP("bash, which the scripts are written for, is not installed");
    }

    void aDirectoryWithoutTheWindowIsConfiguredAnew_data()
    {
        QTest::addColumn<QByteArray>("cached");
        QTest::addColumn<bool>("again");
        QTest::newRow("with the window") << QByteArray("SOFTFOCUS_UI:BOOL=ON\n") << false;
        QTest::newRow("without it") << QByteArray("SOFTFOCUS_SANITIZE:BOOL=ON\nSOFTFOCUS_UI:BOOL=OFF\n") << true;
        QTest::newRow("as given by hand") << QByteArray("SOFTFOCUS_UI:UNINITIALIZED=OFF\n") << true;
    }

    void aDirectoryWithoutTheWindowIsConfiguredAnew()
    {
        QFETCH(QByteArray, cached);
        QFETCH(bool, again);
        const QTemporaryDir folder;
        const QString top = QDir(folder.path()).canonicalPath();
        QVERIFY(QDir(top).mkpath("app") && QDir(top).mkpath("build/sanitize"));
        QVERIFY(QFile::copy(SOFTFOCUS_SOURCE_DIR "/app/prepare.sh", top + "/app/prepare.sh"));
        write(top + "/CMakePresets.json", "{}");
        write(top + "/build/sanitize/CMakeCache.txt", cached);
        write(top + "/build/sanitize/.configured", top.toUtf8() + '\n');
        QFile stamp(top + "/build/sanitize/.configured"), presets(top + "/CMakePresets.json");
        QVERIFY(presets.open(QIODevice::ReadWrite) && stamp.open(QIODevice::ReadWrite));
        QVERIFY(presets.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
        QProcess bash;
        bash.start("bash", {"-c",
                            "source \"$1/app/prepare.sh\"; cmake() { echo \"configured $*\" >&2; }; export -f cmake; configure sanitize; "
                            "cat \"$1/build/sanitize.log\" 2>/dev/null || echo left alone",
                            "bash", top});
        QVERIFY(bash.waitForFinished());
        const QByteArray said = bash.readAllStandardOutput();
        QVERIFY2(said.contains(QByteArray(again ? "configured --preset sanitize" : "left alone")),
                 (said + bash.readAllStandardError()).constData());
    }

    void aDiskWithoutRoomIsSaid_data()
    {
        QTest::addColumn<QByteArray>("kilobytes");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("much room") << QByteArray("90000000") << QByteArray();
        QTest::newRow("little room") << QByteArray("287000") << QByteArray("only 287 MB are free");
        QTest::newRow("unknown") << QByteArray("") << QByteArray();
    }

    void aDiskWithoutRoomIsSaid()
    {
        QFETCH(const QByteArray, kilobytes);
        QFETCH(const QByteArray, said);
        QProcess bash;
        bash.start(
            "bash",
            {"-c",
             "source \"$1\"; df() { [ -n \"$free\" ] || return 1; printf 'a b c d e f\\na b c %s e f\\n' \"$free\"; }; free=$2; sayRoom",
             "bash", SOFTFOCUS_SOURCE_DIR "/app/prepare.sh", kilobytes});
        QVERIFY(bash.waitForFinished());
        QCOMPARE(bash.exitCode(), 0);
        const QByteArray error = bash.readAllStandardError();
        QVERIFY2(said.isEmpty() ? error.isEmpty() : error.contains(said), error.constData());
    }

    void thePresetOfTheSanitizersHasTheWindowAndAssertions()
    {
        QFile file(SOFTFOCUS_SOURCE_DIR "/CMakePresets.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray presets = QJsonDocument::fromJson(file.readAll()).object()["configurePresets"].toArray();
        const auto sanitize = std::ranges::find_if(presets, [](const QJsonValue& preset) { return preset["name"] == "sanitize"; });
        QVERIFY(sanitize != presets.end());
        const QJsonValue cache = sanitize->toObject()["cacheVariables"];
        QCOMPARE(cache["SOFTFOCUS_UI"].toString(), QString("ON"));
        QCOMPARE(cache["CMAKE_BUILD_TYPE"].toString(), QString("Debug"));
    }

private:
    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
    }
};

QTEST_GUILESS_MAIN(TestScripts)
#include "test_scripts.moc"
