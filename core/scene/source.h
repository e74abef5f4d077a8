#pragma once

#include "core/base/matrix.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace softfocus {

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

/// A sentence, whose words are compared by their vectors.
struct TextSource {
    std::string text = "My grandmother bakes incredible cookies"; ///< UTF-8
    std::string unknown = {}; ///< keys of its part of a scene file that this program does not know, as a JSON object; or empty
    bool operator==(const TextSource&) const = default;
};

/// A matrix of scores or weights.
struct MatrixSource {
    /// Never null; shared, never changed; compared by value.
    std::shared_ptr<const GivenScores> matrix = std::make_shared<const GivenScores>();
    std::string sentence = TextSource().text; ///< what was typed before, for the way back to words
    bool operator==(const MatrixSource& other) const;
};

/// Where scores come from. What has to know the kinds visits them, so that one that is forgotten does not compile.
using Source = std::variant<TextSource, MatrixSource>;

/// The sentence of a source of words; of others, the one that was typed before.
const std::string& sentenceText(const Source& source);

/// The same source, with another sentence to go back to or to show.
Source withSentence(Source source, std::string text);

/// True when both give the same units, vectors and scores: whatever sentence waits behind a matrix makes no difference.
bool sameInput(const Source& a, const Source& b);

} // namespace softfocus
