#pragma once

#include "core/base/result.h"
#include "core/scene/source.h"
#include "core/scene/variant.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace softfocus {

/// The pages of the window that a scene can be shown on.
enum class PageKind { Explore, Compare, Numbers, Heads };
inline constexpr std::array pageNames{"explore", "compare", "numbers", "heads"};

/// A panel of Compare whose weights are computed from the scene's scores.
struct ComputedPanel {
    Variant variant;                       ///< its temperature counts only where it is its own
    bool hasOwnTemperature = false;        ///< else it is the scene's
    std::optional<std::int64_t> head = {}; ///< another head of the layer that the scene looks at, from 0; none: the scene's own scores
    bool operator==(const ComputedPanel&) const = default;
};

/// A panel of Compare whose weights were given, for comparison with computed ones.
struct GivenPanel {
    std::shared_ptr<const GivenScores> weights; ///< never null, of kind Weights; shared, never changed; compared by value
    bool operator==(const GivenPanel& other) const;
};

using ComparedPanel = std::variant<ComputedPanel, GivenPanel>;
inline constexpr std::size_t leastCompared = 2, mostCompared = 8;
/// As many where all of them are heads of a layer.
inline constexpr std::size_t mostComparedHeads = 16;
/// The most weights that given panels of one scene may have together.
inline constexpr Index mostGivenWeights = Index(1024) * 1024;

/// How many panels there can be of the kind that these are: mostCompared, or mostComparedHeads where each is of a head.
std::size_t mostOf(const std::vector<ComparedPanel>& panels);

/// The variant of a computed panel in a scene of this temperature.
Variant variantOf(const ComputedPanel& panel, double temperature);

/// What the panels of Compare show.
enum class ComparedPicture {
    Stage,      ///< the scene's stage, as the scene's view draws it
    Gradient,   ///< of the chosen row
    Difference, ///< one picture: the weights of a panel less those of another
};
inline constexpr std::array comparedPictureNames{"stage", "gradient", "difference"};

/// What was chosen on the page that compares.
struct CompareChoices {
    std::vector<ComparedPanel> panels = usualPanels(); ///< leastCompared to mostOf(panels)
    ComparedPicture picture = ComparedPicture::Stage;
    std::int64_t minuend = 0, subtrahend = 1; ///< places of panels, for the difference; two different ones
    bool operator==(const CompareChoices&) const = default;

    /// Softmax, sparsemax, hardmax and linear at the scene's temperature.
    static std::vector<ComparedPanel> usualPanels();
};

/// A list of scores as it is typed.
struct ScoreList {
    std::vector<double> scores;      ///< 1 to mostNumbers, finite
    std::vector<std::string> labels; ///< UTF-8; as many, or none where nothing is named
    bool operator==(const ScoreList&) const = default;
};
inline constexpr std::size_t mostNumbers = 64;

/// What the page of numbers shows of them.
enum class NumbersLesson {
    Weights,  ///< the weights of every variant, and where they lie on the simplex
    Overflow, ///< softmax in half, single and double precision, with and without the maximum subtracted
    OnePass,  ///< the online softmax, number by number
};
inline constexpr std::array numbersLessonNames{"weights", "overflow", "onePass"};

/// What was chosen on the page of numbers. Its variants are those that Compare computes.
struct NumbersChoices {
    ScoreList list{{4, 2, 1}, {}};
    NumbersLesson lesson = NumbersLesson::Weights;
    bool columns = false;         ///< weights as columns side by side, rather than as stacked bars
    bool entropyContours = false; ///< on the simplex
    double factor = 1;            ///< what the scores are multiplied by in the lesson on overflow. Range: finite, positive
    std::int64_t step = 0;        ///< of the one pass: how many numbers were taken. Range: [0, mostNumbers]
    bool operator==(const NumbersChoices&) const = default;
};

/// What is wrong with the choices, or nothing.
std::optional<Error> faultOf(const CompareChoices& compare);
std::optional<Error> faultOf(const NumbersChoices& numbers);

} // namespace softfocus
