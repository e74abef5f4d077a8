#pragma once

#include "core/base/matrix.h"

#include <span>
#include <string>
#include <vector>

namespace softfocus {

/// How one row's weights change with its scores: ∂wᵢ/∂zᵢ = diagonal[i], and ∂wᵢ/∂zⱼ = Σ over terms of left[i]·right[j] where j is another key.
///
/// Every normalizer's Jacobian has this form with one or two terms, so that it is kept in a few rows of numbers and its product
/// with a vector takes as many steps as there are keys. The diagonal is kept by itself since as p − p² it would cancel where p is near 1.
/// Shapes: diagonal, left and right have one entry per key; 0 where the key is masked.
struct RowJacobian {
    /// The outer product of two rows.
    struct Term {
        std::vector<long double> left; ///< in long double: the product of two may be a number where one alone is too small for a double
        std::vector<long double> right;
    };
    std::vector<double> diagonal;
    std::vector<Term> terms;
    std::string remark; ///< which value is shown where there are several or none, or empty

    Index keyCount() const { return static_cast<Index>(diagonal.size()); }
    double at(Index weight, Index score) const;
};

/// All its entries. Shapes: [m × m], row i for weight i, column j for score j.
Matrix matrixOf(const RowJacobian& jacobian);

/// J·v without forming J: how the weights change as the scores move along v. Shapes: one entry per key.
std::vector<double> product(const RowJacobian& jacobian, std::span<const double> direction);

/// vᵀ·J without forming J: the gradient by the scores of a loss whose gradient by the weights is v.
/// Shapes: one entry per key. For most normalizers J is symmetric and this is product().
std::vector<double> transposedProduct(const RowJacobian& jacobian, std::span<const double> gradient);

/// (diag(s) − s sᵀ / Σ s) / T: softmax's Jacobian with s = w, sparsemax's with s = 1 on the support, entmax's with s = w^(2 − α).
/// Its diagonal is formed from the sums of the other s, so that each entry is right to its last digits.
/// At T = 0 and T = ∞ the weights do not change with the scores (but jump, at T = 0, where the largest score is overtaken): 0.
/// Range: s ≥ 0. Source: Peters, Niculae & Martins 2019, "Sparse Sequence-to-Sequence Models", proposition 1.
RowJacobian simplexJacobian(std::span<const long double> s, double temperature);

/// Of weights w = h/Σh whose h change by slopes·Σh each with its own score alone: diag(slopes) − w slopesᵀ. Unnormalized: w = h and diag(slopes).
/// Shapes: one entry per key.
RowJacobian shareJacobian(std::span<const long double> weights, std::span<const long double> slopes, bool unnormalized);

/// A Jacobian of zeros. Shapes: m keys.
RowJacobian zeroJacobian(std::size_t keys, std::string remark);

} // namespace softfocus
