#pragma once

#include "core/normalizers/normalizer.h"

namespace softfocus {

/// max(tanh(z/T), 0) / Σ max(tanh(z/T), 0), uniform over the unmasked keys if no score is positive; with parameters.unnormalized
/// max(tanh(z/T), 0) alone, whose rows do not sum to 1.
/// T = 0: every positive score counts 1. T = ∞: tanh is as good as straight, so that the shares are linear's; unnormalized 0.
/// Shapes, Range: as Rows. Real is float or double.
/// Source: this project's, for comparison: a saturating share, with tanh in the place of linear's max(z, 0).
template <class Real>
void tanhRows(const Rows<Real>& rows);

/// Tanh in the table of normalizers.
NormalizerEntry tanhEntry();

} // namespace softfocus
