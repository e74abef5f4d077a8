#pragma once

#include "core/normalizers/normalizer.h"

namespace softfocus {

/// σ(z/T) / Σ σ(z/T) with σ(x) = 1/(1 + e⁻ˣ); with parameters.unnormalized σ(z/T) alone, whose rows do not sum to 1.
/// T = 0: scores above 0 count 1, scores of 0 a half, others nothing; where no score is at least 0, hardmax, which is where the
/// quotient tends to. T = ∞: every unmasked key counts a half.
/// Shapes, Range: as Rows. Real is float or double.
/// Source: Ramapuram et al. 2024, "Theory, Analysis, and Best Practices for Sigmoid Self-Attention", section 2, for the unnormalized form
/// (without their bias); divided by its sum it is this project's.
template <class Real>
void sigmoidRows(const Rows<Real>& rows);

/// Sigmoid in the table of normalizers.
NormalizerEntry sigmoidEntry();

} // namespace softfocus
