#pragma once

// Several short rows at once. A row's maximum and its sum take longer to fold together than the row takes to read, and nothing of the
// row can go on before; so a batch of rows is folded together, until every lane holds one row's number.

#include "core/normalizers/row_kernel.h"

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

    /// The sum of visit(i) over the packs, in lanes, numbers that overlap counted once.
    template <class Visit>
    SOFTFOCUS_INLINE Pack<Real> sum(Visit visit) const
    {
        Pack<Real> sums[2];
        for (std::size_t i = 0; i < packs; ++i) {
            Pack<Real> value = visit(i);
            if (packs > 1 && !isFull && i + 1 == packs)
                value = only<Real>(lastLanes<Real>(length() % width<Real>), value);
            sums[i % 2] = i < 2 ? value : sums[i % 2] + value;
        }
        return packs == 1 ? sums[0] : sums[0] + sums[1];
    }
};

} // namespace softfocus::lanes

namespace softfocus {

/// As many rows of a block as a pack has lanes.
template <class Real>
struct Batch {
    Row<Real> first;
    RowState* states;

    SOFTFOCUS_INLINE Row<Real> row(std::size_t i) const
    {
        return {first.scores + i * first.length, first.weights + i * first.length, first.length, first.temperature};
    }
};

/// Hands the rows of a block to weighBatch(batch), and those that are left at the end to weighRow(row), which returns the row's state.
template <class Real, class Shape, class BatchKernel, class RowKernel>
SOFTFOCUS_INLINE void forEachBatch(const Rows<Real>& rows, Shape shape, BatchKernel weighBatch, RowKernel weighRow)
{
    constexpr Index w = lanes::width<Real>;
    const auto length = static_cast<Index>(shape.length());
    const auto batchAt = [&](const Rows<Real>& from) SOFTFOCUS_INLINE_LAMBDA {
        return Batch<Real>{{from.scores, from.weights, shape.length(), from.temperature}, from.states};
    };
    Rows<Real> rest = rows;
    for (; Shape::isForBatches && rest.count >= w; rest.count -= w) {
        weighBatch(batchAt(rest));
        rest.scores += w * length;
        rest.weights += w * length;
        rest.states += w;
    }
    for (Index i = 0; i < rest.count; ++i)
        rest.states[i] = weighRow(batchAt(rest).row(static_cast<std::size_t>(i)));
}

} // namespace softfocus
