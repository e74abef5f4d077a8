#pragma once

#include <QLocale>
#include <QString>

namespace softfocus {

/// How much room a number may take: ".27", "0.27", "0.273"; and "0.3", which is only for where it is asked for.
enum class NumberForm { Short, Usual, Long, Tenths };

/// A weight for people, in the default locale: "0" for a true zero, "<0.01" for a positive one that rounds to 0, ">0.99" for
/// one below 1 that rounds to 1, else two decimals ("0.27"; "1.00" for exactly 1). NaN is "–". Negative weights (linear, keep) have a
/// sign. The short form leaves out what it can ("<.01", ".27", "1"), the long one has three decimals.
QString weightText(double weight, NumberForm form = NumberForm::Usual);

/// An entropy in bits: "0" for none at all, "<0.01" for one that rounds to 0, else two decimals. NaN is "–".
QString entropyText(double bits);

/// A weight of many, with two digits also where it is small: "0.27", "0.011", "0.0093", "0.00087", down to "<0.0001". Zeros, NaN and what
/// is nearly 1 are as in the usual form.
QString fineWeightText(double weight);

/// A mean squared difference of colours: "0" for none at all up to rounding, "<0.0001" for one that rounds to it, else four decimals, or two from 1 on.
QString squaredErrorText(double error);

/// A score or a vector's component with one, two or three decimals and a true minus sign; −∞ and NaN are "–".
QString scoreText(double score, NumberForm form = NumberForm::Usual);

/// "12,345" as the locale groups digits.
inline QString countText(qsizetype count)
{
    return QLocale().toString(qlonglong(count));
}

/// A temperature: "0", "0.80", "20", "∞".
QString temperatureText(double temperature);

/// A time with as many digits as are worth reading: "<0.01 ms", "0.02 ms", "1.1 ms", "24 ms", in the default locale.
QString millisecondsText(double milliseconds);

/// "10⁻³⁷", "1".
QString powerOfTen(int exponent);
/// A number by its decimal logarithm, which may lie far below what a double holds: "10⁻³⁷", "4×10⁻³⁷", "4.2×10⁻³⁷".
QString smallText(double log10, NumberForm form);

/// How the numbers of a map are written.
struct NumberStyle {
    bool weights = true; ///< rather than scores
    bool powers = false; ///< small weights as powers of ten
    NumberForm form = NumberForm::Usual;
    bool operator==(const NumberStyle&) const = default;
};
/// Weights below this are powers of ten where those are wanted.
inline constexpr double leastPlainWeight = 0.01;
/// A number in a cell. `log10` is a weight's decimal logarithm, −∞ for a true zero; a weight of 0 with a finite one is positive.
QString numberText(double value, double log10, const NumberStyle& style);

} // namespace softfocus
