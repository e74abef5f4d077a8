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

/// The transformers in the program.
enum class BundledModel { Encoder, Bert, Translation };
inline constexpr std::array bundledModelNames{"encoder", "bert", "translation"};

/// Whose attention is looked at: of a model that translates, there are three kinds.
enum class AttentionPart {
    Cross,   ///< the translation asks the text
    Self,    ///< the text asks itself: of the encoder, or of the only stack that there is
    Decoder, ///< the translation asks itself
};
inline constexpr std::array attentionPartNames{"cross", "self", "decoder"};

/// On how much of a model a normalizer and a temperature act.
enum class WhatIfScope { Head, Layer, Model };
inline constexpr std::array whatIfScopeNames{"head", "layer", "model"};

/// Which vectors of a layer are shown beside the scores that follow from its queries and keys.
enum class ModelVectors {
    Compared, ///< the head’s queries and keys
    Values,   ///< what the head mixes
    Incoming, ///< the residual stream before the layer
    Outgoing, ///< the residual stream behind it
};
inline constexpr std::array modelVectorsNames{"compared", "values", "incoming", "outgoing"};

/// A head of a transformer that reads a text.
struct ModelSource {
    std::variant<BundledModel, std::string> model = BundledModel::Encoder; ///< or the folder it lies in: an absolute path, UTF-8
    std::string text = TextSource().text;                                  ///< UTF-8; of a model that translates, what is translated
    std::optional<std::string> translation;                                ///< given by the user; none: the model writes it
    std::string other; ///< a second text, with which the sentence encoder compares the first; or empty
    AttentionPart part = AttentionPart::Self;
    std::int64_t layer = 0;                ///< from 0
    std::optional<std::int64_t> head = 0;  ///< from 0; none: the mean of all heads of the layer
    bool hidesSpecial = false;             ///< special pieces are left out, and the rows divided by what remains
    bool joinsWords = false;               ///< pieces are joined to words: summed over keys, averaged over queries
    WhatIfScope scope = WhatIfScope::Head; ///< of the scene's variant and mask
    ModelVectors vectors = ModelVectors::Compared;
    std::string unknown = {}; ///< as TextSource::unknown
    bool operator==(const ModelSource&) const = default;
};

/// Where scores come from. What has to know the kinds visits them, so that one that is forgotten does not compile.
using Source = std::variant<TextSource, MatrixSource, PairSource, ImageSource, ModelSource>;

/// The texts that are typed into a source, the asking one of two first, a translation by the user behind its text; none for a matrix or a picture.
std::vector<std::string> typedTexts(const Source& source);

/// The same source with another text at a place of typedTexts(). A place that is not there changes nothing; but one behind the text of a model is that of
/// its translation, which is the user’s from then on.
Source withTypedText(Source source, std::size_t place, std::string text);

/// The sentence of a source of words, of two the one that is asked; of others, the one that was typed before.
const std::string& sentenceText(const Source& source);

/// The same source, with another sentence to go back to or to show.
Source withSentence(Source source, std::string text);

/// True when making what it provides and comparing its units may take longer than a share of a frame.
bool isLarge(const Source& source);

/// True when what it provides depends on the scene’s variant and mask: those of a whole model.
bool dependsOnVariant(const Source& source);

/// True when both give the same units, vectors and scores under the same variant and mask: whatever sentence waits behind a matrix makes no difference.
bool sameInput(const Source& a, const Source& b);

} // namespace softfocus
