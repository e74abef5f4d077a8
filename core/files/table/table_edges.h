#pragma once

#include "core/files/table/table_cell.h"

namespace softfocus {

/// Where a table begins in its text.
struct TableStart {
    QByteArrayView text;           ///< from the table's first line on
    Index line = 1;                ///< of the file
    std::optional<char> separator; ///< where a first line as Excel knows it, sep=;, names it
};

/// Leaves out what programs write before a table: a byte order mark, a line that names the separator, and comments, which begin with # or %.
/// A line in which such a mark begins a cell among others, as many as there are in the line behind it, is part of the table.
TableStart startOfTable(QByteArrayView text);

/// Leaves out empty columns on both sides, a title over blank cells, and comments behind the table.
void trimTable(Table& table);

/// Makes one column of several that name rows, as an index of several levels has them (layer, head): their heads are words that usually
/// stand above names, there is no fraction in them, and there are hardly any whole numbers beside them. Joined as below.
/// Returns whether it did: then the first line and column hold names.
bool joinNames(Table& table);

/// Makes one line of several head lines (layer over head) where a line that names no key, or an empty one, ends them or their first cells
/// are empty. Names lie over each other as "0/11". Returns whether it did: then the first line and column hold names.
bool joinHeads(Table& table);

} // namespace softfocus
