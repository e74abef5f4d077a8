#include "core/files/score_file.h"

#include <QDir>
#include <QTest>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

QDir samples()
{
    return QDir(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/matrices"));
}

Matrix countedUp()
{
    return Matrix{{0, 1, 2}, {3, 4, 5}};
}

Matrix table()
{
    return Matrix{{0.25, -1.5, 1e-3, -infinity}, {2, 0.1, 1.0 / 3, 1e300}};
}

std::vector<std::string> labels()
{
    return {"the", "say \"no\"", "a;b,c", "zwölf\nlines"};
}

} // namespace

Q_DECLARE_METATYPE(Matrix)

/// Files that NumPy and Python's csv and json modules have written; tests/data/matrices/README.md says how.
class TestSamples : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void arraysReadBack_data()
    {
        QTest::addColumn<Matrix>("numbers");
        for (const char* pattern : {"type-*.npy", "version-*.npy", "columns-first-*.npy", "batch-of-one.npy", "header-*.npy"})
            for (const QString& name : samples().entryList({pattern}))
                QTest::newRow(qPrintable(name)) << (name.endsWith("b1.npy") ? Matrix{{0, 1, 1}, {1, 1, 1}} : countedUp());
        QTest::newRow("transposed.npy") << Matrix{{0, 2, 4}, {1, 3, 5}};
        QTest::newRow("slice-of-a-larger-one.npy") << Matrix{{0, 2, 4}, {18, 20, 22}};
        QTest::newRow("one-dimension.npy") << Matrix{{4, 2, 1}};
        QTest::newRow("single-row.npy") << Matrix{{4, 2, 1}};
        QTest::newRow("single-column.npy") << Matrix{{4}, {2}, {1}};
        QTest::newRow("masked.npy") << Matrix{{1.5, -infinity}, {-0.0, 1e-310}};
        QTest::newRow("half-limits.npy") << Matrix{{65504, std::ldexp(1, -24), -65504, std::ldexp(1, -14), -infinity}};
    }

    void arraysReadBack()
    {
        QFETCH(Matrix, numbers);
        const Result<FoundScores> found = readScoreFile(samples().filePath(QTest::currentDataTag()));
        QVERIFY2(found, found ? "" : found.message().c_str());
        QCOMPARE(found->given.scores, numbers);
        QVERIFY(!found->kindKnown);
    }

    void arraysThatAreNoMatrixAreRefused_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::newRow("number") << "holds a single number";
        QTest::newRow("empty") << "holds no scores";
        QTest::newRow("nan") << "row 1, column 2: NaN";
        QTest::newRow("complex") << "type “<c16”, which are no scores";
        QTest::newRow("objects") << "Python objects (type “|O”)";
        QTest::newRow("text") << "type “<U1”, which are no scores";
        QTest::newRow("fields")
            << "holds elements of 2 fields (“score”, “place”), which are no scores; save one of them, such as a[\"score\"].";
        QTest::newRow("field-of-three") << "holds its numbers in a field “score” of larger elements; save that field alone: a[\"score\"].";
        QTest::newRow("void") << "type “|V2”, two bytes of unknown meaning; if they are bfloat16, save "
                                 "a.view(ml_dtypes.bfloat16).astype(\"float32\").";
        QTest::newRow("float8") << "type “|V1”, bytes of unknown meaning; save the array as numbers, for a type of ml_dtypes with "
                                   "a.astype(\"float32\") before saving.";
        QTest::newRow("dates") << "type “<M8[D]”";
        QTest::newRow("long-double") << "type “<f16”, which are no scores; convert them with .astype('float64').";
        QTest::newRow("large") << "too large with 1 × 1025 scores";
    }

    void arraysThatAreNoMatrixAreRefused()
    {
        QFETCH(QString, reason);
        const QString path = samples().filePath(QStringLiteral("refused-%1.npy").arg(QTest::currentDataTag()));
        const Result<FoundScores> found = readScoreFile(path);
        QVERIFY(!found);
        const QString message = QString::fromStdString(found.message());
        QVERIFY2(message.startsWith(path) && message.contains(reason) && message.endsWith(u'.'), qPrintable(message));
    }

    void ofAnArrayOfHeadsOneIsChosen()
    {
        const QString path = samples().filePath(QStringLiteral("heads.npy"));
        const Result<FoundScores> first = readScoreFile(path);
        QVERIFY2(first.ok(), first.ok() ? "" : first.message().c_str());
        QCOMPARE(first->given.scores.rows(), Index(4));
        ArrayChoice last;
        last.place = {1, 2};
        const Result<FoundScores> other = readScoreFile(path, LabelChoice::Auto, {}, last);
        QVERIFY2(other.ok(), other.ok() ? "" : other.message().c_str());
        QVERIFY(other->given.scores != first->given.scores);
    }

    void noSampleIsForgotten()
    {
        const qsizetype refused = samples().entryList({"refused-*.npy"}).size();
        QCOMPARE(refused, 13);
        QCOMPARE(samples().entryList({"*.npy"}).size() - refused, 1 + 3 + 9 * 2 + 3 + 4 + 1 + 7 + 12);
        QCOMPARE(samples().entryList({"*.csv", "*.tsv", "*.json"}).size(), 19);
    }

    void tablesReadBack_data()
    {
        QTest::addColumn<bool>("namesKeys");
        QTest::addColumn<bool>("namesQueries");
        for (const char* name : {"excel.csv", "excel-tab.tsv", "unix-all-quoted.csv", "semicolons.csv", "byte-order-mark.csv", "utf-16.tsv",
                                 "utf-16-big.csv", "decimal-commas.csv", "decimal-commas.tsv", "blank-lines.csv", "scores.json"})
            QTest::newRow(name) << true << true;
        for (const char* name : {"no-labels.csv", "savetxt-commas.csv", "savetxt-blanks.csv", "bare.json"})
            QTest::newRow(name) << false << false;
        QTest::newRow("keys-alone.csv") << true << false;
        QTest::newRow("weights.json") << true << false;
        QTest::newRow("queries-alone.csv") << false << true;
    }

    void tablesReadBack()
    {
        QFETCH(bool, namesKeys);
        QFETCH(bool, namesQueries);
        const QString name = QTest::currentDataTag();
        const Result<FoundScores> found = readScoreFile(samples().filePath(name));
        QVERIFY2(found, found ? "" : found.message().c_str());
        QCOMPARE(found->given.scores, table());
        QCOMPARE(found->given.keys, namesKeys ? labels() : (std::vector<std::string>{"A", "B", "C", "D"}));
        const std::vector<std::string> named{"q0", "q1"}, unnamed{"row 1", "row 2"};
        QCOMPARE(found->given.queries, namesQueries ? named : unnamed);
        QCOMPARE(found->kindKnown, name == "scores.json" || name == "weights.json");
        QCOMPARE(found->given.kind, name == "weights.json" ? GivenKind::Weights : GivenKind::Scores);
    }

    void aHeaderOfLettersNamesTheKeys()
    {
        const Result<FoundScores> found = readScoreFile(samples().filePath("savetxt-header.csv"));
        QVERIFY(found);
        QCOMPARE(found->given.keys, (std::vector<std::string>{"a", "b", "c", "d"}));
        QCOMPARE(found->given.scores, table());
    }
};

QTEST_APPLESS_MAIN(TestSamples)
#include "test_samples.moc"
