#pragma once

#include "core/models/model_run.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace softfocus {

/// A piece that a model may write next.
struct NextPiece {
    Index id = 0;
    std::string text;       ///< UTF-8, for people
    bool isEnd = false;     ///< after it the translation is whole
    bool beginsWord = true; ///< false where it goes on with the word before
    bool isWritten = false; ///< the one that the translation at hand goes on with
    double probability = 0; ///< by softmax of all logits of what may be written. Range: [0, 1]
    bool operator==(const NextPiece&) const = default;
};

/// What may come after the first pieces of a translation.
struct NextPieces {
    Index step = 0; ///< how many of its pieces are there before. Range: [0, n)
    /// As the model was trained: the likeliest first, and behind them the one that is written where it is not among them.
    std::vector<NextPiece> asItIs;
    std::vector<NextPiece> asItBecomes; ///< the same under an intervention; empty without one, or where nothing comes of it
};

/// So many are told.
inline constexpr Index toldPieces = 10;

/// Runs that were made for a step, for the next one: with the same translation nothing is computed twice.
struct WritingTraces {
    std::weak_ptr<const OpenedModel> model; ///< that they are of; they do not keep it open
    std::shared_ptr<const Trace> asItIs, asItBecomes;
};

/// What the model says after `step` pieces of the run's translation, each of them read as it stands there.
/// Where it was asked to stop there is nothing to tell, and nothing that was begun is kept.
/// Needs: the run is of a model that translates, and 0 ≤ step < run.target.pieces.size().
NextPieces nextPieces(const ModelRun& run, Index step, const std::optional<Intervention>& intervention, WritingTraces& kept,
                      ThreadPool* pool = nullptr, const std::stop_token& stop = {});

/// The translation that begins with `step` pieces of the run’s, goes on with this one, and then as the model writes by itself; cut short where it was asked to stop. UTF-8.
/// Needs: as above; the piece is in the vocabulary.
std::string writtenOn(const ModelRun& run, Index step, Index piece, ThreadPool* pool = nullptr, const std::stop_token& stop = {});

} // namespace softfocus
