#pragma once

#include <QString>

namespace softfocus {

/// A weight for people, in the default locale: "0" for a true zero, "<0.01" for a positive one that rounds to 0, ">0.99" for
/// one below 1 that rounds to 1, else two decimals ("0.27"; "1.00" for exactly 1). NaN is "–". Negative weights (linear, keep) have a sign.
QString weightText(double weight);

/// The same in as few characters as possible, for small cells: "0", "<.01", ".27", "1".
QString shortWeightText(double weight);

/// An entropy in bits: "0" for none at all, "<0.01" for one that rounds to 0, else two decimals. NaN is "–".
QString entropyText(double bits);

/// A score or a vector's component with two decimals and a true minus sign; −∞ and NaN are "–".
QString scoreText(double score);

/// A temperature: "0", "0.80", "20", "∞".
QString temperatureText(double temperature);

} // namespace softfocus
