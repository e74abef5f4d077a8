#pragma once

#include <QList>
#include <QRect>

namespace softfocus {

/// What lies under a card, in the coordinates of the rooms.
struct CardGround {
    QRect target;        ///< what the card belongs to
    QList<QRect> kept;   ///< what it must not cover at all, as long as there is any other place
    QList<QRect> spared; ///< what is read together with the target
    QRect table;         ///< all of the cells, which are better seen than covered; may be empty
};

/// How bad a place is: what it covers of the ground, and how far it is from the target. Needs: as placedBeside().
double harmOf(const CardGround& ground, const QRect& card, int gap, const QList<QRect>& rooms);

/// Whether a card in this place covers its target or something that is kept.
bool coversWhatIsKept(const CardGround& ground, const QRect& card);

/// Where a card stands: beside its target, inside one of the rooms, where it covers least of the ground. It goes past the edge of
/// the first room, or a little further away, rather than over what is spared.
/// Needs: rooms is not empty, and the last room is the largest.
QRect placedBeside(const CardGround& ground, const QSize& card, int gap, const QList<QRect>& rooms);

} // namespace softfocus
