#include "ui/model/derivation/worked_lines.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace softfocus {

namespace {

constexpr int resultDigits = 3, mostDigits = 17;

class WorkedLinesWords {
    Q_DECLARE_TR_FUNCTIONS(WorkedLinesWords)
};

QString tooSmall()
{
    return WorkedLinesWords::tr("above 0, too small to be written");
}

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

void WorkedLines::given(const LineName& name, double value, const QString& note)
{
    const ShownNumber shown = givenNumber(value);
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

/// e^a, and what of a leads to its digits; none where even its power of ten is beyond being written.
std::optional<WorkedLines::Tiny> WorkedLines::tinyPower(double a, double log10Total)
{
    constexpr double farthest = 1e9, perDigit = std::numbers::ln10;
    const double log10 = a / perDigit - log10Total;
    if (!(log10 > -farthest))
        return std::nullopt;
    Tiny tiny{{}, shownPower(log10, resultDigits)};
    for (int digits = resultDigits; digits <= mostDigits; ++digits) {
        tiny.operand = shownNumber(a, digits);
        if (shownPower(tiny.operand.value / perDigit - log10Total, resultDigits).screen == tiny.outcome.screen)
            break;
    }
    return tiny;
}

void WorkedLines::tinyShare(const LineName& name, double a, double total)
{
    const std::optional<Tiny> power = tinyPower(a, 0), share = tinyPower(a, std::log10(total));
    if (!power || !share)
        return say(name, tooSmall());
    const ShownNumber sum = shownNumber(total, resultDigits + 1);
    m_lines.push_back({name.screen,
                       QStringLiteral("%1 / %2").arg(power->outcome.screen, sum.screen),
                       share->outcome.screen,
                       false,
                       name.latex,
                       QStringLiteral("%1 / %2").arg(power->outcome.latex, sum.latex),
                       share->outcome.latex,
                       {}});
}

void WorkedLines::exponential(const LineName& name, double a, double result, const QString& note)
{
    if (result == 0) {
        const std::optional<Tiny> power = tinyPower(a, 0);
        if (!power)
            return say(name, tooSmall());
        m_lines.push_back({name.screen, QStringLiteral("exp(%1)").arg(power->operand.screen), power->outcome.screen, false, name.latex,
                           QStringLiteral("\\exp(%1)").arg(power->operand.latex), power->outcome.latex, note});
        return;
    }
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
