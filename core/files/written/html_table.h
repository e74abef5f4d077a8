#pragma once

#include "core/files/written/written_table.h"

#include <optional>

namespace softfocus {

/// The first table of HTML that holds a number, as browsers, spreadsheets and word processors put it on the clipboard and pandas writes it.
/// A cell that reaches over several columns or rows is there once, with empty cells beside and below it. What a spreadsheet keeps beside
/// what it shows (sdval) is what counts.
/// Nothing where the text is no HTML with a table. Errors: a sentence that begins with `name`: more rows or cells than can be shown.
std::optional<Result<WrittenTable>> htmlTableIn(std::string_view text, const Message& name);

} // namespace softfocus
