#pragma once

#include "core/base/matrix.h"
#include "core/transformer/model_config.h"

namespace softfocus {

/// Bends every number, in place.
/// Source: Hendrycks & Gimpel 2016, "Gaussian Error Linear Units", section 2, for Gelu (x·Φ(x), exact to 3e-7 or a few units in the last place of x)
/// and TanhGelu; Ramachandran, Zoph & Le 2017, "Searching for Activation Functions", for Silu (swish).
void activate(Activation activation, Eigen::Ref<RowMajorMatrix<float>> values);

} // namespace softfocus
