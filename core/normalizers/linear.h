#pragma once

#include "core/normalizers/normalizer.h"

namespace softfocus {

/// Each score's share of the row's total. Temperature cancels. By parameters.negatives, for scores below 0:
/// Clip: max(z, 0) / Σ max(z, 0); Shift: (z − min z) / Σ (z − min z); both uniform over the unmasked keys where the total is 0.
/// Keep: z / Σ z, with weights that may be negative; Undefined where Σ z is 0 up to rounding.
/// Shapes, Range: as Rows. Real is float or double.
/// Source: the plain share of a total; compare Katharopoulos et al. 2020, "Transformers are RNNs", section 3.2, with
/// φ(q)·φ(k) as the score.
template <class Real>
void linearRows(const Rows<Real>& rows);

/// Linear normalization in the table of normalizers.
NormalizerEntry linearEntry();

} // namespace softfocus
