#pragma once

#include "core/scene/scene.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace softfocus {

/// A variant with its weights of the list of numbers, as a place on the simplex of all distributions.
struct SimplexVariant {
    std::size_t mark = 0; ///< by which it is drawn, as paintVariantMark(): always the same for a normalizer
    QString name;         ///< variantText()
    Variant variant;
    std::vector<double> weights; ///< one per number, as seenWeights()
    QString beside;              ///< a sentence on why it has no place on the simplex; empty where it has one
    QString whyFixed;            ///< a sentence on why its place cannot be chosen; empty where it can
};

/// What numberVariants() makes of the list.
std::vector<SimplexVariant> simplexVariantsOf(const Scene& scene);

/// The weights of a list; one that is too small to be written is the least positive number, so that it is told from a true zero.
std::vector<double> seenWeights(const Normalizer& normalizer, double temperature, std::span<const double> scores);

/// The variant's place in words, with the names of the numbers: "softmax: A 0.84, B 0.11, C 0.04".
QString placeText(const SimplexVariant& variant, const ScoreList& list);
/// The weights alone: "A 0.84, B 0.11, C 0.04"; of a long list the largest ones.
QString weightsText(std::span<const double> weights, const ScoreList& list);

/// Scores of the list to which a variant gives weights as near to these as it can, as scoresOfWeights(); on as many digits as are worth
/// reading in a list. None where there are none.
std::optional<std::vector<double>> scoresFor(const SimplexVariant& variant, std::span<const double> weights,
                                             std::span<const double> scores);

} // namespace softfocus
