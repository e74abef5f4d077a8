#pragma once

class QKeyEvent;

namespace softfocus {

class PaintedTable;
class Selection;

/// True for a key that belongs to the picture before it belongs to the window: Esc while a cell is lit or explained.
bool claimsKey(const QKeyEvent& event, const Selection& selection);

/// Does what a key does on every picture of a stage: arrows, Home and End walk, Enter and Space explain, Esc leaves.
/// Returns false for other keys. Needs: a table with cells.
bool takeKey(const QKeyEvent& event, Selection& selection, PaintedTable& table);

} // namespace softfocus
