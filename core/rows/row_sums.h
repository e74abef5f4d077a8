#pragma once

// Sums over a row of scores, alone or of what is written on the way.

#include "core/rows/row_loops.h"

namespace softfocus::lanes {

/// A sum of packs. In float, a few packs at a time are added and then go on in double: 4,096 additions of nearly equal numbers to one float
/// would round the same way each time.
template <class Real>
class PackSum {
public:
    /// Adds packs of one block; at most blockPacks before endBlock().
    SOFTFOCUS_INLINE void add(Pack<Real> first, Pack<Real> second)
    {
        m_first += first;
        m_second += second;
    }
    SOFTFOCUS_INLINE void add(Pack<Real> pack) { m_first += pack; }

    SOFTFOCUS_INLINE void endBlock()
    {
        if constexpr (sizeof(Real) == 4) {
            const Pack<Real> block = m_first + m_second;
            m_wide += lowerWide(block) + upperWide(block);
            m_first = m_second = Pack<Real>{};
        }
    }

    /// The sum, in every lane. `hasBlocks` is false when endBlock() was never called.
    SOFTFOCUS_INLINE Pack<Real> total(bool hasBlocks) const
    {
        const Pack<Real> rest = sumOfLanes<Real>(m_first + m_second);
        if constexpr (sizeof(Real) == 4)
            if (hasBlocks)
                return all<Real>(static_cast<Real>(sumOfLanes<double>(m_wide)[0] + static_cast<double>(rest[0])));
        return rest;
    }

    static constexpr std::size_t blockPacks = 16;

private:
    Pack<Real> m_first{}, m_second{};
    Pack<double> m_wide{};
};

/// Sums what visit(place) returns for each whole pack of a row; rest(sum) then adds what is left beyond them, if anything.
template <class Real, class Visit, class Rest>
SOFTFOCUS_INLINE Pack<Real> sumOfPacks(std::size_t length, Visit visit, Rest rest)
{
    constexpr std::size_t w = width<Real>, block = PackSum<Real>::blockPacks * w;
    PackSum<Real> sum;
    std::size_t j = 0;
    for (; j + block < length; j += block) {
        for (std::size_t i = j; i < j + block; i += 2 * w) {
            const Pack<Real> first = visit(i), second = visit(i + w);
            sum.add(first, second);
        }
        sum.endBlock();
    }
    const bool hasBlocks = j > 0;
    for (; j + 2 * w <= length; j += 2 * w) {
        const Pack<Real> first = visit(j), second = visit(j + w);
        sum.add(first, second);
    }
    if (j + w <= length) {
        sum.add(visit(j));
        j += w;
    }
    if (j < length)
        rest(sum);
    return sum.total(hasBlocks);
}

/// The sum of f(x) over a row, in every lane.
template <class Real, class Map>
SOFTFOCUS_INLINE Pack<Real> sumOfRow(const Real* row, std::size_t length, Map f)
{
    return sumOfPacks<Real>(
        length, [&](std::size_t j) { return f(load<Real>(row + j)); },
        [&](PackSum<Real>& sum) {
            lastPack<Real>(row, length, minusInfinity<Real>,
                           [&](Pack<Real> pack, Bits<Real> counted) { sum.add(only<Real>(counted, f(pack))); });
        });
}

/// to = f(from), and the sum of what was written, in every lane.
template <class Real, class Map>
SOFTFOCUS_INLINE Pack<Real> mapAndSumRow(const Real* from, Real* to, std::size_t length, Map f)
{
    return sumOfPacks<Real>(
        length,
        [&](std::size_t j) {
            const Pack<Real> mapped = f(load<Real>(from + j));
            store<Real>(to + j, mapped);
            return mapped;
        },
        [&](PackSum<Real>& sum) {
            lastPack<Real>(from, length, minusInfinity<Real>, [&](Pack<Real> pack, Bits<Real> counted) {
                const Pack<Real> mapped = f(pack);
                sum.add(only<Real>(counted, mapped));
                if (length >= width<Real>)
                    store<Real>(to + length - width<Real>, mapped);
                else
                    storePart<Real>(to, mapped, length);
            });
        });
}

} // namespace softfocus::lanes
