#pragma once

#include <vector>

namespace softfocus {

/// A sum of doubles without any rounding, kept as doubles of which each is smaller than the last digit of the next.
/// Range: sums and products that neither overflow nor reach below 1e-290, where the digits that a product rounds off are lost.
/// Source: Shewchuk 1997, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates", section 2.4.
class Expansion {
public:
    void add(double value);
    /// Adds a · b, all of its digits.
    void addProduct(double a, double b);
    /// Adds factor · other, all of its digits.
    void addProduct(double factor, const Expansion& other);

    /// −1, 0 or 1, never wrong.
    int sign() const;
    /// The sum up to its last digit.
    double rounded() const;
    /// The largest double that is not above the sum.
    double roundedDown() const;
    /// The sum with as many digits as a long double has.
    long double value() const;

private:
    std::vector<double> m_parts; ///< from the smallest, none of them 0
};

} // namespace softfocus
