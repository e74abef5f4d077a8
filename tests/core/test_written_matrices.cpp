// Matrices in texts as programs and people write them.

#include "core/files/written/html_table.h"
#include "core/files/written/markup.h"
#include "core/files/written/written_matrix.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace softfocus;

namespace {

QByteArray sample(const QString& name)
{
    QFile file(QDir(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/written")).filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString joined(const std::vector<std::string>& labels)
{
    QStringList texts;
    for (const std::string& label : labels)
        texts << QString::fromStdString(label);
    return texts.join(u'|');
}

/// "rows / keys / numbers", with " (among other words)" where there are some; the sentence of a refusal; or "none".
QString summaryOf(const std::optional<Result<WrittenMatrix>>& found)
{
    if (!found)
        return QStringLiteral("none");
    if (!*found)
        return QString::fromStdString(found->message());
    const GivenScores& given = (**found).given;
    QStringList rows;
    for (Index i = 0; i < given.scores.rows(); ++i) {
        QStringList cells;
        for (Index j = 0; j < given.scores.cols(); ++j)
            cells << QString::number(given.scores(i, j), 'g', 10);
        rows << cells.join(u' ');
    }
    const QString summary = joined(given.queries) + " / " + joined(given.keys) + " / " + rows.join(u';');
    return (**found).isAlone ? summary : summary + " (among other words)";
}

QString summaryOf(const QByteArray& text)
{
    return summaryOf(writtenMatrixIn(text, "text"));
}

const QString numbers = QStringLiteral("0.7 0.2 0.1;0.25 0.5 0.25;0.1 0.3 0.6");
const QString bare = "row 1|row 2|row 3 / A|B|C / " + numbers;
const QString namedSummary = "My|grandmother|bakes / My|grandmother|bakes / " + numbers;
const QString counted = "0|1|2 / 0|1|2 / " + numbers;

} // namespace

class TestWrittenMatrices : public QObject {
    Q_OBJECT

private slots:
    void whatProgramsWriteIsRead_data()
    {
        QTest::addColumn<QString>("summary");
        const auto row = [](const char* name, const QString& summary) { QTest::newRow(name) << summary; };
        for (const char* name : {"numpy-print.txt", "numpy-repr.txt", "numpy-batch.txt", "numpy-list.txt", "python-list.txt",
                                 "torch-tensor.txt", "torch-attention.txt", "jax-array.txt", "tf-tensor.txt", "hand-session.txt",
                                 "hand-notebook.txt", "hand-numpy-2.txt", "pandas-split-json.txt", "hand-matlab.txt"})
            row(name, bare);
        for (const char* name : {"pandas-named-markdown.txt", "pandas-named-html.txt", "pandas-named-latex.txt", "pandas-named-styler.txt",
                                 "pandas-highlighted-styler.txt", "pandas-notebook-html.txt", "pandas-styled-html.txt", "tabulate-grid.txt",
                                 "tabulate-fancy-grid.txt", "tabulate-psql.txt", "tabulate-orgtbl.txt", "tabulate-pretty.txt"})
            row(name, namedSummary);
        for (const char* name : {"pandas-plain-markdown.txt", "pandas-plain-html.txt", "pandas-plain-latex.txt", "pandas-plain-styler.txt"})
            row(name, counted);
        for (const char* name : {"pandas-without-index-html.txt", "pandas-without-index-markdown.txt"})
            row(name, "row 1|row 2|row 3 / My|grandmother|bakes / " + numbers);
        row("numpy-row.txt", "row 1 / A|B|C / 0.7 0.2 0.1");
        row("numpy-whole.txt", "row 1|row 2|row 3 / A|B|C / 0 1 2;3 4 5;6 7 8");
        row("numpy-bool.txt", "row 1|row 2|row 3 / A|B|C / 1 0 0;1 1 0;1 1 1");
        row("numpy-infinite.txt", "row 1|row 2|row 3 / A|B|C / 0.7 -inf -inf;0.25 0.5 -inf;0.1 0.3 0.6");
        row("numpy-masked.txt", "row 1|row 2|row 3 / A|B|C / 0.7 -inf -inf;0.25 0.5 -inf;0.1 0.3 0.6");
        row("numpy-masked-repr.txt", "row 1|row 2|row 3 / A|B|C / 0.7 -inf -inf;0.25 0.5 -inf;0.1 0.3 0.6");
        row("numpy-small.txt", "row 1|row 2|row 3 / A|B|C / 7e-07 2e-07 1e-07;2.5e-07 5e-07 2.5e-07;1e-07 3e-07 6e-07");
        row("torch-parameter.txt", "row 1|row 2 / A|B / 0.7 0.2;-0.0001 -inf");
        row("hand-json-lines.txt", "row 1|row 2 / A|B|C / 0.7 0.2 -inf;0.25 0.5 0.25");
        row("hand-json-names.txt", "My|grandmother / My|grandmother / 0.7 0.3;0.25 0.75");
        row("calc-cells-html.txt", "My|grandmother / My|grandmother / 0.7123456789 0.2876543211;0.25 0.75");
        row("browser-table-html.txt", "the|cat & dog / the1|cat & dog / 0.7 0.3;-0.25 -inf");
        row("word-table-html.txt", "Hund / Hund|Katze / 0.75 0.25");
        row("paper-table.txt", "My|grandmother|bakes / My|grandmother|bakes / 0.7 0.2 0.1;0.25 0.5 0.25;0.1 -inf 0.6");
        row("paper-matrix.txt", "row 1|row 2 / A|B|C / 0.7 0.2 0.1;0.25 0.5 0.25");
        row("paper-rows.txt", "My|bakes / My|bakes / 0.7 0.3;0.25 0.75");
        row("hand-markdown.txt", "the|a|b / the|a|b / 0.7 0.3;0.25 -0.75");
        row("hand-answer.txt", "My|bakes / My|bakes / 0.7 0.3;0.25 0.75 (among other words)");
    }
    void whatProgramsWriteIsRead()
    {
        const QByteArray text = sample(QTest::currentDataTag());
        QVERIFY(!text.isEmpty());
        QTEST(summaryOf(text), "summary");
    }

    void longRowsGoOnInFurtherLines()
    {
        for (const char* name : {"numpy-wrapped.txt", "numpy-wrapped-repr.txt"}) {
            const auto found = writtenMatrixIn(sample(QString::fromLatin1(name)), "text");
            QVERIFY(found && *found);
            const Matrix& scores = (**found).given.scores;
            QCOMPARE(scores.rows(), Index(2));
            QCOMPARE(scores.cols(), Index(20));
            for (Index i = 0; i < scores.size(); ++i)
                QCOMPARE(scores.data()[i], double(i % 7 + 1) / 16);
        }
    }

    void whatIsNoMatrixIsNone_data()
    {
        QTest::addColumn<int>("nothing");
        for (const char* text : {"",
                                 "My grandmother bakes incredible cookies",
                                 "[laughs] That is funny",
                                 "[1] As Smith shows",
                                 "As in [1, 2] and [3]",
                                 "[1]",
                                 "[]",
                                 "a | b",
                                 "| yes | no |",
                                 "yes | no\n--- | ---\nyes | no",
                                 "Tom & Jerry",
                                 "R&D \\\\ is expensive",
                                 "I <3 tables",
                                 "<table>",
                                 "<table><tr><td>yes</td></tr></table>",
                                 "\\begin{itemize}\\item 1\\end{itemize}",
                                 "[[\"a\", \"b\"], [\"c\", \"d\"]]",
                                 "1, 2",
                                 "{}",
                                 "[",
                                 "((1, 2), (3, 4)",
                                 "x[0] = y[1]",
                                 "---",
                                 "Read this: [0.7 0.2] or not"})
            QTest::newRow(text) << 0;
    }
    void whatIsNoMatrixIsNone() { QCOMPARE(summaryOf(QByteArray(QTest::currentDataTag())), QString("none")); }

    void refusalsSayWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const QByteArray& text, const char* sentence) {
            QTest::newRow(sentence) << text << QString::fromUtf8(sentence);
        };
        row(sample("numpy-elided.txt"),
            "text leaves numbers out (“...” in line 4); print all of them, in NumPy after "
            "np.set_printoptions(threshold=np.inf), in PyTorch after torch.set_printoptions(profile=\"full\").");
        row(sample("torch-elided.txt"),
            "text leaves numbers out (“...” in line 1); print all of them, in NumPy after "
            "np.set_printoptions(threshold=np.inf), in PyTorch after torch.set_printoptions(profile=\"full\"). ");
        row(sample("numpy-heads.txt"), "text holds 2 matrices one behind the other, of which one can be shown; leave out the others.");
        row("[[0.1 0.2]\n [0.3 0.4]", "text: the bracket that opens in line 1 is never closed; copy the whole matrix.");
        row("[[0.1 0.2]\n [0.3]]", "text, row 2 (line 2) has 1 score, expected 2 as in row 1 (line 1); every row needs as many.");
        row("[[0.1 0.2]\n [0.3 nan]]", "text, row 2, column 2 (line 2): NaN is neither a score nor a weight; use -inf for a masked entry.");
        row("[[0.1 0.2]\n [0.3 x]]",
            "text, row 2, column 2 (line 2): “x” is not a number; write one such as 0.25 or 1e-3, or -inf for a masked entry.");
        row("[[0.1 0.2]\n 0.3]", "text, line 2: there is a number beside rows; every row needs brackets of its own.");
        row("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | x |",
            "text, row 2, column 2 (line 4): “x” is not a number; write one such as 0.25 or 1e-3, or -inf for a masked entry.");
        row("<table>\n<tr><td>1</td><td>2</td></tr>\n<tr><td>3</td><td>x</td></tr>\n</table>",
            "text, row 2, column 2 (line 3): “x” is not a number; write one such as 0.25 or 1e-3, or -inf for a masked entry. ");
        row("\\begin{tabular}{rr}\n1 & 2 \\\\\n3 & x \\\\\n\\end{tabular}",
            "text, row 2, column 2 (line 3): “x” is not a number; write one such as 0.25 or 1e-3, or -inf for a masked entry.  ");
        row("\\begin{tabular}{rr}\n4\\% & 96\\,\\% \\\\\n30\\% & 70\\% \\\\\n\\end{tabular}",
            "text, row 1, column 1 (line 2): “4%” is a percentage; write it as a part of 1, which is 0.04.");
        row("| a | b |\n|---|---|\n| 0.5 | 12,5 % |",
            "text, row 1, column 2 (line 3): “12,5 %” is a percentage; write it as a part of 1, which is 0.125.");
        row("\\begin{tabular}{rr}\n1 & 2 \\\\\n3", "text: the table that begins in line 1 never ends; copy it up to its \\end.");
    }
    void refusalsSayWhere()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        QCOMPARE(summaryOf(text), sentence.trimmed());
    }

    void tablesAmongOtherWordsAreFound()
    {
        const QString rows = "row 1|row 2 / A|B / 1 2;3 4 (among other words)";
        QCOMPARE(summaryOf(QByteArray("The result was [[1, 2], [3, 4]] at last.")), rows);
        QCOMPARE(summaryOf(QByteArray("<p>Look:</p><table><tr><td>1<td>2<tr><td>3<td>4</table>")), rows);
        QCOMPARE(summaryOf(QByteArray("<table><tr><td>1<td>2<tr><td>3<td>4</table> is all")), rows);
        QCOMPARE(summaryOf(QByteArray("We show \\begin{tabular}{ll} 1 & 2 \\\\ 3 & 4 \\end{tabular} here.")), rows);
        // What cannot be read there is part of a text.
        QCOMPARE(summaryOf(QByteArray("The result was [[1, 2], [3, x]] at last.")), QString("none"));
    }

    void cellsThatReachFurtherAreThereOnce()
    {
        QCOMPARE(summaryOf(QByteArray("<table><tr><td></td><td>a</td><td>b</td></tr><tr><th>x</th><td>1</td><td>2</td></tr></table>")),
                 QString("x / a|b / 1 2"));
        const auto found = htmlTableIn("<table><tr><td rowspan=2>1</td><td colspan='2'>2</td></tr><tr><td>3<td>4</table>", "text");
        QVERIFY(found && *found);
        QStringList rows;
        for (const TableRow& row : (**found).table.rows) {
            QStringList cells;
            for (const TableCell& cell : row.cells)
                cells << QString::fromStdString(std::string(cell.text));
            rows << cells.join(u'|');
        }
        QCOMPARE(rows, (QStringList{"1|2|", "|3|4"}));
    }

    void headsOverSeveralKeysComeBeforeTheirNames()
    {
        QCOMPARE(summaryOf(QByteArray(
                     "\\begin{tabular}{lrrr} q & \\multicolumn{2}{c}{one} & two \\\\ & a & b & a \\\\ x & 1 & 2 & 3 \\end{tabular}")),
                 QString("x / one/a|one/b|two/a / 1 2 3"));
    }

    void markupIsWhatABrowserShows()
    {
        QCOMPARE(shownMarkup("a&nbsp;&lt;b&gt; <b>c</b>\n d<br>e &#8722;1 &#x221e; &unknown; & <3"),
                 std::string("a <b> c d e −1 ∞ &unknown; & <3"));
        QCOMPARE(shownMarkup("&#0;&#xd800;&#1114112;<"), std::string("&#0;&#xd800;&#1114112;<"));
    }
};

QTEST_APPLESS_MAIN(TestWrittenMatrices)
#include "test_written_matrices.moc"
