#pragma once

// All lanes of a pack combined into one number.

#include "core/normalizers/lanes.h"

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

} // namespace softfocus::lanes
