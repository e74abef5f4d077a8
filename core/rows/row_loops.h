#pragma once

// The loops over a row of scores that all kernels are made of. Lanes beyond the row's end are handled by a last pack that
// overlaps the one before it, so that equal scores go through the same operations wherever they stand.

#include "core/simd/lane_folds.h"

namespace softfocus::lanes {

template <class Real>
inline constexpr Real minusInfinity = -std::numeric_limits<Real>::infinity();

/// Calls use(pack, counted) for all numbers of a row; `counted` is true in the lanes that were not in a pack before, and the other
/// lanes hold numbers of the row too (or `filler` in rows shorter than a pack).
template <class Real, class Use>
SOFTFOCUS_INLINE void lastPack(const Real* row, std::size_t length, Real filler, Use use)
{
    constexpr std::size_t w = width<Real>;
    if (length >= w)
        use(load<Real>(row + length - w), lastLanes<Real>(length % w));
    else
        use(loadPart<Real>(row, length, filler), ~lastLanes<Real>(w - length));
}

/// Calls visit(pack) for all numbers of a row, some of them twice; −∞ stands in the lanes beyond rows shorter than a pack.
template <class Real, class Visit>
SOFTFOCUS_INLINE void forEachPack(const Real* row, std::size_t length, Visit visit)
{
    constexpr std::size_t w = width<Real>;
    std::size_t j = 0;
    for (; j + w <= length; j += w)
        visit(load<Real>(row + j));
    if (j < length)
        lastPack<Real>(row, length, minusInfinity<Real>, [&](Pack<Real> pack, Bits<Real>) { visit(pack); });
}

/// The largest number of a row, in every lane; −∞ for none. NaN may be passed over.
template <class Real>
SOFTFOCUS_INLINE Pack<Real> largestOfRow(const Real* row, std::size_t length)
{
    constexpr std::size_t w = width<Real>;
    Pack<Real> a = all<Real>(minusInfinity<Real>), b = a, c = a, d = a;
    std::size_t j = 0;
    for (; j + 4 * w <= length; j += 4 * w) {
        a = larger(load<Real>(row + j), a);
        b = larger(load<Real>(row + j + w), b);
        c = larger(load<Real>(row + j + 2 * w), c);
        d = larger(load<Real>(row + j + 3 * w), d);
    }
    for (; j + w <= length; j += w)
        a = larger(load<Real>(row + j), a);
    if (j < length)
        lastPack<Real>(row, length, minusInfinity<Real>, [&](Pack<Real> pack, Bits<Real>) { b = larger(pack, b); });
    return largestLane<Real>(larger(larger(a, b), larger(c, d)));
}

/// to = f(from) for every number of a row.
template <class Real, class Map>
SOFTFOCUS_INLINE void mapRow(const Real* from, Real* to, std::size_t length, Map f)
{
    constexpr std::size_t w = width<Real>;
    std::size_t j = 0;
    for (; j + w <= length; j += w)
        store<Real>(to + j, f(load<Real>(from + j)));
    if (j == length)
        return;
    if (length >= w)
        store<Real>(to + length - w, f(load<Real>(from + length - w)));
    else
        storePart<Real>(to, f(loadPart<Real>(from, length, minusInfinity<Real>)), length);
}

/// row = f(row).
template <class Real, class Map>
SOFTFOCUS_INLINE void mapInPlace(Real* row, std::size_t length, Map f)
{
    constexpr std::size_t w = width<Real>;
    if (length < w) {
        storePart<Real>(row, f(loadPart<Real>(row, length, Real(0))), length);
        return;
    }
    // The last pack overlaps the one before: it is read before that one is written.
    const Pack<Real> last = f(load<Real>(row + length - w));
    for (std::size_t j = 0; j + w <= length; j += w)
        store<Real>(row + j, f(load<Real>(row + j)));
    store<Real>(row + length - w, last);
}

/// row = row · factor.
template <class Real>
SOFTFOCUS_INLINE void scaleRow(Real* row, std::size_t length, Pack<Real> factor)
{
    mapInPlace<Real>(row, length, [factor](Pack<Real> pack) { return pack * factor; });
}

} // namespace softfocus::lanes
