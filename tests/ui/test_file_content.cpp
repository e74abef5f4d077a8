#include "core/files/figure/figure_scene.h"
#include "core/files/scene_file.h"
#include "tests/support/held_file.h"
#include "ui/model/session/file_content.h"
#include "ui/model/session/file_reader.h"

#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace softfocus;

namespace {

/// What was found, in a few words that a table can hold.
QString briefly(const Result<Content>& content)
{
    if (!content)
        return "refused";
    if (const auto* scene = std::get_if<SceneContent>(&*content))
        return (scene->ownFile ? "scene: " : "scene of a figure: ") + QString::fromStdString(sentenceText(scene->scene));
    if (const auto* found = std::get_if<FoundScores>(&*content)) {
        const QString kind = found->kindKnown ? givenKindNames[std::size_t(found->given.kind)] : "numbers";
        return QString("%1: %2 × %3").arg(kind).arg(found->given.scores.rows()).arg(found->given.scores.cols());
    }
    if (const auto* found = std::get_if<FoundPicture>(&*content))
        return QString("picture: %1, %2").arg(QString::fromStdString(found->picture->name)).arg(found->picture->side);
    if (const auto* both = std::get_if<TextWithMatrix>(&*content))
        return QString("numbers: %1 × %2 in: ").arg(both->found.given.scores.rows()).arg(both->found.given.scores.cols()) + both->text.text;
    if (const auto* model = std::get_if<ModelContent>(&*content))
        return "model: " + QString::fromStdString(model->model->name);
    return "text: " + std::get<TextContent>(*content).text;
}

/// The smallest drawing that carries a scene.
QByteArray figureWith(const std::string& text)
{
    Scene scene;
    scene.source = TextSource{text};
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>" + sceneAsXml(scene) + "</metadata></svg>\n";
}

QByteArray sceneWith(const std::string& text)
{
    Scene scene;
    scene.source = TextSource{text};
    return writeScene(scene);
}

} // namespace

class TestFileContent : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void filesAreWhatTheyHold_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("scene") << "a.softfocus" << sceneWith("a b") << "scene: a b";
        QTest::newRow("scene in capitals") << "A.SOFTFOCUS" << sceneWith("a b") << "scene: a b";
        QTest::newRow("scene named json") << "a.json" << sceneWith("a b") << "scene: a b";
        QTest::newRow("figure") << "a.svg" << figureWith("a b") << "scene of a figure: a b";
        QTest::newRow("table") << "a.csv" << QByteArray("4,2,1\n1,0,3\n") << "numbers: 2 × 3";
        QTest::newRow("json") << "a.json" << QByteArray("[[4, 2], [1, 0]]") << "numbers: 2 × 2";
        QTest::newRow("json of scores") << "a.json" << QByteArray("{\"scores\": [[4, 2]]}") << "scores: 1 × 2";
        QTest::newRow("json of weights") << "a.json" << QByteArray("{\"weights\": [[0.5, 0.5]]}") << "weights: 1 × 2";
        QTest::newRow("a row of JSON in each line") << "a.json" << QByteArray("[4, 2]\n[1, 0]\n[3, 3]\n") << "numbers: 3 × 2";
        QTest::newRow("numbers in columns") << "a.txt" << QByteArray("4 2\n1 0\n") << "numbers: 2 × 2";
        QTest::newRow("text") << "a.txt" << QByteArray("Bakers bake\n") << "text: Bakers bake";
        QTest::newRow("text without a suffix") << "readme" << QByteArray("Bakers bake") << "text: Bakers bake";
        QTest::newRow("lines") << "a.md" << QByteArray("one\r\ntwo\r\n\r\n") << "text: one\r\ntwo";
        QTest::newRow("one number") << "a.txt" << QByteArray("1984\n") << "text: 1984";
        QTest::newRow("byte order mark") << "a.txt" << QByteArray("\xef\xbb\xbfwords") << "text: words";
        QTest::newRow("UTF-16") << "a.txt" << QByteArray("\xff\xfew\0o\0", 6) << "text: wo";
        QTest::newRow("right to left") << "a.txt" << QByteArray("שלום עולם") << "text: שלום עולם";
        QTest::newRow("printed array") << "a.txt" << QByteArray("[[0.7 0.3]\n [0.1 0.9]]\n") << "numbers: 2 × 2";
        QTest::newRow("page with a table") << "a.html" << QByteArray("<html><body><table><tr><td>1<td>2</table></body></html>")
                                           << "numbers: 1 × 2";
        QTest::newRow("table of LaTeX") << "a.tex" << QByteArray("\\begin{tabular}{rr}\n1 & 2 \\\\\n\\end{tabular}\n") << "numbers: 1 × 2";
        QTest::newRow("table in a text") << "a.md" << QByteArray("See:\n\n|a|b|\n|-|-|\n|1|2|\n")
                                         << "numbers: 1 × 2 in: See:\n\n|a|b|\n|-|-|\n|1|2|";
    }

    void filesAreWhatTheyHold()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QTEST(briefly(contentOfFile(written(name, bytes))), "expected");
    }

    void refusalsNameTheFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        QTest::newRow("damaged scene") << "a.softfocus" << QByteArray("{\"softfocus\": 1,") << "line";
        QTest::newRow("newer scene") << "a.softfocus" << QByteArray("{\"softfocus\": 99}") << "newer";
        QTest::newRow("no scene") << "a.softfocus" << QByteArray("hello") << "";
        QTest::newRow("empty scene") << "a.softfocus" << QByteArray() << "";
        QTest::newRow("hostile scene") << "a.softfocus" << QByteArray("{\"softfocus\": 1, \"temperature\": -1}") << "temperature";
        QTest::newRow("figure without a scene") << "a.svg" << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") << "";
        QTest::newRow("newer figure") << "a.svg" << figureWith("a b").replace("&quot;softfocus&quot;: 2", "&quot;softfocus&quot;: 99")
                                      << "";
        QTest::newRow("ragged table") << "a.csv" << QByteArray("1,2\n3\n") << "row 2";
        QTest::newRow("no array") << "a.npy" << QByteArray("hello") << "";
        QTest::newRow("binary") << "a.bin" << QByteArray("a\0b", 3) << "neither";
        QTest::newRow("latin-1") << "a.txt" << QByteArray("caf\xe9") << "UTF-8";
        QTest::newRow("JPEG") << "a.jpg" << QByteArray("\xff\xd8\xff\xe0\0\x10JFIF", 10) << "is cut off";
        QTest::newRow("GIF") << "a.gif" << QByteArray("GIF89a\1\0", 8) << "is cut off";
        QTest::newRow("PNG") << "a.png" << QByteArray("\x89PNG\r\n\x1a\n") << "is cut off";
        QTest::newRow("HEIC") << "a.heic"
                              << QByteArray("\0\0\0\x18"
                                            "ftypheic\0\0\0\0",
                                            16)
                              << "is a HEIC picture, which cannot be read here; save it as .png or .jpg";
        QTest::newRow("text named like a picture") << "a.png" << QByteArray("<html>404</html>") << "is not a picture";
        QTest::newRow("workbook named like a picture")
            << "a.jpg" << QByteArray("PK\3\4\x14\0\6\0\b\0xl/workbook.xml", 25) << "is a workbook";
        QTest::newRow("nothing named like a picture") << "a.jpg" << QByteArray() << "is empty";
        QTest::newRow("EPS") << "a.eps" << QByteArray("%!PS-Adobe-3.0 EPSF-3.0\n") << "is PostScript";
        QTest::newRow("workbook") << "a.xlsx" << QByteArray("PK\3\4\x14\0\6\0\b\0xl/workbook.xml", 25)
                                  << "is a workbook (.xlsx, .ods); save its sheet as .csv";
        QTest::newRow("gzip") << "a.rds" << QByteArray("\x1f\x8b\b\0\0\0\0\0\0\3\3\0\0\0\0\0\0\0\0\0", 20) << "packed with gzip";
        QTest::newRow("page without a table") << "a.html" << QByteArray("<html>404</html>") << "holds no table";
        QTest::newRow("numbers left out") << "a.txt" << QByteArray("[[0. 0.]\n ...\n [0. 0.]]\n") << "leaves numbers out (“...” in line 2)";
        QTest::newRow("empty text") << "a.txt" << QByteArray() << "is empty; write a sentence into it, or a matrix.";
        QTest::newRow("blank text") << "a.md" << QByteArray(" \n\n") << "is empty; write a sentence into it, or a matrix.";
        QTest::newRow("figure in TikZ") << "a.tex" << QByteArray("\\begin{tikzpicture}\n\\node {a};\n\\end{tikzpicture}\n")
                                        << "is a drawing in TikZ, which carries no scene; open the same figure as .png";
        QTest::newRow("percentages") << "a.md" << QByteArray("|a|b|\n|-|-|\n|20 %|80 %|\n") << "“20 %” is a percentage";
        QTest::newRow("too long") << "a.txt" << QByteArray(100'001, 'a') << "100001";
    }

    void refusalsNameTheFile()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        const QString path = written(name, bytes);
        const Result<Content> content = contentOfFile(path);
        QVERIFY(!content);
        const QString message = QString::fromStdString(content.message());
        QVERIFY2(message.contains(path) && message.contains(word), qPrintable(message));
        QVERIFY2(message.endsWith(u'.'), qPrintable(message));
    }

    /// Files of holes: nothing of their size is there to be read, and as little is taken in memory.
    void filesLargerThanAnyOfTheirKindAreRefused()
    {
        for (const auto& [name, size, limit] :
             {std::tuple{"a.softfocus", 91'000'000LL, "90 MB"}, std::tuple{"a.json", 91'000'000LL, "90 MB"},
              std::tuple{"a.svg", 1'000'000'000'000LL, "256 MB"}, std::tuple{"a.csv", 1'000'000'000'000LL, "64 MB"}}) {
            const QString path = written(name, {});
            QVERIFY(QFile::resize(path, size));
            const Result<Content> content = contentOfFile(path);
            QVERIFY(!content);
            const QString message = QString::fromStdString(content.message());
            QVERIFY2(message.contains(path) && message.contains(limit), qPrintable(message));
            QVERIFY(QFile::remove(path));
        }
    }

    void whatIsNoFileIsRefused()
    {
        for (const QString& path : {m_folder.filePath("missing.softfocus"), m_folder.path()}) {
            const Result<Content> content = contentOfFile(path);
            QVERIFY(!content);
            QVERIFY2(content.message().find(path.toStdString()) != std::string::npos, content.message().c_str());
        }
    }

    void aFolderIsTheTransformerInIt()
    {
        const QString folder = SOFTFOCUS_SOURCE_DIR "/resources/models/bert";
        for (const char* const name : {"", "/", "/config.json", "/model.safetensors"})
            QCOMPARE(briefly(contentOfFile(folder + name)), QString("model: bert"));
        const Result<Content> none = contentOfFile(SOFTFOCUS_SOURCE_DIR "/resources");
        QVERIFY(!none);
        QVERIFY2(none.message().find("holds no config.json") != std::string::npos, none.message().c_str());
    }

    void copiedTextIsCellsOrASentence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("cells") << "1\t2\n3\t4\n"
                               << "numbers: 2 × 2";
        QTest::newRow("cells with labels") << "\tto\tbe\nor\t1\t2\n"
                                           << "numbers: 1 × 2";
        QTest::newRow("cells with a decimal comma") << "1,5\t2\n3\t4\n"
                                                    << "numbers: 2 × 2";
        QTest::newRow("list") << "4, 2, 1"
                              << "numbers: 1 × 3";
        QTest::newRow("lines with commas") << "4, 2\n1, 0"
                                           << "numbers: 2 × 2";
        QTest::newRow("table with labels") << ",to,be\nor,1,2\n"
                                           << "numbers: 1 × 2";
        QTest::newRow("sentence") << "To be, or not to be"
                                  << "text: To be, or not to be";
        QTest::newRow("two lines") << "To be,\nor not to be"
                                   << "text: To be,\nor not to be";
        QTest::newRow("a year") << "1984"
                                << "text: 1984";
        QTest::newRow("printed array") << "[[0.7 0.3]\n [0.1 0.9]]"
                                       << "numbers: 2 × 2";
        QTest::newRow("tensor") << "tensor([[0.7, 0.3]], device='cuda:0')"
                                << "numbers: 1 × 2";
        QTest::newRow("table of Markdown") << "| | a |\n|---|---|\n| b | 1 |"
                                           << "numbers: 1 × 1";
        QTest::newRow("table of HTML") << "<table><tr><td>1</td><td>2</td></tr></table>"
                                       << "numbers: 1 × 2";
        QTest::newRow("table of LaTeX") << "\\begin{tabular}{rr}\n1 & 2 \\\\\n\\end{tabular}"
                                        << "numbers: 1 × 2";
        QTest::newRow("printed frame") << "       a    b\nx    0.7  0.3\ny    0.1  0.9"
                                       << "numbers: 2 × 2";
        QTest::newRow("weights in JSON") << "{\"weights\": [[0.5, 0.5]]}"
                                         << "weights: 1 × 2";
        QTest::newRow("scene in JSON") << QString::fromUtf8(sceneWith("a b")) << "scene of a figure: a b";
        QTest::newRow("damaged scene in JSON") << "{\"softfocus\": 99}"
                                               << "refused";
        QTest::newRow("array in a text") << "It is [[1, 2], [3, 4]], is it not?"
                                         << "numbers: 2 × 2 in: It is [[1, 2], [3, 4]], is it not?";
        QTest::newRow("array that was cut off") << "[[0.7 0.3]\n [0.1"
                                                << "refused";
        QTest::newRow("aside") << "[laughs] That is funny"
                               << "text: [laughs] That is funny";
        QTest::newRow("braces") << "{so it goes}"
                                << "text: {so it goes}";
        QTest::newRow("words between tabs") << "to\tbe\nor\tnot\n"
                                            << "refused";
    }

    void copiedTextIsCellsOrASentence()
    {
        QFETCH(QString, text);
        QTEST(briefly(contentOfText(text)), "expected");
    }

    void aCopiedFigureIsItsSceneAndAnyOtherPictureItsTextOrItself()
    {
        const QImage image(3, 2, QImage::Format_RGB32);
        QCOMPARE(briefly(contentOfData({figureWith("a b"), image, "1\t2"})), QString("scene of a figure: a b"));
        QCOMPARE(briefly(contentOfData({"\x89PNG\r\n\x1a\n of a spreadsheet", image, "1\t2"})), QString("numbers: 1 × 2"));
        QCOMPARE(briefly(contentOfData({"\x89PNG\r\n\x1a\n of a holiday", image, {}})), QString("picture: copied picture, 2"));
        QCOMPARE(briefly(contentOfData({{}, image, {}})), QString("picture: copied picture, 2"));
        QCOMPARE(briefly(contentOfData({"%PDF-1.4 of another program", {}, {}})), QString("refused"));
        QCOMPARE(briefly(contentOfData({{}, {}, "words"})), QString("text: words"));
    }

    void copiedHtmlIsReadForItsTables()
    {
        const QString table = "<table><tr><td sdval=\"0.123456\">0.12</td><td>0.5</td></tr></table>";
        const Result<Content> content = contentOfData({{}, {}, "0.12\t0.5", table});
        QCOMPARE(briefly(content), QString("numbers: 1 × 2"));
        QCOMPARE(std::get<FoundScores>(*content).given.scores(0, 0), 0.123456);
        // Where a program gives its cells without tabs, only the table says that they are some.
        QCOMPARE(briefly(contentOfData({{}, {}, "1\n2", table})), QString("numbers: 1 × 2"));
        QCOMPARE(briefly(contentOfData({{}, {}, {}, table})), QString("numbers: 1 × 2"));
        QCOMPARE(briefly(contentOfData({{}, {}, "To be", "<p>To <b>be</b></p>"})), QString("text: To be"));
        QCOMPARE(briefly(contentOfData({{}, {}, {}, "<p>To <b>be</b></p>"})), QString("text: To be"));
        QCOMPARE(briefly(contentOfData({{}, {}, "See 1 2", "See <table><tr><td>1<td>2</table>"})), QString("numbers: 1 × 2 in: See 1 2"));
        // A table that cannot be read is the text that was copied with it.
        QCOMPARE(briefly(contentOfData({{}, {}, "1 x 2", "<table><tr><td>1<td>x<tr><td>2</table>"})), QString("text: 1 x 2"));
    }

    void aSentenceIsNotTakenForAMatrix_data()
    {
        QTest::addColumn<bool>("isMatrix");
        for (const char* text : {"To be, or not to be", "1 2 3", "1984", "4, 2, 1", "[1] As Smith shows", "a | b", "{a}", "to\tbe\nor\tnot",
                                 "It is [[1, 2], [3, 4]]."})
            QTest::newRow(text) << false;
        for (const char* text : {"[[1, 2], [3, 4]]", "1\t2\n3\t4", "[[1, 2], [3,", "tensor([1., 2.])", "| a | b |\n|---|---|\n| 1 | 2 |"})
            QTest::newRow(text) << true;
    }
    void aSentenceIsNotTakenForAMatrix()
    {
        const QString text = QString::fromUtf8(QTest::currentDataTag());
        QTEST(isPlainlyMatrix(text), "isMatrix");
        QTEST(isPlainlyMatrix(text, "<p>Words</p>"), "isMatrix");
        QVERIFY(isPlainlyMatrix(text, "<table><tr><td>1</td><td>2</td></tr></table>"));
    }

    /// Whoever copies a damaged figure wants its scene, not a picture of a map.
    void aCopiedFigureWithADamagedSceneIsRefused()
    {
        QByteArray figure = "\x89PNG\r\n\x1a\n" + sceneAsPngChunk(Scene());
        figure.chop(9);
        const Result<Content> content = contentOfData({figure, QImage(3, 2, QImage::Format_RGB32), {}});
        QVERIFY(!content && content.message().find("damaged") != std::string::npos);
    }

    void rowsThatSumToOneAreMostLikelyWeights_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("weights");
        QTest::newRow("weights") << "0.5\t0.5\n0\t1" << true;
        QTest::newRow("rounded weights") << "0.33\t0.33\t0.33\n0.5\t0.25\t0.25" << true;
        QTest::newRow("scores") << "4\t2\n1\t0" << false;
        QTest::newRow("negative") << "1.5\t-0.5\n0\t1" << false;
        QTest::newRow("one row of several") << "0.5\t0.5\n1\t1" << false;
        QTest::newRow("a masked entry") << "1\t-inf\n0.5\t0.5" << false;
        QTest::newRow("zeros") << "0\t0" << false;
    }

    void rowsThatSumToOneAreMostLikelyWeights()
    {
        QFETCH(QString, text);
        const Result<Content> content = contentOfText(text);
        QVERIFY(content);
        QTEST(likelyKind(std::get<FoundScores>(*content).given) == GivenKind::Weights, "weights");
    }

    void theNewestReadingWins()
    {
        FileReader reader;
        QStringList answers;
        const auto note = [&](const Result<Content>& content) { answers << briefly(content); };
        reader.readFile(written("one.txt", "one"), note);
        reader.readFile(written("two.txt", "two"), note);
        QVERIFY(reader.isReading());
        QCOMPARE(reader.name(), QString("two.txt"));
        QTRY_VERIFY(!reader.isReading());
        QCOMPARE(answers, QStringList{"text: two"});
    }

    void aStoppedReadingIsNotAnswered()
    {
        QStringList answers;
        {
            FileReader reader;
            QSignalSpy changed(&reader, &FileReader::readingChanged);
            reader.readFile(written("one.txt", "one"), [&](const Result<Content>& content) { answers << briefly(content); });
            reader.cancel();
            QVERIFY(!reader.isReading());
            QCOMPARE(changed.size(), 2);
            reader.readData({{}, {}, "words"}, [&](const Result<Content>& content) { answers << briefly(content); });
            QTRY_COMPARE(answers, QStringList{"text: words"});
            reader.readFile(written("two.txt", "two"), [&](const Result<Content>& content) { answers << briefly(content); });
        }
        QCoreApplication::processEvents();
        QCOMPARE(answers, QStringList{"text: words"});
    }

#ifdef Q_OS_UNIX
    void pipesAreRefusedAtOnce()
    {
        const QString path = m_folder.filePath("pipe");
        QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        const Result<Content> content = contentOfFile(path); // nobody writes to it
        QVERIFY(!content && content.message().find("not a regular file") != std::string::npos);
    }
#endif

    /// Opening a file that another program holds waits for that program.
    void readingAHeldFileStops()
    {
        const test::HeldFile held(written("held.txt", "words"));
        if (!held)
            QSKIP("no file can be held here as servers of files do (F_SETLEASE).");
        QStringList answers;
        {
            FileReader reader;
            reader.readFile(held.path(), [&](const Result<Content>& content) { answers << briefly(content); });
            reader.readFile(written("free.txt", "free"), [&](const Result<Content>& content) { answers << briefly(content); });
            QTRY_COMPARE(answers, QStringList{"text: free"});
            reader.readFile(held.path(), [&](const Result<Content>& content) { answers << briefly(content); });
            reader.cancel();
            reader.readFile(held.path(), [&](const Result<Content>& content) { answers << briefly(content); });
        }
        QCoreApplication::processEvents();
        QCOMPARE(answers, QStringList{"text: free"});
        QVERIFY(!FileReader::hasLeftThreads());
    }

    void readingsAreToldToStop()
    {
        std::atomic<int> stopped = 0;
        QSemaphore begun;
        const auto read = [&](const QString&, const std::stop_token& stop) -> Result<Content> {
            begun.release();
            while (!stop.stop_requested())
                QThread::yieldCurrentThread();
            ++stopped;
            return Error{std::string("stopped.")};
        };
        FileReader reader(nullptr, read);
        reader.readFile("one", {});
        begun.acquire();
        reader.readFile("two", {});
        QTRY_COMPARE(stopped, 1);
        begun.acquire();
        reader.cancel();
        QTRY_COMPARE(stopped, 2);
    }

    /// The last one, since such a thread is remembered.
    void aReadingThatDoesNotStopIsLeftBehind()
    {
        QSemaphore begun, free, ended;
        {
            FileReader reader(nullptr, [&](const QString&, const std::stop_token&) -> Result<Content> {
                begun.release();
                free.acquire(); // as a read from a network that is gone
                ended.release();
                return Error{std::string("too late.")};
            });
            reader.readFile("far", [](const Result<Content>&) { QFAIL("nobody is there to hear it"); });
            begun.acquire();
        }
        QVERIFY(FileReader::hasLeftThreads());
        free.release();
        ended.acquire();
    }

private:
    QString written(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestFileContent)
#include "test_file_content.moc"
