#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/normalizers/normalizer.h"
#include "core/scene/source.h"
#include "core/scene/view.h"

#include <array>
#include <memory>
#include <string>

namespace softfocus {

/// The most tokens that are shown; further ones are left out and the program says so.
inline constexpr Index maximumTokens = 1024;

/// Which keys are hidden from which queries.
enum class Mask { None, Causal, Self };
inline constexpr std::array maskNames{"none", "causal", "self"};

/// What turns scores into weights: a normalizer with its parameters, and a temperature.
struct Variant {
    Normalizer normalizer;
    double temperature = usualTemperature; ///< in [leastTemperature, greatestTemperature]
    bool operator==(const Variant&) const = default;
};

/// What the user chose. Everything else on the screen follows from it.
struct Scene {
    Source source;
    Variant variant;
    Mask mask = Mask::None;
    View view;
    /// What a scene file held besides, written by a program that knows more: a JSON object that is kept for it, or null.
    /// Shared, never changed; compared by value.
    std::shared_ptr<const std::string> unknown;
    bool operator==(const Scene& other) const;
};

/// The scene with another source. A picture that takes the place of something else is drawn as one; whoever was chosen in another source no
/// longer is.
Scene withSource(Scene scene, Source source);

/// As sentenceText() of its source.
const std::string& sentenceText(const Scene& scene);

/// The matrix that the scene's source is, or null where it is another kind.
const GivenScores* givenMatrix(const Scene& scene);
bool hasGivenMatrix(const Scene& scene);
/// Needs: hasGivenMatrix(scene).
const GivenScores& givenIn(const Scene& scene);

/// True when the weights were given, so that normalizer and temperature change nothing.
bool hasGivenWeights(const Scene& scene);

/// True when both scenes have the same tokens, vectors and scores: the same text or the same given scores.
bool sameInput(const Scene& a, const Scene& b);

/// True when they differ in nothing but the query that is chosen.
bool equalButForQuery(Scene one, const Scene& other);

/// The scene itself when it can be shown, else a sentence that says what is wrong with it.
/// Errors: a text beyond mostCharacters; a picture, its grid or its noise out of range; temperature negative or NaN; a parameter of the normalizer out of its range; given scores or
/// weights with NaN or +∞ (names row and column), with labels that do not match, without any entry, or beyond maximumTokens on a side.
Result<Scene> check(Scene scene);

} // namespace softfocus
