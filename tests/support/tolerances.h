#pragma once

namespace softfocus::tolerance {

/// A weight against a long-double reference: a few roundings of numbers up to 1.
inline constexpr double weight = 1e-12;

/// The sum of a row of weights against 1: as many roundings as there are keys.
inline constexpr double rowSum = 1e-12;

/// A weight in float against the same in double: a few roundings of numbers up to 1.
inline constexpr double floatWeight = 6e-7;

/// The sum of a row of float weights against 1, up to 4,096 keys.
inline constexpr double floatRowSum = 5e-7;

/// The same weights from permuted keys: only the order of a sum differs.
inline constexpr double permuted = 1e-15;

/// A score: the sum of d products of vector components of size 1.
inline constexpr double score = 1e-12;

/// Entropy in bits.
inline constexpr double entropy = 1e-12;

/// A number that was printed with two decimals in a publication.
inline constexpr double printedWithTwoDecimals = 0.005;

} // namespace softfocus::tolerance
