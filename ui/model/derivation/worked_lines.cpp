#include "ui/model/derivation/worked_lines.h"

#include "ui/words/numbers/shown_number.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

constexpr int resultDigits = 3, mostDigits = 17;

QString inParentheses(const QString& number)
{
    const bool negative = number.startsWith(u'−') || number.startsWith(u'-');
    return negative ? u'(' + number + u')' : number;
}

} // namespace

QString latexText(const QString& text)
{
    static const QString greek = QStringLiteral("αβστΣ");
    static constexpr std::array greekNames{"\\alpha", "\\beta", "\\sigma", "\\tau", "\\Sigma"};
    QString result;
    for (const QChar character : text) {
        if (QStringLiteral("{}$&#%_").contains(character))
            result += u'\\' + QString(character);
        else if (character == u'\\')
            result += QStringLiteral("\\textbackslash{}");
        else if (character == u'^' || character == u'~')
            result += u'\\' + QString(character) + QStringLiteral("{}");
        else if (const qsizetype place = greek.indexOf(character); place >= 0)
            result += QStringLiteral("$%1$").arg(QLatin1String(greekNames[std::size_t(place)]));
        else
            result += character;
    }
    return QStringLiteral("\\text{%1}").arg(result);
}

/// What a line does to its one or two numbers, and how that is written: %1 and %2 stand for them.
struct WorkedLines::Operation {
    double (*apply)(double a, double b);
    const char* screen;
    const char* latex;
    bool isUnary = false;
    bool cutsAtZero = false; ///< a 0 is exact, however many digits of the operand are left out
};

void WorkedLines::state(const LineName& name, double value, const QString& note)
{
    if (std::isnan(value)) {
        say(name, QStringLiteral("–"));
        return;
    }
    const ShownNumber shown = shownNumber(value, resultDigits + 1);
    m_lines.push_back({name.screen, {}, shown.screen, shown.isExact, name.latex, {}, shown.latex, note});
}

void WorkedLines::say(const LineName& name, const QString& result)
{
    m_lines.push_back({name.screen, {}, result, true, name.latex, {}, latexText(result), {}});
}

void WorkedLines::work(const LineName& name, const Operation& operation, double a, double b, double result, const QString& note)
{
    ShownNumber outcome = shownNumber(result, resultDigits);
    ShownNumber first, second;
    // As few digits as lead to the outcome's own digits.
    for (int digits = resultDigits; digits <= mostDigits; ++digits) {
        first = shownNumber(a, digits);
        second = shownNumber(b, digits);
        const double byHand = operation.apply(first.value, second.value);
        if (!std::isnan(byHand) && shownNumber(byHand, resultDigits).value == outcome.value)
            break;
    }
    const auto written = [&](const char* form, const QString& left, const QString& right) {
        const QString text = QString::fromUtf8(form);
        return operation.isUnary ? text.arg(left) : text.arg(left, inParentheses(right));
    };
    const bool exactOperands = first.isExact && (operation.isUnary || second.isExact);
    // The program may have come to the last bit by another way, 1.5 / 2.5 by 1 / (2.5 / 1.5).
    constexpr double rounding = 1e-14;
    const double byHand = operation.apply(first.value, second.value);
    if (exactOperands && std::abs(byHand - result) <= rounding * std::abs(result) && shownNumber(byHand, resultDigits).isExact)
        outcome = shownNumber(byHand, resultDigits);
    const bool isExact = outcome.isExact && (exactOperands || (operation.cutsAtZero && result == 0));
    m_lines.push_back({name.screen, written(operation.screen, first.screen, second.screen), outcome.screen, isExact, name.latex,
                       written(operation.latex, first.latex, second.latex), outcome.latex, note});
}

void WorkedLines::divide(const LineName& name, double a, double b, double result, const QString& note)
{
    static constexpr Operation operation{[](double x, double y) { return x / y; }, "%1 / %2", "%1 / %2"};
    work(name, operation, a, b, result, note);
}

void WorkedLines::subtract(const LineName& name, double a, double b, double result, const QString& note)
{
    static constexpr Operation operation{[](double x, double y) { return x - y; }, "%1 − %2", "%1 - %2"};
    work(name, operation, a, b, result, note);
}

void WorkedLines::multiply(const LineName& name, double a, double b, double result, const QString& note)
{
    static constexpr Operation operation{[](double x, double y) { return x * y; }, "%1 × %2", "%1 \\times %2"};
    work(name, operation, a, b, result, note);
}

void WorkedLines::exponential(const LineName& name, double a, double result, const QString& note)
{
    static constexpr Operation operation{[](double x, double) { return std::exp(x); }, "exp(%1)", "\\exp(%1)", true};
    work(name, operation, a, 0, result, note);
}

void WorkedLines::positive(const LineName& name, double a, double result, const QString& note)
{
    static constexpr Operation operation{[](double x, double) { return std::max(x, 0.0); }, "max(%1, 0)", "\\max(%1, 0)", true, true};
    work(name, operation, a, 0, result, note);
}

void WorkedLines::power(const LineName& name, double a, double b, double result, const QString& note)
{
    static constexpr Operation operation{[](double x, double y) { return std::pow(x, y); }, "%1 ^ %2", "%1^{%2}"};
    work(name, operation, a, b, result, note);
}

void WorkedLines::sigma(const LineName& name, double a, double result, const QString& note)
{
    static constexpr Operation operation{[](double x, double) { return 1 / (1 + std::exp(-x)); }, "σ(%1)", "\\sigma(%1)", true};
    work(name, operation, a, 0, result, note);
}

void WorkedLines::tanh(const LineName& name, double a, double result, const QString& note)
{
    static constexpr Operation operation{[](double x, double) { return std::tanh(x); }, "tanh(%1)", "\\tanh(%1)", true};
    work(name, operation, a, 0, result, note);
}

} // namespace softfocus
