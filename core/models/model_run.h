#pragma once

#include "core/base/result.h"
#include "core/models/opened_model.h"
#include "core/scene/source.h"
#include "core/tokenizers/tokenizer.h"
#include "core/transformer/transformer.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace softfocus {

class ThreadPool;

/// A text as a model reads it.
struct PieceText {
    std::string text;          ///< UTF-8
    std::vector<Piece> pieces; ///< with the special ones; at most what the model takes and maximumTokens
    Index total = 0;           ///< pieces of the whole text
    bool operator==(const PieceText&) const = default;
};

/// A model that has read a text, and written or read its translation. Shared, never changed.
struct ModelRun {
    std::shared_ptr<const OpenedModel> model;
    PieceText source;
    /// Of a model that translates: what the decoder writes, piece by piece to its end; else empty.
    PieceText target;
    bool isTargetGiven = false; ///< by the user rather than by the model
    std::shared_ptr<const Trace> trace;
};

/// What a run is made of.
struct RunOfModel {
    const ModelSource& source;
    std::optional<Intervention> intervention; ///< on the trace; translations are written by the model as it was trained
};

/// Lets a model read the source’s text. Takes over from `before` (which may be null) what has not changed: the model, the pieces, the translation and the
/// layers below an intervention.
/// Null where it was asked to stop.
/// Errors: as openModel(); an unusable result of weights that are no numbers, by its layer.
Result<std::shared_ptr<const ModelRun>> runModel(const RunOfModel& wanted, const ModelRun* before = nullptr, ThreadPool* pool = nullptr,
                                                 const std::stop_token& stop = {});

/// What the model writes for these pieces, under an intervention or as it was trained: the likeliest piece each time, with the end piece where it comes
/// within config.longestTranslation. Empty where no logit is a number, and cut short where it is asked to stop. Needs: a model that translates.
std::vector<Index> translated(const OpenedModel& model, const std::vector<Index>& ids, const std::optional<Intervention>& intervention,
                              ThreadPool* pool = nullptr, const std::stop_token& stop = {});

/// A text as a model reads it, of a longer one the beginning. UTF-8.
PieceText pieceTextOf(const OpenedModel& model, const std::string& text);

/// The pieces of ids that a model has written, with their places in the text that they make.
PieceText pieceTextOf(const Tokenizer& tokenizer, const std::vector<Index>& ids);

/// What the decoder has read when it writes `target`: its start piece, and of target all but the last. Needs: a model that translates.
std::vector<Piece> decoderInputOf(const OpenedModel& model, const std::vector<Piece>& target);

std::vector<Index> idsOf(const std::vector<Piece>& pieces);

/// The scene’s variant and mask as an intervention on the source’s head, layer or model.
Intervention interventionOf(const ModelSource& source, const Variant& variant, Mask mask);

} // namespace softfocus
