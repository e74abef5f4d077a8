#include "core/files/figure/figure_scene.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace softfocus;
using namespace softfocus::test;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_folder.reset(); }

    void everySuffixIsWritten();
    void optionsWithoutEffectAreRefused_data();
    void optionsWithoutEffectAreRefused();
    void looksComeFromTheOptions();
    void aFigureOpensAsItsScene_data();
    void aFigureOpensAsItsScene();
    void optionsChangeTheOpenedScene();
    void filesThatBringNoSceneAreRefused();
    void aFileOfSentencesMakesNumberedFigures();
    void filesWithoutSentencesAreRefused();
    void aSweepMakesNumberedFigures();
    void filmStripsAreWritten();
    void variantsHaveTheirOwnTemperatures();
    void wordsAndNumbersAreAsTheyAreAskedFor();
    void aSweepMovesInOneFile();
    void figuresDoNotDependOnTheLanguage();
    void progressShowsOnATerminalAlone();
    void aFullDiskLeavesTheOldFile();
    void nothingTakesThePlaceOfAPipe();
    void wordsWithoutAFontAreNoMistake();
    void aForbiddenFolderIsNamed();
    void aFolderThatVanishesIsNamed();
    void anEndInTheMiddleLeavesTheOldFile();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString written(const QString& name, const QByteArray& content) const;
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestExport::init()
{
    QTest::failOnWarning(QRegularExpression(".*"));
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestExport::written(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

void TestExport::everySuffixIsWritten()
{
    const QList<std::pair<QString, QByteArray>> kinds{
        {"a.png", "\x89PNG"},    {"a.svg", "<?xml"},        {"a.PDF", "%PDF-"}, {"a.tex", "% Attention weights"},
        {"a.csv", ",one,two\n"}, {"a.tsv", "\tone\ttwo\n"}, {"a.json", "{\n"},  {"a.npy", "\x93NUMPY"}};
    QStringList arguments{"one two"};
    for (const auto& [name, begin] : kinds)
        arguments << "--export" << path(name);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.error, QString());
    QCOMPARE(outcome.status, 0);
    for (const auto& [name, begin] : kinds)
        QVERIFY2(bytesOf(path(name)).startsWith(begin), qPrintable(name));
    const QJsonObject object = QJsonDocument::fromJson(bytesOf(path("a.json"))).object();
    QCOMPARE(object["weights"].toArray().size(), 2);
}

void TestExport::optionsWithoutEffectAreRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* name, const QStringList& arguments, const QStringList& words) {
        QTest::newRow(name) << arguments << words;
    };
    row("dots of vectors", {"a b", "-e", "x.svg", "--dpi", "300"}, {"--dpi", ".png"});
    row("looks of numbers", {"a b", "-e", "x.csv", "--theme", "dark"}, {"--theme", "numbers"});
    row("type of numbers", {"a b", "-e", "x.npy", "--font-pt", "9"}, {"--font-pt"});
    row("cells without a figure", {"a b", "--cell-mm", "5"}, {"--cell-mm", "--export"});
    row("strip without a figure", {"a b", "--strip-temperatures", "1,2"}, {"--strip-temperatures", "--export"});
    row("no cell", {"a b", "-e", "x.png", "--cell-mm", "0"}, {"--cell-mm", "above 0"});
    row("no type", {"a b", "-e", "x.png", "--font-pt", "-1"}, {"--font-pt", "above 0"});
    row("an unknown part", {"a b", "-e", "x.png", "--parts", "legend,frame"}, {"--parts", "caption"});
    row("numbers twice", {"a b", "-e", "x.png", "--parts", "legend", "--no-values"}, {"--no-values", "--parts"});
    row("numbers of a strip", {"a b", "-e", "x.csv", "--strip-normalizers", "all"}, {"--strip-normalizers", "numbers"});
    row("strip of nothing", {"a b", "-e", "x.png", "--strip-temperatures", "1,two"}, {"--strip-temperatures", "numbers from 0"});
    row("strip of nobody", {"a b", "-e", "x.png", "--strip-normalizers", "softmax,maxsoft"}, {"--strip-normalizers", "sparsemax"});
    row("strip of too many", {"a b", "-e", "x.png", "--strip-temperatures", "1,1,1,1,1,1,1,1,1,1,1,1,1"}, {"12"});
    row("two strips", {"a b", "-e", "x.png", "--strip-normalizers", "all", "--strip-temperatures", "1"}, {"exclude each other"});
    row("strip and temperature", {"a b", "-e", "x.png", "-T", "2", "--strip-temperatures", "1,2"}, {"--temperature"});
    row("variants of nobody", {"a b", "-e", "x.png", "--variants", "softmax; maxsoft"}, {"--variants", "“maxsoft”"});
    row("variants and normalizer", {"a b", "-e", "x.png", "-n", "softmax", "--variants", "sparsemax"}, {"--variants", "--normalizer"});
    row("variants and a strip", {"a b", "-e", "x.png", "--strip-normalizers", "all", "--variants", "sparsemax"}, {"exclude each other"});
    row("letter of one", {"a b", "-e", "x.png", "--panel-letters"}, {"--panel-letters", "strip"});
    row("no angle", {"a b", "-e", "x.png", "--label-angle", "45"}, {"--label-angle", "upright, slanted or vertical"});
    row("many decimals", {"a b", "-e", "x.png", "--decimals", "4"}, {"--decimals", "1 to 3"});
    row("title of numbers", {"a b", "-e", "x.csv", "--row-title", "asks"}, {"--row-title", "pictures"});
    row("moving without a sweep", {"a b", "-e", "x.png", "--animated"}, {"--animated", "--sweep"});
    row("moving as vectors", {"a b", "-e", "x.svg", "--sweep", "1:2:3", "--animated"}, {"--animated", ".png"});
    row("frames of many", {"a b", "-e", "x-{n}.png", "--sweep", "1:2:3", "--frame-ms", "50"}, {"--frame-ms", "--animated"});
    row("moving too fast", {"a b", "-e", "x.png", "--sweep", "1:2:3", "--animated", "--frame-ms", "1"}, {"--frame-ms", "20"});
    row("sweep without names", {"a b", "-e", "x.png", "--sweep", "1:2:3"}, {"{n}"});
    row("sweep without a figure", {"a b", "--sweep", "1:2:3"}, {"--sweep", "--export"});
    row("sweep of nothing", {"a b", "-e", "x-{n}.png", "--sweep", "0:2:3"}, {"--sweep", "FROM:TO:COUNT"});
    row("sweep of one", {"a b", "-e", "x-{n}.png", "--sweep", "1:2:1"}, {"--sweep", "FROM:TO:COUNT"});
    row("sweep without effect", {"a b", "-e", "x-{n}.png", "--sweep", "1:2:3", "-n", "hardmax"}, {"--sweep", "hardmax"});
    row("a pattern for one", {"a b", "-e", "x-{n}.png"}, {"{n}", "--input"});
    row("input without names", {"--input", "x.txt", "-e", "x.png"}, {"{n}"});
    row("input and text", {"a b", "--input", "x.txt", "-e", "x{n}.png"}, {"TEXT", "--input"});
    row("input and print", {"--input", "x.txt", "-e", "x{n}.png", "-p", "weights"}, {"--print", "--input"});
    row("open twice", {"-o", "a.softfocus", "--open", "b.softfocus", "-e", "x.png"}, {"--open", "more than once"});
    row("suffix", {"a", "-e", "figure.eps"}, {"“figure.eps”", ".png, .svg, .pdf, .tex, .csv, .tsv, .json or .npy"});
}

void TestExport::optionsWithoutEffectAreRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, words);
    QCOMPARE(wrongIn(run(arguments), 2, words), QString());
}

void TestExport::looksComeFromTheOptions()
{
    const QStringList plain{"one two three", "--export"};
    QCOMPARE(run(plain + QStringList{path("plain.svg")}).error, QString());
    const QByteArray svg = bytesOf(path("plain.svg"));
    QVERIFY(svg.contains("width=\"120mm\"") && svg.contains(">query: the word that asks<"));
    for (const QStringList& change : {QStringList{"--cell-mm", "5"},
                                      {"--font-pt", "10"},
                                      {"--parts", "legend"},
                                      {"--parts", "none"},
                                      {"--title", "T"},
                                      {"--parts", "axes,legend,numbers,provenance,caption"},
                                      {"--theme", "dark"},
                                      {"--no-values"},
                                      {"--width-mm", "90"}}) {
        QCOMPARE(run(plain + QStringList{path("changed.svg")} + change).error, QString());
        QVERIFY2(bytesOf(path("changed.svg")) != svg, qPrintable(change.join(' ')));
    }
    QCOMPARE(run(plain + QStringList{path("bare.svg"), "--parts", "none"}).error, QString());
    QVERIFY(!bytesOf(path("bare.svg")).contains("query: the word that asks<") &&
            !bytesOf(path("bare.svg")).contains("font-weight=\"500\""));
    QCOMPARE(wrongIn(run(plain + QStringList{path("x.svg"), "--cell-mm", "50", "--width-mm", "60"}), 1, {path("x.svg"), "do not fit"}),
             QString());
}

void TestExport::aFigureOpensAsItsScene_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"figure.png", "figure.svg", "figure.pdf"})
        QTest::newRow(name) << name;
}

void TestExport::aFigureOpensAsItsScene()
{
    QFETCH(QString, name);
    QCOMPARE(run({"to be or not to be", "-n", "sparsemax", "-T", "0.3", "-m", "causal", "-e", path(name)}).error, QString());
    const Outcome printed = run({"to be or not to be", "-n", "sparsemax", "-T", "0.3", "-m", "causal", "-p", "weights"});
    const Outcome opened = run({"--open", path(name), "-p", "weights"});
    QCOMPARE(opened.error, QString());
    QCOMPARE(opened.output, printed.output);
    // And the figure of the opened figure is the same file.
    QCOMPARE(run({"-o", path(name), "-e", path("again-" + name)}).error, QString());
    QCOMPARE(bytesOf(path("again-" + name)), bytesOf(path(name)));
}

void TestExport::optionsChangeTheOpenedScene()
{
    QCOMPARE(run({"to be or not", "-n", "sparsemax", "-T", "0.3", "-e", path("a.png")}).error, QString());
    const QJsonObject object = QJsonDocument::fromJson(run({"-o", path("a.png"), "-T", "2", "-p", "weights"}).output).object();
    QCOMPARE(object["normalizer"].toString(), QString("sparsemax"));
    QCOMPARE(object["temperature"].toDouble(), 2.0);
    const QJsonObject text = QJsonDocument::fromJson(run({"other words", "-o", path("a.png"), "-p", "weights"}).output).object();
    QCOMPARE(text["queries"].toArray(), QJsonArray({"other", "words"}));
    QCOMPARE(text["normalizer"].toString(), QString("sparsemax"));
}

void TestExport::filesThatBringNoSceneAreRefused()
{
    const QString drawing = written("plain.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    QCOMPARE(wrongIn(run({"-o", drawing, "-p", "weights"}), 1, {drawing, "carries no scene"}), QString());
    QCOMPARE(wrongIn(run({"-o", path("missing.png"), "-p", "weights"}), 1, {path("missing.png"), "cannot be read"}), QString());
    QCOMPARE(wrongIn(run({"-o", written("bytes", QByteArray("\x89\xff\xfd\x00", 4)), "-p", "weights"}), 1, {path("bytes")}), QString());
    const QByteArray newer = "{\"softfocus\": 1000}";
    QCOMPARE(wrongIn(run({"-o", written("newer.softfocus", newer), "-p", "weights"}), 1, {path("newer.softfocus"), "newer"}), QString());
}

void TestExport::aFileOfSentencesMakesNumberedFigures()
{
    QByteArray sentences = "\xef\xbb\xbfOne two\r\n\n  Three four five\n";
    for (int i = 0; i < 9; ++i)
        sentences += "Größe 🦀\n";
    const Outcome outcome = run({"--input", written("in.txt", sentences), "-e", path("fig-{n}.svg"), "-e", path("{n}-of-{n}.csv")});
    QCOMPARE(outcome.error, QString());
    QCOMPARE(outcome.status, 0);
    QCOMPARE(files().size(), 1 + 2 * 11);
    QVERIFY(bytesOf(path("fig-01.svg")).contains(">One<") && bytesOf(path("fig-02.svg")).contains(">five<"));
    QVERIFY(bytesOf(path("fig-11.svg")).contains(">Größe<"));
    QVERIFY(bytesOf(path("02-of-02.csv")).startsWith(",Three,four,five\n"));
}

void TestExport::filesWithoutSentencesAreRefused()
{
    const QString pattern = path("x-{n}.svg");
    QCOMPARE(wrongIn(run({"--input", written("in.txt", " \n\n"), "-e", pattern}), 1, {path("in.txt"), "no sentence"}), QString());
    QCOMPARE(wrongIn(run({"--input", written("in.txt", "caf\xe9\n"), "-e", pattern}), 1, {path("in.txt"), "UTF-8"}), QString());
    QCOMPARE(wrongIn(run({"--input", path("none.txt"), "-e", pattern}), 1, {path("none.txt")}), QString());
    QCOMPARE(files(), QStringList{"in.txt"});
}

void TestExport::aSweepMakesNumberedFigures()
{
    QCOMPARE(run({"one two three", "--sweep", "0.5:8:12", "--dpi", "100", "-e", path("frame-{n}.png")}).error, QString());
    QCOMPARE(files().size(), 12);
    QSize size;
    for (int n = 1; n <= 12; ++n) {
        const QByteArray bytes = bytesOf(path(QStringLiteral("frame-%1.png").arg(n, 2, 10, QLatin1Char('0'))));
        const Result<Scene> scene = sceneOfFigure(bytes);
        QVERIFY(scene.ok());
        QVERIFY(std::abs(scene->variant.temperature - 0.5 * std::pow(16, (n - 1) / 11.0)) < 1e-9);
        // All frames are as large as the first, so that they make an animation.
        const QSize own = QImage::fromData(bytes).size();
        QVERIFY(n == 1 || own == size);
        size = own;
    }
}

void TestExport::filmStripsAreWritten()
{
    QCOMPARE(run({"one two three", "--strip-temperatures", "0, 0.5, 1, inf", "--width-mm", "170", "-e", path("t.svg")}).error, QString());
    for (const char* heading : {">T 0<", ">T 0.50<", ">T 1.00<", ">T ∞<"})
        QVERIFY2(bytesOf(path("t.svg")).contains(heading), heading);
    QCOMPARE(run({"one two three", "--strip-normalizers", "all", "--width-mm", "170", "-e", path("n.svg")}).error, QString());
    for (const char* heading : {">softmax<", ">sparsemax<", ">hardmax<", ">linear<"})
        QVERIFY2(bytesOf(path("n.svg")).contains(heading), heading);
    QCOMPARE(wrongIn(run({"a b", "-n", "hardmax", "--strip-temperatures", "1,2", "-e", path("x.svg")}), 1, {"no effect", "hardmax"}),
             QString());
    QCOMPARE(wrongIn(run({"a b", "--stage", "scores", "--strip-temperatures", "1,2", "-e", path("x.svg")}), 1, {"scores", "same"}),
             QString());
}

void TestExport::variantsHaveTheirOwnTemperatures()
{
    QCOMPARE(run({"one two three", "--variants", "softmax; sparsemax T=0.5; entmax alpha=1.3", "-T", "2", "--panel-letters", "--width-mm",
                  "170", "-e", path("v.svg")})
                 .error,
             QString());
    for (const char* heading : {">(a) softmax, T 2.00<", ">(b) sparsemax, T 0.50<", ">(c) entmax α 1.3, T 2.00<"})
        QVERIFY2(bytesOf(path("v.svg")).contains(heading), heading);
}

void TestExport::wordsAndNumbersAreAsTheyAreAskedFor()
{
    QCOMPARE(run({"one two three", "--row-title", "who asks", "--column-title", "who is asked", "--decimals", "1", "--label-angle",
                  "vertical", "-e", path("w.svg")})
                 .error,
             QString());
    const QString svg = QString::fromUtf8(bytesOf(path("w.svg")));
    QVERIFY(svg.contains(">who asks<") && svg.contains(">who is asked<") && !svg.contains(">query"));
    QVERIFY(svg.contains(QRegularExpression(">0\\.[0-9]<")) && !svg.contains(QRegularExpression(">0\\.[0-9][0-9]<")));
    QVERIFY(svg.contains("rotate(-90 "));
    QCOMPARE(wrongIn(run({"one two three", "--column-title", QString("so wide ").repeated(40), "-e", path("x.svg")}), 1, {"axis title"}),
             QString());
}

void TestExport::aSweepMovesInOneFile()
{
    QCOMPARE(run({"one two three", "--sweep", "0.5:8:5", "--animated", "--dpi", "60", "-e", path("sweep.png")}).error, QString());
    const QByteArray png = bytesOf(path("sweep.png"));
    QCOMPARE(png.count("fcTL"), 5);
    const Result<Scene> scene = sceneOfFigure(png);
    QVERIFY(scene.ok());
    QCOMPARE(scene->variant.temperature, 0.5);
}

void TestExport::figuresDoNotDependOnTheLanguage()
{
    QCOMPARE(run({"one two three", "-e", path("plain.svg")}).error, QString());
    const Outcome german = outcomeOf(
        "/bin/sh", {"-c", "LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 \"$1\" 'one two three' -e \"$2\"", "sh", program(), path("german.svg")});
    QCOMPARE(german.status, 0);
    QCOMPARE(bytesOf(path("german.svg")), bytesOf(path("plain.svg")));
}

void TestExport::progressShowsOnATerminalAlone()
{
    QByteArray sentences;
    for (int i = 0; i < 25; ++i)
        sentences += "One two three four five six seven eight nine ten eleven twelve\n";
    written("in.txt", sentences);
    const QStringList arguments{"--input", path("in.txt"), "-e", path("fig-{n}.png"), "--dpi", "600"};
    const QString script = QStandardPaths::findExecutable("script");
    // Elsewhere the same is silent.
    QCOMPARE(run(arguments).error, QString());
    if (script.isEmpty())
        QSKIP("script, which makes a terminal, is not installed.");
    QString line = "'" + program() + "'";
    for (const QString& argument : arguments)
        line += " '" + argument + "'";
    const Outcome shown = outcomeOf(script, {"-qec", line, "/dev/null"});
    QCOMPARE(shown.status, 0);
    QVERIFY(QFile::exists(path("fig-25.png")));
    QVERIFY2(shown.output.contains(" of 25") && shown.output.contains("\r\x1b[K"), shown.output);
}

void TestExport::aFullDiskLeavesTheOldFile()
{
#ifdef Q_OS_LINUX
    QDir(m_folder->path()).mkdir("small");
    const QString disk = path("small");
    if (outcomeOf("mount", {"-t", "tmpfs", "-o", "size=16k", "tmpfs", disk}).status != 0)
        QSKIP("A small disk cannot be mounted here; being root in a machine of one's own is needed for that.");
    const auto unmount = qScopeGuard([&] { outcomeOf("umount", {disk}); });
    written("small/figure.pdf", "the old one");
    const Outcome outcome = run({"My grandmother bakes incredible cookies", "-e", disk + "/figure.pdf"});
    const QByteArray kept = bytesOf(disk + "/figure.pdf");
    const QStringList left = QDir(disk).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(wrongIn(outcome, 1, {disk + "/figure.pdf", "space"}), QString());
    QCOMPARE(kept, QByteArray("the old one"));
    QCOMPARE(left, QStringList{"figure.pdf"});
#else
    QSKIP("Disks are mounted in another way here.");
#endif
}

void TestExport::nothingTakesThePlaceOfAPipe()
{
#ifdef Q_OS_UNIX
    QCOMPARE(outcomeOf("mkfifo", {path("pipe.csv")}).status, 0);
    QCOMPARE(wrongIn(run({"a b", "-e", path("pipe.csv")}), 1, {"pipe.csv", "not a regular file"}), QString());
    QVERIFY(!QFileInfo(path("pipe.csv")).isFile());
#else
    QSKIP("There are no named pipes in folders here.");
#endif
}

void TestExport::wordsWithoutAFontAreNoMistake()
{
    for (const char* file : {"figure.pdf", "figure.svg", "figure.png", "figure.tex"}) {
        const Outcome outcome = run({"नमस्ते 𐌰𐌱 ꦗꦮ", "-e", path(file)}); // whatever is installed, hardly all three
        QCOMPARE(outcome.error, QString());
        QCOMPARE(outcome.status, 0);
    }
}

void TestExport::aForbiddenFolderIsNamed()
{
#ifdef Q_OS_UNIX
    if (geteuid() == 0)
        QSKIP("Nothing is forbidden to root.");
    QDir(m_folder->path()).mkdir("closed");
    QFile::setPermissions(path("closed"), QFile::ReadOwner | QFile::ExeOwner);
    const Outcome outcome = run({"a b", "-e", path("closed/figure.svg")});
    QFile::setPermissions(path("closed"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(wrongIn(outcome, 1, {path("closed/figure.svg"), "ermission"}), QString());
#endif
}

void TestExport::aFolderThatVanishesIsNamed()
{
    // The folder goes while a long batch is at work; what was written before was whole.
    QByteArray sentences;
    for (int i = 0; i < 2000; ++i)
        sentences += "one two\n";
    written("in.txt", sentences);
    QDir(m_folder->path()).mkdir("out");
    QProcess process;
    process.start(program(), {"--input", path("in.txt"), "-e", path("out/fig-{n}.svg")});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("out/fig-0003.svg")), 60'000);
    QVERIFY(QDir().rename(path("out"), path("gone")));
    constexpr int patience = 120'000;
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitCode(), 1);
    const QString error = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(error.contains(path("out/fig-")) && error.contains("cannot be written"), qPrintable(error));
    QVERIFY(sceneOfFigure(bytesOf(path("gone/fig-0001.svg"))).ok());
}

void TestExport::anEndInTheMiddleLeavesTheOldFile()
{
    QCOMPARE(run({"one two", "-e", path("fig.svg")}).error, QString());
    const QByteArray old = bytesOf(path("fig.svg"));
    QString sentence;
    for (int i = 0; i < 90; ++i)
        sentence += "word ";
    int ended = 0;
    for (int delay = 5; delay < 400; delay += 35) {
        QProcess process;
        process.start(program(), {sentence, "-e", path("fig.svg")});
        QVERIFY(process.waitForStarted());
        // Ended at some moment of its work; if it was faster, the new file is there.
        if (!process.waitForFinished(delay)) {
            process.kill();
            QVERIFY(process.waitForFinished());
            ++ended;
        }
        const QByteArray now = bytesOf(path("fig.svg"));
        QVERIFY(now == old || (now.endsWith("</svg>\n") && sceneOfFigure(now).ok()));
    }
    QVERIFY(ended > 0);
}

QTEST_GUILESS_MAIN(TestExport)
#include "test_export.moc"
