#include "core/attention/marking.h"

#include "core/attention/vector_rows.h"

#include <algorithm>

namespace softfocus {

namespace {

bool columnsAreKeys(Stage stage)
{
    return stage == Stage::Scores || stage == Stage::Weights;
}

/// The part of a span that is inside a length, or none.
std::optional<Span> within(const std::optional<Span>& span, Index length)
{
    if (length <= 0 || (span && (span->first >= length || span->last < 0)))
        return std::nullopt;
    return span ? Span{std::max(Index(0), span->first), std::min(span->last, length - 1)} : Span{0, length - 1};
}

Span spanOf(Index one, Index other)
{
    return {std::min(one, other), std::max(one, other)};
}

/// The patch that a cell over a picture is about, or −1.
Index patchAt(Stage stage, Cell cell)
{
    return columnsAreKeys(stage) && cell.column >= 0 ? cell.column : cell.row;
}

/// How many rows and columns a stage has; none where it is not there.
Cell shapeOf(const Attention& attention, Stage stage)
{
    const auto shape = [](const Matrix& values) { return Cell{values.rows(), values.cols()}; };
    if (!hasStage(attention, stage))
        return {0, 0};
    switch (stage) {
    case Stage::Vectors: return shape(*attention.vectors);
    case Stage::Scores: return shape(attention.scores->raw);
    case Stage::Weights: return shape(attention.weights->values);
    case Stage::Output: return shape(attention.output->values);
    }
    return {0, 0};
}

/// Where the rows of a stage begin among those that marks count: queries, and after them keys, which may have the vectors' rows to themselves.
Index firstRowOf(const Attention& attention, Stage stage)
{
    return rowOfQuery(attention, stage, 0) < 0 ? attention.queryCount() : 0;
}

std::optional<Span> movedMark(const std::optional<Span>& rows, Index by)
{
    return rows ? std::optional(Span{rows->first + by, rows->last + by}) : std::nullopt;
}

bool isOverlay(const Attention& attention, Stage stage)
{
    return attention.input->patches && pictureKindOf(attention, stage) == PictureKind::Overlay;
}

} // namespace

std::optional<MarkedBlock> blockOf(const Attention& attention, Stage stage, const Mark& mark)
{
    const auto [rowCount, columnCount] = shapeOf(attention, stage);
    const std::optional<Span> rows = within(movedMark(mark.rows, -firstRowOf(attention, stage)), rowCount),
                              columns = within(mark.columns, columnCount);
    if (!rows || !columns || (mark.columns && !columnsAreKeys(stage)))
        return std::nullopt;
    return MarkedBlock{*rows, *columns, !mark.rows, !mark.columns};
}

std::vector<MarkedBlock> markedBlocks(const Attention& attention, Stage stage)
{
    std::vector<MarkedBlock> blocks;
    for (const Mark& mark : attention.scene.view.marks)
        if (const std::optional<MarkedBlock> block = blockOf(attention, stage, mark))
            blocks.push_back(*block);
    return blocks;
}

std::vector<bool> markedPatches(const Attention& attention, Stage stage, Index asking)
{
    std::vector<bool> marked(std::size_t(attention.queryCount()));
    for (const MarkedBlock& block : markedBlocks(attention, stage)) {
        const bool byKeys = block.allRows || !block.allColumns; // columns, and cells of the one that asks
        if (byKeys && !block.rows.contains(asking))
            continue;
        const Span& patches = byKeys && columnsAreKeys(stage) ? block.columns : block.rows;
        for (Index patch = patches.first; patch <= patches.last && patch < std::ssize(marked); ++patch)
            marked[std::size_t(patch)] = true;
    }
    return marked;
}

std::optional<Mark> markAt(const Attention& attention, Cell cell)
{
    const Stage stage = attention.scene.view.stage;
    if (isOverlay(attention, stage))
        cell = {patchAt(stage, cell), -1};
    else if (!columnsAreKeys(stage))
        cell.column = -1;
    Mark mark;
    if (cell.row >= 0)
        mark.rows = movedMark(Span{cell.row, cell.row}, firstRowOf(attention, stage));
    if (cell.column >= 0)
        mark.columns = Span{cell.column, cell.column};
    return mark == Mark{} ? std::nullopt : std::optional(mark);
}

std::vector<Mark> marksBetween(const Attention& attention, Cell from, Cell to)
{
    const Stage stage = attention.scene.view.stage;
    if (isOverlay(attention, stage)) {
        const Index side = attention.input->patches->side, one = patchAt(stage, from), other = patchAt(stage, to);
        std::vector<Mark> marks;
        if (one < 0 || other < 0)
            return marks;
        const Span rows = spanOf(one / side, other / side), columns = spanOf(one % side, other % side);
        for (Index row = rows.first; row <= rows.last; ++row)
            marks.push_back({Span{row * side + columns.first, row * side + columns.last}, {}});
        return marks;
    }
    Mark mark;
    if (from.row >= 0 && to.row >= 0)
        mark.rows = movedMark(spanOf(from.row, to.row), firstRowOf(attention, stage));
    if (from.column >= 0 && to.column >= 0 && columnsAreKeys(stage))
        mark.columns = spanOf(from.column, to.column);
    return mark == Mark{} ? std::vector<Mark>{} : std::vector{mark};
}

} // namespace softfocus
