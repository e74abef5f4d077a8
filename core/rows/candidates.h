#pragma once

// What the sparse normalizers share: the few keys of a row that can have a weight at all.

#include "core/rows/row_kernel.h"

namespace softfocus {

/// So many packs are passed over together where none of their keys can have a weight.
inline constexpr std::size_t packsInGroup = 4;

/// As peakOf(), and leaves each group's largest lanes in the place of the weights.
template <class Real>
SOFTFOCUS_INLINE Peak<Real> peakWithGroups(const Row<Real>& row)
{
    using namespace lanes;
    constexpr std::size_t w = width<Real>;
    Pack<Real> peak = all<Real>(minusInfinity<Real>), sum{}, other{};
    std::size_t j = 0;
    for (; j + packsInGroup * w <= row.length; j += packsInGroup * w) {
        const Real* const z = row.scores + j;
        const Pack<Real> a = load<Real>(z), b = load<Real>(z + w), c = load<Real>(z + 2 * w), d = load<Real>(z + 3 * w);
        const Pack<Real> group = larger(larger(a, b), larger(c, d));
        store<Real>(row.weights + j / packsInGroup, group);
        peak = larger(group, peak);
        sum += a + b;
        other += c + d;
    }
    forEachPack<Real>(row.scores + j, row.length - j, [&](Pack<Real> pack) {
        peak = larger(pack, peak);
        sum += pack;
    });
    // NaN makes the sum NaN, with one addition for each pack. So do infinities of both signs, for which this looks again.
    sum += other;
    const Real score = largestLane<Real>(peak)[0];
    const bool isOdd = setLanes<Real>(sum != sum) != 0 || !(score < std::numeric_limits<Real>::infinity());
    return isOdd ? peakOf(row) : Peak<Real>{score, false};
}

/// Collects x = (z − max z) · factor of the keys with z − max z > −reach, in the order of the row, into `few`, which keeps its memory from
/// row to row. What is returned is filled up with −∞ to an even number of packs.
/// Needs: peakWithGroups() left its maxima; reach > 0, peak finite.
template <class Real>
SOFTFOCUS_INLINE std::span<const Real> reachable(const Row<Real>& row, Real peak, Real reach, Real factor, std::vector<Real>& few)
{
    using namespace lanes;
    constexpr std::size_t w = width<Real>, groupLength = packsInGroup * w, groupsAtOnce = 64;
    if (few.size() < row.length + 3 * w)
        few.resize(row.length + 3 * w);
    Real* const out = few.data();
    std::size_t count = 0;
    const auto collect = [&](Pack<Real> z, Bits<Real> counted) SOFTFOCUS_INLINE_LAMBDA {
        const Pack<Real> below = z - peak;
        count += storeChosen<Real>(out + count, below * factor, (below > -reach) & counted);
    };
    const std::size_t groups = row.length / groupLength;
    for (std::size_t first = 0; first < groups; first += groupsAtOnce) {
        std::uint64_t worth = 0; // a bit for each group, so that no branch has to be guessed for each
        const std::size_t end = std::min(groups, first + groupsAtOnce);
        for (std::size_t g = first; g < end; ++g)
            worth |= std::uint64_t(setLanes<Real>(load<Real>(row.weights + g * w) - peak > -reach) != 0) << (g - first);
        for (; worth != 0; worth &= worth - 1) {
            const Real* const z = row.scores + (first + static_cast<std::size_t>(__builtin_ctzll(worth))) * groupLength;
            for (std::size_t i = 0; i < packsInGroup; ++i)
                collect(load<Real>(z + i * w), ~Bits<Real>{});
        }
    }
    std::size_t j = groups * groupLength;
    for (; j + w <= row.length; j += w)
        collect(load<Real>(row.scores + j), ~Bits<Real>{});
    if (j < row.length)
        lastPack<Real>(row.scores, row.length, minusInfinity<Real>, collect);
    store<Real>(out + count, all<Real>(minusInfinity<Real>));
    store<Real>(out + count + w, all<Real>(minusInfinity<Real>));
    return {out, (count + 2 * w - 1) / (2 * w) * (2 * w)};
}

} // namespace softfocus
