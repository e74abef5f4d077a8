#pragma once

#include "core/base/result.h"
#include "core/models/model_run.h"
#include "core/models/opened_model.h"
#include "core/transformer/transformer.h"

#include <array>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace softfocus {

class ThreadPool;
struct Scene;

/// What a model foretells of a text.
enum class PredictionKind {
    Masked,      ///< which piece stands where the text has a mask token
    Next,        ///< which piece comes after the text
    Translation, ///< the text in another language
    Similarity,  ///< how alike two texts are
};
inline constexpr std::array predictionKindNames{"masked", "next", "translation", "similarity"};

/// A piece that may stand at a place. Range: probabilities in [0, 1], by softmax of all logits.
struct LikelyPiece {
    Index id = 0;
    std::string text;        ///< UTF-8, for people
    std::string piece;       ///< UTF-8, as the vocabulary writes it
    bool beginsWord = true;  ///< false where it goes on with the word before
    double asItIs = 0;       ///< as the model was trained
    double asItBecomes = 0;  ///< under the intervention; without one, the same
    bool isAmongOld = false; ///< one of the likeliest as the model was trained
    bool isAmongNew = false; ///< one of the likeliest under the intervention
};

/// A place of which the model says what may stand there.
struct PredictedPlace {
    Index position = 0; ///< of the mask token among the pieces of the text; where a piece is to come after the text, how many it has
    /// The likeliest as the model was trained, the likeliest first, then those that are among the likeliest only under the intervention, likewise.
    std::vector<LikelyPiece> pieces;
    double variation = 0;  ///< total variation distance of both distributions, over the whole vocabulary. Range: [0, 1]
    double divergence = 0; ///< KL(as it is || as it becomes). Units: bits
};

/// Where words stand in a text. Units: UTF-16 code units.
struct TextSpan {
    Index begin = 0, length = 0;
    bool operator==(const TextSpan&) const = default;
};

/// A word of the translation as it is beside one of the translation as it becomes: the same word, or others between the same ones, in their order. One of both
/// is none where the other has more words.
struct WordPair {
    std::optional<TextSpan> asItIs, asItBecomes;
    bool isSame = false;
    bool operator==(const WordPair&) const = default;
};

/// What a model predicts in one state: as it was trained, or under an intervention. Kept so that what has not changed is taken over.
struct PredictionState {
    std::shared_ptr<const Trace> trace;      ///< of the text, and of the translation as it is
    std::shared_ptr<const Trace> otherTrace; ///< of the second text; or null
    std::vector<std::vector<float>> logits;  ///< of each place, or of each piece of the translation as it is. Shapes: [V]
    std::vector<Index> written;              ///< the translation’s pieces
    std::string translation;                 ///< UTF-8
    std::optional<double> similarity;        ///< the cosine of both texts’ vectors; none without a second text. Range: [−1, 1]
    std::optional<Error> fault;              ///< why there is nothing of the above
};

/// What a model predicts, as it is and as it becomes. Shared, never changed.
struct Prediction {
    PredictionKind kind = PredictionKind::Next;
    std::shared_ptr<const ModelRun> run; ///< of the text that was asked about
    std::string other;                   ///< the second text
    std::optional<Intervention> intervention;
    PredictionState asItIs, asItBecomes; ///< the same without an intervention
    std::vector<PredictedPlace> places;  ///< none where a model that fills in masks finds none, and after no text
    /// Of the translation as it is, each with its probability after those before it; under the intervention, if the same ones had been written.
    std::vector<LikelyPiece> writtenPieces;
    std::vector<WordPair> words;     ///< of both translations
    std::vector<TextSpan> goneWords; ///< words of the translation as it is that the other does not have
    std::vector<TextSpan> comeWords; ///< the other way round
};

/// What a prediction is made of.
struct PredictionRequest {
    std::shared_ptr<const ModelRun> run; ///< never null
    std::string other;                   ///< a second text, for a similarity; or empty
    std::optional<Intervention> intervention;
};

/// The words of two texts beside each other: as many as possible are the same. UTF-8.
std::vector<WordPair> pairedWords(const std::string& text, const std::string& other);

/// So many pieces are the likeliest.
inline constexpr Index likeliestCount = 10;

/// What the model predicts, as it was trained and under the intervention. Takes over from `before` (which may be null) what has not changed: what the
/// model predicts as it was trained, and the layers below the intervention. Softmax at T = 1 without a mask changes nothing, to the bit.
/// Null where it was asked to stop. Where nothing comes of the intervention, that state’s fault says why.
/// Errors: as runModel(); a model without the layer that gives logits.
Result<std::shared_ptr<const Prediction>> predictionOf(const PredictionRequest& request, const Prediction* before = nullptr,
                                                       ThreadPool* pool = nullptr, const std::stop_token& stop = {});

/// What a model is asked for.
PredictionKind predictionKindOf(const OpenedModel& model);

/// The mask token as it is written in a text, "[MASK]" or "<mask>"; none where the vocabulary has none.
std::optional<std::string> maskTokenOf(const OpenedModel& model);

/// What acts on the model of a scene; none where the source is no model, and where nothing acts, as softmax at T = 1 without a mask is what it was
/// trained with.
std::optional<Intervention> whatIfOf(const Scene& scene);

} // namespace softfocus
