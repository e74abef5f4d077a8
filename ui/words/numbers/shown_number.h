#pragma once

#include <QString>

namespace softfocus {

/// A number as a line of working shows it.
struct ShownNumber {
    QString screen;      ///< "−1.40", "3.21 × 10⁻⁵"; digits and point as the default locale writes them
    QString latex;       ///< "-1.40", "3.21 \times 10^{-5}"
    double value = 0;    ///< exactly what the digits say
    bool isExact = true; ///< the digits say all of the number
};

/// A number with so many significant digits, or fewer where they say all of it; a power of ten beyond a thousandth and a million.
/// Never shows 0 for what is not 0. Range: digits in [1, 17]; value anything but NaN.
ShownNumber shownNumber(double value, int digits);

/// A number as it was given: with all of its digits where those are six at most, else rounded to four. Range: finite.
ShownNumber givenNumber(double value);

/// A positive number by its decimal logarithm, which may be beyond what a double holds: "3.71 × 10⁻⁴³⁴"; its value is 0 or ∞ then.
/// Range: finite, up to a thousand million on either side; digits in [1, 6].
ShownNumber shownPower(double log10, int digits);

} // namespace softfocus
