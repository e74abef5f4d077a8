#include "core/measures/plain_softmax.h"

#include <Eigen/Core>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace softfocus {

namespace {

constexpr double positiveInfinity = std::numeric_limits<double>::infinity();

/// A double rounded once to another precision.
template <class Scalar>
Scalar rounded(double value)
{
    return static_cast<Scalar>(value);
}

/// Eigen's half comes from a float. One that is rounded to odd on the way says which side of it the double was, so that rounding it again
/// gives what rounding once would have given (Boldo & Melquiond 2008, "Emulation of FMA and correctly rounded sums").
template <>
Eigen::half rounded<Eigen::half>(double value)
{
    auto single = static_cast<float>(value);
    if (static_cast<double>(single) != value && !std::isnan(value) && std::bit_cast<std::uint32_t>(single) % 2 == 0)
        single = std::nextafter(single, static_cast<float>(value > static_cast<double>(single) ? positiveInfinity : -positiveInfinity));
    return Eigen::half(single);
}

template <class Scalar>
PlainSoftmax worked(Shift shift, std::span<const double> scores, double factor, double temperature)
{
    std::vector<Scalar> exponents, powers;
    for (const double score : scores)
        exponents.push_back(rounded<Scalar>(score * factor / temperature));
    if (shift == Shift::Maximum && !exponents.empty()) {
        const Scalar maximum = *std::ranges::max_element(exponents);
        for (Scalar& exponent : exponents)
            exponent = exponent - maximum;
    }
    auto sum = Scalar(0);
    for (const Scalar exponent : exponents) {
        powers.push_back(Eigen::numext::exp(exponent));
        sum = sum + powers.back();
    }
    PlainSoftmax plain;
    plain.sum = static_cast<double>(sum);
    for (std::size_t place = 0; place < scores.size(); ++place) {
        plain.exponents.push_back(static_cast<double>(exponents[place]));
        plain.powers.push_back(static_cast<double>(powers[place]));
        plain.weights.push_back(static_cast<double>(Scalar(powers[place] / sum)));
    }
    return plain;
}

/// Whether softmax works, from its sum alone.
template <class Scalar>
bool sumWorksIn(Shift shift, std::span<const double> scores, double factor, double temperature)
{
    const auto exponentOf = [&](double score) { return rounded<Scalar>(score * factor / temperature); };
    auto maximum = Scalar(0), sum = Scalar(0);
    if (shift == Shift::Maximum) {
        maximum = exponentOf(scores.front());
        for (const double score : scores.subspan(1))
            maximum = std::max(maximum, exponentOf(score));
    }
    for (const double score : scores)
        sum = sum + Eigen::numext::exp(shift == Shift::Maximum ? Scalar(exponentOf(score) - maximum) : exponentOf(score));
    return std::isfinite(static_cast<double>(sum)) && sum > Scalar(0);
}

bool sumWorks(Precision precision, Shift shift, std::span<const double> scores, double factor, double temperature)
{
    switch (precision) {
    case Precision::Half: return sumWorksIn<Eigen::half>(shift, scores, factor, temperature);
    case Precision::Single: return sumWorksIn<float>(shift, scores, factor, temperature);
    case Precision::Double: break;
    }
    return sumWorksIn<double>(shift, scores, factor, temperature);
}

/// What differs from one precision to the next.
struct Traits {
    int digits;        ///< binary ones of a normal number
    double most;       ///< the largest finite number
    double leastWhole; ///< the least one with all digits
    double least;      ///< the least positive one
    double (*expOf)(double exponent);
    double (*roundedOf)(double value);
};

template <class Scalar>
constexpr auto expIn = [](double exponent) { return static_cast<double>(Eigen::numext::exp(rounded<Scalar>(exponent))); };
template <class Scalar>
constexpr auto roundedIn = [](double value) { return static_cast<double>(rounded<Scalar>(value)); };

Traits traitsOf(Precision precision)
{
    switch (precision) {
    case Precision::Half: return {11, 65504, 0x1p-14, 0x1p-24, expIn<Eigen::half>, roundedIn<Eigen::half>};
    case Precision::Single: return {24, std::numeric_limits<float>::max(), 0x1p-126, 0x1p-149, expIn<float>, roundedIn<float>};
    case Precision::Double: break;
    }
    return {53, std::numeric_limits<double>::max(), 0x1p-1022, 0x1p-1074, expIn<double>, roundedIn<double>};
}

/// The last number on the way from one where something holds to one where it does not, halving what is between them until doubles end.
template <class Holds>
double lastWhere(double holding, double failing, Holds holds)
{
    for (;;) {
        const double middle = holding + (failing - holding) / 2;
        if (middle == holding || middle == failing)
            return holding;
        (holds(middle) ? holding : failing) = middle;
    }
}

} // namespace

bool PlainSoftmax::works() const
{
    return std::isfinite(sum) && sum > 0; // a power that is no number makes the sum none
}

PlainSoftmax plainSoftmax(Precision precision, Shift shift, std::span<const double> scores, double factor, double temperature)
{
    switch (precision) {
    case Precision::Half: return worked<Eigen::half>(shift, scores, factor, temperature);
    case Precision::Single: return worked<float>(shift, scores, factor, temperature);
    case Precision::Double: break;
    }
    return worked<double>(shift, scores, factor, temperature);
}

double largestFinite(Precision precision)
{
    return traitsOf(precision).most;
}

double largestExponent(Precision precision)
{
    const Traits traits = traitsOf(precision);
    constexpr double tooMuch = 1000;
    // A number between two of the precision is rounded to one of them; the last one that holds may be rounded up, and is one itself then.
    return traits.roundedOf(lastWhere(0, tooMuch, [&traits](double exponent) { return std::isfinite(traits.expOf(exponent)); }));
}

double leastExponent(Precision precision)
{
    const Traits traits = traitsOf(precision);
    constexpr double tooLittle = -1000;
    return traits.roundedOf(lastWhere(0, tooLittle, [&traits](double exponent) { return traits.expOf(exponent) > 0; }));
}

double leastFullExponent(Precision precision)
{
    const Traits traits = traitsOf(precision);
    constexpr double tooLittle = -1000;
    return traits.roundedOf(lastWhere(0, tooLittle, [&traits](double exponent) { return traits.expOf(exponent) >= traits.leastWhole; }));
}

double largestFactor(Precision precision, Shift shift, std::span<const double> scores, double temperature)
{
    const auto works = [&](int exponent) { return sumWorks(precision, shift, scores, std::ldexp(1.0, exponent), temperature); };
    constexpr int least = -30, most = std::numeric_limits<double>::max_exponent - 1; // of two
    if (scores.empty() || !works(least))
        return 0;
    if (works(most) && sumWorks(precision, shift, scores, std::numeric_limits<double>::max(), temperature))
        return positiveInfinity;
    int holding = least, failing = most + 1;
    while (failing - holding > 1) {
        const int middle = holding + (failing - holding) / 2;
        (works(middle) ? holding : failing) = middle;
    }
    const double above = failing > most ? std::numeric_limits<double>::max() : std::ldexp(1.0, failing);
    return lastWhere(std::ldexp(1.0, holding), above,
                     [&](double factor) { return sumWorks(precision, shift, scores, factor, temperature); });
}

FloatKind kindOf(Precision precision, double value)
{
    if (std::isnan(value))
        return FloatKind::NotANumber;
    if (std::isinf(value))
        return FloatKind::Infinite;
    if (value == 0)
        return FloatKind::Zero;
    return std::abs(value) < traitsOf(precision).leastWhole ? FloatKind::Subnormal : FloatKind::Normal;
}

int significantBits(Precision precision, double value)
{
    const Traits traits = traitsOf(precision);
    switch (kindOf(precision, value)) {
    case FloatKind::Normal: return traits.digits;
    case FloatKind::Subnormal: return std::ilogb(value) - std::ilogb(traits.least) + 1;
    case FloatKind::Zero:
    case FloatKind::Infinite:
    case FloatKind::NotANumber: break;
    }
    return 0;
}

} // namespace softfocus
