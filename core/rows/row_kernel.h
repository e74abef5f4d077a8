#pragma once

// What the normalizers' .cpp files share: the walk over the rows of a block, and the rows that are nobody's ordinary work.

#include "core/rows/row.h"
#include "core/rows/row_sums.h"
#include "core/rows/score_rows.h"
#include "core/simd/lane_choice.h"

#include <algorithm>

namespace softfocus {

/// One row of a block: where its scores are and its weights go.
template <class Real>
struct Row {
    const Real* scores;
    Real* weights;
    std::size_t length;
    Real temperature;

    std::span<const Real> scoreSpan() const { return {scores, length}; }
    std::span<Real> weightSpan() const { return {weights, length}; }
};

/// True where 1/T and scores · 1/T neither overflow nor lose digits.
template <class Real>
SOFTFOCUS_INLINE bool isOrdinary(Real temperature)
{
    constexpr Real least = sizeof(Real) == 4 ? Real(1e-30F) : Real(1e-290);
    return temperature >= least && temperature <= 1 / least;
}

/// The largest score of a row, and whether one of them is none (NaN or +∞).
template <class Real>
struct Peak {
    Real score;
    bool isFaulty;
};

/// One pass over a row. NaN is found wherever it stands, since a comparison for the maximum alone would pass it over.
template <class Real>
SOFTFOCUS_INLINE Peak<Real> peakOf(const Row<Real>& row)
{
    using namespace lanes;
    constexpr std::size_t w = width<Real>;
    Pack<Real> a = all<Real>(minusInfinity<Real>), b = a;
    Bits<Real> faults{};
    std::size_t j = 0;
    for (; j + 2 * w <= row.length; j += 2 * w) {
        const Pack<Real> first = load<Real>(row.scores + j), second = load<Real>(row.scores + j + w);
        a = larger(first, a);
        b = larger(second, b);
        faults |= (first != first) | (second != second);
    }
    if (j + w <= row.length) {
        const Pack<Real> pack = load<Real>(row.scores + j);
        a = larger(pack, a);
        faults |= pack != pack;
        j += w;
    }
    if (j < row.length)
        lastPack<Real>(row.scores, row.length, minusInfinity<Real>, [&](Pack<Real> pack, Bits<Real>) {
            b = larger(pack, b);
            faults |= pack != pack;
        });
    const Real score = largestLane<Real>(larger(a, b))[0];
    return {score, setLanes<Real>(faults) != 0 || score == std::numeric_limits<Real>::infinity()};
}

template <class Real>
RowState nothingToAttend(const Row<Real>& row)
{
    std::ranges::fill(row.weightSpan(), Real(0));
    return RowState::NothingToAttend;
}

/// NaN for every key: what a row that is none gives.
template <class Real>
RowState notScores(const Row<Real>& row)
{
    std::ranges::fill(row.weightSpan(), std::numeric_limits<Real>::quiet_NaN());
    return RowState::NotScores;
}

/// NaN for the unmasked keys.
template <class Real>
RowState undefinedWeights(const Row<Real>& row)
{
    for (std::size_t j = 0; j < row.length; ++j)
        row.weights[j] = isMasked(row.scores[j]) ? Real(0) : std::numeric_limits<Real>::quiet_NaN();
    return RowState::Undefined;
}

/// Hands every row of a block to `weighRow`, which returns its state.
template <class Real, class Kernel>
SOFTFOCUS_INLINE void forEachRow(const Rows<Real>& rows, Kernel weighRow)
{
    const auto length = static_cast<std::size_t>(rows.length);
    for (Index i = 0; i < rows.count; ++i)
        rows.states[i] = weighRow(Row<Real>{rows.scores + i * rows.length, rows.weights + i * rows.length, length, rows.temperature});
}

/// The same for normalizers of z/T that do not change when a row is shifted: extreme and limit temperatures are applied to the
/// scores beforehand, (z − max z)/T by scaledBelow(), so that `weighRow` only ever sees an ordinary temperature.
template <class Real, class Kernel>
SOFTFOCUS_INLINE void forEachShiftedRow(const Rows<Real>& rows, Kernel weighRow)
{
    if (isOrdinary(rows.temperature)) [[likely]] {
        forEachRow(rows, weighRow);
        return;
    }
    std::vector<Real> scaled(static_cast<std::size_t>(rows.length));
    forEachRow(rows, [&](const Row<Real>& row) {
        const Peak<Real> peak = peakOf(row);
        if (peak.isFaulty)
            return notScores(row);
        for (std::size_t j = 0; j < row.length; ++j)
            scaled[j] = scaledBelow(row.scores[j], peak.score, row.temperature);
        return weighRow(Row<Real>{scaled.data(), row.weights, row.length, Real(1)});
    });
}

} // namespace softfocus
