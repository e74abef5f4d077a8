#include "core/scene/finite_mask.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr double unmasked = std::numeric_limits<double>::infinity();
constexpr double leastScore = -5000; ///< what lies at or below it may be a mask
constexpr double times = 20;

/// What lies above `leastScore`, and the nearest to it of what does not.
struct Parts {
    double upTo = -unmasked, least = unmasked, size = 0; ///< size: of the largest score, up to its sign
    Index masked = 0, others = 0;
};

Parts maskPartsOf(const MatrixRef& scores)
{
    Parts parts;
    for (Index row = 0; row < scores.rows(); ++row)
        for (Index column = 0; column < scores.cols(); ++column) {
            const double score = scores(row, column);
            if (score > leastScore) {
                parts.size = std::max(parts.size, std::abs(score));
                ++parts.others;
            } else if (score != -unmasked) { // NaN too, which no mask is
                parts.upTo = std::max(parts.upTo, score);
                parts.least = std::min(parts.least, score);
                ++parts.masked;
            }
        }
    return parts;
}

/// True where a masked entry is the mask's number, or twice that, with a score added.
bool isNear(double entry, const Parts& parts)
{
    constexpr double rounding = 0.01;
    const double reach = 2 * parts.size + rounding * std::abs(parts.upTo);
    return std::abs(entry - parts.upTo) <= reach || std::abs(entry / 2 - parts.upTo) <= reach;
}

} // namespace

std::optional<FiniteMask> finiteMaskIn(const MatrixRef& scores)
{
    const Parts parts = maskPartsOf(scores);
    if (parts.masked == 0 || parts.others == 0 || !(-parts.upTo >= times * (parts.size + 1)))
        return std::nullopt;
    for (Index row = 0; row < scores.rows(); ++row)
        for (Index column = 0; column < scores.cols(); ++column)
            if (const double score = scores(row, column); score <= leastScore && score != -unmasked && !isNear(score, parts))
                return std::nullopt;
    return FiniteMask{parts.upTo, parts.least, parts.masked};
}

GivenScores withFiniteMask(GivenScores given)
{
    if (given.kind == GivenKind::Scores)
        if (const std::optional<FiniteMask> mask = finiteMaskIn(given.scores))
            given.maskedUpTo = mask->upTo;
    return given;
}

Matrix scoresAsTaken(const GivenScores& given)
{
    Matrix scores = given.scores;
    if (given.maskedUpTo && given.kind == GivenKind::Scores)
        for (double& score : std::span(scores.data(), static_cast<std::size_t>(scores.size())))
            score = score <= *given.maskedUpTo ? -unmasked : score;
    return scores;
}

} // namespace softfocus
