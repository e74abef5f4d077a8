#include "core/files/written/written_table.h"

#include <algorithm>

namespace softfocus {

namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";

} // namespace

void addCell(Table& table, std::string text, bool isQuoted)
{
    table.rows.back().cells.push_back({table.made.emplace_back(std::move(text)), isQuoted});
}

void fillRows(Table& table)
{
    std::size_t width = 0;
    for (const TableRow& row : table.rows)
        width = std::max(width, row.cells.size());
    for (TableRow& row : table.rows)
        row.cells.resize(width);
}

std::string_view withoutBlankEnds(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool isBlankText(std::string_view text)
{
    return text.find_first_not_of(blanks) == std::string_view::npos;
}

} // namespace softfocus
