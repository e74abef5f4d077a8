#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/scene/scene.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace softfocus {

class ThreadPool;
struct ModelRun;

// Shape letters, here and everywhere: n queries, m keys, d dimensions of a vector.
// Rows are queries (the words that ask), columns are keys (the words that are asked).

/// One unit of the text.
struct Token {
    std::string text;       ///< UTF-8, as written
    Index begin = 0;        ///< where it starts in the text, in UTF-16 code units
    Index length = 0;       ///< in UTF-16 code units; 0 for a label that is not part of the text
    bool known = true;      ///< false when the vocabulary lacks it and its vector is one of its own
    std::string piece = {}; ///< as the vocabulary of a transformer writes it, for files; empty elsewhere
    bool operator==(const Token&) const = default;
};

/// What one query or key is, for sentences that name it.
enum class UnitKind {
    Word,  ///< of a text
    Entry, ///< a row or a column of a matrix
    Patch, ///< of a picture
};

/// How queries are compared with keys, which gives their scores.
enum class Comparison {
    ScaledDot,         ///< q·k/√d
    SquaredDifference, ///< −MSE(q, k)/squaredDifferenceUnit: the mean over the entries of their squared differences
};
/// The mean squared difference of colours of 0 to 1 that lowers a score by 1.
inline constexpr double squaredDifferenceUnit = 0.01;

/// The vectors that attention compares and mixes. Shared, never changed: where words attend to themselves, all three are one matrix.
struct Projections {
    std::shared_ptr<const Matrix> queries; ///< [n × d]
    std::shared_ptr<const Matrix> keys;    ///< [m × d]
    std::shared_ptr<const Matrix> values;  ///< [m × e]
    Comparison comparison = Comparison::ScaledDot;
};

/// The picture whose patches are the units, patch by patch from the top left.
struct PatchGrid {
    Index side = 0;                      ///< patches in a row and in a column: n = m = side²
    std::shared_ptr<const Matrix> clean; ///< [n × d] colours without noise; the values themselves where none was added
    double noise = 0;                    ///< standard deviation of what was added
};
/// Pixels in a row and in a column of a patch; its vector has red, green and blue of each, row by row: d = patchSide²·3.
inline constexpr Index patchSide = 8;
inline constexpr Index patchDimensions = patchSide * patchSide * 3;

/// Projections of units that attend to themselves by their vectors as they are: Q = K = V. Shapes: vectors [n × d].
Projections selfProjections(Matrix vectors);

/// Scores as given, before any mask or normalizer. Range: finite, or −∞ for a masked entry.
struct Logits {
    Matrix values; ///< [n × m]
};

/// Weights as given, to be shown as they are. Range: finite, or −∞ for a masked entry.
struct ReadyWeights {
    Matrix values; ///< [n × m]
};

/// Scores of several heads, or between pieces of the units that are shown. Normalizer and temperature act on each head and piece; what is shown is put
/// together from their weights: averaged over heads, summed over the pieces of a key, averaged over those of a query. Weights of pieces that are left out
/// are shared out again: rows are divided by what remains of them.
struct PooledScores {
    std::vector<std::shared_ptr<const Matrix>> heads; ///< each [N × M], for N and M pieces; at least one
    std::vector<Index> queryUnits;                    ///< N: the query that a piece belongs to, or −1 where it is left out
    std::vector<Index> keyUnits;                      ///< M
};

/// Vectors to look at that are not those by which queries and keys are compared.
struct OtherVectors {
    std::shared_ptr<const Matrix> values; ///< [n × w], or of the keys [m × w]
    bool areOfKeys = false;
    Message name; ///< what they are: "values", "residual stream into layer 3"
};

/// What the source of scores provides before any attention is computed.
struct Input {
    std::vector<Token> queries; ///< n
    std::vector<Token> keys;    ///< m
    UnitKind unit = UnitKind::Word;
    std::variant<Projections, Logits, ReadyWeights, PooledScores> numbers = Logits{};
    /// Queries and keys are the same units, one by one: words of one sentence, patches of one picture, a matrix with the same labels on both sides.
    bool isSelfAttention = false;
    bool isCausal = false;                         ///< no query sees the keys after it, whatever the scene’s mask
    std::optional<PatchGrid> patches;              ///< where units are patches
    std::optional<OtherVectors> shownVectors = {}; ///< what stage 1 shows in place of the queries' and keys' vectors
    std::shared_ptr<const ModelRun> run = {};      ///< of a transformer: what it is a head of; else null
    std::optional<Error> fault = {};               ///< why there is nothing: a model that cannot be opened
    Index queryTotal = 0, keyTotal = 0;            ///< tokens in the texts, of which at most maximumTokens each are shown
    Message sourceName;                            ///< e.g. "100-d word vectors", for the provenance line
};

/// The vectors that scores follow from, or null where scores or weights were given.
const Projections* projectionsOf(const Input& input);

/// Stage 2. Range: finite; −∞ exactly where masked.
/// Given weights have no scores: they stand here themselves, which tells what is masked, and this stage is not shown.
struct Scores {
    Matrix raw;    ///< [n × m] q·k/√d, or as given
    Matrix masked; ///< [n × m] raw, with −∞ where the mask hides a key
};

/// Stage 3. Range: weights of masked keys are 0.
struct Weights {
    Matrix values;                ///< [n × m]
    std::vector<RowState> states; ///< n
    /// [n × m] ln of the weights, by softmax where some of them are too small for a double; else empty. −∞ where masked or exactly 0.
    Matrix logs;
    std::vector<double> leftOut = {}; ///< n: the share of each row that pieces held that are left out; empty where none are
};

/// What a row of weights is by its state and by its numbers: Undefined where a row that is called Normal holds NaN.
/// Everything that is said or drawn of a row asks this rather than the state alone.
RowState stateOf(const Weights& weights, Index row);

/// Stage 4.
struct Output {
    Matrix values; ///< [n × d] Σⱼ wᵢⱼ vⱼ; empty when scores are given
};

/// Whether keys have other vectors than queries: words of another sentence, but not words or patches that attend to themselves.
/// Then what is shown of the vectors is both: the queries' rows, and after them the keys'.
bool hasOtherKeys(const Input& input);

/// Whose vectors stage 1 shows.
enum class VectorSides { Queries, Keys, Both };
VectorSides vectorSidesOf(const Input& input);

/// A unit by its place among the rows of the vectors.
struct VectorRow {
    bool isKey = false; ///< a key where the rows are theirs, else a query
    Index index = 0;    ///< among its kind
};
VectorRow vectorRowOf(const Input& input, Index row);

/// Everything that follows from a scene, with the scene that it came from.
/// Stages are shared with the result before where nothing they depend on changed.
struct Attention {
    Scene scene;
    std::shared_ptr<const Input> input;
    /// Stage 1: [n × d] the queries' vectors, or [(n + m) × d] and the keys' where they have others; or what Input::shownVectors has;
    /// null where there are none.
    std::shared_ptr<const Matrix> vectors;
    std::shared_ptr<const Scores> scores;
    std::shared_ptr<const Weights> weights;
    std::shared_ptr<const Output> output;
    Mask mask = Mask::None; ///< the scene's, where the input can have one

    Index queryCount() const { return static_cast<Index>(input->queries.size()); }
    Index keyCount() const { return static_cast<Index>(input->keys.size()); }
    bool isMasked(Index query, Index key) const;
};

/// The stages that a result can show, in their order: all of them where there are vectors, scores and weights of given scores, weights
/// alone of given ones.
std::vector<Stage> stagesOf(const Attention& attention);
bool hasStage(const Attention& attention, Stage stage);
/// True when the weights were given, so that there are no scores behind them.
bool hasGivenWeights(const Attention& attention);
/// True when each row of weights follows from a row of scores: neither given, nor put together from several heads or pieces.
bool hasScores(const Attention& attention);
/// True when weights are put together from several heads or pieces.
bool hasPooledWeights(const Attention& attention);
/// True when queries and keys are words of a text, or of two.
bool isOfWords(const Attention& attention);
/// True when queries and keys are patches of a picture; then its input has patches.
bool isOfPatches(const Attention& attention);
/// True when vectors and output are those of words, so that words of the vocabulary are near to them.
bool hasNearestWords(const Attention& attention);
/// True when that key is that query itself.
bool isItself(const Input& input, Index query, Index key);
/// True when a mask makes sense: not between two sentences, whose words have no places in common.
bool canMask(const Input& input);

/// The kinds of picture that a stage can be drawn as, the usual one first.
std::vector<PictureKind> pictureKindsOf(const Attention& attention, Stage stage);
/// The one that the scene's view asks for, or the usual one where there is no such.
PictureKind pictureKindOf(const Attention& attention, Stage stage);
/// The query that the scene's view chose, or else the usual one: the last word, the patch in the middle; −1 where there is none.
Index chosenQuery(const Attention& attention);
/// The one that is chosen where nobody chose.
Index usualQuery(const Input& input);

/// q·k/√d for every query and key; to the last bit the same for vectors that are equal.
/// Shapes: [n × d], [m × d] → [n × m]. Needs: d > 0 unless n or m is 0.
/// Source: Vaswani et al. 2017, "Attention Is All You Need", equation 1.
Matrix scaledScores(const MatrixRef& queries, const MatrixRef& keys);

/// −MSE(q, k)/squaredDifferenceUnit for every query and key; exactly 0 for equal ones.
/// Shapes: [n × d], [m × d] → [n × m]. Needs: d > 0 unless n or m is 0.
/// Source: Buades, Coll & Morel 2005, "A non-local algorithm for image denoising", equation 3, where the distance is weighted.
Matrix differenceScores(const MatrixRef& queries, const MatrixRef& keys, ThreadPool* pool = nullptr);

/// The input’s scores with −∞ where its own mask or the scene’s hides the key. Of pooled scores: 0 where any of their pieces is not hidden.
/// Shapes: [n × m].
Matrix maskedScoresOf(const Input& input, const Matrix& raw, Mask mask);

/// The weights of an input under a variant, from its masked scores. Shapes: [n × m].
Weights weightsOf(const Input& input, const Scores& scores, Mask mask, const Variant& variant, ThreadPool* pool = nullptr);

/// Scores with −∞ where `mask` hides the key: Causal hides keys after the query, Self the query's own place.
/// Shapes: [n × m] → [n × m].
Matrix masked(Matrix scores, Mask mask);

/// Every row of scores through the normalizer. Needs: scores without NaN and +∞, temperature in [0, ∞].
/// Shapes: [n × m] → [n × m].
/// With a pool, large matrices are shared out among its threads.
Weights weigh(const MatrixRef& maskedScores, const Normalizer& normalizer, double temperature, ThreadPool* pool = nullptr);

/// Given weights as they are, 0 where they are masked. Range: rows may sum to anything, and weights may be negative.
/// Needs: weights without NaN and +∞. Shapes: [n × m] → [n × m].
Weights takenAsGiven(Matrix maskedWeights);

/// The weights mix the vectors. Shapes: [n × m], [m × d] → [n × d]. NaN weights give NaN.
Matrix mix(const MatrixRef& weights, const MatrixRef& vectors, ThreadPool* pool = nullptr);

/// Computes all stages, taking over from `before` (which may be null) each one whose inputs are unchanged.
/// Needs: the scene passed check(), and input is the scene's; nobody else uses the pool meanwhile.
std::shared_ptr<const Attention> attend(const Scene& scene, std::shared_ptr<const Input> input,
                                        const std::shared_ptr<const Attention>& before, ThreadPool* pool = nullptr);

/// The same result, shown otherwise: nothing is computed again.
std::shared_ptr<const Attention> shownAs(const std::shared_ptr<const Attention>& attention, const View& view);

/// An estimate of what attend() has to do, in multiply-adds; decides whether it leaves the GUI thread.
double workOf(const Input& input);

} // namespace softfocus
