#pragma once

#include "core/files/table/table_cell.h"

namespace softfocus {

/// What of a table is names.
struct TableLabels {
    struct Edge {
        bool isNames = false;
        bool isDoubtful = false; ///< decided by numbers that count, by a corner or the like, so that it may be the other way
    };
    Edge line;                ///< the first line names keys
    Edge column;              ///< the first column names rows
    bool lacksCorner = false; ///< the first line is one cell shorter than the others, having none above the names of rows
};

/// Decides by the whole table. Names are: a line or column of words; one that is quoted where the rest is not; one that counts
/// 0 1 2 … or 1 2 3 … beside rows that do not hold whole numbers; what a corner that is empty, missing or a word says. Words for missing
/// numbers, and what only just is no number, are never names by themselves.
/// Needs: at least one row.
TableLabels labelsOf(const Table& table, const TableNumbers& numbers);

} // namespace softfocus
