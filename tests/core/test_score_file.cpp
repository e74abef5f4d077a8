#include "core/files/array/npy.h"
#include "core/files/score_file.h"
#include "core/json/json_text.h"
#include "core/json/score_json.h"
#include "core/text/number.h"

#include <QDir>
#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <bit>
#include <cmath>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A matrix as text for comparing: "1 2;3 -inf".
QString textOf(const Matrix& matrix)
{
    QStringList rows;
    for (Index row = 0; row < matrix.rows(); ++row) {
        QStringList cells;
        for (Index column = 0; column < matrix.cols(); ++column) {
            const NumberText number(matrix(row, column));
            cells.append(QString::fromUtf8(number.view().data(), qsizetype(number.view().size())));
        }
        rows.append(cells.join(' '));
    }
    return rows.join(';');
}

QString textOf(const std::vector<std::string>& labels)
{
    QStringList texts;
    for (const std::string& label : labels)
        texts.append(QString::fromStdString(label));
    return texts.join('|');
}

QString messageOf(const Result<GivenScores>& result)
{
    return result ? "read: " + textOf(result->scores) : QString::fromStdString(result.message());
}

QString messageOf(const Result<FoundScores>& result)
{
    return result ? "read: " + textOf(result->given.scores) : QString::fromStdString(result.message());
}

/// The bytes of an array file of version 1.
QByteArray npy(const QByteArray& type, bool columnsFirst, const QByteArray& shape, const QByteArray& data, char version = 1)
{
    QByteArray header =
        "{'descr': '" + type + "', 'fortran_order': " + (columnsFirst ? "True" : "False") + ", 'shape': (" + shape + "), }\n";
    QByteArray bytes = QByteArray("\x93NUMPY") + version + '\0';
    const auto length = static_cast<unsigned>(header.size());
    for (int i = 0; i < (version == 1 ? 2 : 4); ++i)
        bytes += static_cast<char>(length >> (8 * i));
    return bytes + header + data;
}

QByteArray littleEndian(std::initializer_list<double> numbers)
{
    QByteArray bytes;
    for (const double number : numbers)
        for (int i = 0; i < 8; ++i)
            bytes += static_cast<char>(std::bit_cast<quint64>(number) >> (8 * i));
    return bytes;
}

} // namespace

class TestScoreFile : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void numbersAreRead_data();
    void numbersAreRead();
    void numbersReadBackToTheSameDouble();
    void listsAreRead_data();
    void listsAreRead();
    void faultsOfListsAreNamed_data();
    void faultsOfListsAreNamed();
    void tablesAreRead_data();
    void tablesAreRead();
    void faultsOfTablesAreNamed_data();
    void faultsOfTablesAreNamed();
    void jsonIsRead_data();
    void jsonIsRead();
    void unknownKeysOfJsonAreNamed();
    void marksInLabelsSurviveJson();
    void faultsOfJsonAreNamed_data();
    void faultsOfJsonAreNamed();
    void arraysOfEveryTypeAreRead_data();
    void arraysOfEveryTypeAreRead();
    void arraysAreReadInBothOrders();
    void arraysOfEveryVersionAreRead();
    void halfPrecisionIsExact();
    void faultsOfArraysAreNamed_data();
    void faultsOfArraysAreNamed();
    void everyCutOfAnArrayIsRefused();
    void filesThatCannotBeReadAreNamed();
    void pipesAreRefused();
    void noPermissionIsNamed();
    void theLargestMatrixIsRead();
    void tooLargeTablesAreRefused_data();
    void tooLargeTablesAreRefused();
    void aMillionDigitsAreOneNumber();
    void deepJsonIsRefused();
    void scoresAreAFileOrAList();
    void theOriginIsShort();

private:
    QString write(const QString& name, const QByteArray& bytes);
    QTemporaryDir m_folder;
};

QString TestScoreFile::write(const QString& name, const QByteArray& bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

void TestScoreFile::numbersAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("number");
    QTest::newRow("plain") << QByteArray("4") << 4.0;
    QTest::newRow("blanks") << QByteArray(" \t4 ") << 4.0;
    QTest::newRow("plus") << QByteArray("+4.5") << 4.5;
    QTest::newRow("minus sign") << QByteArray("−4.5") << -4.5;
    QTest::newRow("no zero") << QByteArray("-.5") << -0.5;
    QTest::newRow("exponent") << QByteArray("1E-3") << 0.001;
    QTest::newRow("masked") << QByteArray("-inf") << -infinity;
    QTest::newRow("masked, in full") << QByteArray("-Infinity") << -infinity;
    QTest::newRow("masked, as a sign") << QByteArray("−∞") << -infinity;
    QTest::newRow("too large") << QByteArray("1e999") << infinity;
    QTest::newRow("far too large") << QByteArray("-1e99999999999999999999") << -infinity;
    QTest::newRow("too large without exponent") << '1' + QByteArray(400, '0') << infinity;
    QTest::newRow("too small") << QByteArray("1e-400") << 0.0;
    QTest::newRow("far too small") << QByteArray("1e-99999999999999999999") << 0.0;
    QTest::newRow("too small without exponent") << "0." + QByteArray(400, '0') + '1' << 0.0;
    QTest::newRow("large zeros, small exponent") << '1' + QByteArray(10, '0') + "e-500" << 0.0;
    QTest::newRow("small zeros, large exponent") << "0." + QByteArray(10, '0') + "1e500" << infinity;
    QTest::newRow("denormal") << QByteArray("4.9e-324") << 4.9406564584124654e-324;
}

void TestScoreFile::numbersAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(double, number);
    const std::optional<double> read = parseNumber(text.toStdString());
    QVERIFY(read.has_value());
    QVERIFY(*read == number);
}

void TestScoreFile::numbersReadBackToTheSameDouble()
{
    for (const double number : {0.1, 1.0 / 3, -0.0, 5e-324, 1.7976931348623157e308, 1e20, 123456789012345678.0, 0.3, 2e-7}) {
        const NumberText text(number);
        const std::optional<double> back = parseNumber(text.view());
        QVERIFY(back.has_value());
        QCOMPARE(std::bit_cast<quint64>(*back), std::bit_cast<quint64>(number));
    }
    for (const char* text : {"", " ", "-", "+", "--1", "+-1", "−-1", "1e", "1.2.3", "0x10", "1,5", "1 2", "abc", "nan(1)", "1e5x"})
        QVERIFY2(!parseNumber(text), text);
}

void TestScoreFile::listsAreRead_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("scores");
    QTest::newRow("commas") << "4, 2, 1"
                            << "4 2 1";
    QTest::newRow("blanks") << " 4  2\t1 "
                            << "4 2 1";
    QTest::newRow("no blanks") << "4,2,1"
                               << "4 2 1";
    QTest::newRow("one") << "7"
                         << "7";
    QTest::newRow("masked") << "4, -inf, −∞"
                            << "4 -inf -inf";
    QTest::newRow("rows by semicolon") << "4, 2; 1, 0"
                                       << "4 2;1 0";
    QTest::newRow("rows by newline") << "4 2\n1 0\n"
                                     << "4 2;1 0";
    QTest::newRow("rows by both") << "4 2;\r\n1 0;"
                                  << "4 2;1 0";
    QTest::newRow("still being typed") << "4, 2,"
                                       << "4 2";
}

void TestScoreFile::listsAreRead()
{
    QFETCH(QString, list);
    QFETCH(QString, scores);
    const Result<GivenScores> given = readScoreList(list);
    QVERIFY2(given, qPrintable(messageOf(given)));
    QCOMPARE(textOf(given->scores), scores);
    QCOMPARE(QString::fromStdString(given->queries.front()), QString("row 1"));
    QCOMPARE(QString::fromStdString(given->keys.front()), QString("A"));
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(*given)};
    QVERIFY(check(scene));
}

void TestScoreFile::faultsOfListsAreNamed_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("empty") << "" << QStringList{"empty"};
    QTest::newRow("separators alone") << " ;\n; " << QStringList{"empty"};
    QTest::newRow("word") << "4, two, 1" << QStringList{"“4, two, 1”", "row 1, column 2", "“two”", "not a number"};
    QTest::newRow("gap") << "4,,1" << QStringList{"row 1, column 2", "“”"};
    QTest::newRow("NaN") << "4, nan" << QStringList{"row 1, column 2", "NaN"};
    QTest::newRow("infinite") << "4; inf" << QStringList{"row 2, column 1", "+inf"};
    QTest::newRow("too large to hold") << "4 1e999" << QStringList{"row 1, column 2", "+inf"};
    QTest::newRow("ragged") << "4, 2; 1" << QStringList{"row 2 has 1 score, expected 2"};
    QTest::newRow("long") << QString("1 ").repeated(1025) << QStringList{"too large", "1 × 1025", "1024"};
    QTest::newRow("many rows") << QString("1;").repeated(500'000) << QStringList{"too large", "1024"};
    QTest::newRow("control characters") << QString("a\x1b[31mb") << QStringList{"not a number"};
}

void TestScoreFile::faultsOfListsAreNamed()
{
    QFETCH(QString, list);
    QFETCH(QStringList, words);
    const QString message = messageOf(readScoreList(list));
    for (const QString& word : words)
        QVERIFY2(message.contains(word), qPrintable(message));
    QVERIFY2(message.endsWith(u'.') && message.size() < 300 && !message.contains(u'\n') && !message.contains(u'\x1b'), qPrintable(message));
}

void TestScoreFile::tablesAreRead_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("scores");
    QTest::addColumn<QString>("queries");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char* name, const char* suffix, const QByteArray& text, const char* scores, const char* queries,
                        const char* keys) {
        QTest::newRow(name) << QString(suffix) << text << QString(scores) << QString(queries) << QString(keys);
    };
    row("bare", "csv", "4,2,1\n", "4 2 1", "row 1", "A|B|C");
    row("no line end", "csv", "4,2\n1,0", "4 2;1 0", "row 1|row 2", "A|B");
    row("header", "csv", "a,b\n4,2\n", "4 2", "row 1", "a|b");
    row("header and labels", "csv", ",a,b\nx,4,2\ny,1,0\n", "4 2;1 0", "x|y", "a|b");
    row("named corner", "csv", "query,a,b\nx,4,2\ny,1,0\n", "4 2;1 0", "x|y", "a|b");
    row("labels alone", "csv", "x,4,2\ny,1,0\n", "4 2;1 0", "x|y", "A|B");
    row("one labelled row", "csv", "x,4,2\n", "4 2", "x", "A|B");
    row("header without corner", "csv", "a,b\nx,4,2\ny,1,0\n", "4 2;1 0", "x|y", "a|b");
    row("numbers as labels", "csv", ",0,1\n0,4,2\n1,1,0\n", "4 2;1 0", "0|1", "0|1");
    row("quoted", "csv", ",\"a, b\",\"c \"\"d\"\"\"\n\"two\nlines\",4,\"2\"\n", "4 2", "two\nlines", "a, b|c \"d\"");
    row("semicolons", "csv", "4;2\n1;0\n", "4 2;1 0", "row 1|row 2", "A|B");
    row("decimal commas", "csv", "1,5;2,25\n-3,5;4\n", "1.5 2.25;-3.5 4", "row 1|row 2", "A|B");
    row("semicolon as a label", "csv", ",a,;,b\nx,1,2,3\ny,1,2,3\n", "1 2 3;1 2 3", "x|y", "a|;|b");
    row("quoted comma as a label", "csv", ",a,\",\"\nx,1,2\n\",\",1,2\n", "1 2;1 2", "x|,", "a|,");
    row("tabs in csv", "csv", "4\t2\n1\t0\n", "4 2;1 0", "row 1|row 2", "A|B");
    row("tsv", "tsv", "\ta\tb\nx\t4,5\t2\n", "4.5 2", "x", "a|b");
    row("tsv with blanks in labels", "tsv", "\tnew york\tb\nx\t4\t2\n", "4 2", "x", "new york|b");
    row("byte order mark", "csv",
        "\xef\xbb\xbf"
        "4,2\n",
        "4 2", "row 1", "A|B");
    row("CRLF", "csv", ",a,b\r\nx,4,2\r\n\r\n", "4 2", "x", "a|b");
    row("CR", "csv", "4,2\r1,0\r", "4 2;1 0", "row 1|row 2", "A|B");
    row("blank lines", "csv", "\n4,2\n\n,\n1,0\n\n", "4 2;1 0", "row 1|row 2", "A|B");
    row("blanks around", "csv", " 4 , 2\n", "4 2", "row 1", "A|B");
    row("separators at line ends", "csv", "4,2,\n1,0,\n", "4 2;1 0", "row 1|row 2", "A|B");
    row("masked", "csv", "4,-inf\n-Inf,2\n", "4 -inf;-inf 2", "row 1|row 2", "A|B");
    row("one column", "csv", "4\n2\n1\n", "4;2;1", "row 1|row 2|row 3", "A");
    row("missing label", "csv", ",a,\nx,4,2\n", "4 2", "x", "a|B");
    row("upper case suffix", "CSV", "4,2\n", "4 2", "row 1", "A|B");
    row("other scripts", "csv", ",слово,语言\nخ,4,2\n", "4 2", "خ", "слово|语言");
}

void TestScoreFile::tablesAreRead()
{
    QFETCH(QString, suffix);
    QFETCH(QByteArray, text);
    const Result<FoundScores> found = readScoreFile(write("table." + suffix, text));
    QVERIFY2(found, qPrintable(messageOf(found)));
    QTEST(textOf(found->given.scores), "scores");
    QTEST(textOf(found->given.queries), "queries");
    QTEST(textOf(found->given.keys), "keys");
}

void TestScoreFile::faultsOfTablesAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("empty") << QByteArray() << QStringList{"empty"};
    QTest::newRow("blank") << QByteArray(" \n\n") << QStringList{"empty"};
    QTest::newRow("mark alone") << QByteArray("\xef\xbb\xbf") << QStringList{"empty"};
    QTest::newRow("header alone") << QByteArray("a,b,c\n") << QStringList{"no scores"};
    QTest::newRow("labels alone") << QByteArray("a\nb\n") << QStringList{"no scores"};
    QTest::newRow("word") << QByteArray("4,2\n1,two\n") << QStringList{"row 2, column 2 (line 2)", "“two” is not a number"};
    QTest::newRow("word in the first row") << QByteArray("1,two,3\n4,5,6\n") << QStringList{"row 1, column 2 (line 1)", "“two”"};
    QTest::newRow("word in the first column") << QByteArray("1,2\ntwo,3\n4,5\n") << QStringList{"row 2, column 1 (line 2)", "“two”"};
    QTest::newRow("word below a header") << QByteArray(",a,b\n\nx,1,2\ny,1,two\n") << QStringList{"row 2, column 2 (line 4)", "“two”"};
    QTest::newRow("ragged") << QByteArray("4,2,1\n1,0\n") << QStringList{"row 2 (line 2) has 2 scores, expected 3"};
    QTest::newRow("too wide") << QByteArray("4,2\n1,0,3\n") << QStringList{"row 2 (line 2) has 3 scores, expected 2"};
    QTest::newRow("header too long") << QByteArray(",a,b,c\nx,4,2\n") << QStringList{"names 3 keys", "row 1 (line 2) has 2 scores"};
    QTest::newRow("NaN") << QByteArray("4,nan\n") << QStringList{"row 1, column 2", "NaN"};
    QTest::newRow("infinite") << QByteArray("4,2\ninf,1\n") << QStringList{"row 2, column 1", "“inf”"};
    QTest::newRow("too large to hold") << QByteArray("4,1e999\n") << QStringList{"row 1, column 2", "“1e999”"};
    QTest::newRow("gap") << QByteArray("4,,1\n1,2,3\n") << QStringList{"row 1, column 2", "empty"};
    QTest::newRow("open quotation") << QByteArray("4,2\n\"1,0\n") << QStringList{"line 2", "never closed"};
    QTest::newRow("not UTF-8") << QByteArray("4,2\n\xff,0\n") << QStringList{"line 2", "UTF-8"};
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                          "4\0,\0"
                                          "2\0",
                                          7)
                            << QStringList{"not valid UTF-16"};
    QTest::newRow("binary") << QByteArray("\0\0\0\0", 4) << QStringList{"no scores"};
    QTest::newRow("long word") << "4," + QByteArray(1'000'000, 'x') + "\n1,2\n" << QStringList{"row 1, column 2", "…”"};
    QTest::newRow("thousands") << QByteArray("1.234,5;2\n1;2\n") << QStringList{"row 1, column 1", "“1.234,5”"};
}

void TestScoreFile::faultsOfTablesAreNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, words);
    const QString path = write("fault.csv", text);
    const QString message = messageOf(readScoreFile(path));
    QVERIFY2(message.startsWith(path), qPrintable(message));
    for (const QString& word : words)
        QVERIFY2(message.contains(word), qPrintable(message));
    QVERIFY2(message.endsWith(u'.') && message.size() < path.size() + 300 && !message.contains(u'\n'), qPrintable(message));
}

void TestScoreFile::jsonIsRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("scores");
    QTest::addColumn<QString>("queries");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char* name, const QByteArray& json, const char* scores, const char* queries, const char* keys) {
        QTest::newRow(name) << json << QString(scores) << QString(queries) << QString(keys);
    };
    row("row", "[4, 2, 1]", "4 2 1", "row 1", "A|B|C");
    row("rows", "[[4, 2], [1, 0.5]]", "4 2;1 0.5", "row 1|row 2", "A|B");
    row("object", R"({"scores": [[4, 2]], "queries": ["x"], "keys": ["a", "b"]})", "4 2", "x", "a|b");
    row("object with a row", R"({"scores": [4, 2], "keys": ["a", "b"]})", "4 2", "row 1", "a|b");
    row("masked", "[[4, null]]", "4 -inf", "row 1", "A|B");
    row("all masked", "[null, null]", "-inf -inf", "row 1", "A|B");
    row("byte order mark", "\xef\xbb\xbf[4]", "4", "row 1", "A");
    row("lone surrogate", R"({"scores": [4], "keys": ["\ud800"]})", "4", "row 1", "\xef\xbf\xbd");
    row("too small", "[[1e-400, -1e-400, 0.5]]", "0 0 0.5", "row 1", "A|B|C");
    row("too small, with texts", R"({"scores": [[1e-999, 1E-400]], "keys": ["1e-999", "\"1e-400"]})", "0 0", "row 1", "1e-999|\"1e-400");
    row("tokens for both", R"({"scores": [[4, 2], [1, 0]], "tokens": ["a", "b"]})", "4 2;1 0", "a|b", "a|b");
    row("tokens for one", R"({"scores": [[4, 2], [1, 0]], "tokens": ["a", "b"], "keys": ["x", "y"]})", "4 2;1 0", "a|b", "x|y");
    row("mark in a label",
        "{\"scores\": [4], \"keys\": [\"\xef\xbb\xbf"
        "x\"]}",
        "4", "row 1",
        "\xef\xbb\xbf"
        "x");
    for (const char* encoding : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
        for (const bool marked : {true, false}) {
            const QString text = (marked ? QStringLiteral("\ufeff") : QString()) + QStringLiteral("{\"scores\": [4], \"keys\": [\"語\"]}");
            QStringEncoder encoder(*QStringConverter::encodingForName(encoding), QStringConverter::Flag::Stateless);
            row(qPrintable(encoding + QString(marked ? ", marked" : "")), encoder(text), "4", "row 1", "語");
        }
    row("exact", "[0.1, 1e-320, 9007199254740992]", "0.1 1e-320 9007199254740992", "row 1", "A|B|C");
}

void TestScoreFile::jsonIsRead()
{
    QFETCH(QByteArray, json);
    const Result<FoundScores> found = readScoreFile(write("scores.json", json));
    QVERIFY2(found, qPrintable(messageOf(found)));
    QTEST(textOf(found->given.scores), "scores");
    QTEST(textOf(found->given.queries), "queries");
    QTEST(textOf(found->given.keys), "keys");
    QCOMPARE(QString::fromStdString(found->given.origin), QString("scores.json"));
}

void TestScoreFile::unknownKeysOfJsonAreNamed()
{
    const auto notesOn = [](const QByteArray& json) { return scoresFromJson(json, "head.json")->notes; };
    QCOMPARE(
        notesOn(R"({"scores": [1], "logits": [2]})"),
        std::vector<Message>{"head.json: “logits” is left out; a matrix has scores or weights with queries, keys or tokens for both."});
    QCOMPARE(notesOn(R"({"weights": [1], "a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7})").front().english().substr(0, 78),
             std::string("head.json: “a”, “b”, “c”, “d”, “e” and 2 more are left out"));
    QVERIFY(notesOn(R"({"scores": [1], "queries": ["q"], "keys": ["k"]})").empty());
    QVERIFY(notesOn("[1]").empty());
}

void TestScoreFile::marksInLabelsSurviveJson()
{
    const std::string label = "\xef\xbb\xbf"
                              "id";
    const QByteArray json = "{\"scores\": [1], \"keys\": " + jsonTexts({label}) + "}";
    QVERIFY2(json.contains("\\ufeffid"), json.constData());
    const Result<FoundScores> found = scoresFromJson(json, "label.json");
    QVERIFY(found);
    QCOMPARE(found->given.keys.front(), label);
}

void TestScoreFile::faultsOfJsonAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("empty") << QByteArray() << QStringList{"empty"};
    QTest::newRow("blank") << QByteArray(" \n ") << QStringList{"empty"};
    QTest::newRow("not JSON") << QByteArray("[[1,\n2],\n oops]") << QStringList{"line 3", "not JSON"};
    QTest::newRow("cut off") << QByteArray("[[1, 2], [3") << QStringList{"line 1", "not JSON"};
    QTest::newRow("NaN") << QByteArray("[[1,\nNaN]]") << QStringList{"line 2", "null"};
    QTest::newRow("infinite") << QByteArray("[[1,\n-Infinity]]") << QStringList{"line 2", "null"};
    QTest::newRow("no scores") << QByteArray("{\"logits\": [[1]]}") << QStringList{"neither “scores” nor “weights”"};
    QTest::newRow("scores as text") << QByteArray("{\"scores\": \"4\"}") << QStringList{"“scores”", "the text “4”"};
    QTest::newRow("empty array") << QByteArray("[]") << QStringList{"no scores"};
    QTest::newRow("empty rows") << QByteArray("[[], []]") << QStringList{"no scores"};
    QTest::newRow("ragged") << QByteArray("[[1, 2], [3]]") << QStringList{"row 2 has 1 score, expected 2"};
    QTest::newRow("row of another kind") << QByteArray("[[1, 2], 3]") << QStringList{"row 2 is a number"};
    QTest::newRow("array in a row") << QByteArray("[1, [2]]") << QStringList{"row 1, column 2: there is an array"};
    QTest::newRow("three dimensions") << QByteArray("[[[1]], [[2]]]") << QStringList{"row 1, column 1: there is an array"};
    QTest::newRow("text") << QByteArray("[[1, \"-inf\"]]") << QStringList{"row 1, column 2", "“-inf”", "null"};
    QTest::newRow("true") << QByteArray("[[1, true]]") << QStringList{"row 1, column 2: true"};
    QTest::newRow("too few labels") << QByteArray(R"({"scores": [[1, 2]], "keys": ["a"]})")
                                    << QStringList{"“keys” has 1 label, expected 2"};
    QTest::newRow("label of another kind") << QByteArray(R"({"scores": [[1]], "queries": [7]})")
                                           << QStringList{"“queries”, entry 1", "a number"};
    QTest::newRow("labels of another kind") << QByteArray(R"({"scores": [[1]], "queries": "x"})") << QStringList{"“queries”", "“x”"};
    QTest::newRow("not UTF-8") << QByteArray("{\"scores\": [[1]], \"keys\": [\"\xff\"]}") << QStringList{"line 1"};
    QTest::newRow("too large") << '[' + QByteArray("1,").repeated(1024) + "1]" << QStringList{"too large", "1 × 1025"};
    QTest::newRow("too large to hold") << QByteArray("[[1,\n1e999]]") << QStringList{"line 2: “1e999” is too large"};
    QTest::newRow("too small and not JSON") << QByteArray("[1e-400,\noops]") << QStringList{"line 2", "not JSON"};
    QTest::newRow("too many tokens") << QByteArray(R"({"scores": [[1, 2]], "tokens": ["a", "b"]})")
                                     << QStringList{"“tokens” has 2 labels, expected 1", "rows"};
    QTest::newRow("half a character") << QByteArray("\xff\xfe[\0001\0002", 7) << QStringList{"not valid UTF-16"};
}

void TestScoreFile::faultsOfJsonAreNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, words);
    const QString path = write("fault.json", json);
    const QString message = messageOf(readScoreFile(path));
    QVERIFY2(message.startsWith(path), qPrintable(message));
    for (const QString& word : words)
        QVERIFY2(message.contains(word), qPrintable(message));
    QVERIFY2(message.endsWith(u'.'), qPrintable(message));
}

void TestScoreFile::arraysOfEveryTypeAreRead_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("scores");
    const auto row = [](const char* type, const QByteArray& hex, const char* scores) {
        QTest::newRow(type) << QByteArray(type) << QByteArray::fromHex(hex) << QString(scores);
    };
    // The bytes of floats and signed integers by Python's struct.pack, of -2 and 300 where the type holds them.
    row("|b1", "0100", "1 0");
    row("|u1", "01ff", "1 255");
    row("|i1", "01fe", "1 -2");
    row("<i2", "feff2c01", "-2 300");
    row(">i2", "fffe012c", "-2 300");
    row("<u2", "feff2c01", "65534 300");
    row("<i4", "feffffff2c010000", "-2 300");
    row(">i4", "fffffffe0000012c", "-2 300");
    row(">u4", "fffffffe0000012c", "4294967294 300");
    row("<i8", "feffffffffffffff2c01000000000000", "-2 300");
    row(">i8", "fffffffffffffffe000000000000012c", "-2 300");
    row("<u8", "feffffffffffffff2c01000000000000", "18446744073709551616 300");
    row("<f2", "00c0b05c", "-2 300");
    row(">f2", "c0005cb0", "-2 300");
    row("<f4", "000000c000009643", "-2 300");
    row(">f4", "c000000043960000", "-2 300");
    row("<f8", "00000000000000c00000000000c07240", "-2 300");
    row(">f8", "c0000000000000004072c00000000000", "-2 300");
    row("=f8", "00000000000000c00000000000c07240", "-2 300");
}

void TestScoreFile::arraysOfEveryTypeAreRead()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, data);
    const Result<FoundScores> found = readScoreFile(write("array.npy", npy(type, false, "2,", data)));
    QVERIFY2(found, qPrintable(messageOf(found)));
    QTEST(textOf(found->given.scores), "scores");
    QCOMPARE(textOf(found->given.keys), QString("A|B"));
}

void TestScoreFile::arraysAreReadInBothOrders()
{
    const QByteArray data = littleEndian({1, 2, 3, 4, 5, 6});
    QCOMPARE(messageOf(readScoreFile(write("c.npy", npy("<f8", false, "2, 3", data)))), QString("read: 1 2 3;4 5 6"));
    QCOMPARE(messageOf(readScoreFile(write("f.npy", npy("<f8", true, "2, 3", data)))), QString("read: 1 3 5;2 4 6"));
    QCOMPARE(messageOf(readScoreFile(write("m.npy", npy("<f8", false, "3L,", littleEndian({1, -infinity, 3}))))),
             QString("read: 1 -inf 3"));
}

void TestScoreFile::arraysOfEveryVersionAreRead()
{
    for (const char version : {1, 2, 3})
        QCOMPARE(messageOf(readScoreFile(write("v.npy", npy("<f8", false, "1, 2", littleEndian({4, 2}), version)))), QString("read: 4 2"));
}

void TestScoreFile::halfPrecisionIsExact()
{
    // Examples of the binary16 format: the smallest and largest of each kind.
    const QByteArray bits = QByteArray::fromHex("0100"
                                                "ff03"
                                                "0004"
                                                "ff7b"
                                                "ff3b"
                                                "003c"
                                                "013c"
                                                "5535"
                                                "0080"
                                                "00fc");
    const Result<Matrix> matrix = matrixFromNpy(npy("<f2", false, "10", bits), "half.npy");
    QVERIFY(matrix);
    const Matrix expected{{std::ldexp(1, -24), std::ldexp(1023, -24), std::ldexp(1, -14), 65504, 1 - std::ldexp(1, -11), 1,
                           1 + std::ldexp(1, -10), 0.333251953125, -0.0, -infinity}};
    QCOMPARE(*matrix, expected);
    QVERIFY(std::signbit((*matrix)(0, 8)));
}

void TestScoreFile::faultsOfArraysAreNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("words");
    const QByteArray two = littleEndian({1, 2});
    QTest::newRow("empty") << QByteArray() << QStringList{"empty"};
    QTest::newRow("something else") << QByteArray("PK\x03\x04 an archive") << QStringList{"not a NumPy array"};
    QTest::newRow("a trillion cells") << npy("<f8", false, "1000000, 1000000", two)
                                      << QStringList{"too large", "1000000 × 1000000", "1024"};
    QTest::newRow("overflowing cells") << npy("<f8", false, "4294967296, 4294967296", two) << QStringList{"too large"};
    QTest::newRow("overflowing size") << npy("<f8", false, "99999999999999999999999, 1", two) << QStringList{"too large"};
    QTest::newRow("one too many") << npy("|u1", false, "1025, 1", QByteArray(1025, 1)) << QStringList{"too large", "1025 × 1"};
    QTest::newRow("cut off") << npy("<f8", false, "1, 3", two) << QStringList{"cut off", "16 of 24 bytes"};
    QTest::newRow("goes on") << npy("<f8", false, "1, 1", two) << QStringList{"goes on"};
    QTest::newRow("objects") << npy("|O", false, "2,", two) << QStringList{"Python objects", ".astype"};
    QTest::newRow("complex") << npy("<c16", false, "1,", two) << QStringList{"“<c16”", ".astype"};
    QTest::newRow("long double") << npy("<f16", false, "1,", two) << QStringList{"“<f16”", ".astype"};
    QTest::newRow("strings") << npy("<U4", false, "1,", two) << QStringList{"“<U4”"};
    QTest::newRow("fields") << npy("<f8", false, "2,", two).replace("'<f8'", "[(1)]") << QStringList{"descr"};
    const auto described = [](const QByteArray& type) { // a type that is no text: without the quotes around it
        QByteArray bytes = npy(type, false, "2,", {});
        const qsizetype at = bytes.indexOf(type);
        return bytes.replace(at + type.size(), 1, " ").replace(at - 1, 1, " ");
    };
    QTest::newRow("nested fields") << described("[('w', [('x', '<f8')])]") << QStringList{"a field “w”", "a[\"w\"]"};
    QTest::newRow("five fields") << described("[('a','b1'),('b','b1'),('c','b1'),('d','b1'),('e','b1')]")
                                 << QStringList{"5 fields (“a”, “b”, “c”, “d” …)", "a[\"a\"]"};
    QTest::newRow("field with a gap") << described("[('a','b1'),('','|V7')]") << QStringList{"a field “a”", "a[\"a\"]"};
    QTest::newRow("no fields") << described("[]") << QStringList{"descr"};
    QTest::newRow("deep header") << described(QByteArray(5000, '[')) << QStringList{"dictionary"};
    QTest::newRow("open text") << npy("<f8", false, "2,", two).replace("'<f8'", "'<f8 ") << QStringList{"dictionary"};
    QTest::newRow("list as shape") << npy("<f8", false, "2,", two).replace("(2,)", "[2,]") << QStringList{"shape"};
    QTest::newRow("text as order") << npy("<f8", false, "2,", two).replace("False", "'no' ") << QStringList{"fortran_order"};
    QTest::newRow("void") << npy("|V2", false, "2,", two.first(4)) << QStringList{"ml_dtypes.bfloat16"};
    QTest::newRow("no dimensions") << npy("<f8", false, "", littleEndian({1})) << QStringList{"without dimensions"};
    QTest::newRow("no cells") << npy("<f8", false, "0, 5", {}) << QStringList{"no scores"};
    QTest::newRow("NaN") << npy("<f8", false, "2, 1", littleEndian({1, std::nan("")})) << QStringList{"row 2, column 1", "NaN"};
    QTest::newRow("infinite") << npy("<f8", false, "1, 2", littleEndian({1, infinity})) << QStringList{"row 1, column 2", "+inf"};
    QTest::newRow("version") << npy("<f8", false, "2,", two, 9) << QStringList{"version 9"};
    QTest::newRow("no shape") << npy("<f8", false, "2,", two).replace("shape", "shake") << QStringList{"shape"};
    QTest::newRow("negative shape") << npy("<f8", false, "-2,", two) << QStringList{"shape"};
    QTest::newRow("no type") << npy("<f8", false, "2,", two).replace("descr", "descz") << QStringList{"descr"};
    QTest::newRow("no order") << npy("<f8", false, "2,", two).replace("False", "Falsy") << QStringList{"fortran_order"};
    QTest::newRow("long header") << QByteArray("\x93NUMPY\x02\0\xff\xff\xff\xff{", 13) << QStringList{"header"};
}

void TestScoreFile::faultsOfArraysAreNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, words);
    const QString path = write("fault.npy", bytes);
    const QString message = messageOf(readScoreFile(path));
    QVERIFY2(message.startsWith(path), qPrintable(message));
    for (const QString& word : words)
        QVERIFY2(message.contains(word), qPrintable(message));
    QVERIFY2(message.endsWith(u'.'), qPrintable(message));
}

void TestScoreFile::everyCutOfAnArrayIsRefused()
{
    for (const char version : {1, 2}) {
        const QByteArray whole = npy("<f4", false, "1, 2", QByteArray(8, 0), version);
        QVERIFY(matrixFromNpy(whole, "whole"));
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!matrixFromNpy(QByteArrayView(whole).first(length), "cut"), qPrintable(QString::number(length)));
    }
}

void TestScoreFile::filesThatCannotBeReadAreNamed()
{
    const auto refuses = [](const QString& path, const QString& reason) {
        const QString message = messageOf(readScoreFile(path));
        return message.startsWith(path) && message.contains(reason) && message.endsWith(u'.') ? QString() : message;
    };
    QCOMPARE(refuses(m_folder.filePath("none.csv"), "No such file"), QString());
    QCOMPARE(refuses(m_folder.filePath("none/none.npy"), "No such file"), QString());
    QCOMPARE(refuses(m_folder.path(), "is a directory"), QString());
    QVERIFY(QDir(m_folder.path()).mkdir("folder.csv"));
    QCOMPARE(refuses(m_folder.filePath("folder.csv"), "is a directory"), QString());
    QCOMPARE(refuses(write("scores.dat", "4,2"), ".npy, .npz, .safetensors, .csv, .tsv or .json"), QString());
    QCOMPARE(refuses(write("scores", "4,2"), ".npy, .npz, .safetensors, .csv, .tsv or .json"), QString());
    QFile::remove(m_folder.filePath("dangling.csv"));
    QVERIFY(QFile::link(m_folder.filePath("nowhere"), m_folder.filePath("dangling.csv")));
    QCOMPARE(refuses(m_folder.filePath("dangling.csv"), "No such file"), QString());
}

void TestScoreFile::pipesAreRefused()
{
#ifdef Q_OS_UNIX
    const QString path = m_folder.filePath("pipe.csv");
    QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    QVERIFY(messageOf(readScoreFile(path)).contains("not a regular file"));
    QVERIFY(QFile::link("/dev/zero", m_folder.filePath("zero.csv")));
    QVERIFY(messageOf(readScoreFile(m_folder.filePath("zero.csv"))).contains("not a regular file"));
#else
    QSKIP("there are no pipes among the files of this system");
#endif
}

void TestScoreFile::noPermissionIsNamed()
{
    const QString path = write("closed.csv", "4,2");
    QVERIFY(QFile::setPermissions(path, {}));
    if (QFile(path).open(QIODevice::ReadOnly))
        QSKIP("this user may read everything");
    QVERIFY(messageOf(readScoreFile(path)).contains("Permission denied"));
}

void TestScoreFile::theLargestMatrixIsRead()
{
    QByteArray table;
    for (int row = 0; row < maximumTokens; ++row)
        table += QByteArray("0.12345678901234567,").repeated(maximumTokens - 1) + "2\n";
    const Result<FoundScores> found = readScoreFile(write("largest.csv", table));
    QVERIFY2(found, qPrintable(messageOf(found)));
    QCOMPARE(found->given.scores.rows(), maximumTokens);
    QCOMPARE(found->given.scores.cols(), maximumTokens);
    QCOMPARE(found->given.keys[25], std::string("Z"));
    QCOMPARE(found->given.keys[26], std::string("AA"));
    QCOMPARE(found->given.keys[701], std::string("ZZ"));
    QCOMPARE(found->given.keys[702], std::string("AAA"));

    QByteArray labelled;
    for (int key = 0; key < maximumTokens; ++key)
        labelled += ",key";
    QVERIFY(readScoreFile(write("labelled.csv", labelled + "\nquery" + QByteArray(",1").repeated(maximumTokens) + "\n")));
}

void TestScoreFile::tooLargeTablesAreRefused_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("one column too many") << QByteArray("1,").repeated(1024) + "1\n";
    QTest::newRow("one row too many") << QByteArray("1\n").repeated(1025);
    QTest::newRow("a million columns") << QByteArray("1,").repeated(1'000'000);
    QTest::newRow("a million rows") << QByteArray("1,2\n").repeated(1'000'000);
    QTest::newRow("70 MB") << QByteArray(70'000'000, '1');
}

void TestScoreFile::tooLargeTablesAreRefused()
{
    QFETCH(QByteArray, table);
    const QString message = messageOf(readScoreFile(write("large.csv", table)));
    QVERIFY2(message.contains("large") && message.contains("1024"), qPrintable(message));
}

void TestScoreFile::aMillionDigitsAreOneNumber()
{
    const Result<FoundScores> found = readScoreFile(write("digits.csv", "1,0." + QByteArray(1'000'000, '3')));
    QVERIFY2(found, qPrintable(messageOf(found)));
    QCOMPARE(found->given.scores(0, 1), 1.0 / 3);
    QVERIFY(messageOf(readScoreFile(write("digits.csv", QByteArray(1'000'000, '3')))).contains("33…” is not finite"));
    QVERIFY(!readScoreFile(write("digits.json", '[' + QByteArray(1'000'000, '3') + ']')));
}

void TestScoreFile::deepJsonIsRefused()
{
    QVERIFY(messageOf(readScoreFile(write("deep.json", QByteArray(1'000'000, '[')))).contains("nested too deeply"));
    QVERIFY(!readScoreFile(write("deep.json", QByteArray(500, '[') + QByteArray(500, ']'))));
    // One matrix in arrays of one is that matrix.
    QCOMPARE(messageOf(readScoreFile(write("deep.json", "[[[[1, 2], [3, 4]]]]"))), QString("read: 1 2;3 4"));
    // So many values are not even parsed.
    QVERIFY(messageOf(readScoreFile(write("many.json", '[' + QByteArray("[],").repeated(100'000) + "[]]"))).contains("too large"));
    QVERIFY(messageOf(readScoreFile(write("many.json", '[' + QByteArray("1,").repeated(5'000'000) + "1]"))).contains("too large"));
}

void TestScoreFile::scoresAreAFileOrAList()
{
    QCOMPARE(messageOf(readScores("4, 2, 1")), QString("read: 4 2 1"));
    QCOMPARE(messageOf(readScores(write("file.csv", "7,8"))), QString("read: 7 8"));
    QVERIFY(messageOf(readScores("missing.csv")).contains("No such file"));
    QVERIFY(messageOf(readScores("missing.dat")).contains("“missing.dat” is not a number"));
    QVERIFY(messageOf(readScores(m_folder.path())).contains("is a directory"));
    QVERIFY(messageOf(readScores("")).contains("empty"));
}

void TestScoreFile::theOriginIsShort()
{
    QCOMPARE(readScoreList("4,  2,\t1")->origin, std::string("4, 2, 1"));
    QVERIFY(readScoreList(QString("1 ").repeated(1000))->origin.size() < 50);
    QCOMPARE(readScoreFile(write("head 3.csv", "4,2"))->given.origin, std::string("head 3.csv"));
}

QTEST_APPLESS_MAIN(TestScoreFile)
#include "test_score_file.moc"
