#include "ui/model/document/neat_steps.h"

#include "core/rows/parameters.h"
#include "core/scene/source.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace softfocus {

namespace {

/// 0, the preferred numbers of the slider's range, ∞.
std::vector<double> neatTemperatures()
{
    constexpr std::array hundredths{100, 112, 125, 140, 160, 180, 200, 224, 250, 280, 315, 355, 400, 450, 500, 560, 630, 710, 800, 900};
    std::vector<double> values{leastTemperature};
    for (const double decade : {10'000.0, 1'000.0, 100.0, 10.0}) {
        for (const int hundredth : hundredths) {
            const double value = hundredth / decade; // a division rounds to the double nearest to the decimal number
            if (value >= lowestTemperature && value <= highestTemperature)
                values.push_back(value);
        }
    }
    values.push_back(greatestTemperature);
    return values;
}

/// So many of the steps away that a unit is divided into.
double stepped(double number, double perUnit, int steps)
{
    // From between two neat values the first step goes to the next one on its side.
    const double place = number * perUnit;
    constexpr double rounding = 1e-9;
    const double from = steps > 0 ? std::floor(place + rounding) : std::ceil(place - rounding);
    return (from + steps) / perUnit;
}

} // namespace

double placeOfTemperature(double temperature)
{
    if (temperature <= lowestTemperature)
        return 0;
    if (temperature >= highestTemperature)
        return 1;
    return std::log(temperature / lowestTemperature) / std::log(highestTemperature / lowestTemperature);
}

double steppedTemperature(double temperature, int steps)
{
    const std::vector<double> values = neatTemperatures();
    const auto last = static_cast<std::ptrdiff_t>(values.size()) - 1;
    // From between two neat values the first step goes to the next one on its side.
    const auto found = steps > 0 ? std::upper_bound(values.begin(), values.end(), temperature) - 1
                                 : std::lower_bound(values.begin(), values.end(), temperature);
    const std::ptrdiff_t row = found - values.begin() + steps;
    return values[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(row, 0, last))];
}

double temperatureOnFewDigits(double temperature)
{
    const double perOne = temperature < 0.2 ? 1000 : temperature < 10 ? 100 : 10;
    return std::round(temperature * perOne) / perOne; // multiplied by 0.01, 1.13 is 1.1300000000000001
}

double steppedFactor(double factor, int steps)
{
    constexpr double aDecade = 20, rounding = 0.05; // what three digits leave of a step
    const double place = std::log10(factor) * aDecade;
    // From between two neat values the first step goes to the next one on its side.
    const double from = steps > 0 ? std::floor(place + rounding) : std::ceil(place - rounding);
    return std::clamp(factorOnFewDigits(std::pow(10.0, (from + steps) / aDecade)), lowestFactor, highestFactor);
}

double factorOnFewDigits(double factor)
{
    constexpr double digits = 2; // behind the first
    const double exponent = std::floor(std::log10(factor)) - digits;
    // Multiplied or divided by a whole power of ten, so that it is the very number that the digits say.
    const double power = std::pow(10.0, std::abs(exponent));
    return exponent < 0 ? std::round(factor * power) / power : std::round(factor / power) * power;
}

double steppedAlpha(double alpha, int steps)
{
    const ParameterInfo& info = infoOf(Parameter::Alpha);
    return std::clamp(stepped(alpha, info.stepsPerUnit, steps), info.least, info.greatest);
}

double steppedNoise(double noise, int steps)
{
    constexpr double perUnit = 100;
    return std::clamp(stepped(noise, perUnit, steps), 0.0, greatestNoise);
}

} // namespace softfocus
