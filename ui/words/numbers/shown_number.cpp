#include "ui/words/numbers/shown_number.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

QString superscript(int number)
{
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = number < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(number)))
        text += digits[digit.digitValue()];
    return text;
}

/// Decimal digits with a point of the screen's kind, without grouping: working is copied, and read digit by digit.
QString onScreen(double size, int decimals)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(size, 'f', decimals);
}

/// A decimal mantissa times a power of ten.
ShownNumber powerText(const QByteArray& mantissa, int decimals, int exponent)
{
    return {onScreen(mantissa.toDouble(), decimals) + QStringLiteral(" × 10") + superscript(exponent),
            QString::fromLatin1(mantissa) + QStringLiteral(" \\times 10^{%1}").arg(exponent), 0, true};
}

} // namespace

ShownNumber shownNumber(double value, int digits)
{
    const QString sign = std::signbit(value) && value != 0 ? QStringLiteral("−") : QString();
    const QString latexSign = sign.isEmpty() ? QString() : QStringLiteral("-");
    if (std::isinf(value))
        return {sign + QStringLiteral("∞"), latexSign + QStringLiteral("\\infty"), value, true};
    if (value == 0)
        return {onScreen(0, 0), QStringLiteral("0"), 0, true};
    // "d.ddde±xx", with as many digits as it takes, then with as many as are wanted.
    QByteArray written = QByteArray::number(std::abs(value), 'e', QLocale::FloatingPointShortest);
    const auto digitsOf = [](const QByteArray& text) {
        const qsizetype mantissa = text.indexOf('e');
        return int(mantissa > 1 ? mantissa - 1 : mantissa);
    };
    const bool isExact = digitsOf(written) <= digits;
    if (!isExact)
        written = QByteArray::number(std::abs(value), 'e', digits - 1);
    const int exponent = written.mid(written.indexOf('e') + 1).toInt();
    const double size = written.toDouble();
    const double shown = std::signbit(value) ? -size : size;
    constexpr int leastExponent = -3, mostExponent = 5;
    if (exponent >= leastExponent && exponent <= mostExponent) {
        const int decimals = std::max(0, digitsOf(written) - 1 - exponent);
        return {sign + onScreen(size, decimals), latexSign + QString::number(size, 'f', decimals), shown, isExact};
    }
    const QByteArray mantissa = written.left(written.indexOf('e'));
    const ShownNumber power = powerText(mantissa, std::max(0, digitsOf(written) - 1), exponent);
    return {sign + power.screen, latexSign + power.latex, shown, isExact};
}

ShownNumber givenNumber(double value)
{
    constexpr int most = 6, digits = 4;
    const ShownNumber whole = shownNumber(value, most);
    if (whole.isExact)
        return whole;
    // The rounded number on as many digits as it takes: 0.3 rather than 0.3000.
    const double rounded = QByteArray::number(value, 'e', digits - 1).toDouble();
    ShownNumber given = shownNumber(rounded, digits);
    given.isExact = false;
    return given;
}

ShownNumber shownPower(double log10, int digits)
{
    double exponent = std::floor(log10);
    double mantissa = std::pow(10.0, log10 - exponent);
    const double parts = std::pow(10.0, digits - 1);
    mantissa = std::round(mantissa * parts) / parts;
    if (mantissa >= 10) {
        mantissa /= 10;
        exponent += 1;
    }
    ShownNumber power = powerText(QByteArray::number(mantissa, 'f', digits - 1), digits - 1, int(exponent));
    power.value = std::pow(10.0, log10);
    power.isExact = false;
    return power;
}

} // namespace softfocus
