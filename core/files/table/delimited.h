#pragma once

#include "core/files/table/labels.h"

#include <QByteArrayView>

namespace softfocus {

/// Scores of delimited text: commas, semicolons, tabs or, without any of them, blanks between the cells (`tabs` allows only tabs),
/// quoted cells, any line ends, UTF-8, UTF-16 or UTF-32. A decimal comma is understood where no bare commas separate cells.
/// A first line "sep=;" names the separator; comments and titles before the table and empty cells around it are left out.
/// Where the first line names keys and the first column queries says `labels` or, for Auto, the whole table (labelsOf()); given.labels
/// says so where the content would let it be read the other way.
/// Between tabs a quotation mark is a character like any other unless every cell that begins with one ends in one.
/// Errors: a sentence that begins with `name` and says where.
Result<GivenScores> scoresFromDelimited(QByteArrayView text, const Message& name, bool tabs, LabelChoice labels = LabelChoice::Auto);

} // namespace softfocus
