// Files on the command line: what is one, what becomes of it without a window, and which windows it gets.

#include "tests/support/running_program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
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

class TestOpenFiles : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_home.reset(); }

    void everyKindIsPrinted_data();
    void everyKindIsPrinted();
    void figuresBringTheirScene();
    void optionsChangeWhatIsOpened();
    void aSceneKeepsItsSentenceBehindAMatrix();
    void aMatrixOfUnknownKindIsNotGuessed();
    void aNameWithoutAFileIsATextWithANote();
    void matricesInTextsAreOpened();
    void whatIsNoFileStaysAText();
    void textsBehindDashesAreTexts_data();
    void textsBehindDashesAreTexts();
    void filesDoNotGoWithEverything_data();
    void filesDoNotGoWithEverything();
    void whatCannotBeOpenedIsNamedByItsKind();

    void whatIsNoRegularFileIsNoSentence();
    void aFolderIsTheTransformerInIt();
    void aSceneIsSavedToItsFile();
    void severalFilesGetAWindowEach();
    void theSceneOfTheFileComesBackByUndo();
    void aMatrixIsAskedAbout();
    void aDamagedFileGetsAWindowThatSaysSo();

private:
    QString written(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_home->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    QJsonObject kept() const { return objectIn(m_home->filePath("data/softfocus/windows/1.softfocus")); }
    /// Why there can be no window, or nothing.
    static const char* missing()
    {
        if (qEnvironmentVariableIsEmpty("DISPLAY"))
            return "there is no X display to show the program on";
        return QStandardPaths::findExecutable("xdotool").isEmpty() ? "xdotool, which presses the keys, is not installed" : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestOpenFiles::init()
{
    QTest::failOnWarning(QRegularExpression(".*"));
    m_home = std::make_unique<QTemporaryDir>();
}

void TestOpenFiles::everyKindIsPrinted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QJsonArray>("keys");
    QTest::newRow("scene") << "a.softfocus" << QByteArray(R"({"softfocus": 1, "text": "two words"})") << QJsonArray{"two", "words"};
    QTest::newRow("scores") << "a.json" << QByteArray(R"({"scores": [[1, 2]], "keys": ["c", "d"]})") << QJsonArray{"c", "d"};
    QTest::newRow("weights") << "B.JSON" << QByteArray(R"({"weights": [[1, 0]], "keys": ["c", "d"]})") << QJsonArray{"c", "d"};
    QTest::newRow("text") << "a.txt" << QByteArray("two\nwords\n") << QJsonArray{"two", "words"};
    QTest::newRow("a name with a blank") << "a b.md" << QByteArray("two words") << QJsonArray{"two", "words"};
}

void TestOpenFiles::everyKindIsPrinted()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QJsonArray, keys);
    const QString path = written(name, content);
    for (const QStringList& given : {QStringList{path}, QStringList{"--open", path}}) {
        const Outcome outcome = run(given + QStringList{"-p", "weights"});
        QCOMPARE(outcome.error, QString());
        QCOMPARE(outcome.status, 0);
        QCOMPARE(QJsonDocument::fromJson(outcome.output)["keys"].toArray(), keys);
    }
    // A scene is one by its content, too.
    const QString renamed = written("scene", R"({"softfocus": 1, "text": "renamed"})");
    QVERIFY(run({"-o", renamed, "-p", "weights"}).output.contains("\"renamed\""));
}

void TestOpenFiles::figuresBringTheirScene()
{
    for (const char* name : {"a.png", "a.svg", "a.pdf"}) {
        const QString path = m_home->filePath(name);
        QCOMPARE(run({"two words", "-T", "0.25", "-e", path}).error, QString());
        QCOMPARE(run({path, "-p", "weights"}).output, run({"two words", "-T", "0.25", "-p", "weights"}).output);
    }
}

void TestOpenFiles::optionsChangeWhatIsOpened()
{
    const QString scene = written("a.softfocus", R"({"softfocus": 1, "text": "two words", "temperature": 3})");
    QCOMPARE(run({scene, "-n", "linear", "-p", "weights"}).output, run({"two words", "-T", "3", "-n", "linear", "-p", "weights"}).output);
    const QString text = written("a.txt", "two words");
    QCOMPARE(run({"-T", "2", text, "-p", "weights"}).output, run({"two words", "-T", "2", "-p", "weights"}).output);
}

void TestOpenFiles::aSceneKeepsItsSentenceBehindAMatrix()
{
    const QString vectors = m_home->filePath("vectors.svg");
    const QString matrix = written("a.csv", ",x,y\nq,1,2\n"), figure = m_home->filePath("a.svg");
    QCOMPARE(run({"two words", "--stage", "vectors", "-e", vectors}).error, QString());
    for (const char* kind : {"--scores", "--weights"}) {
        // The stage that the scene has is none of a matrix.
        const Outcome outcome = run({"--open", vectors, kind, matrix, "-e", figure});
        QCOMPARE(outcome.error, QString());
        QCOMPARE(outcome.status, 0);
        QFile file(figure);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("&quot;sentence&quot;: &quot;two words&quot;"));
        // Words are chosen over the matrix that was opened.
        QCOMPARE(run({"--open", figure, "--source", "words", "-p", "scores"}).output, run({"two words", "-p", "scores"}).output);
        QCOMPARE(wrongIn(run({"--open", vectors, kind, matrix, "--stage", "vectors", "-e", figure}), 2, {"--stage vectors"}), QString());
    }
}

void TestOpenFiles::aMatrixOfUnknownKindIsNotGuessed()
{
    for (const char* name : {"a.csv", "a.txt"}) {
        const QString path = written(name, "1,2\n3,4\n");
        QCOMPARE(wrongIn(run({path, "-p", "weights"}), 1, {path, "scores or weights", "--scores or --weights"}), QString());
        QCOMPARE(wrongIn(run({"--open", path, "-e", m_home->filePath("x.png")}), 1, {path, "--weights"}), QString());
    }
}

void TestOpenFiles::aNameWithoutAFileIsATextWithANote()
{
    for (const char* name : {"none.softfocus", "folder/head.csv"}) {
        const Outcome outcome = run({name, "-p", "weights"});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.error.contains(QStringLiteral("“%1” is no file, so it is shown as a sentence.").arg(name)),
                 qPrintable(outcome.error));
    }
    for (const QStringList& arguments : {QStringList{"Bakers bake.", "-p", "weights"}, QStringList{"end.", "-p", "weights"},
                                         QStringList{"-p", "weights", "--", "none.csv"}})
        QCOMPARE(run(arguments).error, QString());
}

void TestOpenFiles::matricesInTextsAreOpened()
{
    const QString printed = written("printed.txt", "[[0.7 0.3]\n [0.1 0.9]]\n");
    QCOMPARE(wrongIn(run({"-o", printed, "-p", "weights"}), 1, {printed, "scores or weights"}), QString());
    for (const QStringList& arguments :
         {QStringList{"--weights", printed}, QStringList{"--weights", "[[0.7, 0.3], [0.1, 0.9]]"},
          QStringList{"--weights", written("page.html", "<p>Look:</p><table><tr><td>0.7<td>0.3<tr><td>0.1<td>0.9</table>")},
          QStringList{"--weights", written("paper.tex", "\\begin{tabular}{rr} 0.7 & 0.3 \\\\ 0.1 & 0.9 \\end{tabular}")}}) {
        const Outcome outcome = run(arguments + QStringList{"-p", "weights", "-f", "csv"});
        QCOMPARE(outcome.error, QString());
        QCOMPARE(outcome.output, QByteArray(",A,B\nrow 1,0.7,0.3\nrow 2,0.1,0.9\n"));
    }
    const QString answer = written("answer.md", "Here:\n\n| | c |\n|---|---|\n| r | 1 |\n");
    QCOMPARE(wrongIn(run({"-o", answer, "-p", "weights"}), 1, {answer, "among other words", "--scores"}), QString());
    QCOMPARE(run({"--scores", answer, "-p", "scores", "-f", "csv"}).output, QByteArray(",c\nr,1\n"));
}

void TestOpenFiles::whatIsNoFileStaysAText()
{
    const auto keysOf = [](const QString& argument) {
        return QJsonDocument::fromJson(run({argument, "-p", "weights"}).output)["keys"].toArray();
    };
    QCOMPARE(keysOf("none.softfocus"), QJsonArray({"none", ".", "softfocus"}));
    QVERIFY(QDir(m_home->path()).mkdir("folder.txt"));
    const Outcome folder = runInShell("cd '" + m_home->path() + "' && \"$P\" folder.txt -p weights");
    QVERIFY2(folder.output.contains("\"folder\""), folder.output.constData());
    written("unknown.suffix", "two words");
    const Outcome named = runInShell("cd '" + m_home->path() + "' && \"$P\" unknown.suffix -p weights");
    QVERIFY2(named.output.contains("\"suffix\""), named.output.constData());
    // By its full path, as a desktop names what it knows by its content, it is one.
    QCOMPARE(keysOf(m_home->filePath("unknown.suffix")), QJsonArray({"two", "words"}));
}

void TestOpenFiles::textsBehindDashesAreTexts_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::newRow("alone") << QStringList{};
    QTest::newRow("a value of two dashes") << QStringList{"-e", "PNG", "--title", "--"};
}

void TestOpenFiles::textsBehindDashesAreTexts()
{
    QFETCH(QStringList, before);
    const QString path = written("a.txt", "two words");
    before.replaceInStrings("PNG", m_home->filePath("x.png"));
    const Outcome outcome = run(before + QStringList{"-p", "weights", "--", path});
    QCOMPARE(outcome.error, QString());
    QVERIFY(!QJsonDocument::fromJson(outcome.output)["keys"].toArray().contains("two"));
    const Outcome opened = run(before + QStringList{"-p", "weights", path, "--"});
    QCOMPARE(QJsonDocument::fromJson(opened.output)["keys"].toArray(), QJsonArray({"two", "words"}));
}

void TestOpenFiles::filesDoNotGoWithEverything_data()
{
    QTest::addColumn<QStringList>("others");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("a text") << QStringList{"words"} << QStringList{"“words”", "quotation marks"};
    QTest::newRow("another one") << QStringList{"FILE", "-p", "weights"} << QStringList{"more than one FILE"};
    QTest::newRow("another one to export") << QStringList{"FILE", "-e", "x.png"} << QStringList{"more than one FILE"};
    QTest::newRow("open") << QStringList{"--open", "FILE"} << QStringList{"FILE and --open"};
    QTest::newRow("input") << QStringList{"--input", "FILE", "-e", "x-{n}.png"} << QStringList{"FILE and --input"};
}

void TestOpenFiles::filesDoNotGoWithEverything()
{
    QFETCH(QStringList, others);
    QFETCH(QStringList, words);
    const QString path = written("a.txt", "two words");
    others.replaceInStrings("FILE", path);
    QCOMPARE(wrongIn(run(QStringList{path} + others), 2, words), QString());
}

void TestOpenFiles::whatCannotBeOpenedIsNamedByItsKind()
{
    const QString path = written("a.7z", QByteArray("7z\xbc\xaf\x27\x1c", 6));
    QCOMPARE(wrongIn(run({"-o", path, "-p", "weights"}), 1, {path + " (7-zip archive) cannot be opened", ".softfocus"}), QString());
    const QString unknown = written("unknown", QByteArray("\x00\xff\x01\xfe", 4));
    QCOMPARE(wrongIn(run({"-o", unknown, "-p", "weights"}), 1, {unknown + " cannot be opened"}), QString());
}

void TestOpenFiles::whatIsNoRegularFileIsNoSentence()
{
    QCOMPARE(wrongIn(run({"/dev/null", "-p", "weights"}), 1, {"/dev/null", "cannot be read"}), QString());
    QCOMPARE(wrongIn(run({m_home->path(), "-p", "weights"}), 1, {m_home->path(), "config.json"}), QString());
    QCOMPARE(run({"-p", "weights", "--", "/dev/null"}).status, 0);
}

void TestOpenFiles::aFolderIsTheTransformerInIt()
{
    const QString folder = SOFTFOCUS_SOURCE_DIR "/resources/models/bert";
    const QStringList head{"--layer", "2", "--head", "1", "-p", "weights"};
    const Outcome opened = run(QStringList{folder} + head);
    QCOMPARE(opened.status, 0);
    QCOMPARE(opened.output, run(QStringList{"--source", folder} + head).output);
    QVERIFY(opened.output != run({folder, "-p", "weights"}).output);
    // A word that is the name of a folder is a word, unless a transformer lies there.
    QVERIFY(QDir(m_home->path()).mkdir("words"));
    const Outcome word = runInShell("cd '" + m_home->path() + "' && \"$P\" words -p weights");
    QVERIFY2(word.output.contains("\"words\""), word.output.constData());
}

void TestOpenFiles::aSceneIsSavedToItsFile()
{
    if (const char* reason = missing())
        QSKIP(reason);
    const QString path = written("lesson.softfocus", R"({"softfocus": 1, "text": "a b"})");
    Running running(*m_home, {path});
    QVERIFY(running.isReady());
    QTRY_VERIFY2(running.title().startsWith("lesson.softfocus"), qPrintable(running.title()));
    QVERIFY(!running.title().contains('*'));
    running.press("3");
    QTRY_VERIFY_WITH_TIMEOUT(running.title().contains('*'), 20'000);
    running.press("ctrl+s");
    QTRY_COMPARE_WITH_TIMEOUT(objectIn(path)["variant"].toObject()["normalizer"].toString(), QString("hardmax"), 20'000);
}

void TestOpenFiles::severalFilesGetAWindowEach()
{
    if (const char* reason = missing())
        QSKIP(reason);
    const QString one = written("one.softfocus", R"({"softfocus": 1, "text": "a b"})");
    const QString two = written("two.softfocus", R"({"softfocus": 1, "text": "c d"})");
    const QString text = written("three.txt", "e f");
    const Running running(*m_home, {one, two, text});
    const auto hasAll = [&] {
        const QStringList titles = running.titles();
        return titles.size() == 3 && titles[0].startsWith("Untitled") && titles[1].startsWith("one.softfocus") &&
               titles[2].startsWith("two.softfocus");
    };
    QTRY_VERIFY2_WITH_TIMEOUT(hasAll(), qPrintable(running.titles().join(", ")), 20'000);
}

void TestOpenFiles::theSceneOfTheFileComesBackByUndo()
{
    if (const char* reason = missing())
        QSKIP(reason);
    const QString path = written("lesson.softfocus", R"({"softfocus": 1, "text": "a b"})");
    Running running(*m_home, {path, "-n", "hardmax"});
    QVERIFY(running.isReady());
    QTRY_VERIFY2(running.title().startsWith("lesson.softfocus*"), qPrintable(running.title()));
    running.press("ctrl+z");
    QTRY_VERIFY_WITH_TIMEOUT(!running.title().contains('*'), 20'000);
}

void TestOpenFiles::aMatrixIsAskedAbout()
{
    if (const char* reason = missing())
        QSKIP(reason);
    Running running(*m_home, {written("head.csv", "1,2\n3,4\n"), "-T", "2"});
    QVERIFY(running.isReady());
    // The answer that is most likely is the one that Enter gives, as soon as the question is there.
    const auto answered = [&] {
        running.pressWhereTheFocusIs("Return");
        return kept()["source"].toObject()["kind"].toString() == "matrix";
    };
    QTRY_VERIFY_WITH_TIMEOUT(answered(), 20'000);
    QVERIFY(kept()["source"].toObject().contains("scores"));
    QCOMPARE(kept()["variant"].toObject()["temperature"].toDouble(), 2.0);
}

void TestOpenFiles::aDamagedFileGetsAWindowThatSaysSo()
{
    if (const char* reason = missing())
        QSKIP(reason);
    const QString path = written("newer.softfocus", R"({"softfocus": 999})");
    Running running(*m_home, {path}, QProcess::SeparateChannels);
    QVERIFY(running.isReady());
    QVERIFY2(running.title().startsWith("Untitled"), qPrintable(running.title()));
    QVERIFY2(running.error().contains(path + ": The scene was written by a newer Softfocus"), qPrintable(running.error()));
    QCOMPARE(wrongIn(run({"--open", path}), 1, {path, "newer"}), QString());
}

QTEST_GUILESS_MAIN(TestOpenFiles)
#include "test_open_files.moc"
