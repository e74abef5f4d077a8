#pragma once

#include "core/attention/attention.h"
#include "core/attention/cell.h"

#include <optional>
#include <vector>

namespace softfocus {

/// What a mark outlines in the picture of a stage: rows and columns that are there.
struct MarkedBlock {
    Span rows, columns;
    bool allRows = false, allColumns = false; ///< whole columns, whole rows; both are true of a mark around everything

    bool contains(Cell cell) const { return rows.contains(cell.row) && columns.contains(cell.column); }
    /// True when it is that one cell.
    bool isCell() const { return !allRows && !allColumns && rows.first == rows.last && columns.first == columns.last; }
};

/// What one mark outlines in the picture of a stage, or none where it is not to be seen there.
std::optional<MarkedBlock> blockOf(const Attention& attention, Stage stage, const Mark& mark);

/// The marks of the scene's view as its stage shows them in rows and columns: rows are queries in all stages, columns are keys in scores and
/// weights alone, so marks that name columns are left out elsewhere, and so is what lies outside. Among the vectors rows after the queries' are keys'.
std::vector<MarkedBlock> markedBlocks(const Attention& attention, Stage stage);

/// Which patches are marked where a stage lies over their picture, by their number: those that were marked themselves, and those of the
/// marked cells whose query is `asking`. Needs: patches.
std::vector<bool> markedPatches(const Attention& attention, Stage stage, Index asking);

/// What is marked at a cell of the scene's stage, or at a header, whose row or column is −1: of vectors and output the row, over a
/// picture the patch. None where there is no such thing.
std::optional<Mark> markAt(const Attention& attention, Cell cell);

/// The block between two cells, each of which may be a header; over a picture the square of patches, a mark for each of its lines.
std::vector<Mark> marksBetween(const Attention& attention, Cell from, Cell to);

} // namespace softfocus
