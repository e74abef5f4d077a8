#include "core/measures/matching_entropy.h"

#include "core/rows/fine_row.h"
#include "core/rows/row.h"

#include <charconv>
#include <numbers>

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

} // namespace softfocus
