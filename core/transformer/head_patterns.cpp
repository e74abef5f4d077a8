#include "core/transformer/head_patterns.h"

#include <algorithm>
#include <functional>

namespace softfocus {

namespace {

/// The mean over rows from `begin` on of the weight that a row has at its places; none where no row has any.
std::optional<double> meanWeight(const MatrixRef& weights, Index begin, const std::function<bool(Index row, Index key)>& isThere)
{
    double sum = 0;
    Index rows = 0;
    for (Index row = begin; row < weights.rows(); ++row) {
        bool isAnywhere = false;
        for (Index key = 0; key < weights.cols(); ++key)
            if (isThere(row, key)) {
                sum += weights(row, key);
                isAnywhere = true;
            }
        rows += isAnywhere ? 1 : 0;
    }
    return rows > 0 ? std::optional(sum / static_cast<double>(rows)) : std::nullopt;
}

} // namespace

std::vector<HeadPattern> selfPatterns(const MatrixRef& weights, std::span<const Index> ids, bool isCausal)
{
    const Index begin = isCausal ? 1 : 0;
    std::vector<HeadPattern> patterns;
    const auto add = [&](PatternKind kind, Index from, const std::function<bool(Index, Index)>& isThere) {
        if (const std::optional<double> share = meanWeight(weights, from, isThere))
            patterns.push_back({kind, *share});
    };
    add(PatternKind::Previous, begin, [](Index row, Index key) { return key == row - 1; });
    if (!isCausal)
        add(PatternKind::Next, begin, [](Index row, Index key) { return key == row + 1; });
    add(PatternKind::Itself, begin, [](Index row, Index key) { return key == row; });
    add(PatternKind::First, 1, [](Index, Index key) { return key == 0; });
    add(PatternKind::SameWord, begin, [&](Index row, Index key) {
        const bool isSeen = !isCausal || key < row;
        return isSeen && key != row && ids[static_cast<std::size_t>(row)] == ids[static_cast<std::size_t>(key)];
    });
    return patterns;
}

HeadPattern crossPattern(const MatrixRef& weights, const std::vector<bool>& isSpecialRow, const std::vector<bool>& isSpecialKey)
{
    std::vector<double> largest(static_cast<std::size_t>(weights.cols()), 0);
    for (Index row = 0; row < weights.rows(); ++row) {
        if (isSpecialRow[static_cast<std::size_t>(row)] || weights.cols() == 0)
            continue;
        Index key = 0;
        const double weight = weights.row(row).maxCoeff(&key);
        largest[static_cast<std::size_t>(key)] = std::max(largest[static_cast<std::size_t>(key)], weight);
    }
    double sum = 0;
    for (std::size_t key = 0; key < largest.size(); ++key)
        sum += isSpecialKey[key] ? 0 : largest[key];
    const auto pairs = std::min(std::ranges::count(isSpecialRow, false), std::ranges::count(isSpecialKey, false));
    return {PatternKind::Aligns, pairs > 0 ? sum / static_cast<double>(pairs) : 0};
}

std::optional<HeadPattern> clearPattern(const std::vector<HeadPattern>& patterns, Index rows)
{
    const auto best = std::ranges::max_element(patterns, {}, &HeadPattern::share);
    if (best == patterns.end() || best->share < clearShare || rows < leastRowsOfPattern)
        return {};
    return *best;
}

} // namespace softfocus
