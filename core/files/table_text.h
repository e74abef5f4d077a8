#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <QByteArrayView>

#include <vector>

namespace softfocus {

/// One row of a text table.
struct TableRow {
    Index line = 1; ///< where it begins in the text, counted from 1
    std::vector<std::string> cells;
};

/// The cells of a table in text form; rows without any content are left out. A cell in quotation marks may hold separators,
/// line ends and doubled quotation marks; others lose the white space around them.
/// Errors: a sentence that begins with `name`: a quotation mark that is never closed, more than maximumTokens + 1 rows or cells in a row.
/// Source: RFC 4180, with line ends of any kind.
Result<std::vector<TableRow>> splitTable(QByteArrayView text, char separator, const std::string& name);

} // namespace softfocus
