#pragma once

#include "ui/model/derivation/word_move.h"
#include "ui/model/document/latest_task.h"

namespace softfocus {

/// Some queries of a result with vectors, whose neighbours are wanted in this order.
struct MoveRequest {
    std::shared_ptr<const Attention> attention;
    std::vector<Index> queries;
};

/// Looks up the neighbours of words, which takes some seven million products each; an answer for each query.
using MoveTask = LatestTask<MoveRequest, WordMove>;

/// The work of a MoveTask. It keeps what does not depend on the weights for as long as the words stay the same.
MoveTask::Work workOnMoves();

} // namespace softfocus
