#include "ui/paint/number_text.h"

#include <QLocale>

#include <cmath>
#include <limits>

namespace softfocus {

namespace {

const QChar minus(0x2212);
const QString dash = QStringLiteral("–");
constexpr double hugeNumber = 1e5; ///< from here on two decimals say nothing and powers of ten are shorter

QString unsignedText(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString superscript(int number)
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
    return unsignedText(mantissa, 1) + QStringLiteral("×10") + superscript(exponent);
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

} // namespace

QString weightText(double weight)
{
    if (std::isnan(weight))
        return dash;
    if (weight == 0)
        return unsignedText(0, 0);
    if (std::isinf(weight))
        return signedText(weight, QStringLiteral("∞"));
    const double size = std::abs(weight);
    if (size >= hugeNumber)
        return signedText(weight, powerText(size));
    const double hundredths = std::round(size * 100);
    if (hundredths == 0)
        return weight > 0 ? QStringLiteral("<") + unsignedText(0.01, 2) : QStringLiteral(">") + minus + unsignedText(0.01, 2);
    if (hundredths == 100 && size < 1)
        return weight > 0 ? QStringLiteral(">") + unsignedText(0.99, 2) : QStringLiteral("<") + minus + unsignedText(0.99, 2);
    return signedText(weight, unsignedText(hundredths / 100, 2));
}

QString shortWeightText(double weight)
{
    if (std::abs(weight) == 1)
        return signedText(weight, unsignedText(1, 0));
    return withoutLeadingZero(weightText(weight));
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

QString scoreText(double score)
{
    if (std::isnan(score) || score == -std::numeric_limits<double>::infinity())
        return dash;
    if (std::isinf(score))
        return QStringLiteral("∞");
    const double size = std::abs(score);
    if (size >= hugeNumber)
        return signedText(score, powerText(size));
    const double hundredths = std::round(size * 100);
    return signedText(hundredths == 0 ? 0 : score, unsignedText(hundredths / 100, 2));
}

QString temperatureText(double temperature)
{
    if (std::isinf(temperature))
        return QStringLiteral("∞");
    if (temperature == 0)
        return unsignedText(0, 0);
    constexpr double hundredth = 0.01, ten = 9.995, smallest = 1e-4;
    if (temperature < smallest || temperature >= hugeNumber)
        return powerText(temperature);
    if (temperature < hundredth)
        return QLocale().toString(temperature, 'g', 2);
    if (temperature < ten)
        return unsignedText(temperature, 2);
    const double tenths = std::round(temperature * 10) / 10;
    return unsignedText(tenths, tenths == std::round(tenths) ? 0 : 1);
}

} // namespace softfocus
