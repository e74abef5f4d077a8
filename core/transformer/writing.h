#pragma once

#include "core/transformer/transformer.h"

#include <span>
#include <stop_token>

namespace softfocus {

/// A piece that may come next.
struct Candidate {
    Index id = 0;
    double probability = 0; ///< by softmax of all logits
    bool operator==(const Candidate&) const = default;
};

/// The likeliest pieces, the likeliest first, of equal ones the one with the smaller id. Fewer than `count` where there are no more.
/// Left out, and without a share of the probability: ids of `leftOut`, and logits that are NaN or −∞.
std::vector<Candidate> bestOf(std::span<const float> logits, Index count, std::span<const Index> leftOut = {});

/// When to stop writing, and what to keep of each step.
struct WritingLimits {
    Index mostPieces = 64;           ///< that are written; fewer where the model has no places for them
    std::optional<Index> end;        ///< the piece after which nothing follows
    std::vector<Index> leftOut = {}; ///< ids that are never written
    Index candidates = 1;            ///< of each step
};

/// A text as a model wrote it.
struct WrittenText {
    std::vector<Index> ids;                         ///< the end among them where it was written
    std::vector<std::vector<Candidate>> candidates; ///< of each step, the written piece first
    bool hasEnded = false;                          ///< by the end rather than by a limit
};

/// Goes on with a generation, the likeliest piece each time. Stops early where it is asked to, and where no logit is a number.
WrittenText write(Generation& generation, const WritingLimits& limits, Index positions, const std::stop_token& stop = {});

/// The translation of these pieces, as the model writes it by itself: at most config().longestTranslation pieces, the end among them where it came.
/// Empty where the model does not translate or cannot read them. Cut short where it is asked to stop.
WrittenText translate(const std::shared_ptr<const Transformer>& model, const std::vector<Index>& ids,
                      const std::optional<Intervention>& intervention = {}, Index candidates = 1, ThreadPool* pool = nullptr,
                      const std::stop_token& stop = {});

/// What the decoder reads so that it writes these pieces: its start piece, and all of them but the last.
/// Row i of its attention is then the position that writes piece i.
std::vector<Index> decoderInput(const ModelConfig& config, const std::vector<Index>& written);

} // namespace softfocus
