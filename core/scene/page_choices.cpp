#include "core/scene/page_choices.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

bool GivenPanel::operator==(const GivenPanel& other) const
{
    return weights == other.weights || *weights == *other.weights;
}

std::size_t mostOf(const std::vector<ComparedPanel>& panels)
{
    const auto isOfHead = [](const ComparedPanel& panel) {
        const auto* computed = std::get_if<ComputedPanel>(&panel);
        return computed && computed->head;
    };
    return !panels.empty() && std::ranges::all_of(panels, isOfHead) ? mostComparedHeads : mostCompared;
}

Variant variantOf(const ComputedPanel& panel, double temperature)
{
    return {panel.variant.normalizer, panel.hasOwnTemperature ? panel.variant.temperature : temperature};
}

std::vector<ComparedPanel> CompareChoices::usualPanels()
{
    std::vector<ComparedPanel> panels;
    for (std::size_t row = 0; row < normalizerTable().size(); ++row)
        if (normalizerTable()[row].isCommon)
            panels.push_back(ComputedPanel{{Normalizer::at(row)}});
    return panels;
}

namespace {

std::optional<Error> faultOf(const Variant& variant)
{
    if (!isTemperature(variant.temperature))
        return Error{translatable("Scene", "The temperature of a compared panel must be a number from 0 to infinity.")};
    for (const ParameterInfo& info : parameterTable)
        if (!isInRange(info, valueOf(variant.normalizer.parameters(), info.parameter)))
            return Error{translatable("Scene", "In a compared panel, “%1” is out of its range."), std::string(info.name)};
    return std::nullopt;
}

} // namespace

std::optional<Error> faultOf(const CompareChoices& compare)
{
    const std::size_t count = compare.panels.size();
    if (const std::size_t most = mostOf(compare.panels); count < leastCompared || count > most)
        return Error{translatable("Scene", "%1 to %2 panels can be compared, not %3."), leastCompared, most, count};
    const auto isPlace = [&](std::int64_t place) { return place >= 0 && place < std::int64_t(count); };
    if (!isPlace(compare.minuend) || !isPlace(compare.subtrahend) || compare.minuend == compare.subtrahend)
        return Error{translatable("Scene", "The difference must be between two of the compared panels.")};
    Index given = 0;
    for (const ComparedPanel& panel : compare.panels) {
        if (const auto* computed = std::get_if<ComputedPanel>(&panel)) {
            if (std::optional<Error> fault = faultOf(computed->variant))
                return fault;
            if (computed->head && *computed->head < 0)
                return Error{translatable("Scene", "The head of a compared panel must be a whole number from 0.")};
        } else {
            given += std::get<GivenPanel>(panel).weights->scores.size();
        }
    }
    if (given > mostGivenWeights)
        return Error{translatable("Scene", "The given weights of the compared panels are %1 numbers; at most %2 can be kept."), given,
                     mostGivenWeights};
    return std::nullopt;
}

std::optional<Error> faultOf(const NumbersChoices& numbers)
{
    const ScoreList& list = numbers.list;
    if (list.scores.empty() || list.scores.size() > mostNumbers)
        return Error{translatable("Scene", "A list has 1 to %1 numbers, not %2."), mostNumbers, list.scores.size()};
    if (!std::ranges::all_of(list.scores, [](double score) { return std::isfinite(score); }))
        return Error{translatable("Scene", "Every number of the list must be finite.")};
    if (!list.labels.empty() && list.labels.size() != list.scores.size())
        return Error{translatable("Scene", "The list has %1 numbers and %2 labels."), list.scores.size(), list.labels.size()};
    if (!(numbers.factor > 0) || !std::isfinite(numbers.factor))
        return Error{translatable("Scene", "What the scores are multiplied by must be a positive number.")};
    if (numbers.step < 0 || numbers.step > std::int64_t(mostNumbers))
        return Error{translatable("Scene", "The step of the one pass must be a whole number from 0 to %1."), mostNumbers};
    return std::nullopt;
}

} // namespace softfocus
