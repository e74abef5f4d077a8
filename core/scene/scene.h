#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/scene/page_choices.h"
#include "core/scene/source.h"
#include "core/scene/variant.h"
#include "core/scene/view.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softfocus {

/// The most tokens that are shown; further ones are left out and the program says so.
inline constexpr Index maximumTokens = 1024;

/// Which keys are hidden from which queries.
enum class Mask { None, Causal, Self };
inline constexpr std::array maskNames{"none", "causal", "self"};

struct Scene;

/// A state that somebody keeps to come back to.
struct Bookmark {
    int place = 1;                      ///< in [1, bookmarkPlaces]; no two of a scene have the same
    std::shared_ptr<const Scene> scene; ///< never null, and without bookmarks itself; shared, never changed; compared by value
    bool operator==(const Bookmark& other) const;
};
inline constexpr int bookmarkPlaces = 9;
/// The most scores that the matrices of all bookmarks may have together, where they are not the scene's own.
inline constexpr Index mostBookmarked = maximumTokens * maximumTokens;

/// What the user chose. Everything else on the screen follows from it.
struct Scene {
    Source source;
    Variant variant;
    Mask mask = Mask::None;
    View view;
    std::vector<Bookmark> bookmarks = {}; ///< by their places
    PageKind page = PageKind::Explore;    ///< on which it is shown; going to another page is no step to undo
    CompareChoices compare = {};
    NumbersChoices numbers = {};
    /// What a scene file held besides, written by a program that knows more: a JSON object that is kept for it, or null.
    /// Shared, never changed; compared by value.
    std::shared_ptr<const std::string> unknown = {};
    bool operator==(const Scene& other) const;
};

/// The scene with what it shows kept at a place, in place of what was kept there. Needs: place in [1, bookmarkPlaces].
Scene withBookmark(Scene scene, int place);
/// The scene without a bookmark.
Scene withoutBookmark(Scene scene, int place);
/// What is kept at a place, with all bookmarks of the scene; none where nothing is kept there.
std::optional<Scene> recalled(const Scene& scene, int place);

/// The scene with another source. A picture that takes the place of something else is drawn as one; whoever was chosen or marked in another
/// kind of source no longer is.
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

/// True when both scenes have the same tokens, vectors and scores: the same text or the same given scores, of a whole model under the same variant.
bool sameInput(const Scene& a, const Scene& b);

/// True when they differ in nothing but what choosing and going about changes: the chosen query, the page and its lesson.
bool equalButForChoice(Scene one, const Scene& other);

/// The scene itself when it can be shown, else a sentence that says what is wrong with it.
/// Errors: a text beyond mostCharacters; a picture, its grid or its noise out of range; temperature negative or NaN; a parameter of the normalizer out of its range; given scores or
/// weights with NaN or +∞ (names row and column), with labels that do not match, without any entry, or beyond maximumTokens on a side;
/// what faultOf() says of the choices on pages.
Result<Scene> check(Scene scene);

} // namespace softfocus
