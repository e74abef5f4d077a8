#pragma once

// What the sparse normalizers share: sums over what lies above a threshold.

#include "core/rows/fine_row.h"
#include "core/rows/row_kernel.h"
#include "core/rows/row_sums.h"

#include <span>

namespace softfocus {

/// How many numbers lie above a threshold, and the sums of their distances from it.
struct Excess {
    double count = 0;
    double sum = 0;     ///< Σ (x − τ)₊
    double squares = 0; ///< Σ (x − τ)₊², where asked for
};

/// NaN among the values makes the sums NaN.
template <bool withSquares, class Real>
SOFTFOCUS_INLINE Excess excessOver(std::span<const Real> values, Real threshold)
{
    using namespace lanes;
    constexpr std::size_t w = width<Real>, block = PackSum<Real>::blockPacks * w;
    Bits<Real> count{}, otherCount{};
    PackSum<Real> sum, squares;
    const auto add = [&](Pack<Real> first, Pack<Real> second) {
        const Pack<Real> excess = larger(Pack<Real>{}, first - threshold), otherExcess = larger(Pack<Real>{}, second - threshold);
        count -= first > threshold; // a comparison that is true is −1
        otherCount -= second > threshold;
        sum.add(excess, otherExcess);
        if constexpr (withSquares)
            squares.add(excess * excess, otherExcess * otherExcess);
    };
    const Real* const x = values.data();
    const std::size_t length = values.size();
    const Pack<Real> none = all<Real>(minusInfinity<Real>);
    std::size_t j = 0;
    for (; j + block < length; j += block) {
        for (std::size_t i = j; i < j + block; i += 2 * w)
            add(load<Real>(x + i), load<Real>(x + i + w));
        sum.endBlock();
        squares.endBlock();
    }
    const bool hasBlocks = j > 0;
    for (; j + 2 * w <= length; j += 2 * w)
        add(load<Real>(x + j), load<Real>(x + j + w));
    if (j + w <= length) {
        add(load<Real>(x + j), none);
        j += w;
    }
    if (j < length)
        lastPack<Real>(x, length, minusInfinity<Real>, [&](Pack<Real> pack, Bits<Real> counted) { add(counted ? pack : none, none); });
    const Bits<Real> counts = reducedBits<Real>(count + otherCount, [](Bits<Real> a, Bits<Real> b) { return a + b; });
    return {static_cast<double>(counts[0]), static_cast<double>(sum.total(hasBlocks)[0]),
            withSquares ? static_cast<double>(squares.total(hasBlocks)[0]) : 0};
}

/// True where a number is within `band` of the threshold, so that rounding decides on which side it lies.
template <class Real>
SOFTFOCUS_INLINE bool standsAtEdge(std::span<const Real> values, Real threshold, Real band)
{
    using namespace lanes;
    Bits<Real> near{};
    forEachPack<Real>(values.data(), values.size(), [&](Pack<Real> pack) {
        const Pack<Real> excess = pack - threshold;
        near |= (excess <= band) & (excess >= -band);
    });
    return setLanes<Real>(near) != 0;
}

/// A row that such a number is in, weighed slowly and without error where keys enter the support. Source: fine_row.h.
template <class Real>
[[gnu::noinline, gnu::cold]] RowState weighFine(const Row<Real>& row, double alpha)
{
    const std::vector<double> scores(row.scores, row.scores + row.length);
    const FineWeights weights = fineEntmax({scores, static_cast<double>(row.temperature), {}}, alpha);
    // What is in the support has a weight, though it be the least number; near α = 1 it may be less than that (NormalizerEntry::supportEdge).
    constexpr double leastWithoutUnderflow = 1.06;
    const Real least = alpha < leastWithoutUnderflow ? 0 : std::numeric_limits<Real>::denorm_min();
    std::ranges::transform(weights, row.weights,
                           [least](long double weight) { return weight > 0 ? std::max(static_cast<Real>(weight), least) : Real(0); });
    return RowState::Normal;
}

/// Σ (x − τ) over the numbers above the threshold, as if added without rounding.
template <std::size_t w = lanes::width<double>>
double exactExcess(std::span<const double> values, double threshold)
{
    using namespace lanes;
    Pack<double> sum{}, rest{};
    const auto add = [&](Pack<double> x, Bits<double> counted) {
        const Pack<double> value = only<double>((x > threshold) & counted, x - threshold);
        // The error of one addition, whichever of the two is larger (Knuth's TwoSum).
        const Pack<double> next = sum + value;
        const Pack<double> part = next - sum;
        rest += (sum - (next - part)) + (value - part);
        sum = next;
    };
    std::size_t j = 0;
    for (; j + w <= values.size(); j += w)
        add(load<double>(values.data() + j), ~Bits<double>{});
    if (j < values.size())
        lastPack<double>(values.data(), values.size(), threshold, add);
    // The lanes go together the same way.
    const auto fold = [&]<std::size_t distance>() {
        const Pack<double> other = swappedBy<distance>(sum, std::make_index_sequence<w>());
        const Pack<double> next = sum + other;
        const Pack<double> part = next - sum;
        rest += swappedBy<distance>(rest, std::make_index_sequence<w>()) + ((sum - (next - part)) + (other - part));
        sum = next;
    };
    if constexpr (w > 4)
        fold.template operator()<4>();
    if constexpr (w > 2)
        fold.template operator()<2>();
    fold.template operator()<1>();
    return sum[0] + rest[0];
}

} // namespace softfocus
