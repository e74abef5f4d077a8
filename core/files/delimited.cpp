#include "core/files/delimited.h"

#include "core/files/number.h"
#include "core/files/score_labels.h"
#include "core/files/table_text.h"
#include "core/files/wording.h"

#include <QStringDecoder>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

std::optional<double> numberIn(const std::string& cell, bool decimalComma)
{
    if (!decimalComma || cell.find('.') != std::string::npos || std::ranges::count(cell, ',') != 1)
        return parseNumber(cell);
    std::string withPoint = cell;
    withPoint[cell.find(',')] = '.';
    return parseNumber(withPoint);
}

/// True for digits that do not make a number ("1.234,5"): rather a mistake than a label.
bool isFaultyNumber(const std::string& cell)
{
    return cell.find_first_not_of("0123456789.,'+- ") == std::string::npos &&
           cell.find_first_of("0123456789") != std::string::npos;
}

/// Turns the cells of a table into labels and scores.
class TableReader {
public:
    TableReader(std::vector<TableRow> rows, bool decimalComma, const std::string& name)
        : m_rows(std::move(rows)), m_decimalComma(decimalComma), m_name(name)
    {
    }

    Result<GivenScores> run()
    {
        dropEmptyLastColumn();
        findLabels();
        const std::size_t firstRow = m_hasKeys ? 1 : 0;
        if (m_rows.size() == firstRow)
            return Error{m_name + (m_hasKeys ? " holds labels but no scores; add a row of numbers below them."
                                             : " is empty; write at least one number into it.")};
        m_width = cellCount(m_rows[firstRow]);
        if (const std::optional<Error> fault = faultOfShape(firstRow))
            return *fault;
        return scores(firstRow);
    }

private:
    bool isNumber(const std::string& cell) const { return numberIn(cell, m_decimalComma).has_value(); }
    bool isLabel(const std::string& cell) const { return !cell.empty() && !isNumber(cell) && !isFaultyNumber(cell); }
    std::size_t cellCount(const TableRow& row) const { return row.cells.size() - (m_hasQueries ? 1 : 0); }

    /// Programs that end every cell with a separator leave a column without content.
    void dropEmptyLastColumn()
    {
        const auto endsEmpty = [&](const TableRow& row) {
            return row.cells.size() > 1 && row.cells.size() == m_rows.front().cells.size() && row.cells.back().empty();
        };
        if (!m_rows.empty() && std::ranges::all_of(m_rows, endsEmpty))
            for (TableRow& row : m_rows)
                row.cells.pop_back();
    }

    /// A cell of text among numbers is a mistake; only a whole row or column of text is one of labels.
    void findLabels()
    {
        if (m_rows.empty())
            return;
        const std::vector<std::string>& first = m_rows.front().cells;
        const bool several = m_rows.size() > 1;
        const bool emptyCorner = several && first.size() > 1 && first.front().empty();
        const auto labels = [this](const std::string& cell) {
            return isLabel(cell);
        };
        const auto beginsWithLabel = [this](const TableRow& row) {
            return isLabel(row.cells.front());
        };

        // A header that leaves out the corner, as R writes it, is one cell shorter than the rows.
        const bool shorter =
            several && first.size() + 1 == m_rows[1].cells.size() && std::ranges::all_of(first, labels);
        m_hasQueries = emptyCorner || shorter ||
                       (several ? std::all_of(m_rows.begin() + 1, m_rows.end(), beginsWithLabel)
                                : isLabel(first.front()) && first.size() > 1 && !labels(first[1]));
        const std::size_t corner = m_hasQueries && !shorter ? 1 : 0;
        m_hasKeys = emptyCorner || shorter ||
                    (first.size() > corner && std::all_of(first.begin() + std::ptrdiff_t(corner), first.end(), labels));
        if (shorter)
            m_rows.front().cells.insert(m_rows.front().cells.begin(), std::string());
    }

    /// "row 2 (line 3)"
    std::string rowText(std::size_t row) const
    {
        return "row " + std::to_string(row + (m_hasKeys ? 0 : 1)) + " (line " + std::to_string(m_rows[row].line) + ")";
    }

    std::optional<Error> faultOfShape(std::size_t firstRow) const
    {
        const auto number = [](std::size_t count) {
            return static_cast<Index>(count);
        };
        if (m_width == 0)
            return Error{m_name + " holds labels but no scores; add a column of numbers beside them."};
        if (m_width > static_cast<std::size_t>(maximumTokens) ||
            m_rows.size() - firstRow > static_cast<std::size_t>(maximumTokens))
            return Error{m_name + " is too large with " + std::to_string(m_rows.size() - firstRow) + " × " +
                         std::to_string(m_width) + " scores; at most " + std::to_string(maximumTokens) +
                         " a side can be shown, so cut a part out of it."};
        if (m_hasKeys && cellCount(m_rows.front()) != m_width)
            return Error{m_name + " names " + countText(number(cellCount(m_rows.front())), "key") +
                         " in its first row, but " + rowText(firstRow) + " has " + countText(number(m_width), "score") +
                         "; make them as many."};
        for (std::size_t row = firstRow; row < m_rows.size(); ++row)
            if (cellCount(m_rows[row]) != m_width)
                return Error{m_name + ", " + rowText(row) + " has " +
                             countText(number(cellCount(m_rows[row])), "score") + ", expected " +
                             std::to_string(m_width) + " as in " + rowText(firstRow) + "; every row needs as many."};
        return std::nullopt;
    }

    Result<GivenScores> scores(std::size_t firstRow) const
    {
        GivenScores given;
        given.scores.resize(static_cast<Index>(m_rows.size() - firstRow), static_cast<Index>(m_width));
        given.queries = defaultQueries(given.scores.rows());
        given.keys = defaultKeys(given.scores.cols());
        const std::size_t firstColumn = m_hasQueries ? 1 : 0;
        for (std::size_t row = firstRow; row < m_rows.size(); ++row) {
            const std::vector<std::string>& cells = m_rows[row].cells;
            if (m_hasQueries && !cells.front().empty())
                given.queries[row - firstRow] = cells.front();
            for (std::size_t column = 0; column < m_width; ++column) {
                const Result<double> score = scoreIn(cells[firstColumn + column], row, column);
                if (!score)
                    return score.error();
                given.scores(static_cast<Index>(row - firstRow), static_cast<Index>(column)) = *score;
            }
        }
        for (std::size_t column = 0; m_hasKeys && column < m_width; ++column)
            if (const std::string& label = m_rows.front().cells[firstColumn + column]; !label.empty())
                given.keys[column] = label;
        return given;
    }

    Result<double> scoreIn(const std::string& cell, std::size_t row, std::size_t column) const
    {
        const auto fault = [&](const std::string& reason) {
            return Error{m_name + ", " +
                         placeText(static_cast<Index>(row) - (m_hasKeys ? 1 : 0), static_cast<Index>(column)) +
                         " (line " + std::to_string(m_rows[row].line) + "): " + reason};
        };
        if (cell.empty())
            return fault("the cell is empty; write a number, or -inf for a masked entry.");
        const std::optional<double> number = numberIn(cell, m_decimalComma);
        if (!number)
            return fault(quoted(QByteArrayView(cell)) +
                         " is not a number; write one such as 0.25 or 1e-3, or -inf for a masked entry.");
        if (std::isnan(*number))
            return fault("NaN is neither a score nor a weight; use -inf for a masked entry.");
        if (*number == std::numeric_limits<double>::infinity())
            return fault(quoted(QByteArrayView(cell)) + " is not finite; every score must be, or -inf where masked.");
        return *number;
    }

    std::vector<TableRow> m_rows;
    bool m_decimalComma;
    const std::string& m_name;
    bool m_hasKeys = false;
    bool m_hasQueries = false;
    std::size_t m_width = 0; ///< scores in a row
};

Result<GivenScores> readWith(char separator, QByteArrayView text, const std::string& name)
{
    Result<std::vector<TableRow>> rows = splitTable(text, separator, name);
    if (!rows)
        return rows.error();
    return TableReader(std::move(*rows), separator != ',', name).run();
}

/// The line in which the first byte lies that is not UTF-8, or 0.
Index lineThatIsNotUtf8(QByteArrayView text)
{
    if (text.isValidUtf8())
        return 0;
    Index line = 1;
    for (qsizetype begin = 0;; ++line) {
        const qsizetype end = text.indexOf('\n', begin);
        if (end < 0 || !text.sliced(begin, end - begin).isValidUtf8())
            return line;
        begin = end + 1;
    }
}

/// UTF-16 with a byte order mark, as spreadsheets save “Unicode text”.
Result<QByteArray> utf8OfUtf16(QByteArrayView text, const std::string& name)
{
    QStringDecoder decoder(QStringDecoder::Utf16);
    const QString decoded = decoder(text);
    if (decoder.hasError() || text.size() % 2 != 0)
        return Error{name + " is not valid UTF-16, as which it begins; save the file as UTF-8."};
    return decoded.toUtf8();
}

/// One line after another with a tab in place of white space, as numpy.savetxt separates cells.
QByteArray tabsForBlanks(QByteArrayView text)
{
    QByteArray result;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype found = text.indexOf('\n', begin);
        const qsizetype end = found < 0 ? text.size() : found;
        result += text.sliced(begin, end - begin).toByteArray().simplified().replace(' ', '\t') + '\n';
        begin = end + 1;
    }
    return result;
}

} // namespace

Result<GivenScores> scoresFromDelimited(QByteArrayView text, const std::string& name, bool tabs)
{
    if (text.startsWith("\xff\xfe") || text.startsWith("\xfe\xff")) {
        const Result<QByteArray> utf8 = utf8OfUtf16(text, name);
        return utf8 ? scoresFromDelimited(*utf8, name, tabs) : utf8.error();
    }
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    if (const Index line = lineThatIsNotUtf8(text))
        return Error{name + ", line " + std::to_string(line) + " is not valid UTF-8; save the file as UTF-8."};
    if (tabs)
        return readWith('\t', text, name);

    // Whichever separator makes a matrix of it, and first of all one behind an empty corner, as prints have it: labels may hold
    // the others. Where none does, the most frequent one says what is wrong.
    char likeliest = ',';
    std::string separators = "\t;,";
    if (!text.isEmpty() && separators.find(text.front()) != std::string::npos)
        separators.insert(separators.begin(), text.front());
    for (const char separator : separators) {
        if (!text.contains(separator))
            continue;
        if (Result<GivenScores> given = readWith(separator, text, name))
            return given;
        if (text.count(separator) > text.count(likeliest))
            likeliest = separator;
    }
    if (!text.contains(likeliest) && text.contains(' '))
        if (Result<GivenScores> given = readWith('\t', tabsForBlanks(text), name))
            return given;
    return readWith(likeliest, text, name);
}

} // namespace softfocus
