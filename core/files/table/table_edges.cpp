#include "core/files/table/table_edges.h"

#include <QByteArray>
#include <QList>

#include <algorithm>

namespace softfocus {

namespace {

using Cells = std::vector<TableCell>;

bool isEmpty(const TableCell& cell)
{
    return cell.text.empty();
}

bool isFilled(const TableCell& cell)
{
    return !cell.text.empty();
}

/// The line that `text` begins with, with the line end.
QByteArrayView lineOf(QByteArrayView text)
{
    const auto end = std::find_if(text.begin(), text.end(), [](char character) { return character == '\n' || character == '\r'; });
    qsizetype length = end - text.begin();
    if (length < text.size())
        length += text.sliced(length).startsWith("\r\n") ? 2 : 1;
    return text.first(length);
}

/// The separator of a line "sep=;", which may be quoted, or nothing.
std::optional<char> namedSeparator(QByteArrayView line)
{
    QByteArrayView trimmed = line;
    while (trimmed.endsWith('\n') || trimmed.endsWith('\r'))
        trimmed.chop(1);
    if (trimmed.startsWith('"') && trimmed.endsWith('"') && trimmed.size() > 2)
        trimmed = trimmed.sliced(1, trimmed.size() - 2);
    const bool names = trimmed.size() == 5 && trimmed.first(4).compare("sep=", Qt::CaseInsensitive) == 0;
    return names ? std::optional(trimmed[4]) : std::nullopt;
}

/// The first line with anything in it.
QByteArrayView nextFilledLine(QByteArrayView text)
{
    QByteArrayView line = lineOf(text);
    while (!text.isEmpty() && line.trimmed().isEmpty()) {
        text = text.sliced(line.size());
        line = lineOf(text);
    }
    return line;
}

bool isCommentMark(char character)
{
    return character == '#' || character == '%';
}

/// How often a separator stands outside of quotation marks; all of them count where a mark is never closed.
qsizetype separatorCount(QByteArrayView line, char separator)
{
    qsizetype count = 0;
    bool isQuoted = false;
    for (const char character : line) {
        if (character == '"')
            isQuoted = !isQuoted;
        count += character == separator && !isQuoted;
    }
    return isQuoted ? line.count(separator) : count;
}

/// How many cells a line has, by the separator that it has most of.
qsizetype cellCount(QByteArrayView line)
{
    qsizetype most = 0;
    for (const char separator : {'\t', ';', ','})
        most = std::max(most, separatorCount(line, separator));
    return most > 0 ? most + 1 : line.toByteArray().simplified().count(' ') + 1;
}

/// Whether a line begins with something that is no number, as rows with names do.
bool beginsWithName(QByteArrayView line)
{
    const QByteArrayView trimmed = line.trimmed();
    const auto end =
        std::find_if(trimmed.begin(), trimmed.end(), [](char character) { return QByteArrayView("\t;, ").contains(character); });
    bool isNumber = false;
    trimmed.first(end - trimmed.begin()).toByteArray().toDouble(&isNumber);
    return !isNumber;
}

/// True for a line that begins with the mark of a comment where that rather is a cell: "##ing,the" over as many numbers, or over one more behind
/// a name, as R leaves out the corner; "#,0.1" or "# 0.1".
bool isRowWithMark(QByteArrayView line, QByteArrayView next)
{
    const qsizetype ownCells = cellCount(line), nextCells = cellCount(next);
    const bool lacksCorner = ownCells + 1 == nextCells && beginsWithName(next);
    if (next.trimmed().isEmpty() || (ownCells != nextCells && !lacksCorner) || nextCells < 2)
        return false;
    const QByteArrayView behind = line.sliced(1);
    if (!behind.startsWith(' '))
        return true;
    // As np.savetxt writes the names of columns, which numpy itself leaves out, or a row whose name is the mark alone.
    QByteArray rest = behind.toByteArray();
    for (const char separator : {'\t', ';', ','})
        rest.replace(separator, ' ');
    const QList<QByteArray> cells = rest.simplified().split(' ');
    return cells.size() + 1 == cellCount(line) && std::ranges::all_of(cells, [](const QByteArray& cell) {
               bool isNumber = false;
               cell.toDouble(&isNumber);
               return isNumber;
           });
}

/// Whether nothing but the first of several cells is filled.
bool isLoneText(const Cells& cells)
{
    return isFilled(cells.front()) && std::all_of(cells.begin() + 1, cells.end(), isEmpty);
}

/// The number of filled cells from the first to the last one that is.
std::size_t extentOf(const Cells& cells)
{
    const auto last = std::find_if(cells.rbegin(), cells.rend(), isFilled);
    return static_cast<std::size_t>(cells.rend() - last);
}

void dropEmptySides(Table& table)
{
    std::size_t left = std::string::npos, right = 0;
    for (const TableRow& row : table.rows) {
        left = std::min(left, static_cast<std::size_t>(std::ranges::find_if(row.cells, isFilled) - row.cells.begin()));
        if (right < row.cells.size() && (isFilled(row.cells.back()) || extentOf(row.cells) > right))
            right = extentOf(row.cells);
    }
    for (TableRow& row : table.rows) {
        if (row.cells.size() > right)
            row.cells.resize(right);
        if (left > 0)
            row.cells.erase(row.cells.begin(), row.cells.begin() + std::ptrdiff_t(std::min(left, row.cells.size())));
    }
}

/// True when the first row is a title: text alone over a table that does not need it as the name of a row or a key.
bool hasTitle(const Table& table)
{
    if (table.rows.size() < 2)
        return false;
    const Cells& first = table.rows[0].cells;
    const Cells& second = table.rows[1].cells;
    const TableNumbers numbers(table, ',');
    if (!isLoneText(first) || numbers.kindOf(first.front()) != CellKind::Word || isLoneText(second))
        return false;
    if (first.size() == 1)
        return second.size() > 2 || table.rows[1].followsGap || isEmpty(second.front());
    return numbers.kindOf(second.front()) != CellKind::Word || isUsualCorner(second.front().text) ||
           std::all_of(second.begin() + 1, second.end(), [&](const TableCell& cell) { return numbers.kindOf(cell) == CellKind::Word; });
}

void dropTitles(Table& table)
{
    constexpr int most = 8; // a title, a subtitle, the author, the date …
    for (int count = 1; count <= most && table.rows.size() > std::size_t(count); ++count) {
        Table rest;
        for (std::size_t row = std::size_t(count) - 1; row < std::size_t(count) + 1; ++row)
            rest.rows.push_back(table.rows[row]);
        if (!isLoneText(rest.rows[0].cells))
            return;
        if (hasTitle(rest)) {
            table.rows.erase(table.rows.begin(), table.rows.begin() + count);
            return;
        }
        if (!isLoneText(rest.rows[1].cells))
            return;
    }
}

/// Numbers of head lines and names stand beside cells that rather hold fractions.
bool holdFractions(const Table& table, std::size_t from, std::size_t fromColumn = 1)
{
    std::size_t fractions = 0, others = 0;
    for (std::size_t row = from; row < table.rows.size(); ++row)
        for (std::size_t column = fromColumn; column < table.rows[row].cells.size(); ++column)
            if (const std::string_view text = table.rows[row].cells[column].text; hasDigit(text))
                ++(isWhole(text) ? others : fractions);
    return fractions > 0 && fractions >= others;
}

bool isHead(const Table& table, const TableRow& row, bool overFractions)
{
    const TableNumbers numbers(table, ',');
    const CellKind corner = numbers.kindOf(row.cells.front());
    if ((corner != CellKind::Empty && corner != CellKind::Word) || row.cells.size() < 2 || isLoneText(row.cells))
        return false;
    bool words = false;
    for (std::size_t column = 1; column < row.cells.size(); ++column) {
        const CellKind kind = numbers.kindOf(row.cells[column]);
        words = words || kind == CellKind::Word;
        if (kind == CellKind::Fraction)
            return false;
    }
    return words || overFractions;
}

/// Whether an upper head line spans several columns: the same name in neighbours, or blanks behind it.
bool spansColumns(const Cells& cells)
{
    return cells.size() == 2 || std::adjacent_find(cells.begin() + 1, cells.end(), [](const TableCell& one, const TableCell& next) {
                                    return next.text.empty() || one.text == next.text;
                                }) != cells.end();
}

/// How many lines of names there are before one that is blank, or 0; then `ends` tells how many lines to take away.
std::size_t headCount(const Table& table, std::size_t& ends)
{
    constexpr std::size_t most = 8;
    const std::vector<TableRow>& rows = table.rows;
    std::size_t lone = 1;
    while (lone < rows.size() && lone <= most && !isLoneText(rows[lone].cells) && !rows[lone].followsGap)
        ++lone;
    const auto areHeads = [&](std::size_t count) {
        if (count < 2 || count >= rows.size() || !spansColumns(rows[0].cells))
            return false;
        const bool fractions = holdFractions(table, count);
        return std::all_of(rows.begin(), rows.begin() + std::ptrdiff_t(count),
                           [&](const TableRow& row) { return row.cells.size() == rows[0].cells.size() && isHead(table, row, fractions); });
    };
    const bool ended = lone < rows.size() && lone <= most;
    if (ended && areHeads(lone)) {
        ends = lone + (rows[lone].cells.size() > 1 && isLoneText(rows[lone].cells) && holdFractions(table, lone + 1) ? 1 : 0);
        return lone;
    }
    std::size_t count = 0;
    while (count < rows.size() && count <= most && isEmpty(rows[count].cells.front()))
        ++count;
    ends = count;
    return areHeads(count) ? count : 0;
}

} // namespace

TableStart startOfTable(QByteArrayView text)
{
    TableStart start{text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text, 1, std::nullopt};
    const auto skip = [&start](QByteArrayView line) {
        start.text = start.text.sliced(line.size());
        ++start.line;
    };
    if (const QByteArrayView first = lineOf(start.text); (start.separator = namedSeparator(first)))
        skip(first);
    while (!start.text.isEmpty()) {
        const QByteArrayView line = lineOf(start.text);
        const QByteArrayView trimmed = line.trimmed();
        // A mark behind a tab stands in the second cell, under an empty corner.
        const bool isComment = !trimmed.isEmpty() && isCommentMark(trimmed.front()) && !line.startsWith('\t') &&
                               start.text.size() > line.size() && !isRowWithMark(trimmed, nextFilledLine(start.text.sliced(line.size())));
        if (!isComment && !trimmed.isEmpty())
            break;
        if (trimmed.isEmpty() && line.contains('\t')) // cells without content
            break;
        skip(line);
    }
    return start;
}

void trimTable(Table& table)
{
    dropEmptySides(table);
    const std::size_t before = table.rows.size();
    dropTitles(table);
    if (table.rows.size() != before)
        dropEmptySides(table);
    while (table.rows.size() > 1) {
        const Cells& last = table.rows.back().cells;
        const bool isComment = !last.empty() && last.size() < table.rows.front().cells.size() && !last.front().isQuoted &&
                               !last.front().text.empty() && isCommentMark(last.front().text.front());
        if (!isComment)
            break;
        table.rows.pop_back();
    }
}

bool joinNames(Table& table)
{
    if (table.rows.size() < 2)
        return false;
    const Cells& heads = table.rows[0].cells;
    const auto isUsual = [](const TableCell& cell) { return isUsualCorner(cell.text); };
    const auto count = static_cast<std::size_t>(std::ranges::find_if_not(heads, isUsual) - heads.begin());
    const auto isShort = [&](const TableRow& row) { return row.cells.size() <= count; };
    if (count < 2 || std::ranges::any_of(table.rows, isShort) || !holdFractions(table, 1, count))
        return false;
    const TableNumbers numbers(table, ',');
    for (std::size_t row = 1; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < count; ++column)
            if (numbers.kindOf(table.rows[row].cells[column]) == CellKind::Fraction)
                return false;
    for (TableRow& row : table.rows) {
        std::string name;
        for (std::size_t column = 0; column < count; ++column)
            (name += column > 0 ? "/" : "") += row.cells[column].text;
        row.cells.erase(row.cells.begin() + 1, row.cells.begin() + std::ptrdiff_t(count));
        row.cells.front() = {table.made.emplace_back(std::move(name)), false};
    }
    return true;
}

bool joinHeads(Table& table)
{
    if (table.rows.size() < 3)
        return false;
    std::size_t ends = 0;
    const std::size_t count = headCount(table, ends);
    if (count < 2)
        return false;
    Cells names(table.rows[0].cells.size());
    for (std::size_t row = 0; row + 1 < count; ++row) // what spans several columns stands in the first of them
        for (std::size_t column = 2; column < names.size(); ++column)
            if (TableCell& cell = table.rows[row].cells[column]; cell.text.empty())
                cell = table.rows[row].cells[column - 1];
    for (std::size_t column = 1; column < names.size(); ++column) {
        std::string name;
        for (std::size_t row = 0; row < count; ++row)
            (name += name.empty() || table.rows[row].cells[column].text.empty() ? "" : "/") += table.rows[row].cells[column].text;
        names[column] = {table.made.emplace_back(std::move(name)), false};
    }
    table.rows.erase(table.rows.begin(), table.rows.begin() + std::ptrdiff_t(ends - 1));
    table.rows.front().cells = std::move(names);
    return true;
}

} // namespace softfocus
