#pragma once

// Several short rows at once. A row's maximum and its sum take longer to fold together than the row takes to read, and nothing of the
// row can go on before; so a batch of rows is folded together, until every lane holds one row's number.

#include "core/rows/row_kernel.h"

namespace softfocus::lanes {

/// One number for each row of a batch, in memory: from there one of them comes back in every lane.
template <class Real>
struct PerRow {
    alignas(packBytes) Real values[width<Real>];

    SOFTFOCUS_INLINE explicit PerRow(Pack<Real> pack)
    {
        store<Real>(values, pack);
        // Otherwise the lanes are taken out of the pack by two shuffles each, where loading one costs no arithmetic.
        asm("" : "+m"(values));
    }
    SOFTFOCUS_INLINE Pack<Real> operator[](std::size_t row) const { return all<Real>(values[row]); }
};

/// Rows of a number of packs that the compiler knows. Where they are not all full, the last one overlaps the one before it.
template <class Real, std::size_t packCount, bool isFull>
struct ShortRow {
    static constexpr std::size_t packs = packCount;
    /// To fold a few rows of few lanes together saves less than their way through memory costs, and parts of packs are slow to move.
    static constexpr bool isForBatches = width<Real> >= 8 && (isFull || packs > 1);
    std::size_t anyLength;

    SOFTFOCUS_INLINE std::size_t length() const { return isFull ? packs * width<Real> : anyLength; }
    SOFTFOCUS_INLINE std::size_t place(std::size_t i) const { return isFull || i + 1 < packs ? i * width<Real> : length() - width<Real>; }

    SOFTFOCUS_INLINE Pack<Real> loaded(const Real* row, std::size_t i) const
    {
        if constexpr (packs == 1 && !isFull)
            return loadPart<Real>(row, length(), minusInfinity<Real>);
        else
            return load<Real>(row + place(i));
    }

    SOFTFOCUS_INLINE void stored(Real* row, std::size_t i, Pack<Real> pack) const
    {
        if constexpr (packs == 1 && !isFull)
            storePart<Real>(row, pack, length());
        else
            store<Real>(row + place(i), pack);
    }

    /// The largest number of each lane; anything where one is NaN.
    SOFTFOCUS_INLINE Pack<Real> largestOf(const Real* row) const
    {
        Pack<Real> result = loaded(row, 0);
        for (std::size_t i = 1; i < packs; ++i)
            result = larger(loaded(row, i), result);
        return result;
    }
    SOFTFOCUS_INLINE Pack<Real> largestOf(const Pack<Real>* values) const
    {
        Pack<Real> result = values[0];
        for (std::size_t i = 1; i < packs; ++i)
            result = larger(values[i], result);
        return result;
    }

    /// row = f(row).
    template <class Map>
    SOFTFOCUS_INLINE void map(Real* row, Map f) const
    {
        // The last pack overlaps the one before: it is read before that one is written.
        const Pack<Real> last = f(loaded(row, packs - 1));
        for (std::size_t i = 0; i + 1 < packs; ++i)
            stored(row, i, f(loaded(row, i)));
        stored(row, packs - 1, last);
    }
    SOFTFOCUS_INLINE void scale(Real* row, Pack<Real> factor) const
    {
        map(row, [factor](Pack<Real> pack) SOFTFOCUS_INLINE_LAMBDA { return pack * factor; });
    }

    /// As loaded(), but −∞ in the lanes that were in the pack before.
    SOFTFOCUS_INLINE Pack<Real> loadedOnce(const Real* row, std::size_t i) const
    {
        const Pack<Real> pack = loaded(row, i);
        if (packs == 1 || isFull || i + 1 < packs)
            return pack;
        return lastLanes<Real>(length() - (packs - 1) * width<Real>) ? pack : all<Real>(minusInfinity<Real>);
    }

    /// A pack's numbers that were not in a pack before, and 0 in the other lanes.
    SOFTFOCUS_INLINE Pack<Real> countedOnce(std::size_t i, Pack<Real> pack) const
    {
        const bool overlaps = packs > 1 && !isFull && i + 1 == packs;
        return overlaps ? only<Real>(lastLanes<Real>(length() - (packs - 1) * width<Real>), pack) : pack;
    }

    /// The sum of visit(i) over the packs, in lanes, numbers that overlap counted once.
    template <class Visit>
    SOFTFOCUS_INLINE Pack<Real> sum(Visit visit) const
    {
        Pack<Real> sums[2];
        for (std::size_t i = 0; i < packs; ++i) {
            const Pack<Real> value = countedOnce(i, visit(i));
            sums[i % 2] = i < 2 ? value : sums[i % 2] + value;
        }
        return packs == 1 ? sums[0] : sums[0] + sums[1];
    }
};

} // namespace softfocus::lanes

namespace softfocus {

/// Some rows of a block, at most as many as a pack has lanes.
template <class Real>
struct Batch {
    Row<Real> first;
    RowState* states;
    std::size_t count;

    SOFTFOCUS_INLINE Row<Real> row(std::size_t i) const
    {
        return {first.scores + i * first.length, first.weights + i * first.length, first.length, first.temperature};
    }
};

/// Hands all rows of a block to weighBatch(batch); only the last batch may lack rows.
template <class Real, class Shape, class BatchKernel>
SOFTFOCUS_INLINE void forEachBatch(const Rows<Real>& rows, Shape shape, BatchKernel weighBatch)
{
    constexpr Index w = lanes::width<Real>;
    const auto batchAt = [&](Index i, Index count) SOFTFOCUS_INLINE_LAMBDA {
        const Index place = i * static_cast<Index>(shape.length());
        return Batch<Real>{{rows.scores + place, rows.weights + place, shape.length(), rows.temperature},
                           rows.states + i,
                           static_cast<std::size_t>(count)};
    };
    Index i = 0;
    for (; i + w <= rows.count; i += w)
        weighBatch(batchAt(i, w));
    if (i < rows.count)
        weighBatch(batchAt(i, rows.count - i));
}

} // namespace softfocus
