#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/normalizers/normalizer.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// The most tokens that are shown; further ones are left out and the program says so.
inline constexpr Index maximumTokens = 1024;

enum class Mask { None, Causal, Self };
enum class Stage { Vectors, Scores, Weights, Output };
/// What the end of the colour scale stands for.
enum class ScaleRange { Fixed, RowMaximum, MapMaximum, Logarithmic };
/// On which side of the cells the names of keys and of queries stand.
enum class KeySide { Above, Below };
enum class QuerySide { Left, Right };
/// Through whose eyes the picture is shown on the screen: printed in greys, or by somebody who lacks one kind of cone.
enum class Preview { None, Greyscale, Protanopia, Deuteranopia, Tritanopia };

/// How weights are drawn: as cells, or as threads from queries to keys. The other stages are always maps.
enum class PictureKind { Map, Threads };

inline constexpr std::array maskNames{"none", "causal", "self"};
inline constexpr std::array stageNames{"vectors", "scores", "weights", "output"};
inline constexpr std::array scaleRangeNames{"fixed", "row", "map", "log"};
inline constexpr std::array keySideNames{"above", "below"};
inline constexpr std::array querySideNames{"left", "right"};
inline constexpr std::array previewNames{"none", "greyscale", "protanopia", "deuteranopia", "tritanopia"};
inline constexpr std::array pictureKindNames{"map", "threads"};

/// The enumerator whose name stands at its place in `names`, or none.
template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<const char*, N>& names, std::string_view name)
{
    for (std::size_t i = 0; i < N; ++i)
        if (name == names[i])
            return static_cast<Enum>(i);
    return std::nullopt;
}

/// The name that stands for `value` in files and on the command line.
template <class Enum, std::size_t N>
std::string_view nameOf(const std::array<const char*, N>& names, Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

/// What a matrix that the user brought along holds. Weights are shown as they are: no normalizer is applied to them.
enum class GivenKind { Scores, Weights };
inline constexpr std::array givenKindNames{"scores", "weights"};

struct LabelDecision;

/// Scores that the user brought along, or the weights themselves, with the names of their rows and columns.
/// Shapes: scores [queries × keys]. Range: finite, or −∞ for a masked entry.
struct GivenScores {
    std::string origin; ///< what to call them on screen: a file's name, or the list as typed
    std::vector<std::string> queries;
    std::vector<std::string> keys;
    Matrix scores;
    GivenKind kind = GivenKind::Scores;
    std::string unknown = {}; ///< keys of its part of a scene file that this program does not know, as a JSON object; or empty
    /// Scores up to this are taken as masked (finite_mask.h); none where only −∞ is. The matrix keeps its numbers.
    std::optional<double> maskedUpTo = {};
    /// What a table in text form let be read either way, while that is at hand; or null. Not part of the value, nor of a scene’s file.
    std::shared_ptr<const LabelDecision> labels = {};
    bool operator==(const GivenScores& other) const;
};

/// How the picture is drawn.
struct View {
    Stage stage = Stage::Weights;
    std::string colours = "indigo"; ///< a colour scale's name; one that is unknown is drawn as indigo
    ScaleRange range = ScaleRange::Fixed;
    bool values = true; ///< numbers in cells where they fit
    Preview preview = Preview::None; ///< for the screen; figures keep their colours
    KeySide keySide = KeySide::Above;
    QuerySide querySide = QuerySide::Left;
    bool axisTitles = true;
    bool legend = true;
    bool rowSums = false;         ///< beside the rows of weights: what each row adds up to
    bool effectiveTokens = false; ///< beside the rows of weights: 2^entropy, how many keys the query really looks at
    PictureKind picture = PictureKind::Map;
    bool operator==(const View&) const = default;
};

/// True when the stage at hand is drawn as threads.
inline bool showsThreads(const View& view)
{
    return view.stage == Stage::Weights && view.picture == PictureKind::Threads;
}

/// What the user chose. Everything else on the screen follows from it.
struct Scene {
    std::string text = "My grandmother bakes incredible cookies"; ///< UTF-8
    /// Scores to use instead of the text's. Shared, never changed; compared by value.
    std::shared_ptr<const GivenScores> given;
    Normalizer normalizer;
    double temperature = 1; ///< in [0, ∞]
    Mask mask = Mask::None;
    View view;
    /// What a scene file held besides, written by a program that knows more: a JSON object that is kept for it, or null.
    /// Shared, never changed; compared by value.
    std::shared_ptr<const std::string> unknown;
    bool operator==(const Scene& other) const;
};

/// True when the weights were given, so that normalizer and temperature change nothing.
bool hasGivenWeights(const Scene& scene);

/// True when both scenes have the same tokens, vectors and scores: the same text or the same given scores.
bool sameInput(const Scene& a, const Scene& b);

/// The scene itself when it can be shown, else a sentence that says what is wrong with it.
/// Errors: a text beyond mostCharacters; temperature negative or NaN; a parameter of the normalizer out of its range; given scores or
/// weights with NaN or +∞ (names row and column), with labels that do not match, without any entry, or beyond maximumTokens on a side.
Result<Scene> check(Scene scene);

} // namespace softfocus
