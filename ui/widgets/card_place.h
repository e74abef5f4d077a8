#pragma once

#include <QList>
#include <QRect>

namespace softfocus {

/// Where a card stands that belongs to `target`: beside it, right, left, below or above, inside one of the rooms and clear of the
/// target. The first room that has such a place is taken; where none has, the card covers as little of the target as it can.
/// Needs: the last room is the largest.
QRect placedBeside(const QRect& target, const QSize& card, int gap, const QList<QRect>& rooms);

} // namespace softfocus
