#pragma once

// What the sparse normalizers share: the few keys of a row that can have a weight at all, in double whatever the row is in.

#include "core/normalizers/row_kernel.h"

namespace softfocus {

/// The keys of a row within `reach` of its largest score, as x = (z − max z)/T ≤ 0.
/// When they are more than a part of the row, the row is taken whole: `places` is empty, and x of the others is below −reach/T.
struct Candidates {
    std::vector<double> x;
    std::vector<std::int32_t> places;

    bool isWholeRow() const { return places.empty(); }
    std::span<const double> values() const { return x; }
};

/// Overwrites `candidates`, which keeps its memory from row to row.
template <class Real>
void collectWhole(const Row<Real>& row, Real peak, Candidates& candidates)
{
    candidates.places.clear();
    candidates.x.resize(row.length);
    const double perTemperature = 1 / static_cast<double>(row.temperature);
    for (std::size_t j = 0; j < row.length; ++j)
        candidates.x[j] = (static_cast<double>(row.scores[j]) - static_cast<double>(peak)) * perTemperature;
}

/// Collects the keys with z − peak > −reach. Needs: reach > 0, peak finite.
template <class Real>
SOFTFOCUS_INLINE void collect(const Row<Real>& row, Real peak, Real reach, Candidates& candidates)
{
    using namespace lanes;
    constexpr std::size_t w = width<Real>;
    // Beyond this many, picking them one by one takes longer than working on all.
    const std::size_t most = 16 + row.length / 5;
    candidates.x.resize(most + 2 * w);
    candidates.places.resize(most + 2 * w);
    double* const x = candidates.x.data();
    std::int32_t* const places = candidates.places.data();
    const double perTemperature = 1 / static_cast<double>(row.temperature);
    std::size_t count = 0;
    const auto take = [&](unsigned chosen, std::size_t begin) {
        for (; chosen != 0; chosen &= chosen - 1) {
            const std::size_t j = begin + static_cast<std::size_t>(__builtin_ctz(chosen));
            x[count] = (static_cast<double>(row.scores[j]) - static_cast<double>(peak)) * perTemperature;
            places[count++] = static_cast<std::int32_t>(j);
        }
    };
    std::size_t j = 0;
    for (; j + 2 * w <= row.length && count <= most; j += 2 * w) {
        const Bits<Real> first = load<Real>(row.scores + j) - peak > -reach;
        const Bits<Real> second = load<Real>(row.scores + j + w) - peak > -reach;
        take(setLanes<Real>(first) | setLanes<Real>(second) << w, j);
    }
    if (count <= most && j + w <= row.length) {
        take(setLanes<Real>(load<Real>(row.scores + j) - peak > -reach), j);
        j += w;
    }
    for (; j < row.length && count <= most; ++j)
        take(row.scores[j] - peak > -reach ? 1U : 0U, j);
    if (count > most) {
        collectWhole(row, peak, candidates);
        return;
    }
    candidates.x.resize(count);
    candidates.places.resize(count);
}

/// Writes weightOf(x) to the candidates' places and 0 to all others.
template <class Real, class Weight>
SOFTFOCUS_INLINE void scatter(const Candidates& candidates, const Row<Real>& row, Weight weightOf)
{
    if (candidates.isWholeRow()) {
        for (std::size_t j = 0; j < row.length; ++j)
            row.weights[j] = static_cast<Real>(weightOf(candidates.x[j]));
        return;
    }
    std::fill_n(row.weights, row.length, Real(0));
    for (std::size_t i = 0; i < candidates.x.size(); ++i)
        row.weights[candidates.places[i]] = static_cast<Real>(weightOf(candidates.x[i]));
}

/// How many numbers lie above a threshold, and the sums of their distances from it.
struct Excess {
    double count = 0;
    double sum = 0;     ///< Σ (x − τ)₊
    double squares = 0; ///< Σ (x − τ)₊²
};

inline Excess excessOver(std::span<const double> values, double threshold)
{
    using namespace lanes;
    constexpr std::size_t w = width<double>;
    Pack<double> count{}, sum{}, squares{};
    const auto add = [&](Pack<double> x, Bits<double> counted) {
        const Bits<double> above = (x > threshold) & counted;
        const Pack<double> excess = only<double>(above, x - threshold);
        count += only<double>(above, all<double>(1));
        sum += excess;
        squares += excess * excess;
    };
    std::size_t j = 0;
    for (; j + w <= values.size(); j += w)
        add(load<double>(values.data() + j), ~Bits<double>{});
    if (j < values.size())
        lastPack<double>(values.data(), values.size(), threshold, add);
    return {sumOfLanes<double>(count)[0], sumOfLanes<double>(sum)[0], sumOfLanes<double>(squares)[0]};
}

/// A sum that remembers what each addition rounded off, so that its result does not depend on the order.
/// Source: Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen".
class ExactSum {
public:
    void add(double value)
    {
        const double next = m_sum + value;
        m_rest += std::abs(m_sum) >= std::abs(value) ? (m_sum - next) + value : (value - next) + m_sum;
        m_sum = next;
    }
    double value() const { return m_sum + m_rest; }

private:
    double m_sum = 0;
    double m_rest = 0;
};

/// Σ (x − τ) over the numbers above the threshold, as if added without rounding.
inline double exactExcess(std::span<const double> values, double threshold)
{
    using namespace lanes;
    constexpr std::size_t w = width<double>;
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
    ExactSum total;
    for (std::size_t i = 0; i < w; ++i)
        total.add(sum[i]);
    for (std::size_t i = 0; i < w; ++i)
        total.add(rest[i]);
    return total.value();
}

} // namespace softfocus
