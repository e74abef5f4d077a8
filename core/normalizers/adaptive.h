#pragma once

#include "core/normalizers/normalizer.h"

namespace softfocus {

/// β of the adaptive temperature, from the entropy H of softmax(z/T): max(1, −0.037 H⁴ + 0.481 H³ − 2.3 H² + 4.917 H − 1.791) where
/// H > 0.5, and 1 elsewhere. It sharpens for H between about 0.85 and 5.94.
/// Range: H ≥ 0. Units: nats.
/// Source: Veličković et al. 2024, "softmax is not enough (for sharp out-of-distribution)": the coefficients, highest power first, and both
/// conditions from its listing in JAX; figure 5 plots the fit (figure 6 in the version of ICML 2025, which has another subtitle).
double adaptiveSharpening(double entropy);

/// softmax(β z/T) of each row with β = adaptiveSharpening of the entropy of softmax(z/T).
/// T = 0 shares the weight among the largest scores, T = ∞ among all unmasked keys.
/// Shapes, Range: as Rows. Real is float or double. Source: as adaptiveSharpening.
template <class Real>
void adaptiveRows(const Rows<Real>& rows);

/// Adaptive temperature in the table of normalizers.
NormalizerEntry adaptiveEntry();

} // namespace softfocus
