#pragma once

#include "ui/model/derivation/worked_row.h"

#include <span>

namespace softfocus {

/// How the values of a step's column come about, so that one of them can be worked with its own numbers.
enum class StepRule {
    Stated,          ///< in a way that only its title tells
    ScaledBelow,     ///< (s − max s) / T
    Exponential,     ///< exp((s − max s) / T)
    KeptExponential, ///< the same for the largest scores, else 0
    Sharpened,       ///< exp(β (s − max s) / T)
    Above,           ///< what the value of the column before has above the threshold τ
    Power,           ///< max((α − 1) x − τ, 0) to the power 1 / (α − 1), x being the column before
    Sigma,           ///< 1 / (1 + exp(−s / T))
    PositiveTanh,    ///< max(tanh(s / T), 0)
    Positive,        ///< max(s, 0)
    Itself,          ///< s
    AboveLeast,      ///< s − min s
    Largest,         ///< 1 where the score is the row's largest, else 0
};

/// A normalizer's column says by its title how it comes about. The title is believed only where all the row's numbers bear it out;
/// any other column is shown as it is.
StepRule ruleOf(const RowSteps& steps, std::size_t place, std::span<const double> scores, double temperature);

/// A number of the row by its name. Needs: the steps have it.
double numberNamed(const RowSteps& steps, std::string_view name);

/// The least score of unmasked keys. Needs: there is one.
double leastOf(std::span<const double> scores);

} // namespace softfocus
