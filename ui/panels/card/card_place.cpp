#include "ui/panels/card/card_place.h"

#include <algorithm>
#include <vector>

namespace softfocus {

namespace {

/// The nearest place inside the room.
QRect withinArea(QRect box, const QRect& room)
{
    box.moveLeft(std::max(room.left(), std::min(box.left(), room.right() + 1 - box.width())));
    box.moveTop(std::max(room.top(), std::min(box.top(), room.bottom() + 1 - box.height())));
    return box;
}

double overlap(const QRect& a, const QRect& b)
{
    const QRect common = a & b;
    return common.isEmpty() ? 0 : double(common.width()) * common.height();
}

/// The share of something that a box covers. Range: [0, 1]
double covered(const QRect& part, const QRect& box)
{
    return part.isEmpty() ? 0 : overlap(part, box) / (double(part.width()) * part.height());
}

/// How far it is from one box to another. Units: pixels.
int distance(const QRect& a, const QRect& b)
{
    const int across = std::max(a.left() - b.right(), b.left() - a.right());
    const int down = std::max(a.top() - b.bottom(), b.top() - a.bottom());
    return std::max({0, across, down});
}

/// Where a card may begin on one axis.
std::vector<int> startsAlong(int low, int high, int length, int gap, const std::vector<std::pair<int, int>>& others)
{
    std::vector<int> starts{high + 1 + gap, low - gap - length, (low + high + 1 - length) / 2};
    for (const auto& [begin, end] : others) {
        starts.push_back(end + 1 + gap);
        starts.push_back(begin - gap - length);
        starts.push_back(begin);
        starts.push_back(end + 1 - length);
    }
    return starts;
}

/// How bad a place is: covering the target is worst, then what is spared, then other cells; the rest weighs less. A card that has to
/// go further than one and a half of its widths to be clear of the cells rather covers some.
double harm(const QRect& box, const CardGround& ground, int gap, const QRect& firstRoom)
{
    constexpr double ofTarget = 100, ofKept = 100, ofSpared = 10, ofNear = 10, ofCells = 1.8, ofOutside = 0.3, ofDistance = 0.9;
    const double area = double(box.width()) * box.height();
    const QRect near = ground.target.adjusted(-gap, -gap, gap, gap);
    // What is small is covered as badly as what is large.
    double sum = ofTarget * covered(ground.target, box) + ofNear * covered(near, box);
    sum += ground.target.intersects(box) ? 1.5 * ofKept : 0;
    // Of what is kept not even a corner is covered.
    for (const QRect& kept : ground.kept)
        sum += kept.intersects(box) ? ofKept * (1 + covered(kept, box)) : 0;
    for (const QRect& spared : ground.spared)
        sum += ofSpared * covered(spared, box);
    sum += ofCells * overlap(box, ground.table) / area + ofOutside * (1 - overlap(box, firstRoom) / area);
    return sum + ofDistance * distance(box, ground.target) / box.width();
}

} // namespace

double harmOf(const CardGround& ground, const QRect& card, int gap, const QList<QRect>& rooms)
{
    return harm(card, ground, gap, rooms.front());
}

bool coversWhatIsKept(const CardGround& ground, const QRect& card)
{
    return card.intersects(ground.target) || std::ranges::any_of(ground.kept, [&](const QRect& kept) { return card.intersects(kept); });
}

QRect placedBeside(const CardGround& ground, const QSize& card, int gap, const QList<QRect>& rooms)
{
    std::vector<std::pair<int, int>> across, down;
    for (const QRect& other : rooms + ground.kept + QList<QRect>{ground.table}) {
        if (other.isEmpty())
            continue;
        across.emplace_back(other.left(), other.right());
        down.emplace_back(other.top(), other.bottom());
    }
    const QRect& target = ground.target;
    QRect best;
    double least = -1;
    for (const int left : startsAlong(target.left(), target.right(), card.width(), gap, across))
        for (const int top : startsAlong(target.top(), target.bottom(), card.height(), gap, down)) {
            const QRect box = withinArea(QRect(QPoint(left, top), card), rooms.back());
            const double cost = harm(box, ground, gap, rooms.front());
            if (least < 0 || cost < least) {
                least = cost;
                best = box;
            }
        }
    return best;
}

} // namespace softfocus
