#include "core/rows/row.h"
#include "tests/support/each_normalizer.h"
#include "tests/support/rows.h"

#include <algorithm>
#include <functional>

using namespace softfocus;
using namespace softfocus::test;

namespace {

/// What the values of a column are by its kind, worked from the scores and the row's other numbers.
class Worked {
public:
    Worked(const RowSteps& steps, std::span<const double> scores, double temperature)
        : m_steps(steps), m_scores(scores), m_temperature(temperature), m_most(largest(scores))
    {
    }

    double value(StepKind kind, std::size_t key) const
    {
        const double score = m_scores[key], below = scaledBelow(score, m_most, m_temperature);
        switch (kind) {
        case StepKind::ScaledBelow: return below;
        case StepKind::Exponential: return std::exp(below);
        case StepKind::KeptExponential: return isKept(score) ? std::exp(below) : 0;
        case StepKind::Sharpened: return std::exp(valueOf(m_steps, StepQuantity::Sharpening) * below);
        case StepKind::AboveThreshold: return m_steps.columns.front().values[key] - *m_steps.threshold;
        case StepKind::Power:
        case StepKind::FinePower: return power(m_steps.columns.front().values[key]);
        case StepKind::Sigma: return sigma(score);
        case StepKind::RelativeSigma:
            return std::exp(below) * (1 + std::exp(m_most / m_temperature)) / (1 + std::exp(score / m_temperature));
        case StepKind::PositiveTanh: return m_temperature == 0 ? double(score > 0) : std::max(std::tanh(score / m_temperature), 0.0);
        case StepKind::StraightTanh: return std::max(score / m_most, 0.0);
        case StepKind::Positive: return std::max(score, 0.0);
        case StepKind::Itself: return score;
        case StepKind::AboveLeast: return score - leastUnmasked(m_scores);
        case StepKind::Largest: break;
        }
        return score == m_most ? 1 : 0;
    }

private:
    bool isKept(double score) const
    {
        const auto larger = std::ranges::count_if(m_scores, [&](double other) { return other > score; });
        return double(larger) < valueOf(m_steps, StepQuantity::KeptCount);
    }
    double power(double x) const
    {
        const double order = valueOf(m_steps, StepQuantity::Alpha) - 1;
        return std::pow(std::max(order * x - *m_steps.threshold, 0.0), 1 / order);
    }
    double sigma(double score) const
    {
        if (m_temperature == 0)
            return score > 0 ? 1 : score == 0 ? 0.5 : 0;
        return 1 / (1 + std::exp(-score / m_temperature));
    }

    const RowSteps& m_steps;
    std::span<const double> m_scores;
    double m_temperature, m_most;
};

} // namespace

/// A column says what kind it is, and cards and lessons believe it: its numbers have to bear that out.
class TestSteps : public QObject {
    Q_OBJECT

private slots:
    void numbersBearOutWhatTheirColumnSays_data() { addNormalizers(); }
    void numbersBearOutWhatTheirColumnSays()
    {
        const Normalizer normalizer = chosenNormalizer();
        std::vector<std::vector<double>> rows{{1.5, maskedScore, -0.5, 1.2, 0.1}, {2, 2, 0, -1}, {-1, -2, -3}, {0, 0}, {1e-12, 2e-12}, {7}};
        for (unsigned seed = 0; seed < 20; ++seed)
            rows.push_back(randomRow(9, 3, seed));
        for (const std::vector<double>& scores : rows)
            for (const double temperature : {0.0, 1e-3, 0.37, 1.0, 20.0, infinity}) {
                const RowSteps steps = normalizer.explain(scores, temperature);
                QVERIFY(!steps.columns.empty());
                const Worked worked(steps, scores, temperature);
                for (const StepColumn& column : steps.columns)
                    for (std::size_t key = 0; key < scores.size(); ++key) {
                        if (isMasked(scores[key])) {
                            QVERIFY(std::isnan(column.values[key]));
                            continue;
                        }
                        // An α so near 1 that the power does not bear it out has a kind of its own, which promises fewer digits.
                        const double tolerance = column.kind == StepKind::FinePower ? 1e-6 : 1e-9;
                        const double expected = worked.value(column.kind, key), value = column.values[key];
                        QVERIFY2(value == expected || std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected)),
                                 qPrintable(QStringLiteral("kind %1, T %2: %3 is not %4")
                                                .arg(int(column.kind))
                                                .arg(temperature)
                                                .arg(value)
                                                .arg(expected)));
                    }
            }
    }

    void aPowerNearOneSaysThatItIsFine()
    {
        Parameters parameters;
        parameters.alpha = 1 + 1e-9;
        const RowSteps steps = Normalizer::named("entmax")->with(parameters).explain(std::vector<double>{2, 1, 0.3}, 1);
        QVERIFY(steps.columns.back().kind == StepKind::FinePower);
        parameters.alpha = 1.25;
        QVERIFY(Normalizer::named("entmax")->with(parameters).explain(std::vector<double>{2, 1, 0.3}, 1).columns.back().kind ==
                StepKind::Power);
    }

    void theTableIsInTheOrderOfItsNames()
    {
        for (std::size_t row = 0; row < normalizerTable().size(); ++row)
            QCOMPARE(std::size_t(normalizerTable()[row].id), row);
    }
};

QTEST_APPLESS_MAIN(TestSteps)
#include "test_steps.moc"
