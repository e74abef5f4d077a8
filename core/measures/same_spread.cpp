#include "core/measures/same_spread.h"

#include "core/normalizers/row.h"

#include <charconv>

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
    double total = 0, weighted = 0;
    for (const double score : scores) {
        const double x = scaledBelow(score, maximum, temperature);
        const double power = std::exp(x);
        total += power;
        weighted += power > 0 ? x * power : 0;
    }
    return std::max(0.0, std::log2(total) - weighted / total / std::log(2.0));
}

Result<double> temperatureOfEntropy(std::span<const double> scores, double bits)
{
    const double maximum = largest(scores);
    if (isMasked(maximum))
        return Error{"No temperature has this spread: every key is masked."};
    double least = maximum;
    for (const double score : scores)
        if (!isMasked(score))
            least = std::min(least, score);
    const double fewest = softmaxEntropy(scores, 0);
    const double most = softmaxEntropy(scores, std::numeric_limits<double>::infinity());
    if (least == maximum)
        return Error{"No temperature changes the spread: all scores are equal, and softmax has " + bitsText(most) + " bits at every one."};
    if (std::isnan(bits) || bits < fewest - rounding)
        return Error{"No temperature has this spread: softmax has at least " + bitsText(fewest) + " bits here, since its largest scores tie."};
    if (bits > most + rounding)
        return Error{"No temperature has this spread: softmax has at most " + bitsText(most) + " bits, all keys alike."};
    if (bits <= fewest + rounding)
        return 0.0;
    if (bits >= most - rounding)
        return std::numeric_limits<double>::infinity();
    return solve(scores, bits, std::min(maximum - least, std::numeric_limits<double>::max()));
}

} // namespace softfocus
