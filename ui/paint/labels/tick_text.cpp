#include "ui/paint/labels/tick_text.h"

#include "ui/words/numbers/number_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

/// value / 10^exponent, in two steps: 10^exponent itself is 0 for the smallest numbers.
double shifted(double value, int exponent)
{
    return value / std::pow(10.0, exponent / 2) / std::pow(10.0, exponent - exponent / 2);
}

/// The least distance between two different ticks, or from 0; 0 where there is none.
double leastStep(std::span<const double> ticks)
{
    std::vector<double> sorted(ticks.begin(), ticks.end());
    sorted.push_back(0);
    std::ranges::sort(sorted);
    double step = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i)
        if (const double apart = sorted[i] - sorted[i - 1]; apart > 0 && (step == 0 || apart < step))
            step = apart;
    return step;
}

bool isExact(double value, int decimals)
{
    constexpr double rounding = 1e-9; // of what doubles make of decimals
    const double parts = value * std::pow(10.0, decimals);
    return std::abs(parts - std::round(parts)) <= rounding * std::max(1.0, std::abs(parts));
}

/// As few decimals as tell every tick up to a hundredth of the step.
int decimalsFor(std::span<const double> ticks, double step)
{
    constexpr double sharpness = 50; // half a unit of the last digit is a hundredth of the step
    const int most = std::max(0, static_cast<int>(std::ceil(std::log10(sharpness / step))));
    for (int decimals = 0; decimals < most; ++decimals)
        if (std::ranges::all_of(ticks, [decimals](double tick) { return isExact(tick, decimals); }))
            return decimals;
    return most;
}

QString plainText(double value, int decimals)
{
    const double size = std::abs(value);
    const QString text = QLocale().toString(size, 'f', isExact(size, 0) ? 0 : decimals);
    return value < 0 ? QChar(0x2212) + text : text;
}

} // namespace

std::vector<QString> tickTexts(std::span<const double> ticks)
{
    constexpr double huge = 1e5, tiny = 1e-3;
    std::vector<double> values(ticks.begin(), ticks.end());
    double largest = 0;
    for (const double value : values)
        largest = std::max(largest, std::abs(value));
    int exponent = 0;
    if (largest > 0 && (largest >= huge || largest < tiny))
        exponent = static_cast<int>(std::floor(std::log10(largest)));
    for (double& value : values)
        value = exponent == 0 ? value : shifted(value, exponent);
    const double step = leastStep(values);
    const int decimals = step > 0 ? decimalsFor(values, step) : 0;
    std::vector<QString> texts;
    for (const double value : values) {
        const QString text = plainText(value, decimals);
        texts.push_back(exponent == 0 || value == 0 ? text : text + QStringLiteral("×") + powerOfTen(exponent));
    }
    return texts;
}

} // namespace softfocus
