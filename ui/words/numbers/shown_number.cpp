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
    const int decimals = std::max(0, digitsOf(written) - 1);
    return {sign + onScreen(mantissa.toDouble(), decimals) + QStringLiteral(" × 10") + superscript(exponent),
            latexSign + QString::fromLatin1(mantissa) + QStringLiteral(" \\times 10^{%1}").arg(exponent), shown, isExact};
}

} // namespace softfocus
