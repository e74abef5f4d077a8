#include "ui/model/derivation/step_rule.h"

#include "core/rows/row.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace softfocus {

namespace {

constexpr const char *entmaxAlpha = "α", *sharpeningBeta = "sharpening β", *keptCount = "kept";

std::optional<double> foundNumber(const RowSteps& steps, std::string_view name)
{
    const auto found = std::ranges::find(steps.numbers, name, &StepNumber::name);
    return found == steps.numbers.end() ? std::nullopt : std::optional(found->value);
}

/// Compares one column with what it would be by some rule.
class Evidence {
public:
    Evidence(const RowSteps& steps, std::size_t place, std::span<const double> scores, double temperature)
        : m_steps(steps), m_place(place), m_scores(scores), m_temperature(temperature), m_most(largest(scores))
    {
    }

    StepRule rule() const
    {
        for (const auto& [title, rule, bears] : candidates)
            if (column().title == title && (this->*bears)())
                return rule;
        return StepRule::Stated;
    }

private:
    struct Candidate {
        std::string_view title;
        StepRule rule;
        bool (Evidence::*bears)() const;
    };
    static const std::array<Candidate, 12> candidates;

    const StepColumn& column() const { return m_steps.columns[m_place]; }
    double below(std::size_t key) const { return scaledBelow(m_scores[key], m_most, m_temperature); }

    template <class Value>
    bool bornOutBy(Value valueOf) const
    {
        for (std::size_t key = 0; key < m_scores.size(); ++key) {
            if (isMasked(m_scores[key]))
                continue;
            const double value = column().values[key], expected = valueOf(key);
            constexpr double rounding = 1e-9;
            if (value != expected && !(std::abs(value - expected) <= rounding * std::max(1.0, std::abs(expected))))
                return false;
        }
        return true;
    }

    bool isScaled() const
    {
        return bornOutBy([&](std::size_t key) { return below(key); });
    }
    bool isExponential() const
    {
        return bornOutBy([&](std::size_t key) { return std::exp(below(key)); });
    }
    bool isKept() const
    {
        const std::optional<double> count = foundNumber(m_steps, keptCount);
        if (!count || *count < 1)
            return false;
        std::vector<double> sorted(m_scores.begin(), m_scores.end());
        std::ranges::sort(sorted, std::greater());
        const double least = sorted[std::min(sorted.size(), static_cast<std::size_t>(*count)) - 1];
        return bornOutBy([&](std::size_t key) { return m_scores[key] >= least ? std::exp(below(key)) : 0.0; });
    }
    bool isSharpened() const
    {
        const std::optional<double> sharpening = foundNumber(m_steps, sharpeningBeta);
        return sharpening && bornOutBy([&](std::size_t key) { return std::exp(*sharpening * below(key)); });
    }
    bool isAbove() const
    {
        return m_place > 0 && m_steps.threshold &&
               bornOutBy([&](std::size_t key) { return m_steps.columns[m_place - 1].values[key] - *m_steps.threshold; });
    }
    bool isPower() const
    {
        const std::optional<double> alpha = foundNumber(m_steps, entmaxAlpha);
        return alpha && m_place > 0 && m_steps.threshold && bornOutBy([&](std::size_t key) {
                   const double x = m_steps.columns[m_place - 1].values[key];
                   return std::pow(std::max((*alpha - 1) * x - *m_steps.threshold, 0.0), 1 / (*alpha - 1));
               });
    }
    bool isSigma() const
    {
        return m_temperature > 0 && bornOutBy([&](std::size_t key) { return 1 / (1 + std::exp(-m_scores[key] / m_temperature)); });
    }
    bool isPositiveTanh() const
    {
        return m_temperature > 0 && bornOutBy([&](std::size_t key) { return std::max(std::tanh(m_scores[key] / m_temperature), 0.0); });
    }
    bool isPositive() const
    {
        return bornOutBy([&](std::size_t key) { return std::max(m_scores[key], 0.0); });
    }
    bool isItself() const
    {
        return bornOutBy([&](std::size_t key) { return m_scores[key]; });
    }
    bool isAboveLeast() const
    {
        const double least = leastOf(m_scores);
        return bornOutBy([&](std::size_t key) { return m_scores[key] - least; });
    }
    bool isLargest() const
    {
        return bornOutBy([&](std::size_t key) { return m_scores[key] == m_most ? 1.0 : 0.0; });
    }

    const RowSteps& m_steps;
    std::size_t m_place;
    std::span<const double> m_scores;
    double m_temperature, m_most;
};

const std::array<Evidence::Candidate, 12> Evidence::candidates{{{"x", StepRule::ScaledBelow, &Evidence::isScaled},
                                                                {"exp", StepRule::Sharpened, &Evidence::isSharpened},
                                                                {"exp", StepRule::KeptExponential, &Evidence::isKept},
                                                                {"exp", StepRule::Exponential, &Evidence::isExponential},
                                                                {"x − τ", StepRule::Above, &Evidence::isAbove},
                                                                {"power", StepRule::Power, &Evidence::isPower},
                                                                {"σ", StepRule::Sigma, &Evidence::isSigma},
                                                                {"h", StepRule::PositiveTanh, &Evidence::isPositiveTanh},
                                                                {"max(s, 0)", StepRule::Positive, &Evidence::isPositive},
                                                                {"s", StepRule::Itself, &Evidence::isItself},
                                                                {"s − min", StepRule::AboveLeast, &Evidence::isAboveLeast},
                                                                {"largest", StepRule::Largest, &Evidence::isLargest}}};

} // namespace

StepRule ruleOf(const RowSteps& steps, std::size_t place, std::span<const double> scores, double temperature)
{
    return Evidence(steps, place, scores, temperature).rule();
}

double numberNamed(const RowSteps& steps, std::string_view name)
{
    return foundNumber(steps, name).value_or(std::numeric_limits<double>::quiet_NaN());
}

double leastOf(std::span<const double> scores)
{
    double least = std::numeric_limits<double>::infinity();
    for (const double score : scores)
        if (!isMasked(score))
            least = std::min(least, score);
    return least;
}

} // namespace softfocus
