#pragma once

#include "core/base/matrix.h"

#include <array>
#include <cstdint>
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

/// Two sentences: the words of one ask those of the other.
struct PairSource {
    std::string asking = "My grandma cooks tasty biscuits"; ///< UTF-8
    std::string asked = TextSource().text;                  ///< UTF-8
    std::string unknown = {};                               ///< as TextSource::unknown
    bool operator==(const PairSource&) const = default;
};

/// A square of colours, small enough to travel inside a scene.
struct SquarePicture {
    std::string name;                 ///< what to call it on screen: a file's name without its folder
    Index side = 0;                   ///< pixels. Range: [1, largestPictureSide]
    std::vector<std::uint8_t> pixels; ///< [side × side × 3] red, green and blue (sRGB), row by row from the top left
    bool operator==(const SquarePicture&) const = default;
};
inline constexpr Index largestPictureSide = 256;

/// The pictures in the program.
enum class BundledPicture { Cat, Coffee, Astronaut };
inline constexpr std::array bundledPictureNames{"cat", "coffee", "astronaut"};

inline constexpr Index leastGrid = 8, usualGrid = 24, greatestGrid = 32;
inline constexpr double greatestNoise = 0.5;
inline constexpr std::int64_t greatestSeed = 999'999;

/// A picture, whose patches are compared by their colours.
struct ImageSource {
    /// Own pictures are never null; shared, never changed; compared by value.
    std::variant<BundledPicture, std::shared_ptr<const SquarePicture>> picture = BundledPicture::Cat;
    Index grid = usualGrid;                   ///< patches in a row and in a column. Range: [leastGrid, greatestGrid]
    double noise = 0;                         ///< standard deviation of what is added to every colour of 0 to 1. Range: [0, greatestNoise]
    std::int64_t seed = 1;                    ///< of the noise. Range: [0, greatestSeed]
    std::string sentence = TextSource().text; ///< what was typed before, for the way back to words
    std::string unknown = {};                 ///< as TextSource::unknown
    bool operator==(const ImageSource& other) const;
};

/// Where scores come from. What has to know the kinds visits them, so that one that is forgotten does not compile.
using Source = std::variant<TextSource, MatrixSource, PairSource, ImageSource>;

/// The texts that are typed into a source, the asking one of two first; none for a matrix or a picture.
std::vector<std::string> typedTexts(const Source& source);

/// The same source with another text at a place of typedTexts(). A place that is not there changes nothing.
Source withTypedText(Source source, std::size_t place, std::string text);

/// The sentence of a source of words, of two the one that is asked; of others, the one that was typed before.
const std::string& sentenceText(const Source& source);

/// The same source, with another sentence to go back to or to show.
Source withSentence(Source source, std::string text);

/// True when making what it provides and comparing its units may take longer than a share of a frame.
bool isLarge(const Source& source);

/// True when both give the same units, vectors and scores: whatever sentence waits behind a matrix makes no difference.
bool sameInput(const Source& a, const Source& b);

} // namespace softfocus
