#pragma once

#include "core/base/matrix.h"

#include <span>
#include <vector>

namespace softfocus {

/// Which value a Jacobian has where there are several or none, or why it is 0.
enum class JacobianRemark : unsigned char {
    None,
    NothingToAttend,       ///< every key is masked
    Undefined,             ///< as the weights are
    UntilAnotherIsLargest, ///< T = 0
    LargestAreEqual,       ///< T = 0, where the first to rise takes all; 0 is the value before that
    UntilASignChanges,     ///< T = 0 of sigmoid and tanh
    ScoresDoNotCount,      ///< T = ∞
    Flat,                  ///< hardmax
    FlatAtJump,            ///< hardmax where the largest tie
    AtEdgeOfSupport,       ///< the value where its weight stays 0
    TiedForTheLastPlace,   ///< of top-k: the value with all of them kept
    SharpeningStarts,      ///< of adaptive: the value without it
    NoneIsPositive,        ///< so that the weights stay equal
    NoneIsPositiveYet,     ///< the first to rise above 0 takes all; 0 is the value before that
    AtClipping,            ///< a score is 0: the value below it
    SeveralAreLeast,       ///< the value as one of them rises
    AllAreEqual,           ///< any change breaks the tie
};

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
    JacobianRemark remark = JacobianRemark::None;

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
RowJacobian zeroJacobian(std::size_t keys, JacobianRemark remark = JacobianRemark::None);

} // namespace softfocus
