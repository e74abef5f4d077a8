#pragma once

// All lanes of a pack combined into one number.

#include "core/simd/lanes.h"

#include <utility>

namespace softfocus::lanes {

/// Lane i of the result is lane i XOR distance.
template <std::size_t distance, class P, std::size_t... lane>
SOFTFOCUS_INLINE P swappedBy(P pack, std::index_sequence<lane...>)
{
    return __builtin_shufflevector(pack, pack, (lane ^ distance)...);
}

/// Combines all lanes; every lane of the result holds it. The order depends on the width alone.
template <class Real, std::size_t distance = width<Real> / 2, class Combine>
SOFTFOCUS_INLINE Pack<Real> reduced(Pack<Real> pack, Combine combine)
{
    const Pack<Real> next = combine(pack, swappedBy<distance>(pack, std::make_index_sequence<width<Real>>()));
    if constexpr (distance > 1)
        return reduced<Real, distance / 2>(next, combine);
    else
        return next;
}

/// The same for whole numbers.
template <class Real, std::size_t distance = width<Real> / 2, class Combine>
SOFTFOCUS_INLINE Bits<Real> reducedBits(Bits<Real> bits, Combine combine)
{
    const Bits<Real> next = combine(bits, swappedBy<distance>(bits, std::make_index_sequence<width<Real>>()));
    if constexpr (distance > 1)
        return reducedBits<Real, distance / 2>(next, combine);
    else
        return next;
}

template <class Real>
SOFTFOCUS_INLINE Pack<Real> largestLane(Pack<Real> pack)
{
    return reduced<Real>(pack, [](Pack<Real> a, Pack<Real> b) { return larger(a, b); });
}

template <class Real>
SOFTFOCUS_INLINE Pack<Real> sumOfLanes(Pack<Real> pack)
{
    return reduced<Real>(pack, [](Pack<Real> a, Pack<Real> b) { return a + b; });
}

/// The lanes whose place has bit `distance` as `isSet` says, of the second pack in the places that have it and of the first in the others.
template <std::size_t distance, bool isSet, class P, std::size_t... lane>
SOFTFOCUS_INLINE P gathered(P first, P second, std::index_sequence<lane...>)
{
    return __builtin_shufflevector(first, second,
                                   ((isSet ? lane | distance : lane & ~distance) + (lane & distance ? sizeof...(lane) : 0))...);
}

/// Lane r of the result combines all lanes of packs[r], in the same order as reduced() does. Uses the packs up.
template <class Real, std::size_t distance = width<Real> / 2, class Combine>
SOFTFOCUS_INLINE Pack<Real> reducedEach(Pack<Real>* packs, Combine combine)
{
    constexpr auto lanes = std::make_index_sequence<width<Real>>();
    for (std::size_t i = 0; i < distance; ++i) {
        packs[i] = combine(gathered<distance, false>(packs[i], packs[i + distance], lanes),
                           gathered<distance, true>(packs[i], packs[i + distance], lanes));
    }
    if constexpr (distance > 1)
        return reducedEach<Real, distance / 2>(packs, combine);
    else
        return packs[0];
}

/// The largest lane of each pack.
template <class Real>
SOFTFOCUS_INLINE Pack<Real> largestLanes(Pack<Real>* packs)
{
    return reducedEach<Real>(packs, [](Pack<Real> a, Pack<Real> b) { return larger(a, b); });
}

/// The sum of each pack's lanes.
template <class Real>
SOFTFOCUS_INLINE Pack<Real> sumsOfLanes(Pack<Real>* packs)
{
    return reducedEach<Real>(packs, [](Pack<Real> a, Pack<Real> b) { return a + b; });
}

} // namespace softfocus::lanes
