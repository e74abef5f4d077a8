#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

namespace {

const QString root = SOFTFOCUS_SOURCE_DIR;

/// What git keeps or would keep, or, without git, every file outside the build folder; by path from the root.
QStringList filesOfTheRepository()
{
    if (QFileInfo::exists(root + "/.git")) {
        QProcess git;
        git.start("git", {"-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"});
        if (git.waitForFinished() && git.exitStatus() == QProcess::NormalExit && git.exitCode() == 0) {
            QStringList files = QString::fromUtf8(git.readAllStandardOutput()).split(QChar(0), Qt::SkipEmptyParts);
            files.removeIf([](const QString& path) { return !QFileInfo::exists(root + '/' + path); });
            return files;
        }
    }
    QStringList files;
    QDirIterator all(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = QDir(root).relativeFilePath(all.next());
        if (!path.startsWith("build/") && !path.startsWith(".git/"))
            files.append(path);
    }
    return files;
}

/// The kind of text that people write here.
bool isText(const QString& path)
{
    static const QRegularExpression suffix("\\.(cpp|h|py|sh|md|txt|json|svg|desktop|qrc|qss)$|^\\.ci/run$");
    // Samples that other programs wrote, and what readers must survive, are as they are.
    static const QRegularExpression sample("^tests/(data/matrices|data/tables/field|data/written|fuzz/corpus)/.*\\.(json|svg|txt)$");
    return suffix.match(path).hasMatch() && !sample.match(path).hasMatch();
}

QString refusalOfPlace(const QString& path)
{
    static const QRegularExpression room("^(app|core|ui|resources|tests)/");
    static const QRegularExpression atTheTop("^(CMakeLists\\.txt|README\\.md|CMakePresets\\.json|LICENSE|\\..*)$");
    return room.match(path).hasMatch() || atTheTop.match(path).hasMatch() ? QString() : "has no place at the top";
}

QString refusalOfName(const QString& path)
{
    static const QRegularExpression snakeCase("^[a-z0-9_]+\\.(h|cpp|py|sh)$");
    static const QRegularExpression source("\\.(h|cpp|py|sh)$");
    const QString name = path.section('/', -1);
    return !source.match(name).hasMatch() || snakeCase.match(name).hasMatch() ? QString() : "is not in snake_case";
}

/// Nothing but the word vectors and the transformers is large.
QString refusalOfSize(const QString& path, qint64 bytes)
{
    const bool isModel = path.startsWith("resources/models/") && path.endsWith(".safetensors");
    const qint64 limit = path.startsWith("resources/vectors/") ? 9'000'000 : isModel ? 15'000'000 : 1'000'000;
    return bytes <= limit ? QString() : QString("has %1 bytes, more than %2").arg(bytes).arg(limit);
}

QString refusalOfText(const QString& path, const QByteArray& content)
{
    if (content.isEmpty())
        return "is empty";
    if (!content.isValidUtf8())
        return "is not UTF-8";
    if (content.contains('\r') || content.contains('\t'))
        return "has tabs or carriage returns";
    if (!content.endsWith('\n') || content.endsWith("\n\n"))
        return "does not end in one newline";
    if (content.contains(" \n"))
        return "has spaces at the end of a line";
    if (path.endsWith(".h") && !content.startsWith("#pragma once\n"))
        return "does not start with #pragma once";
    return {};
}

/// Lines that look for a part by its name or ask an object what it is, comments aside.
QStringList searchesIn(const QByteArray& content)
{
    static const QRegularExpression search("\\b(findChild|findChildren|dynamic_cast)\\b");
    QStringList lines;
    for (const QString& line : QString::fromUtf8(content).split('\n'))
        if (search.match(line.section("//", 0, 0)).hasMatch())
            lines.append(line.trimmed());
    return lines;
}

QStringList withPath(const QString& path, const QStringList& reasons)
{
    QStringList result;
    for (const QString& reason : reasons)
        if (!reason.isEmpty())
            result.append(path + ": " + reason);
    return result;
}

} // namespace

class TestRepository : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void everyFileIsWhereAndAsItShouldBe()
    {
        QStringList reasons;
        const QStringList files = filesOfTheRepository();
        QVERIFY(files.contains("CMakeLists.txt") && files.contains("core/CMakeLists.txt"));
        for (const QString& path : files) {
            QFile file(root + '/' + path);
            reasons += withPath(path, {refusalOfPlace(path), refusalOfName(path), refusalOfSize(path, file.size())});
            if (!isText(path))
                continue;
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path + ": " + file.errorString()));
            reasons += withPath(path, {refusalOfText(path, file.readAll())});
        }
        QVERIFY2(reasons.isEmpty(), qPrintable('\n' + reasons.join('\n')));
    }

    /// A part is a member, and an interface says what something is. Where Qt offers nothing else, a comment on the line says so.
    void nothingIsFoundByASearch()
    {
        const QHash<QString, int> allowed{{"ui/paint/heatmap/cell_painter.cpp", 1},
                                          {"ui/panels/choices/model_control.cpp", 1},
                                          {"ui/panels/choices/normalizer_parameters.cpp", 1},
                                          {"ui/panels/choices/picture_control.cpp", 1}};
        for (const QString& path : filesOfTheRepository()) {
            static const QRegularExpression source("^(ui|app)/.*\\.(h|cpp)$");
            if (!source.match(path).hasMatch())
                continue;
            QFile file(root + '/' + path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path + ": " + file.errorString()));
            const QStringList searches = searchesIn(file.readAll());
            QVERIFY2(searches.size() == allowed.value(path), qPrintable(path + ": " + searches.join('\n')));
            for (const QString& line : searches)
                QVERIFY2(line.contains(QRegularExpression("// .*\\bQt\\b")), qPrintable(path + ": " + line));
        }
    }

    void searchesAreFound()
    {
        QCOMPARE(searchesIn("auto* a = findChild<A*>();\n// findChild\nauto& b = dynamic_cast<B&>(c); // why\nint found;\n").size(), 2);
    }

    void commandsCanBeRun()
    {
        for (const char* command : {"app/run.sh", "tests/run.sh", ".ci/run"})
            QVERIFY2(QFileInfo(root + '/' + command).isExecutable(), command);
    }

    void strayFilesAreRefused_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::newRow("a folder at the top") << refusalOfPlace("docs/a.md");
        QTest::newRow("a file at the top") << refusalOfPlace("perf.data");
        QTest::newRow("a name that begins well") << refusalOfPlace("README.md.orig");
        QTest::newRow("capitals") << refusalOfName("core/base/Matrix.h");
        QTest::newRow("hyphen") << refusalOfName("app/run-it.sh");
        QTest::newRow("large") << refusalOfSize("resources/icons/a.svg", 1'000'001);
        QTest::newRow("large model") << refusalOfSize("resources/models/encoder/model.safetensors", 15'000'001);
        QTest::newRow("large vocabulary") << refusalOfSize("resources/models/encoder/tokenizer.json", 1'000'001);
        QTest::newRow("large vectors") << refusalOfSize("resources/vectors/words.bin", 9'000'001);
        QTest::newRow("no newline") << refusalOfText("a.cpp", "int a;");
        QTest::newRow("blank lines at the end") << refusalOfText("a.cpp", "int a;\n\n");
        QTest::newRow("tab") << refusalOfText("a.cpp", "\tint a;\n");
        QTest::newRow("space at the end") << refusalOfText("a.cpp", "int a; \n");
        QTest::newRow("Latin-1") << refusalOfText("a.cpp", "// \xe4\n");
        QTest::newRow("empty") << refusalOfText("a.cpp", "");
        QTest::newRow("unguarded header") << refusalOfText("a.h", "int a;\n");
    }
    void strayFilesAreRefused()
    {
        QFETCH(QString, reason);
        QVERIFY(!reason.isEmpty());
    }

    void properFilesPass_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::newRow("room") << refusalOfPlace("core/base/matrix.h");
        QTest::newRow("dot-folder") << refusalOfPlace(".ci/run");
        QTest::newRow("top") << refusalOfPlace("LICENSE");
        QTest::newRow("name") << refusalOfName("tests/core/test_layers.cpp");
        QTest::newRow("name of a page") << refusalOfName("README.md");
        QTest::newRow("model") << refusalOfSize("resources/models/encoder/model.safetensors", 15'000'000);
        QTest::newRow("vectors") << refusalOfSize("resources/vectors/words.bin", 9'000'000);
        QTest::newRow("header") << refusalOfText("a.h", "#pragma once\n\nint a; // ä\n");
    }
    void properFilesPass()
    {
        QFETCH(QString, reason);
        QCOMPARE(reason, QString());
    }
};

QTEST_GUILESS_MAIN(TestRepository)
#include "test_repository.moc"
