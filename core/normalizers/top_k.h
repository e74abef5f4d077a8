#pragma once

#include "core/normalizers/normalizer.h"

namespace softfocus {

/// Softmax over the k largest scores, exact zeros elsewhere; scores tied with the k-th are all kept.
/// T = 0 shares the weight among the largest scores, T = ∞ among those kept.
/// Shapes, Range: as Rows; k from 1. Real is float or double.
/// Source: Gupta et al. 2021, "Memory-efficient Transformers via Top-k Attention", for the idea; that ties are all kept is this
/// project's, so that the order of the keys does not matter.
template <class Real>
void topKRows(const Rows<Real>& rows);

/// Top-k in the table of normalizers.
NormalizerEntry topKEntry();

} // namespace softfocus
