#include "core/measures/matching_entropy.h"

#include "core/measures/distribution.h"
#include "core/measures/measures.h"
#include "core/rows/fine_row.h"
#include "core/rows/row.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <span>
#include <vector>

namespace softfocus {

namespace {

/// What the rounding of a thousand weights leaves of an entropy. Units: bits.
constexpr double rounding = 1e-12;

std::string bitsText(double bits)
{
    char text[32];
    const std::to_chars_result end = std::to_chars(text, text + sizeof text, bits, std::chars_format::fixed, 3);
    return {text, end.ptr};
}

/// Bisection of log T, from a temperature where the scores' whole span counts little to one where it counts a lot.
double solve(std::span<const double> scores, double bits, double span)
{
    double low = span, high = span;
    while (low > 0 && softmaxEntropy(scores, low) > bits)
        low /= 4;
    while (!std::isinf(high) && softmaxEntropy(scores, high) < bits)
        high *= 4;
    if (low == 0)
        return 0;
    while (high / low > 1 + 4 * std::numeric_limits<double>::epsilon()) {
        const double middle = low * std::sqrt(high / low);
        if (!(middle > low && middle < high))
            break;
        (softmaxEntropy(scores, middle) < bits ? low : high) = middle;
    }
    return high;
}

} // namespace

double softmaxEntropy(std::span<const double> scores, double temperature)
{
    const double maximum = largest(scores);
    if (isMasked(maximum))
        return 0;
    const auto first = static_cast<std::size_t>(std::ranges::find(scores, maximum) - scores.begin());
    double others = 0, weighted = 0; // beside a largest score's exponential, which is 1
    for (std::size_t j = 0; j < scores.size(); ++j) {
        const double power = j == first ? 0 : fineExp(scores[j], maximum, temperature);
        others += power;
        weighted += power > 0 ? scaledBelow(scores[j], maximum, temperature) * power : 0;
    }
    return (std::log1p(others) - weighted / (1 + others)) / std::numbers::ln2;
}

Result<double> temperatureOfEntropy(std::span<const double> scores, double bits)
{
    const double maximum = largest(scores);
    if (isMasked(maximum))
        return Error{translatable("Measures", "No temperature has this spread: every key is masked.")};
    double least = maximum;
    for (const double score : scores)
        if (!isMasked(score))
            least = std::min(least, score);
    const double fewest = softmaxEntropy(scores, 0);
    const double most = softmaxEntropy(scores, std::numeric_limits<double>::infinity());
    if (least == maximum)
        return Error{
            translatable("Measures", "No temperature changes the spread: all scores are equal, and softmax has %1 bits at every one."),
            bitsText(most)};
    if (std::isnan(bits) || bits < fewest - rounding)
        return Error{
            translatable("Measures", "No temperature has this spread: softmax has at least %1 bits here, since its largest scores tie."),
            bitsText(fewest)};
    if (bits > most + rounding)
        return Error{translatable("Measures", "No temperature has this spread: softmax has at most %1 bits, all keys alike."),
                     bitsText(most)};
    // One largest score alone has no entropy at all at T = 0, and next to nothing is more than that.
    if (bits <= fewest + (fewest > 0 ? rounding : 0))
        return 0.0;
    if (bits >= most - rounding)
        return std::numeric_limits<double>::infinity();
    return solve(scores, bits, std::min(maximum - least, std::numeric_limits<double>::max()));
}

namespace {

constexpr double uniformlyHot = std::numeric_limits<double>::infinity();
constexpr double noTemperature = std::numeric_limits<double>::quiet_NaN();

/// How far a normalizer spreads the same rows at one temperature after the other.
class Spread {
public:
    Spread(const Normalizer& normalizer, const MatrixRef& scores)
        : m_normalizer(normalizer), m_scores(scores), m_weights(scores.rows(), scores.cols()),
          m_states(static_cast<std::size_t>(scores.rows()))
    {
    }

    /// As meanEntropyAt().
    double at(double temperature)
    {
        const Rows<double> rows{m_scores.data(), m_weights.data(), m_states.data(),          m_scores.rows(),
                                m_scores.cols(), temperature,      m_normalizer.parameters()};
        if (m_scores.cols() > 0)
            m_normalizer.entry().weigh(rows);
        else
            std::ranges::fill(m_states, RowState::NothingToAttend);
        long double total = 0;
        Index count = 0;
        for (Index row = 0; row < m_scores.rows(); ++row) {
            if (m_states[static_cast<std::size_t>(row)] == RowState::NothingToAttend)
                continue;
            total += entropyOf(row, temperature);
            ++count;
        }
        return count > 0 ? static_cast<double>(total / count) : noTemperature;
    }

private:
    double entropyOf(Index row, double temperature) const
    {
        // Of more weights, long doubles would keep people waiting, and a mean of so many says no more for their digits.
        constexpr Index mostFine = Index(1) << 14;
        const std::span<const double> weights = rowOf(m_weights, row);
        if (!isDistribution(weights))
            return noTemperature;
        if (m_scores.size() > mostFine)
            return measure(weights).entropy;
        return measure(m_normalizer.fineWeights({m_scores.row(row).data(), weights.size()}, temperature)).entropy;
    }

    const Normalizer& m_normalizer;
    const Matrix m_scores; ///< without gaps between rows, whatever it was a part of
    Matrix m_weights;
    std::vector<RowState> m_states;
};

/// A temperature, and how many bits more than wanted there are at it.
struct Probe {
    double temperature = 0;
    double excess = 0;
};

bool isBetween(const Probe& a, const Probe& b)
{
    return (a.excess < 0) != (b.excess < 0);
}

/// Between two temperatures with the wanted entropy in between: by turns the chord's root, which is near where the entropy is even, and half
/// of log T, which always gets on.
double solveBetween(Spread& spread, double bits, Probe low, Probe high)
{
    for (bool byChord = true; high.temperature / low.temperature > 1 + 4 * std::numeric_limits<double>::epsilon(); byChord = !byChord) {
        const double ratio = std::log(high.temperature / low.temperature);
        const double share = byChord ? std::clamp(low.excess / (low.excess - high.excess), 1e-6, 1 - 1e-6) : 0.5;
        const double middle = low.temperature * std::exp(share * ratio);
        if (!(middle > low.temperature && middle < high.temperature))
            break;
        const Probe probe{middle, spread.at(middle) - bits};
        if (probe.excess == 0)
            return middle;
        (isBetween(low, probe) ? high : low) = probe;
    }
    return std::abs(low.excess) < std::abs(high.excess) ? low.temperature : high.temperature;
}

/// Goes from a temperature in steps of a factor until the wanted entropy lies between two; none where that is not so within `steps`.
std::optional<double> solveFrom(Spread& spread, double bits, Probe start, double factor, int steps)
{
    for (Probe last = start; steps > 0; --steps) {
        const double temperature = last.temperature * factor;
        if (!(temperature > 0) || std::isinf(temperature))
            break;
        const Probe next{temperature, spread.at(temperature) - bits};
        if (next.excess == 0)
            return temperature;
        if (isBetween(last, next))
            return factor < 1 ? solveBetween(spread, bits, next, last) : solveBetween(spread, bits, last, next);
        last = next;
    }
    return std::nullopt;
}

/// Where the scores of a row count about as much as they should: the widest span of a row, or their largest size where that counts.
double usualScale(const Normalizer& normalizer, const MatrixRef& scores)
{
    const bool countsFromZero = normalizer.id() == NormalizerId::Sigmoid || normalizer.id() == NormalizerId::Tanh;
    double scale = 0;
    for (Index row = 0; row < scores.rows(); ++row) {
        double least = uniformlyHot, most = -uniformlyHot;
        for (const double score : std::span(scores.row(row).data(), static_cast<std::size_t>(scores.cols())))
            if (!isMasked(score)) {
                least = std::min(least, score);
                most = std::max(most, score);
            }
        if (least <= most)
            scale = std::max(scale, countsFromZero ? std::max(std::abs(least), std::abs(most)) : most - least);
    }
    return scale > 0 ? std::min(scale, std::numeric_limits<double>::max()) : 1;
}

double roundedBits(double bits)
{
    return std::round(bits * 1000) / 1000;
}

Error outOfReach(const Normalizer& normalizer, double bits, double fewest, double most)
{
    const std::string name(normalizer.name());
    if (bits > most)
        return Error{translatable("Measures", "%1 has at most %2 bits here at any temperature, and %3 are wanted."), name,
                     roundedBits(most), roundedBits(bits)};
    return Error{translatable("Measures", "%1 has at least %2 bits here at any temperature, and %3 are wanted."), name, roundedBits(fewest),
                 roundedBits(bits)};
}

} // namespace

double meanEntropyAt(const Normalizer& normalizer, const MatrixRef& scores, double temperature)
{
    return Spread(normalizer, scores).at(temperature);
}

Result<double> temperatureOfEntropy(const Normalizer& normalizer, const MatrixRef& scores, double bits)
{
    const std::string name(normalizer.name());
    if ((scores.array() == -uniformlyHot).all())
        return Error{translatable("Measures", "No temperature has this spread: every key is masked.")};
    if (!normalizer.temperatureMatters())
        return Error{translatable("Measures", "Temperature has no effect on %1."), name};
    Spread spread(normalizer, scores);
    const double coldest = spread.at(0), hottest = spread.at(uniformlyHot);
    if (std::isnan(coldest) || std::isnan(hottest))
        return Error{translatable("Measures", "The weights of %1 are no distribution, so they have no entropy."), name};
    if (std::isnan(bits))
        return Error{translatable("Measures", "The wanted spread is no number.")};
    // One largest score alone has no entropy at all at T = 0, and next to nothing is more than that.
    if (std::abs(bits - coldest) <= (coldest > 0 ? rounding : 0))
        return 0.0;
    if (std::abs(bits - hottest) <= rounding)
        return uniformlyHot;
    const double scale = usualScale(normalizer, scores);
    const Probe start{scale, spread.at(scale) - bits}, cold{0, coldest - bits}, hot{uniformlyHot, hottest - bits};
    if (std::abs(start.excess) == 0)
        return scale;
    constexpr int toEveryNumber = 2048; // factors of 4 from the least double to the largest, and more
    if (isBetween(cold, start))
        if (const auto found = solveFrom(spread, bits, start, 0.25, toEveryNumber))
            return *found;
    if (isBetween(start, hot))
        if (const auto found = solveFrom(spread, bits, start, 4, toEveryNumber))
            return *found;
    // With sigmoid the entropy is less in between than at both ends, where scores are positive.
    constexpr int inSight = 48;
    if (normalizer.id() == NormalizerId::Sigmoid)
        for (const double factor : {0.5, 2.0})
            if (const auto found = solveFrom(spread, bits, start, factor, inSight))
                return *found;
    if (std::abs(coldest - hottest) <= rounding && std::abs(start.excess + bits - coldest) <= rounding)
        return Error{translatable("Measures", "Temperature has no effect on %1 here: it has %2 bits at every one."), name,
                     roundedBits(coldest)};
    const double between = start.excess + bits;
    return outOfReach(normalizer, bits, std::min({coldest, hottest, between}), std::max({coldest, hottest, between}));
}

} // namespace softfocus
