#pragma once

#include "core/measures/measures.h"
#include "core/scene/scene.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

namespace softfocus {

/// The list's weights under one variant.
struct WeighedList {
    Variant variant;
    bool hasOwnTemperature = false;   ///< else it is the scene's
    std::optional<std::size_t> panel; ///< its place among what Compare shows, if it is one of them
    bool isNamesake = false;          ///< another one is called like it, so that its panel is named, too
    std::vector<double> weights;      ///< n; NaN where the definition leaves them undefined
    RowState state = RowState::Normal;
    RowMeasures measures;
    double supportEdge = 0; ///< Normalizer::supportEdge of the list

    /// True where the definition divides by 0.
    bool isUndefined() const;
};

/// The list of numbers, and what every variant makes of it.
struct NumberWeights {
    ScoreList list;
    std::vector<QString> names;    ///< n, as numberName()
    std::vector<std::size_t> hues; ///< n; by which numbers are coloured, as huesOf()
    std::vector<WeighedList> variants;

    std::size_t count() const { return list.scores.size(); }
    /// The weight as it is said: the least positive number for one that is too small to be written. Needs: both exist.
    double shownWeight(std::size_t variant, std::size_t place) const;
};

/// What the list is weighed by, in order: what Compare computes, and what the scene has chosen where that is none of it.
std::vector<ComputedPanel> numberVariants(const Scene& scene);

NumberWeights weighedNumbers(const Scene& scene);

/// By which the numbers of a list are coloured, so that each keeps its colour in every order: those called A, B, C by what they are called,
/// the others by the order of their names among what is left; of equal names by their places.
std::vector<std::size_t> huesOf(const std::vector<QString>& names);

/// A score as it is read, as givenNumber(): "2.1", "−0.5", "1 × 10⁶".
QString readScore(double score);
/// "softmax", "softmax, T = 3" where the temperature is its own, "softmax (panel 2)" beside a namesake.
QString variantText(const WeighedList& weighed);
/// "0.84 · 0.11 · 0.04", as people read weights; "undefined" where they are.
QString weightsText(const NumberWeights& numbers, std::size_t variant);
/// One number of it.
QString weightText(const NumberWeights& numbers, std::size_t variant, std::size_t place);
/// What is to be said of a row besides its weights: that they do not add up to 1, or that some are below 0; empty where they are a
/// distribution.
QString sumText(const WeighedList& weighed);
/// The same where there is less room: "sum 3.33".
QString briefSumText(const WeighedList& weighed);
/// "entropy 0.77 bits, 1.7 effective numbers, 3 of 3 above 0"; empty for weights that are no distribution.
QString spreadText(const WeighedList& weighed);
/// «softmax gives 0.84 of the weight to “A”, whose score is 4.»
QString weightSentence(const NumberWeights& numbers, std::size_t variant, std::size_t place);
/// What a key gets under every variant: «“A”, whose score is 4: softmax 0.84 · sparsemax 1.00 …»
QString keySentence(const NumberWeights& numbers, std::size_t place);

/// Names, scores and the weights by every variant as cells of a table: a line for each number, with all digits.
QString tableOf(const NumberWeights& numbers);

/// Which variants a change of the scores moved, as one sentence: "Softmax and sparsemax did not move; linear did." Both have the same
/// variants; weights are compared place by place, `moved` says where each number of the former list stands now.
QString whatMoved(const NumberWeights& before, const NumberWeights& after, const std::vector<std::size_t>& moved);

} // namespace softfocus
