#include "core/files/table/delimited.h"

#include "core/files/table/table_edges.h"
#include "core/files/table/table_reader.h"
#include "core/text/encoded_text.h"

#include <algorithm>

namespace softfocus {

namespace {

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

/// Reads one text with one separator after another.
class DelimitedReader {
public:
    DelimitedReader(const TableStart& start, LabelChoice choice, const Message& name)
        : m_start(start), m_choice(choice), m_name(name), m_hasMarks(start.text.contains('"'))
    {
    }

    Result<GivenScores> readWith(char separator) const
    {
        if (!m_hasMarks)
            return scoresIn(split(separator, false), separator);
        if (separator == '\t') // a quotation mark is itself unless a writer's quoting is evident
            if (std::optional<GivenScores> given = withoutQuoting(separator, true))
                return std::move(*given);
        Result<Table> table = split(separator, false);
        const bool isDoubted = !table || table->hasLineEndInCell || table->hasLoneMark;
        Result<GivenScores> given = scoresIn(std::move(table), separator);
        if (!given || (isDoubted && separator != '\t'))
            if (std::optional<GivenScores> plain = withoutQuoting(separator, given.ok()))
                return std::move(*plain);
        return given;
    }

    /// How many cells each row has, or 0 where they do not have as many.
    std::size_t columnsWith(char separator) const
    {
        const Result<Table> table = split(separator, false);
        if (!table || table->rows.empty())
            return 0;
        const std::size_t width = table->rows.front().cells.size();
        return std::ranges::all_of(table->rows, [width](const TableRow& row) { return row.cells.size() == width; }) ? width : 0;
    }

    /// Blanks separate cells where no other separator ends or begins one.
    std::optional<Result<GivenScores>> readWithBlanks() const
    {
        const Result<Table> table = split(' ', false);
        const auto isOfAnother = [](const TableCell& cell) {
            constexpr std::string_view others = ",;";
            return !cell.isQuoted && !cell.text.empty() &&
                   (others.find(cell.text.front()) != std::string_view::npos || others.find(cell.text.back()) != std::string_view::npos);
        };
        if (table && (table->rows.empty() || table->rows.back().cells.size() < 2))
            return std::nullopt;
        for (std::size_t row = 0; table && row < table->rows.size(); ++row)
            if (std::ranges::any_of(table->rows[row].cells, isOfAnother))
                return std::nullopt;
        return readWith(' ');
    }

private:
    Result<Table> split(char separator, bool separatorsFirst) const
    {
        return splitTable(m_start.text, {separator, separatorsFirst, m_start.line}, m_name);
    }

    Result<GivenScores> scoresIn(Result<Table> table, char separator) const
    {
        if (!table)
            return table.error();
        return scoresOfTable(std::move(*table), separator, m_choice, m_name);
    }

    /// The scores where the cells were written as they are: every row has as many, and a mark stands alone or on both sides of its cell.
    /// `ifNotEvident`: not where other cells than lone marks are quoted as a whole.
    std::optional<GivenScores> withoutQuoting(char separator, bool ifNotEvident) const
    {
        Result<Table> table = split(separator, true);
        if (!table || table->rows.empty())
            return std::nullopt;
        const auto isTorn = [](const TableCell& cell) { return !cell.isQuoted && cell.text.starts_with('"') && cell.text != "\""; };
        const auto isWhole = [](const TableCell& cell) {
            return !cell.isQuoted && cell.text.size() > 2 && cell.text.front() == '"' && cell.text.back() == '"';
        };
        const std::size_t width = table->rows.back().cells.size();
        for (const TableRow& row : table->rows) {
            const bool isShorter =
                &row == &table->rows.front() && row.cells.size() + 1 == width && !row.cells.front().text.starts_with('"');
            if (row.cells.size() != width && !isShorter)
                return std::nullopt;
            if ((separator != '\t' && std::ranges::any_of(row.cells, isTorn)) || (ifNotEvident && std::ranges::any_of(row.cells, isWhole)))
                return std::nullopt;
        }
        Result<GivenScores> given = scoresIn(std::move(table), separator);
        return given ? std::optional(std::move(*given)) : std::nullopt;
    }

    const TableStart& m_start;
    LabelChoice m_choice;
    const Message& m_name;
    bool m_hasMarks;
};

/// Whichever separator makes a matrix of it, and first of all one behind an empty corner, as prints have it: labels may hold
/// the others. Where none does, the most frequent one says what is wrong.
Result<GivenScores> readWithAny(QByteArrayView text, const DelimitedReader& reader)
{
    char likeliest = ',';
    std::string separators = "\t;,";
    if (!text.isEmpty() && separators.find(text.front()) != std::string::npos)
        separators.insert(separators.begin(), text.front());
    std::optional<Error> fault;
    std::size_t columns = 1; ///< of a table that one of the separators makes, though not of numbers
    for (const char separator : separators) {
        if (!text.contains(separator))
            continue;
        Result<GivenScores> given = reader.readWith(separator);
        // Between semicolons, #N/A and 0,3 are a fault rather than "#N/A;0" and 3 between commas.
        if (given && (columns == 1 || reader.columnsWith(separator) > columns))
            return given;
        if (given)
            continue;
        const std::size_t found = reader.columnsWith(separator);
        if (!fault || found > columns || (columns == 1 && text.count(separator) > text.count(likeliest))) {
            likeliest = separator;
            fault = given.error();
        }
        columns = std::max(columns, found);
    }
    if (text.trimmed().contains(' '))
        if (std::optional<Result<GivenScores>> given = reader.readWithBlanks(); given && (*given || !fault))
            return std::move(*given);
    return fault ? *fault : reader.readWith(likeliest);
}

} // namespace

Result<GivenScores> scoresFromDelimited(QByteArrayView text, const Message& name, bool tabs, LabelChoice labels)
{
    const std::optional<Result<QByteArray>> utf8 = asUtf8(text, name);
    if (utf8 && !*utf8)
        return utf8->error();
    if (utf8)
        text = **utf8;
    if (const Index line = lineThatIsNotUtf8(text))
        return Error{translatable("Table", "%1, line %2 is not valid UTF-8; save the file as UTF-8."), name, line};
    const TableStart start = startOfTable(text);
    const DelimitedReader reader(start, labels, name);
    if (start.separator || tabs)
        return reader.readWith(start.separator.value_or('\t'));
    return readWithAny(start.text, reader);
}

} // namespace softfocus
