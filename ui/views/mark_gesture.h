#pragma once

#include "core/attention/attention.h"
#include "core/attention/cell.h"

#include <optional>
#include <vector>

class QMouseEvent;

namespace softfocus {

/// The clicks and keys that mark cells of a picture: with Ctrl the one that is clicked, with Shift the block from the one that was marked
/// or clicked before. Cells are headers where a row or column is −1.
class MarkGesture {
public:
    /// True where the press begins a mark rather than a choice.
    bool press(const QMouseEvent& event, std::optional<Cell> cell);
    /// What is marked by letting go; nothing where it began as another gesture, or became a drag.
    std::vector<Mark> release(const Attention& attention, std::optional<Cell> cell, bool dragged);

    /// What is marked at a cell, from where a block may go on.
    std::vector<Mark> markAt(const Attention& attention, Cell cell);
    /// Where the next block begins, whatever was marked there.
    void beginAt(Cell cell) { m_from = cell; }
    /// The block up to a cell.
    std::vector<Mark> markTo(const Attention& attention, Cell cell) const;

private:
    enum class Kind { None, Cell, Block };

    Kind m_kind = Kind::None;
    std::optional<Cell> m_pressed;
    std::optional<Cell> m_from; ///< where a block begins
};

} // namespace softfocus
