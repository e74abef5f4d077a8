// The Debian package: made by cpack, read by lintian, and its program run.

#include "tests/support/program.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace softfocus::test;

class TestPackage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const char* tool : {"dpkg-deb", "dpkg-shlibdeps", "strip", "gzip"})
            if (QStandardPaths::findExecutable(tool).isEmpty())
                QSKIP("the tools that make Debian packages are not installed");
        const Outcome packed =
            outcomeOf(SOFTFOCUS_CPACK, {"--config", SOFTFOCUS_BINARY_DIR "/CPackConfig.cmake", "-G", "DEB", "-B", m_folder.path()});
        QVERIFY2(packed.status == 0, qPrintable(packed.output + packed.error));
        const QStringList packages = QDir(m_folder.path()).entryList({"softfocus_*.deb"});
        QCOMPARE(packages.size(), 1);
        m_package = m_folder.filePath(packages.first());
    }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void itNamesWhatTheProgramNeeds()
    {
        const Outcome fields = outcomeOf("dpkg-deb", {"--field", m_package});
        QCOMPARE(fields.status, 0);
        for (const char* needed : {"Package: softfocus\n", "libc6 (>= ", "libqt6core6 (>= ", "libqt6gui6 (>= ", "libqt6widgets6 (>= "})
            QVERIFY2(fields.output.contains(needed), fields.output.constData());
        const QByteArray version = run({"--version"}).output.trimmed().split(' ').last();
        QVERIFY2(fields.output.contains("Version: " + version + '\n'), fields.output.constData());
    }

    void lintianAcceptsIt()
    {
        if (QStandardPaths::findExecutable("lintian").isEmpty())
            QSKIP("lintian, which checks Debian packages, is not installed");
        const Outcome checked = outcomeOf("lintian", {"--allow-root", "--fail-on", "error,warning", m_package});
        QVERIFY2(checked.status == 0, qPrintable(checked.output + checked.error));
    }

    void theProgramInItRuns()
    {
        QCOMPARE(outcomeOf("dpkg-deb", {"--extract", m_package, m_folder.filePath("root")}).status, 0);
        const QStringList line{"--scores", "4, 2, 1", "-p", "weights"};
        const Outcome outcome = outcomeOf(m_folder.filePath("root/usr/bin/softfocus"), line);
        QCOMPARE(outcome.error, QString());
        QCOMPARE(outcome.output, run(line).output);
    }

private:
    QTemporaryDir m_folder;
    QString m_package;
};

QTEST_GUILESS_MAIN(TestPackage)
#include "test_package.moc"
