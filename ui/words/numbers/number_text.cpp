#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace softfocus {

namespace {

class NumberTextWords {
    Q_DECLARE_TR_FUNCTIONS(NumberText)
};

const QChar minus(0x2212);
const QString dash = QStringLiteral("–");
constexpr double hugeScore = 1e5; ///< from here on two decimals say nothing and powers of ten are shorter

QString unsignedText(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString raised(int number)
{
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text;
    for (const QChar digit : QString::number(std::abs(number)))
        text += digits[digit.digitValue()];
    return number < 0 ? QStringLiteral("⁻") + text : text;
}

/// "1.2×10⁷". Needs: value > 0, finite.
QString powerText(double value)
{
    int exponent = static_cast<int>(std::floor(std::log10(value)));
    // Scaled in two steps: 10^exponent itself is 0 for the smallest numbers.
    double mantissa = value / std::pow(10.0, exponent / 2) / std::pow(10.0, exponent - exponent / 2);
    constexpr double roundsToTen = 9.95;
    if (mantissa >= roundsToTen) {
        mantissa /= 10;
        ++exponent;
    }
    return unsignedText(mantissa, 1) + QStringLiteral("×10") + raised(exponent);
}

QString signedText(double value, const QString& magnitude)
{
    return value < 0 ? minus + magnitude : magnitude;
}

/// "0.27" without the leading zero.
QString withoutLeadingZero(const QString& text)
{
    const QString zero = unsignedText(0, 0);
    const qsizetype at = text.indexOf(zero + QLocale().decimalPoint());
    const bool leads = at == 0 || (at > 0 && !text[at - 1].isDigit());
    return leads ? text.left(at) + text.mid(at + zero.size()) : text;
}

/// `inShort`: those of the short form.
int decimalsOf(NumberForm form, int inShort)
{
    switch (form) {
    case NumberForm::Short: return inShort;
    case NumberForm::Usual: break;
    case NumberForm::Long: return 3;
    case NumberForm::Tenths: return 1;
    }
    return 2;
}

} // namespace

QString weightText(double weight, NumberForm form)
{
    if (std::isnan(weight))
        return dash;
    if (weight == 0)
        return unsignedText(0, 0);
    if (std::isinf(weight))
        return signedText(weight, QStringLiteral("∞"));
    const double size = std::abs(weight);
    const bool isShort = form == NumberForm::Short;
    if (size == 1 && isShort)
        return signedText(weight, unsignedText(1, 0));
    if (size >= hugeScore)
        return signedText(weight, powerText(size));
    const int decimals = decimalsOf(form, 2);
    const double whole = std::pow(10.0, decimals);
    const auto text = [&](double parts) {
        const QString number = unsignedText(parts / whole, decimals);
        return isShort ? withoutLeadingZero(number) : number;
    };
    const double parts = std::round(size * whole);
    if (parts == 0)
        return weight > 0 ? QStringLiteral("<") + text(1) : QStringLiteral(">") + minus + text(1);
    if (parts == whole && size < 1)
        return weight > 0 ? QStringLiteral(">") + text(whole - 1) : QStringLiteral("<") + minus + text(whole - 1);
    return signedText(weight, text(parts));
}

QString fineWeightText(double weight)
{
    constexpr double leastUsual = 0.0995, least = 0.0001; // from 0.0995 on two decimals are two digits
    const double size = std::abs(weight);
    if (!(size > 0) || size >= leastUsual)
        return weightText(weight);
    if (size < least)
        return weight > 0 ? QStringLiteral("<") + unsignedText(least, 4) : QStringLiteral(">") + minus + unsignedText(least, 4);
    int decimals = 3;
    for (double from = leastUsual / 10; size < from; from /= 10)
        ++decimals;
    return signedText(weight, unsignedText(size, decimals));
}

QString squaredErrorText(double error)
{
    constexpr double roundsToZero = 0.00005, roundsToOne = 0.99995;
    constexpr double rounding = 1e-24; // the square of what a mean of equal colours may be off
    if (std::isnan(error) || error >= roundsToOne)
        return scoreText(error);
    if (error < rounding)
        return unsignedText(0, 0);
    return error < roundsToZero ? QStringLiteral("<") + unsignedText(2 * roundsToZero, 4) : unsignedText(error, 4);
}

QString powerOfTen(int exponent)
{
    return exponent == 0 ? unsignedText(1, 0) : QStringLiteral("10") + raised(exponent);
}

QString smallText(double log10, NumberForm form)
{
    if (form == NumberForm::Short)
        return powerOfTen(static_cast<int>(std::lround(log10)));
    int exponent = static_cast<int>(std::floor(log10));
    const int decimals = form == NumberForm::Long ? 1 : 0;
    const double parts = decimals == 1 ? 10 : 1;
    double mantissa = std::round(std::pow(10.0, log10 - exponent) * parts) / parts;
    if (mantissa >= 10) {
        mantissa /= 10;
        ++exponent;
    }
    return unsignedText(mantissa, decimals) + QStringLiteral("×10") + raised(exponent);
}

QString numberText(double value, double log10, const NumberStyle& style)
{
    if (!style.weights)
        return scoreText(value, style.form);
    const bool isPositive = std::isfinite(log10);
    if (style.powers && isPositive && value < leastPlainWeight)
        return smallText(log10, style.form);
    return weightText(value == 0 && isPositive ? std::numeric_limits<double>::denorm_min() : value, style.form);
}

QString entropyText(double bits)
{
    if (std::isnan(bits))
        return dash;
    if (bits == 0)
        return unsignedText(0, 0);
    constexpr double roundsToZero = 0.005;
    return bits < roundsToZero ? QStringLiteral("<") + unsignedText(0.01, 2) : unsignedText(bits, 2);
}

QString scoreText(double score, NumberForm form)
{
    if (std::isnan(score) || score == -std::numeric_limits<double>::infinity())
        return dash;
    if (std::isinf(score))
        return QStringLiteral("∞");
    const double size = std::abs(score);
    if (size >= hugeScore)
        return signedText(score, powerText(size));
    const int decimals = decimalsOf(form, 1);
    const double whole = std::pow(10.0, decimals);
    const double parts = std::round(size * whole);
    return signedText(parts == 0 ? 0 : score, unsignedText(parts / whole, decimals));
}

QString millisecondsText(double milliseconds)
{
    constexpr double least = 0.01;
    if (milliseconds < least)
        return NumberTextWords::tr("<%1 ms").arg(unsignedText(least, 2));
    int decimals = 0;
    if (milliseconds < 1)
        decimals = 2;
    else if (milliseconds < 10)
        decimals = 1;
    return NumberTextWords::tr("%1 ms").arg(unsignedText(milliseconds, decimals));
}

QString temperatureText(double temperature)
{
    if (std::isinf(temperature))
        return QStringLiteral("∞");
    if (temperature == 0)
        return unsignedText(0, 0);
    constexpr double hundredth = 0.01, ten = 9.995, smallest = 1e-4;
    if (temperature < smallest || temperature >= hugeScore)
        return powerText(temperature);
    if (temperature < hundredth)
        return QLocale().toString(temperature, 'g', 2);
    if (temperature < ten)
        return unsignedText(temperature, 2);
    const double tenths = std::round(temperature * 10) / 10;
    return unsignedText(tenths, tenths == std::round(tenths) ? 0 : 1);
}

} // namespace softfocus
