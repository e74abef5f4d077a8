#include "core/files/written/written_matrix.h"

#include "core/files/table/table_cell.h"
#include "core/files/table/table_reader.h"
#include "core/files/written/html_table.h"
#include "core/files/written/latex_table.h"
#include "core/files/written/markdown_table.h"
#include "core/files/written/printed_array.h"

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

using FoundTable = std::optional<Result<WrittenTable>>;
using FoundMatrix = std::optional<Result<WrittenMatrix>>;

constexpr char bar = '|'; ///< separates no numbers, so that a decimal comma can be told

bool hasNumber(const Table& table)
{
    const TableNumbers numbers(table, bar);
    return std::ranges::any_of(table.rows, [&](const TableRow& row) {
        return std::ranges::any_of(row.cells, [&](const TableCell& cell) {
            const CellKind kind = numbers.kindOf(cell);
            return kind == CellKind::Whole || kind == CellKind::Fraction || percentageIn(cell.text);
        });
    });
}

/// A line without anything in it says nothing.
void removeEmptyRows(Table& table)
{
    const auto isEmpty = [](const TableCell& cell) { return cell.text.empty(); };
    std::erase_if(table.rows, [&](const TableRow& row) { return std::ranges::all_of(row.cells, isEmpty); });
}

bool namesOnly(const TableRow& row, const TableNumbers& numbers)
{
    return std::ranges::all_of(row.cells, [&](const TableCell& cell) {
        const CellKind kind = numbers.kindOf(cell);
        return kind == CellKind::Word || kind == CellKind::Empty;
    });
}

/// Makes one of two head lines where the one below has nothing in the corner, as under a corner that reaches down: what lies over a key, and
/// reaches as far as there is nothing beside it, comes before its name, as in "head 1/the".
void joinTwoHeads(Table& table)
{
    if (table.rows.size() < 3)
        return;
    const TableNumbers numbers(table, bar);
    TableRow &upper = table.rows[0], &lower = table.rows[1];
    const bool areHeads = upper.cells.size() == lower.cells.size() && lower.cells.size() > 1 && lower.cells.front().text.empty() &&
                          !upper.cells.front().text.empty() && namesOnly(upper, numbers) && namesOnly(lower, numbers);
    if (!areHeads)
        return;
    // One name over all keys says what they are, and names none of them.
    const auto isName = [](const TableCell& cell) { return !cell.text.empty(); };
    const bool isTitle = std::count_if(upper.cells.begin() + 1, upper.cells.end(), isName) <= 1;
    std::string_view over;
    for (std::size_t column = 1; column < lower.cells.size() && !isTitle; ++column) {
        if (!upper.cells[column].text.empty())
            over = upper.cells[column].text;
        const std::string_view name = lower.cells[column].text;
        const std::string between = over.empty() || name.empty() ? "" : "/";
        lower.cells[column] = {table.made.emplace_back(std::string(over) + between + std::string(name)), false};
    }
    lower.cells.front() = upper.cells.front();
    table.rows.erase(table.rows.begin());
}

FoundMatrix writtenMatrixOf(FoundTable found, const Message& name)
{
    if (!found)
        return std::nullopt;
    if (!*found)
        return Result<WrittenMatrix>(found->error());
    WrittenTable& written = **found;
    removeEmptyRows(written.table);
    joinTwoHeads(written.table);
    if (!hasNumber(written.table))
        return std::nullopt;
    const LabelChoice labels = written.hasOnlyCells ? LabelChoice::None : LabelChoice::Auto;
    Result<GivenScores> given = scoresOfTable(std::move(written.table), bar, labels, name);
    if (!given && !written.isAlone)
        return std::nullopt;
    if (!given)
        return Result<WrittenMatrix>(given.error());
    // What is set apart as the head of a table names keys also where they are numbers.
    if (written.namesKeys && isDoubtful(*given, LabelPlace::FirstLine) && !given->labels->line.isNames)
        *given = takenOtherWay(*given, LabelPlace::FirstLine);
    return Result<WrittenMatrix>(WrittenMatrix{std::move(*given), written.isAlone});
}

std::string_view viewOf(QByteArrayView utf8)
{
    return {utf8.data(), std::size_t(utf8.size())};
}

} // namespace

std::optional<Result<WrittenMatrix>> writtenMatrixIn(QByteArrayView utf8, const Message& name)
{
    constexpr std::array readers{htmlTableIn, latexTableIn, markdownTableIn, printedArrayIn};
    for (const auto read : readers)
        if (FoundMatrix found = writtenMatrixOf(read(viewOf(utf8), name), name))
            return found;
    return std::nullopt;
}

std::optional<Result<WrittenMatrix>> htmlMatrixIn(QByteArrayView utf8, const Message& name)
{
    return writtenMatrixOf(htmlTableIn(viewOf(utf8), name), name);
}

} // namespace softfocus
