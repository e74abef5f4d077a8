#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <QByteArrayView>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// One cell of a text table. The text lies in what was split, or among Table::made.
struct TableCell {
    std::string_view text;
    bool isQuoted = false; ///< it stood in quotation marks, which are not part of the text
};

/// One row of a text table.
struct TableRow {
    Index line = 1;          ///< where it begins in the text, counted from 1
    bool followsGap = false; ///< a line without any content lies before it
    std::vector<TableCell> cells;
};

/// Range: movable only, as rows look into `made`.
struct Table {
    Table() = default;
    Table(Table&&) = default;
    Table& operator=(Table&&) = default;

    std::vector<TableRow> rows;
    std::deque<std::string> made;  ///< texts that the split one does not hold as they are; they stay where they are
    bool hasLineEndInCell = false; ///< a quoted cell goes on in a further line
    bool hasLoneMark = false;      ///< a quotation mark was read as itself
};

/// How the text is to be split.
struct TableForm {
    char separator = ','; ///< ' ' stands for any run of blanks and tabs
    /// Whether cells are split before quotation marks are looked at, as by programs that never quote. The marks around whole cells
    /// are taken off where every cell that begins with one ends in one.
    bool separatorsFirst = false;
    Index firstLine = 1; ///< which line of the file the text begins with
};

/// The cells of a table in text form; rows without any content are left out. A cell in quotation marks may hold separators,
/// line ends and doubled quotation marks; others lose the white space around them. A quotation mark whose cell does not end
/// where its partner stands is a character like any other.
/// Errors: a sentence that begins with `name`: a quotation mark that is never closed, many more rows or cells in a row than can be shown.
/// Source: RFC 4180, with line ends of any kind.
Result<Table> splitTable(QByteArrayView text, const TableForm& form, const Message& name);

} // namespace softfocus
