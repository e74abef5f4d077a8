#pragma once

#include "core/attention/attention.h"

#include <span>

namespace softfocus {

/// 0 where a query has a piece that sees one of the key's, −∞ elsewhere. Shapes: [n × m] of `input`. Needs: pooled scores.
Matrix visibleUnits(const Input& input, Mask mask);

/// Weights of all pieces, of each head, put together as PooledScores says; of `pooled` only the units are read. A row of which nothing remains attends to
/// nothing. Shapes: each of `heads` [pieces × pieces] → [queries × keys].
Weights pooledFrom(const PooledScores& pooled, Index queries, Index keys, std::span<const Weights* const> heads);

/// The weights of all heads and pieces under a variant, put together as PooledScores says. A row of which nothing remains attends to nothing.
/// Shapes: [n × m] of `input`. Needs: pooled scores.
Weights pooledWeights(const Input& input, Mask mask, const Variant& variant, ThreadPool* pool = nullptr);

} // namespace softfocus
