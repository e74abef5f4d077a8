#include "core/sources/area.h"

#include <algorithm>

namespace softfocus {

std::vector<Cover> coversOf(Index from, Index to)
{
    std::vector<Cover> covers(static_cast<std::size_t>(to));
    for (Index place = 0; place < to; ++place) {
        // In units of 1/to of a pixel all edges are whole numbers.
        const Index begin = place * from, end = begin + from;
        Cover& cover = covers[static_cast<std::size_t>(place)];
        cover.first = begin / to;
        for (Index pixel = cover.first; pixel * to < end; ++pixel)
            cover.shares.push_back(static_cast<double>(std::min(end, (pixel + 1) * to) - std::max(begin, pixel * to)) /
                                   static_cast<double>(from));
    }
    return covers;
}

} // namespace softfocus
