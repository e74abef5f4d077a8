#pragma once

#include "core/files/table/labels.h"
#include "core/files/table/table_text.h"

namespace softfocus {

/// The labels and scores of a table whose cells `separator` separates. What is a label says `choice` or, for Auto, the whole table.
/// Errors: a sentence that begins with `name` and says where: no scores, rows of different lengths, a cell that is no number.
Result<GivenScores> scoresOfTable(Table table, char separator, LabelChoice choice, const Message& name);

} // namespace softfocus
