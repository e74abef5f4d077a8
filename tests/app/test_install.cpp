// Installs the program into an empty folder and runs it from there; the tools of the desktop read what is installed beside it.

#include "core/files/scene_file.h"
#include "tests/support/program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace softfocus;
using namespace softfocus::test;

namespace {

/// What another program says and how it ends.
struct Said {
    bool well = false;
    QString words;
};

Said runOther(const QString& command, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command, arguments);
    constexpr int patience = 120'000;
    const bool ended = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit;
    return {ended && process.exitCode() == 0, QString::fromUtf8(process.readAll())};
}

} // namespace

class TestInstall : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_prefix.isValid());
        const Said installed = runOther(SOFTFOCUS_CMAKE, {"--install", SOFTFOCUS_BINARY_DIR, "--prefix", m_prefix.path()});
        QVERIFY2(installed.well, qPrintable(installed.words));
        // Read once, when the first type is asked for.
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_prefix.filePath("share")));
    }
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everythingIsInItsPlace()
    {
        QStringList files;
        QDirIterator all(m_prefix.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext())
            files.append(QDir(m_prefix.path()).relativeFilePath(all.next()));
        files.sort();
        const QString icons = "share/icons/hicolor/";
        QCOMPARE(files, QStringList({
                            "bin/softfocus",
                            "share/applications/softfocus.desktop",
                            "share/doc/softfocus/copyright",
                            icons + "128x128/apps/softfocus.png",
                            icons + "16x16/apps/softfocus.png",
                            icons + "256x256/apps/softfocus.png",
                            icons + "32x32/apps/softfocus.png",
                            icons + "48x48/apps/softfocus.png",
                            icons + "64x64/apps/softfocus.png",
                            icons + "scalable/apps/softfocus.svg",
                            "share/man/man1/softfocus.1",
                            "share/metainfo/local.softfocus.Softfocus.metainfo.xml",
                            "share/mime/packages/softfocus.xml",
                        }));
    }

    void theInstalledProgramRuns()
    {
        const QString installed = m_prefix.filePath("bin/softfocus");
        const Outcome printed = outcomeOf(installed, {"My grandmother bakes", "-p", "weights"});
        QCOMPARE(printed.error, QString());
        QCOMPARE(printed.status, 0);
        QCOMPARE(printed.output, run({"My grandmother bakes", "-p", "weights"}).output);
        const QTemporaryDir folder;
        const Outcome exported = outcomeOf(installed, {"My grandmother bakes", "-e", folder.filePath("a.png")});
        QCOMPARE(exported.error, QString());
        QVERIFY(!QImage(folder.filePath("a.png")).isNull());
    }

    void theDesktopEntryIsValid()
    {
        if (QStandardPaths::findExecutable("desktop-file-validate").isEmpty())
            QSKIP("desktop-file-validate, which checks desktop entries, is not installed");
        const Said said = runOther("desktop-file-validate", {m_prefix.filePath("share/applications/softfocus.desktop")});
        QVERIFY2(said.well && said.words.isEmpty(), qPrintable(said.words));
    }

    void theDescriptionForShopsIsValid()
    {
        const QString path = m_prefix.filePath("share/metainfo/local.softfocus.Softfocus.metainfo.xml");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray version = run({"--version"}).output.trimmed().split(' ').last();
        QVERIFY(file.readAll().contains("<release version=\"" + version + "\""));
        if (QStandardPaths::findExecutable("appstreamcli").isEmpty())
            QSKIP("appstreamcli, which checks AppStream metainfo, is not installed");
        const Said said = runOther("appstreamcli", {"validate", "--no-net", path});
        QVERIFY2(said.well, qPrintable(said.words));
    }

    void theManualPageIsValid()
    {
        if (QStandardPaths::findExecutable("mandoc").isEmpty())
            QSKIP("mandoc, which checks manual pages, is not installed");
        const Said said = runOther("mandoc", {"-T", "lint", "-W", "style", m_prefix.filePath("share/man/man1/softfocus.1")});
        QVERIFY2(said.well && said.words.isEmpty(), qPrintable(said.words));
    }

    void iconsHaveTheSizesOfTheirFolders()
    {
        for (const int size : {16, 32, 48, 64, 128, 256}) {
            const QImage icon(m_prefix.filePath(QString("share/icons/hicolor/%1x%1/apps/softfocus.png").arg(size)));
            QCOMPARE(icon.size(), QSize(size, size));
            QVERIFY(qAlpha(icon.pixel(0, 0)) < 16);
            QVERIFY(qAlpha(icon.pixel(size / 2, size / 2)) == 255);
        }
    }

    void filesAreKnownByNameAndContent()
    {
        if (QStandardPaths::findExecutable("update-mime-database").isEmpty())
            QSKIP("update-mime-database, which makes the list of types, is not installed");
        const Said updated = runOther("update-mime-database", {m_prefix.filePath("share/mime")});
        QVERIFY2(updated.well, qPrintable(updated.words));
        const QMimeDatabase types;
        QCOMPARE(types.mimeTypeForFile("a.softfocus", QMimeDatabase::MatchExtension).name(), QString("application/x-softfocus"));
        QCOMPARE(types.mimeTypeForFile("a.npy", QMimeDatabase::MatchExtension).name(), QString("application/x-npy"));
        QCOMPARE(types.mimeTypeForData(writeScene(Scene())).name(), QString("application/x-softfocus"));
        QCOMPARE(types.mimeTypeForData("{\"softfocus\": 1, \"text\": \"a\"}").name(), QString("application/x-softfocus"));
        QVERIFY(types.mimeTypeForData("{\"text\": \"softfocus\"}").name() != "application/x-softfocus");
        QVERIFY(types.mimeTypeForName("application/x-softfocus").inherits("application/json"));

        QFile entry(m_prefix.filePath("share/applications/softfocus.desktop"));
        QVERIFY(entry.open(QIODevice::ReadOnly));
        const QString opened = QRegularExpression("\nMimeType=([^\n]*);\n").match(entry.readAll()).captured(1);
        QVERIFY(!opened.isEmpty());
        for (const QString& type : opened.split(u';'))
            QVERIFY2(types.mimeTypeForName(type).isValid(), qPrintable(type));
        // Everything that can be opened but texts, which have their editors, and PDF and SVG, which have their viewers.
        for (const char* name :
             {"a.softfocus", "a.npy", "a.npz", "a.safetensors", "a.csv", "a.tsv", "a.png", "a.jpg", "a.jpeg", "a.gif", "a.bmp"})
            QVERIFY2(opened.split(u';').contains(types.mimeTypeForFile(name, QMimeDatabase::MatchExtension).name()), name);
    }

private:
    QTemporaryDir m_prefix;
};

QTEST_GUILESS_MAIN(TestInstall)
#include "test_install.moc"
