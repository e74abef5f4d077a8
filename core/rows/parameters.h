#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace softfocus {

/// What linear normalization does with negative scores.
enum class Negatives : unsigned char {
    Clip,  ///< they count as 0
    Keep,  ///< z / Σ z as written; weights may be negative
    Shift, ///< the row's least score is subtracted first
};
inline constexpr std::array negativesNames{"clip", "keep", "shift"};

/// Names a parameter, to say which ones a normalizer reads.
enum class Parameter : unsigned char { Alpha, K, Negatives, Unnormalized };

/// What values a parameter has.
enum class ParameterKind : unsigned char {
    Number,
    Count,  ///< whole numbers
    Choice, ///< one of `choices`, by its place
    Switch, ///< 0 or 1
};

/// What is to be known of a parameter, in this one place for checks, files, the command line and the window.
struct ParameterInfo {
    Parameter parameter;
    std::string_view name; ///< in files and of its option
    ParameterKind kind;
    double least, greatest;                 ///< both included
    double byDefault;                       ///< where nothing is said
    double stepsPerUnit = 1;                ///< from one neat value to the next
    std::span<const char* const> choices{}; ///< their names
};

/// All parameters, in the order of their enum.
inline constexpr std::array<ParameterInfo, 4> parameterTable{{
    {Parameter::Alpha, "alpha", ParameterKind::Number, 1, 4, 1.5, 20},
    {Parameter::K, "k", ParameterKind::Count, 1, 1e9, 3}, // more keys than any row has
    {Parameter::Negatives, "negatives", ParameterKind::Choice, 0, negativesNames.size() - 1, 0, 1, negativesNames},
    {Parameter::Unnormalized, "undivided", ParameterKind::Switch, 0, 1, 0},
}};

constexpr const ParameterInfo& infoOf(Parameter parameter)
{
    return parameterTable[static_cast<std::size_t>(parameter)];
}

/// True for a value that the parameter may have.
inline bool isInRange(const ParameterInfo& info, double value)
{
    return value >= info.least && value <= info.greatest && (info.kind == ParameterKind::Number || value == std::floor(value));
}

/// The options of all normalizers; each reads its own and leaves the others alone.
struct Parameters {
    double alpha = infoOf(Parameter::Alpha).byDefault;                                    ///< of entmax: 1 is softmax, 2 is sparsemax
    std::int64_t k = static_cast<std::int64_t>(infoOf(Parameter::K).byDefault);           ///< of top-k: how many keys are kept
    Negatives negatives = static_cast<Negatives>(infoOf(Parameter::Negatives).byDefault); ///< of linear
    bool unnormalized = static_cast<bool>(infoOf(Parameter::Unnormalized).byDefault); ///< of sigmoid and tanh: not divided by the row's sum
    bool operator==(const Parameters&) const = default;
};

/// A parameter's value as a number: a choice by its place, a switch as 0 or 1.
double valueOf(const Parameters& parameters, Parameter parameter);
/// The parameters with another value of one. Needs: isInRange(infoOf(parameter), value).
Parameters withValue(Parameters parameters, Parameter parameter, double value);

/// The range of the temperature, its limits included. Units: none (a score divided by a score).
inline constexpr double leastTemperature = 0;
inline constexpr double greatestTemperature = std::numeric_limits<double>::infinity();
inline constexpr double usualTemperature = 1; ///< where nothing is said
constexpr bool isTemperature(double value)
{
    return value >= leastTemperature && value <= greatestTemperature;
}

/// What is shown of that range between its limits, on the slider, by neat steps and in curves.
inline constexpr double lowestTemperature = 0.05;
inline constexpr double highestTemperature = 20;

} // namespace softfocus
