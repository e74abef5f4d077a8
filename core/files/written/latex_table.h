#pragma once

#include "core/files/written/written_table.h"

#include <optional>

namespace softfocus {

/// The first tabular, array, longtable or matrix of a LaTeX text, or rows of one without what begins and ends it: cells between &, rows
/// that end in \\. Rules, spacing, colours of cells and comments are left out, what commands are given to show is what they show: \textbf{a}
/// is a, \multicolumn{2}{c}{b} is b and an empty cell, $-\infty$ is −∞.
/// Nothing where the text has none. Errors: a sentence that begins with `name`: a table that never ends, more rows or cells than can be shown.
std::optional<Result<WrittenTable>> latexTableIn(std::string_view text, const Message& name);

} // namespace softfocus
