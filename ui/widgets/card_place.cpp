#include "ui/widgets/card_place.h"

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

/// The nearest place inside the room.
QRect within(QRect box, const QRect& room)
{
    box.moveLeft(std::max(room.left(), std::min(box.left(), room.right() + 1 - box.width())));
    box.moveTop(std::max(room.top(), std::min(box.top(), room.bottom() + 1 - box.height())));
    return box;
}

int overlap(const QRect& a, const QRect& b)
{
    const QRect common = a & b;
    return common.isEmpty() ? 0 : common.width() * common.height();
}

} // namespace

QRect placedBeside(const QRect& target, const QSize& card, int gap, const QList<QRect>& rooms)
{
    const QPoint middle = target.center() - QPoint(card.width() / 2, card.height() / 2);
    const std::array corners{QPoint(target.right() + 1 + gap, middle.y()), QPoint(target.left() - gap - card.width(), middle.y()),
                             QPoint(middle.x(), target.bottom() + 1 + gap), QPoint(middle.x(), target.top() - gap - card.height())};
    QRect best;
    int least = -1;
    for (const QRect& room : rooms)
        for (const QPoint& corner : corners) {
            const QRect box = within(QRect(corner, card), room);
            const int covered = overlap(box, target);
            const bool fits = room.contains(box);
            if (fits && covered == 0)
                return box;
            if (&room == &rooms.back() && (least < 0 || covered < least)) {
                least = covered;
                best = box;
            }
        }
    return best;
}

} // namespace softfocus
