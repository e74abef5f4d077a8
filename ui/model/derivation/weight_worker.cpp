#include "ui/model/derivation/weight_worker.h"

#include "core/attention/cell.h"
#include "core/rows/row.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/words/by_unit.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/step_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class WeightWorkerWords {
    Q_DECLARE_TR_FUNCTIONS(WeightWorkerWords)
};

/// A name that is the same in both, in words for LaTeX.
LineName namedLine(const QString& name)
{
    return {name, latexText(name)};
}

const LineName rowScoreName{"s", "s"}, weightName{"w", "w"}, rowSumName{"Σ", "\\Sigma"}, thresholdName{"τ", "\\tau"},
    exponentialName{"exp", "e^{x}"};

/// True where a column's working says the row's numbers itself.
bool saysNumbers(StepKind kind)
{
    return kind == StepKind::Power || kind == StepKind::Sharpened || kind == StepKind::KeptExponential;
}

bool saysThreshold(StepKind kind)
{
    return kind == StepKind::Power || kind == StepKind::AboveThreshold;
}

class WeightWorker {
public:
    WeightWorker(const Picture& picture, Cell cell)
        : m_picture(picture), m_row(workedRowOf(picture.attention, cell.row)), m_key(cell.column),
          m_scores(rowOf(picture.attention->scores->masked, cell.row)), m_score(m_scores[key()]), m_most(largest(m_scores)),
          m_temperature(picture.attention->scene.variant.temperature)
    {
    }

    void work(WorkedLines& working)
    {
        working.given(rowScoreName, m_score,
                      byComparison(*m_picture.attention->input,
                                   {.scaledDot = WeightWorkerWords::tr("q · k / √d"),
                                    .squaredDifference = WeightWorkerWords::tr("−MSE / %1").arg(squaredDifferenceUnitText()),
                                    .given = WeightWorkerWords::tr("as given")}));
        for (const StepColumn& column : m_row.steps.columns)
            workColumn(working, column);
        if (m_row.steps.threshold && !saysThreshold(m_kind))
            working.state(thresholdName, *m_row.steps.threshold, WeightWorkerWords::tr("so that the weights sum to 1"));
        if (!saysNumbers(m_kind))
            for (const StepNumber& number : m_row.steps.numbers)
                working.state(namedLine(quantityName(number.quantity)), number.value, quantityUnit(number.quantity));
        finish(working);
    }

    /// What is special about the row, or empty.
    QString remark() const { return remarkText(m_row.steps.remark, unitNameOf(*m_picture.attention->input)); }

private:
    std::size_t key() const { return std::size_t(m_key); }
    Index unmaskedCount() const { return std::ssize(m_scores) - m_row.maskedCount; }
    QString nameOfKeyWith(double score) const
    {
        return briefNameOf(*m_picture.attention, NamedSide::Key, std::ranges::find(m_scores, score) - m_scores.begin());
    }
    QString placeOfMost() const { return WeightWorkerWords::tr("the largest, at %1").arg(nameOfKeyWith(m_most)); }

    void workColumn(WorkedLines& working, const StepColumn& column)
    {
        const double value = column.values[key()];
        m_kind = column.kind;
        switch (m_kind) {
        case StepKind::ScaledBelow:
            workScaled(working);
            if (m_temperature == 0)
                working.state({"x", "x"}, value);
            break;
        case StepKind::Exponential: workExponential(working, value); break;
        case StepKind::KeptExponential: workKept(working, value); break;
        case StepKind::Sharpened: workSharpened(working, value); break;
        case StepKind::AboveThreshold: workAbove(working, value); break;
        case StepKind::Power: workPower(working); break;
        case StepKind::Sigma:
        case StepKind::PositiveTanh: workByItself(working, value); break;
        case StepKind::Positive: working.positive({"max(s, 0)", "\\max(s, 0)"}, m_score, value); break;
        case StepKind::Itself: break;
        case StepKind::AboveLeast: {
            const double least = leastUnmasked(m_scores);
            working.subtract({WeightWorkerWords::tr("s − min s"), "s - \\min s"}, m_score, least, value,
                             WeightWorkerWords::tr("the smallest, at %1").arg(nameOfKeyWith(least)));
            break;
        }
        case StepKind::Largest: working.state({WeightWorkerWords::tr("max s"), "\\max s"}, m_most, placeOfMost()); break;
        case StepKind::FinePower:
        case StepKind::RelativeSigma:
        case StepKind::StraightTanh: working.state(namedLine(stepTitle(m_kind)), value); break;
        }
        m_before = value;
        m_total = column.total;
        if (m_total)
            workTotal(working, *m_total);
    }

    /// (s − max s) / T in the two steps in which people do it; at the limits of T there is nothing to divide.
    void workScaled(WorkedLines& working)
    {
        const double scaled = m_score / m_temperature, most = m_most / m_temperature;
        if (m_temperature == 0) {
            working.state({WeightWorkerWords::tr("max s"), "\\max s"}, m_most, placeOfMost());
            return;
        }
        if (std::isfinite(scaled) && std::isfinite(most)) {
            working.divide({"s / T", "s / T"}, m_score, m_temperature, scaled);
            working.subtract({WeightWorkerWords::tr("− max"), "x"}, scaled, most, scaledBelow(m_score, m_most, m_temperature),
                             placeOfMost());
            return;
        }
        // Divided first, these scores would be too large for a computer's numbers.
        working.subtract({WeightWorkerWords::tr("s − max s"), "s - \\max s"}, m_score, m_most, m_score - m_most, placeOfMost());
        working.divide({"/ T", "x"}, m_score - m_most, m_temperature, scaledBelow(m_score, m_most, m_temperature));
    }
    void workExponential(WorkedLines& working, double value)
    {
        workScaled(working);
        if (m_temperature == 0)
            working.state(exponentialName, value, WeightWorkerWords::tr("1 for the largest, else 0"));
        else
            workPowerOfE(working, exponentialName, scaledBelow(m_score, m_most, m_temperature), value);
    }

    /// e^a, which has a weight also where it is too small for a double.
    void workPowerOfE(WorkedLines& working, const LineName& name, double a, double value)
    {
        working.exponential(name, a, value);
        if (value == 0)
            m_tiny = a;
    }

    void workKept(WorkedLines& working, double value)
    {
        const auto larger = std::ranges::count_if(m_scores, [&](double score) { return score > m_score; });
        const double kept = valueOf(m_row.steps, StepQuantity::KeptCount);
        if (double(larger) < kept) {
            workExponential(working, value);
            return;
        }
        working.state({WeightWorkerWords::tr("larger scores"), latexText(WeightWorkerWords::tr("larger scores"))}, double(larger));
        working.state(exponentialName, value, WeightWorkerWords::tr("only the %1 largest are kept").arg(countText(Index(kept))));
    }

    void workSharpened(WorkedLines& working, double value)
    {
        const double sharpening = valueOf(m_row.steps, StepQuantity::Sharpening);
        workScaled(working);
        working.state({"H", "H"}, valueOf(m_row.steps, StepQuantity::SoftmaxEntropy), WeightWorkerWords::tr("nats, of the row’s softmax"));
        working.state({"β", "\\beta"}, sharpening, WeightWorkerWords::tr("how much H sharpens the row"));
        if (m_temperature == 0) {
            working.state({"exp", "e^{\\beta x}"}, value, WeightWorkerWords::tr("1 for the largest, else 0"));
            return;
        }
        const double below = scaledBelow(m_score, m_most, m_temperature);
        working.multiply({"β x", "\\beta x"}, sharpening, below, sharpening * below);
        workPowerOfE(working, {"exp", "e^{\\beta x}"}, sharpening * below, value);
    }

    void workAbove(WorkedLines& working, double value)
    {
        working.state(thresholdName, *m_row.steps.threshold, WeightWorkerWords::tr("so that what is above sums to 1"));
        if (std::isfinite(m_before))
            working.subtract({"x − τ", "x - \\tau"}, m_before, *m_row.steps.threshold, value);
    }

    /// Up to what lies above the threshold; finish() raises it to its power. The value before is x.
    void workPower(WorkedLines& working)
    {
        const double alpha = valueOf(m_row.steps, StepQuantity::Alpha), threshold = *m_row.steps.threshold, x = m_before;
        working.state({"α", "\\alpha"}, alpha);
        if (std::isfinite(x))
            working.multiply({"(α − 1) x", "(\\alpha - 1) x"}, alpha - 1, x, (alpha - 1) * x);
        working.state(thresholdName, threshold, WeightWorkerWords::tr("so that the weights sum to 1"));
        if (!std::isfinite(x))
            return;
        const double above = (alpha - 1) * x - threshold;
        working.subtract({"− τ", "(\\alpha - 1) x - \\tau"}, (alpha - 1) * x, threshold, above);
        working.positive({WeightWorkerWords::tr("above τ"), "\\max(\\cdot, 0)"}, above, std::max(above, 0.0));
    }
    /// Normalizers that look at each score by itself.
    void workByItself(WorkedLines& working, double value)
    {
        if (m_temperature == 0) { // the limit is not worked out
            working.state(namedLine(stepTitle(m_kind)), value);
            return;
        }
        const double scaled = m_score / m_temperature;
        const bool isSigma = m_kind == StepKind::Sigma;
        if (!std::isfinite(scaled)) {
            working.state(isSigma ? LineName{"σ", "\\sigma"} : LineName{"max(tanh, 0)", "\\max(\\tanh, 0)"}, value);
            return;
        }
        working.divide({"s / T", "s / T"}, m_score, m_temperature, scaled);
        if (isSigma && value == 0) {
            workPowerOfE(working, {"σ", "\\sigma"}, scaled, value); // which it is so far below 0
            return;
        }
        if (isSigma) {
            working.sigma({"σ", "\\sigma"}, scaled, value, WeightWorkerWords::tr("1 / (1 + exp(−s / T))"));
            return;
        }
        working.tanh({"tanh", "\\tanh"}, scaled, std::tanh(scaled));
        working.positive({WeightWorkerWords::tr("h"), "h"}, std::tanh(scaled), value);
    }
    void workTotal(WorkedLines& working, double total)
    {
        if (m_kind == StepKind::Largest) {
            working.state({"m", "m"}, total, total == 1 ? WeightWorkerWords::tr("key has it") : WeightWorkerWords::tr("keys have it"));
            return;
        }
        const Index count = m_kind == StepKind::KeptExponential ? Index(valueOf(m_row.steps, StepQuantity::KeptCount)) : unmaskedCount();
        working.state(rowSumName, total,
                      count == 1 ? WeightWorkerWords::tr("of 1 key") : WeightWorkerWords::tr("of %1 keys").arg(countText(count)));
    }

    /// The last line in the form that gives this weight; a form that does not is not shown.
    void finish(WorkedLines& working)
    {
        const double weight = m_row.weightOf(m_key);
        const auto gives = [&](double value) { return std::abs(value - weight) <= 1e-9 * std::max(1.0, std::abs(weight)); };
        if (m_tiny && weight == 0)
            return m_total ? working.tinyShare(weightName, *m_tiny, *m_total) : working.tinyShare(weightName, *m_tiny, 1);
        if (m_kind == StepKind::Largest && m_total && m_before > 0)
            working.divide(weightName, 1, *m_total, weight);
        else if (m_kind == StepKind::Largest)
            working.state(weightName, weight, WeightWorkerWords::tr("s is not the largest"));
        else if (m_total && *m_total != 0 && gives(m_before / *m_total))
            working.divide(weightName, m_before, *m_total, weight);
        else if (m_total && *m_total == 0 && gives(1 / double(unmaskedCount())))
            working.divide(weightName, 1, double(unmaskedCount()), weight, WeightWorkerWords::tr("an equal share"));
        else if (m_kind == StepKind::AboveThreshold && gives(std::max(m_before, 0.0)))
            working.positive(weightName, m_before, weight);
        else if (m_kind == StepKind::Power && std::isfinite(m_row.steps.columns.front().values[key()])) {
            const double alpha = valueOf(m_row.steps, StepQuantity::Alpha), x = m_row.steps.columns.front().values[key()];
            working.power(weightName, std::max((alpha - 1) * x - *m_row.steps.threshold, 0.0), 1 / (alpha - 1), weight);
        } else
            working.state(weightName, weight);
    }

    const Picture& m_picture;
    WorkedRow m_row;
    Index m_key;
    std::span<const double> m_scores;
    double m_score, m_most, m_temperature;
    double m_before = 0; ///< the value of the last column
    std::optional<double> m_total;
    std::optional<double> m_tiny;       ///< what e is raised to where that is too small for a double
    StepKind m_kind = StepKind::Itself; ///< of the last column
};

} // namespace

QString workWeight(WorkedLines& working, const Picture& picture, Cell cell)
{
    WeightWorker worker(picture, cell);
    worker.work(working);
    return worker.remark();
}

} // namespace softfocus
