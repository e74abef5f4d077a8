#include "core/files/output/serialize.h"
#include "core/files/score_file.h"
#include "core/files/table/delimited.h"
#include "core/files/table/labels.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

QDir tables()
{
    return QDir(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/tables"));
}

std::vector<std::string> textsOf(const QJsonValue& array)
{
    std::vector<std::string> texts;
    for (const QJsonValue value : array.toArray())
        texts.push_back(value.toString().toStdString());
    return texts;
}

/// null stands for −∞.
Matrix matrixOf(const QJsonArray& rows)
{
    Matrix matrix(rows.size(), rows.first().toArray().size());
    for (Index i = 0; i < matrix.rows(); ++i)
        for (Index j = 0; j < matrix.cols(); ++j)
            matrix(i, j) = rows[i][j].isNull() ? -infinity : rows[i][j].toDouble();
    return matrix;
}

/// In front of the first label stands what keeps Qt from taking a U+FEFF there for a mark of the encoding.
QString joined(const std::vector<std::string>& labels)
{
    std::string text = " ";
    for (const std::string& label : labels)
        text += (text.size() > 1 ? "|" : "") + label;
    return QString::fromStdString(text).sliced(1);
}

QString textOf(const Matrix& matrix)
{
    QStringList rows;
    for (Index i = 0; i < matrix.rows(); ++i) {
        QStringList cells;
        for (Index j = 0; j < matrix.cols(); ++j)
            cells.append(QString::number(matrix(i, j)));
        rows.append(cells.join(' '));
    }
    return rows.join(';');
}

/// "rows | keys | scores" or the refusal.
QString summaryOf(const Result<GivenScores>& given)
{
    if (!given)
        return QString::fromStdString(given.message());
    return joined(given->queries) + " / " + joined(given->keys) + " / " + textOf(given->scores);
}

} // namespace

/// What of a table in text form is a name, a score, or neither. Files lie in tests/data/tables, whose README says where they are from.
class TestTables : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void tablesAreReadAsTheirWritersRead_data();
    void tablesAreReadAsTheirWritersRead();
    void noTableIsForgotten();
    void filesInTheShapeOfReportsAreRead_data();
    void filesInTheShapeOfReportsAreRead();
    void namesInOddPlacesAreRead_data();
    void namesInOddPlacesAreRead();
    void theOtherWayKeepsTheMask();
    void labelsAreForced_data();
    void labelsAreForced();
    void doubtsAreSaid();
    void whatIsCertainIsNotDoubted_data();
    void whatIsCertainIsNotDoubted();
    void theOtherWayIsOneStep_data();
    void theOtherWayIsOneStep();
    void theOtherWayHasLimits();
    void separatorsAreFound_data();
    void separatorsAreFound();
    void doubtedQuotesTakeNoLongerThanOthers();
    void linesAreCountedFromTheFilesStart();
};

void TestTables::tablesAreReadAsTheirWritersRead_data()
{
    QTest::addColumn<QJsonObject>("expected");
    QFile file(tables().filePath("expected.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const QJsonValue entry : QJsonDocument::fromJson(file.readAll()).array())
        QTest::newRow(qPrintable(entry["file"].toString())) << entry.toObject();
}

void TestTables::tablesAreReadAsTheirWritersRead()
{
    QFETCH(QJsonObject, expected);
    const QString path = tables().filePath(QTest::currentDataTag());
    const Result<FoundScores> found = readScoreFile(path);
    if (expected.contains("error")) {
        QVERIFY(!found);
        const QString message = QString::fromStdString(found.message());
        for (const std::string& words : textsOf(expected["error"]))
            QVERIFY2(message.contains(QString::fromStdString(words)), qPrintable(message));
        QVERIFY2(message.startsWith(path) && message.endsWith('.') && !message.contains('\n'), qPrintable(message));
        return;
    }
    QVERIFY2(found, found ? "" : found.message().c_str());
    QCOMPARE(joined(found->given.queries), joined(textsOf(expected["rows"])));
    QCOMPARE(joined(found->given.keys), joined(textsOf(expected["keys"])));
    QCOMPARE(found->given.scores, matrixOf(expected["scores"].toArray()));
    QCOMPARE(std::ssize(doubtsOf(found->given)), expected["doubts"].toInt());
}

void TestTables::noTableIsForgotten()
{
    QFile file(tables().filePath("expected.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QStringList expected;
    int asked = 0;
    for (const QJsonValue entry : QJsonDocument::fromJson(file.readAll()).array()) {
        expected.append(entry["file"].toString());
        asked += entry["read_by"].toString().isEmpty() ? 0 : 1;
    }
    expected.sort();
    QCOMPARE(tables().entryList({"*.csv", "*.tsv"}, QDir::Files, QDir::Name), expected);
    QVERIFY2(asked >= 40, qPrintable(QString::number(asked)));
}

void TestTables::filesInTheShapeOfReportsAreRead_data()
{
    QTest::addColumn<QString>("summary");
    const char* sat = "the|cat|sat / 0|1|2 / 0.7 0.2 0.1;0.1 0.8 0.1;0.3 0.3 0.4";
    const char* small = "x|y / a|b / 0.25 0.75;0.5 0.5";
    QTest::newRow("k01_index_false.csv") << "row 1|row 2|row 3 / 0|1|2 / 0.7 0.2 0.1;0.1 0.8 0.1;0.3 0.3 0.4";
    QTest::newRow("c01_corner_int_header.csv") << sat;
    QTest::newRow("k04_num_header_tsv.tsv") << "the|cat / 0|1 / 0.7 0.3;0.4 0.6";
    QTest::newRow("d15_index_named_text_header_numlike.csv") << "1|2|3 / 1|2|3 / 0.2 0.3 0.5;0.1 0.1 0.8;0.3 0.3 0.4";
    QTest::newRow("k05_year_tokens.csv") << "1996|2001 / 1996|2001 / 0.7 0.3;0.4 0.6";
    QTest::newRow("k02_quoted_num_header.csv") << "the|cat / 0|1 / 0.7 0.3;0.4 0.6";
    QTest::newRow("c09b_r_write_table_comma_num.csv") << "the|cat / 0|1 / 0.25 0.75;0.5 0.5";
    QTest::newRow("c03_num_token_header.csv") << "In|1996|we / In|1996|we / 0.1 0.2 0.7;0.3 0.3 0.4;0.2 0.2 0.6";
    QTest::newRow("c04_nan_token.csv") << "my|nan|bakes / my|nan|bakes / 0.1 0.2 0.7;0.3 0.3 0.4;0.2 0.2 0.6";
    QTest::newRow("c05_digit_tokens.csv") << "24-7|1,000|3.5.1 / 24-7|1,000|3.5.1 / 0.1 0.2 0.7;0.3 0.3 0.4;0.2 0.2 0.6";
    QTest::newRow("c05b_dates.csv") << "2020-01-01|2020-01-02 / a|b / 1 2;3 4";
    for (const char* name : {"d01_na_first_col.csv", "d02_na_first_row.csv"})
        QTest::newRow(name) << QStringLiteral("row 1, column 1 (line 1): “NA” is not a number but says that one is missing");
    QTest::newRow("k09_masked_first_key.csv") << QStringLiteral("row 1, column 1 (line 1): “NULL” is not a number");
    QTest::newRow("k10_none.csv") << QStringLiteral("row 1, column 1 (line 1): “None” is not a number");
    QTest::newRow("c08b_tsv_quote_rows_only.tsv") << "\"|x|\" / a|b / 0.1 0.9;0.2 0.8;0.3 0.7";
    QTest::newRow("k08_tsv_quote_pair.tsv") << "\"|x|\"|y / b / 0.1;0.2;0.3;0.4";
    QTest::newRow("c08_tsv_quote_token.tsv")
        << "said|\"|hi|\" / said|\"|hi|\" / 0.1 0.2 0.3 0.4;0.25 0.25 0.25 0.25;0.4 0.3 0.2 0.1;0.1 0.1 0.1 0.7";
    QTest::newRow("c06_sep_hint.csv") << small;
    QTest::newRow("c06c_sep_hint_nolabel.csv") << "row 1|row 2 / A|B / 0.25 0.75;0.5 0.5";
    QTest::newRow("c09f_r_space_label.csv") << "the cat|2 / new york|V2 / 0.25 0.75;0.5 0.5";
    QTest::newRow("k11_r_blank_label.csv") << "the cat|2 / new  york|V2 / 0.25 0.75;0.5 0.5";
    QTest::newRow("c17_excel_lastblank.csv") << small;
    QTest::newRow("c17b_leadblankcols.csv") << small;
    QTest::newRow("c10_nbsp.csv") << "row 1|row 2 / A|B / 0.25 0.75;0.5 0.5";
    QTest::newRow("j04_underflow.json") << "row 1 / A|B / 0 1";
    QTest::newRow("j03_utf16.json") << "row 1 / A|B / 0.25 0.75";
    QTest::newRow("bom_label.json") << QStringLiteral("q / \ufeffid|x / 0.5 0.5");
}

void TestTables::filesInTheShapeOfReportsAreRead()
{
    QFETCH(QString, summary);
    const Result<FoundScores> found = readScoreFile(tables().filePath("field/" + QString(QTest::currentDataTag())));
    if (found)
        QCOMPARE(summaryOf(found->given), summary);
    else
        QVERIFY2(QString::fromStdString(found.message()).contains(summary), found.message().c_str());
}

void TestTables::namesInOddPlacesAreRead_data()
{
    QTest::addColumn<bool>("tabs");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("summary");
    const auto row = [](const char* text, const char* summary, bool tabs = false) {
        QTest::addRow("%s", text) << tabs << QByteArray(text) << summary;
    };
    // The mark of a comment begins a token.
    row("\t##ing\tthe\nq\t1\t2\n", "q / ##ing|the / 1 2", true);
    row("\t#\tcat\n#\t1\t2\ncat\t3\t4\n", "#|cat / #|cat / 1 2;3 4", true);
    row("##ing,\",\"\n1,2\n3,4\n", "row 1|row 2 / ##ing|, / 1 2;3 4");
    row("##ing the\n##ing 1 2\nthe 3 4\n", "##ing|the / ##ing|the / 1 2;3 4");
    row("#,the,cat\n\n#,1,2\n", "# / the|cat / 1 2");
    row("# made by a program\n1,2\n3,4\n", "row 1|row 2 / A|B / 1 2;3 4");
    // Columns that name whole scores.
    row("index,the,cat\n0,4,2\n1,0,3\n", "0|1 / the|cat / 4 2;0 3");
    row("Unnamed: 0,the,cat\n0,4,2\n1,0,3\n", "0|1 / the|cat / 4 2;0 3");
    row("query,0,1\n0,4,2\n1,0,3\n", "0|1 / 0|1 / 4 2;0 3");
    row("token,3,1,2\n3,4,2,1\n1,0,3,5\n2,2,2,9\n", "3|1|2 / 3|1|2 / 4 2 1;0 3 5;2 2 9");
    row("0,1,2\n0,4,2,1\n1,0,3,5\n2,2,2,9\n", "0|1|2 / 0|1|2 / 4 2 1;0 3 5;2 2 9");
    row("[CLS],4,2,1\n.,0,3,5\n[SEP],2,2,9\n", "[CLS]|.|[SEP] / A|B|C / 4 2 1;0 3 5;2 2 9");
    // Scores that might be taken for names.
    row("0,0,0\n0.5,0.2,0.3\n0.1,0.7,0.2\n", "row 1|row 2|row 3 / A|B|C / 0 0 0;0.5 0.2 0.3;0.1 0.7 0.2");
    row("0,1,2\n4,2,1\n0,3,5\n", "row 1|row 2|row 3 / A|B|C / 0 1 2;4 2 1;0 3 5");
}

void TestTables::namesInOddPlacesAreRead()
{
    QFETCH(bool, tabs);
    QFETCH(QByteArray, text);
    QTEST(summaryOf(scoresFromDelimited(text, "table", tabs)), "summary");
}

void TestTables::theOtherWayKeepsTheMask()
{
    GivenScores given = *scoresFromDelimited("0,1,2\n.7,-65504,-65504\n.1,.8,-65504\n", "table", false);
    QVERIFY(isDoubtful(given, LabelPlace::FirstLine));
    given.maskedUpTo = -65504;
    const GivenScores other = takenOtherWay(given, LabelPlace::FirstLine);
    QCOMPARE(other.maskedUpTo, std::optional(-65504.0));
    QCOMPARE(takenOtherWay(other, LabelPlace::FirstLine).maskedUpTo, std::optional(-65504.0));
}

void TestTables::labelsAreForced_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("summary");
    const auto row = [](const char* text, const char* choice, const char* summary) {
        QTest::addRow("%s: %s", choice, text) << QByteArray(text) << choice << summary;
    };
    row("0,1\n0.5,0.5\n1,2\n", "none", "row 1|row 2|row 3 / A|B / 0 1;0.5 0.5;1 2");
    row("0,1\n0.5,0.5\n1,2\n", "keys", "row 1|row 2 / 0|1 / 0.5 0.5;1 2");
    row("0,1\n0.5,0.5\n1,2\n", "rows", "0|0.5|1 / A / 1;0.5;2");
    row("0,1\n0.5,0.5\n1,2\n", "both", "0.5|1 / 1 / 0.5;2");
    row("NA,0.5\nNA,0.25\n", "rows", "NA|NA / A / 0.5;0.25");
    row("3 4\n1 0.5 0.5\n", "both", "1 / 3|4 / 0.5 0.5");
    row("token,0,1\nthe,0.5,0.5\n", "rows", "token|the / A|B / 0 1;0.5 0.5");
    row("a,b\n0.5,0.5\n", "none",
        "table, row 1, column 1 (line 1): “a” is not a number; write one such as 0.25 or 1e-3, or -inf for a masked entry.");
    row("a,b\nx,0.5,0.5\n", "keys", "table names 2 keys in its first row, but row 1 (line 2) has 3 scores; make them as many.");
    row("7\n", "both", "table holds labels but no scores; add a row of numbers below them.");
}

void TestTables::labelsAreForced()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, choice);
    const std::optional<LabelChoice> labels = named<LabelChoice>(labelChoiceNames, choice.toStdString());
    QVERIFY(labels);
    const Result<GivenScores> given = scoresFromDelimited(text, "table", false, *labels);
    QTEST(summaryOf(given), "summary");
    QVERIFY(!given || !given->labels);
}

void TestTables::doubtsAreSaid()
{
    Result<GivenScores> given = scoresFromDelimited("0,1,2,3\n.7,.2,.1,0\n.1,.8,.1,0\n", "table", false);
    QVERIFY(given);
    given->origin = "head.csv";
    QCOMPARE(doubtsOf(*given), std::vector<std::string>{"head.csv: the first line “0, 1, 2, …” is read as names of keys; "
                                                        "--labels none reads it as scores."});
    given->kind = GivenKind::Weights;
    QVERIFY(doubtsOf(*given).front().ends_with("--labels none reads it as weights."));

    given = scoresFromDelimited("utterance,0,1\n4,.7,.3\n6,.2,.8\n", "table", false);
    QVERIFY(given);
    given->origin = "head.csv";
    QCOMPARE(summaryOf(given), QString("4|6 / 0|1 / 0.7 0.3;0.2 0.8"));
    QCOMPARE(doubtsOf(*given),
             std::vector<std::string>{
                 "head.csv: the first column “utterance, 4, 6” is read as names of rows; --labels keys reads it as scores."});
}

void TestTables::whatIsCertainIsNotDoubted_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"1,2\n3,4\n", "a,b\n0.5,0.5\n", ",0,1\n0,.5,.5\n", "token,0,1\nthe,.5,.5\n", "\"0\",\"1\"\n.5,.5\n",
                             "0.5,0.25\n1,2\n", "x,1,2\ny,3,4\n", "5\n", "0,1,2\n", "4,2,1\n0.5,1,2\n"})
        QTest::newRow(text) << QByteArray(text);
}

void TestTables::whatIsCertainIsNotDoubted()
{
    QFETCH(QByteArray, text);
    const Result<GivenScores> given = scoresFromDelimited(text, "table", false);
    QVERIFY2(given, qPrintable(summaryOf(given)));
    QVERIFY(doubtsOf(*given).empty());
}

void TestTables::theOtherWayIsOneStep_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isLine");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("a line that counts") << QByteArray("0,1\n.5,.5\n.25,.75\n") << true << "row 1|row 2 / 0|1 / 0.5 0.5;0.25 0.75"
                                        << "row 1|row 2|row 3 / A|B / 0 1;0.5 0.5;0.25 0.75";
    QTest::newRow("a column that counts") << QByteArray("1,.5,.5\n2,.25,.75\n") << false << "1|2 / A|B / 0.5 0.5;0.25 0.75"
                                          << "row 1|row 2 / A|B|C / 1 0.5 0.5;2 0.25 0.75";
    QTest::newRow("under a corner") << QByteArray("some,0,1\nx,.5,.5\ny,.25,.75\n") << true << "x|y / 0|1 / 0.5 0.5;0.25 0.75"
                                    << "some|x|y / A|B / 0 1;0.5 0.5;0.25 0.75";
    QTest::newRow("names of keys stay") << QByteArray("some,a,b\n1,.5,.5\n2,.25,.75\n") << false << "1|2 / a|b / 0.5 0.5;0.25 0.75"
                                        << "row 1|row 2 / some|a|b / 1 0.5 0.5;2 0.25 0.75";
    QTest::newRow("scores that count") << QByteArray("1,2,3\n4,2,1\n3,5,0.5\n") << true << "row 1|row 2|row 3 / A|B|C / 1 2 3;4 2 1;3 5 0.5"
                                       << "row 1|row 2 / 1|2|3 / 4 2 1;3 5 0.5";
}

void TestTables::theOtherWayIsOneStep()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isLine);
    const LabelPlace place = isLine ? LabelPlace::FirstLine : LabelPlace::FirstColumn;
    Result<GivenScores> given = scoresFromDelimited(text, "table", false);
    QTEST(summaryOf(given), "before");
    QVERIFY(isDoubtful(*given, place));
    given->origin = "table.csv";
    given->kind = GivenKind::Weights;
    const GivenScores other = takenOtherWay(*given, place);
    QTEST(summaryOf(other), "after");
    QCOMPARE(other.origin, given->origin);
    QCOMPARE(other.kind, given->kind);
    // It is what --labels makes of the same text, and there is a way back.
    const Result<GivenScores> forced = scoresFromDelimited(text, "table", false, choiceOtherWay(*given->labels, place));
    QVERIFY(forced);
    QCOMPARE(summaryOf(other), summaryOf(forced));
    QVERIFY(isDoubtful(other, place));
    QVERIFY(takenOtherWay(other, place) == *given);
}

/// Names that would be a row too many, or the last one, are not offered as scores.
void TestTables::theOtherWayHasLimits()
{
    QByteArray table = "0,1\n";
    for (Index row = 0; row < maximumTokens; ++row)
        table += ".5,.25\n";
    const Result<GivenScores> full = scoresFromDelimited(table, "table", false);
    QVERIFY(full);
    QCOMPARE(full->scores.rows(), maximumTokens);
    QVERIFY(!isDoubtful(*full, LabelPlace::FirstLine));
    const Result<GivenScores> small = scoresFromDelimited("0,1\n.5,.25\n", "table", false);
    QVERIFY(small && isDoubtful(*small, LabelPlace::FirstLine));
}

void TestTables::separatorsAreFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("summary");
    QTest::newRow("decimal commas between blanks") << QByteArray("0,5 0,5\n0,25 0,75\n") << "row 1|row 2 / A|B / 0.5 0.5;0.25 0.75";
    QTest::newRow("quoted names with commas between blanks") << QByteArray("\"a, b\" \"c\"\n\"x\" 0.1 0.2\n") << "x / a, b|c / 0.1 0.2";
    QTest::newRow("a semicolon in every name") << QByteArray("x;y,1,2\nz;w,3,4\n") << "x;y|z;w / A|B / 1 2;3 4";
    QTest::newRow("an empty column among others")
        << QByteArray("a\t\tb\n0.5\t\t0.25\n")
        << "table, row 1, column 2 (line 2): the cell is empty; write a number, or -inf for a masked entry.";
    QTest::newRow("named, with quotes") << QByteArray("\"sep=;\"\r\n0,5;1\r\n") << "row 1 / A|B / 0.5 1";
    QTest::newRow("named, with a mark") << QByteArray("\xef\xbb\xbfSEP=,\n0.5,1\n") << "row 1 / A|B / 0.5 1";
}

void TestTables::separatorsAreFound()
{
    QFETCH(QByteArray, text);
    QTEST(summaryOf(scoresFromDelimited(text, "table", false)), "summary");
}

/// Each cell's quotation mark has its partner far behind, where it does not end the cell.
void TestTables::doubtedQuotesTakeNoLongerThanOthers()
{
    const QByteArray text = QByteArray("\"\"\"\"a,").repeated(200'000) + "\"x";
    const Result<GivenScores> given = scoresFromDelimited(text, "table", false);
    QVERIFY(!given);
    const QByteArray nested = QByteArray("\"a\"\",").repeated(100'000) + "\"b";
    QVERIFY(!scoresFromDelimited(nested, "table", false));
}

void TestTables::linesAreCountedFromTheFilesStart()
{
    const auto message = [](const QByteArray& text) { return QString::fromStdString(scoresFromDelimited(text, "table", false).message()); };
    QVERIFY(message("sep=;\n\n1;2\n3;x\n").contains("row 2, column 2 (line 4)"));
    QVERIFY(message("# one\r\n# two\r\n1,2\r\n3,x\r\n").contains("row 2, column 2 (line 4)"));
    QVERIFY(message("Title,,\n,,\n,a,b\nx,1,2\ny,3,z\n").contains("row 2, column 2 (line 5)"));
}

QTEST_APPLESS_MAIN(TestTables)
#include "test_tables.moc"
