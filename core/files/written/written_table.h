#pragma once

#include "core/files/table/table_text.h"

#include <string_view>

namespace softfocus {

/// A table as it stands in a text that was written for people or by a program.
struct WrittenTable {
    Table table;
    bool isAlone = true;       ///< nothing but the table stands in the text, up to what belongs to it
    bool namesKeys = false;    ///< the way in which it is written says that the first line names keys
    bool hasOnlyCells = false; ///< there are no names in it: all of its cells are numbers
};

/// Adds a cell to the last row. What it says lies in the table, so the text may go.
void addCell(Table& table, std::string text, bool isQuoted = false);

/// Empty cells behind the cells of rows that are shorter than the longest one, as a browser shows them.
void fillRows(Table& table);

/// The text without white space at both ends.
std::string_view withoutBlankEnds(std::string_view text);

/// True where there is nothing but white space.
bool isBlankText(std::string_view text);

} // namespace softfocus
