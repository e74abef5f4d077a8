#pragma once

#include "ui/model/derivation/explained_cell.h"
#include "ui/words/numbers/shown_number.h"

#include <optional>

namespace softfocus {

/// A name of a line on screen and in LaTeX.
struct LineName {
    QString screen, latex;
};

/// A text for LaTeX's text mode, with its special characters escaped and Greek letters as mathematics.
QString latexText(const QString& text);

/// Writes lines of working whose digits hold.
class WorkedLines {
public:
    /// A number that the line does not work out: given, counted, or added up.
    void state(const LineName& name, double value, const QString& note = {});
    /// A number that stands as it was given: givenNumber().
    void given(const LineName& name, double value, const QString& note = {});
    /// A line without a number that is shown: why there is none.
    void say(const LineName& name, const QString& result);

    void divide(const LineName& name, double a, double b, double result, const QString& note = {});
    void subtract(const LineName& name, double a, double b, double result, const QString& note = {});
    void multiply(const LineName& name, double a, double b, double result, const QString& note = {});
    /// A result that is too small for a double is still no 0: it is written as a power of ten.
    void exponential(const LineName& name, double a, double result, const QString& note = {});
    /// e^a / total where e^a is too small for a double.
    void tinyShare(const LineName& name, double a, double total);
    /// max(a, 0)
    void positive(const LineName& name, double a, double result, const QString& note = {});
    /// a to the power b. Needs: a ≥ 0.
    void power(const LineName& name, double a, double b, double result, const QString& note = {});
    /// 1 / (1 + exp(−a))
    void sigma(const LineName& name, double a, double result, const QString& note = {});
    void tanh(const LineName& name, double a, double result, const QString& note = {});

    std::vector<WorkedLine> take() { return std::move(m_lines); }

private:
    struct Operation;
    /// A number too small for a double, and what it is e to the power of.
    struct Tiny {
        ShownNumber operand, outcome;
    };
    static std::optional<Tiny> tinyPower(double a, double log10Total);
    void work(const LineName& name, const Operation& operation, double a, double b, double result, const QString& note);

    std::vector<WorkedLine> m_lines;
};

} // namespace softfocus
