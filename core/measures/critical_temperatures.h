#pragma once

#include "core/base/matrix.h"

#include <span>
#include <vector>

namespace softfocus {

/// A key of a row, and the temperature above which it has a weight.
struct CriticalTemperature {
    Index key = 0;
    double temperature = 0; ///< the key is in the support exactly when T is above this (the largest scores also at T = 0); rounded down
};

/// At which temperatures the keys of a row enter the support of α-entmax, from the largest score down: T ascends from 0.
/// With scores z₁ ≥ z₂ ≥ … and p = 1/(α − 1), key k enters at T_k = (α − 1) (Σ_{j<k} (z_j − z_k)^p)^(1/p); for sparsemax (α = 2) that is
/// Σ_{j≤k} (z_j − z_k), for 1.5-entmax half the root of the sum of squares.
/// Shapes: one entry per unmasked key; empty for α = 1, where every key always has a weight.
/// Range: scores finite or −∞ (masked); alpha in [1, 4].
/// Source: the support condition 1 + k z_k > Σ_{j≤k} z_j of Martins & Astudillo 2016, "From Softmax to Sparsemax", proposition 1, solved for
/// the temperature; for other α the same with the threshold of Peters, Niculae & Martins 2019 at z_k.
std::vector<CriticalTemperature> criticalTemperatures(std::span<const double> scores, double alpha);

} // namespace softfocus
