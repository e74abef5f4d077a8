#include "core/measures/online_softmax.h"
#include "core/normalizers/normalizer.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <vector>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double masked = -infinity;

/// The naive twin: after each number, the maximum and the sum of all so far from scratch.
OnlineStep naive(std::span<const double> scores, double temperature)
{
    OnlineStep step{.maximum = *std::ranges::max_element(scores)};
    for (const double score : scores)
        step.sum += score == masked ? 0 : std::exp((score - step.maximum) / temperature);
    return step;
}

} // namespace

class TestOnlineSoftmax : public QObject {
    Q_OBJECT

private slots:
    void eachStepHasTheMaximumAndTheSumOfAllSoFar()
    {
        std::mt19937 engine(3);
        std::normal_distribution<double> some(0, 5);
        for (const double temperature : {0.1, 1.0, 30.0})
            for (int row = 0; row < 20; ++row) {
                std::vector<double> scores(64);
                for (double& score : scores)
                    score = some(engine);
                const std::vector<OnlineStep> steps = onlineSteps(scores, temperature);
                QCOMPARE(steps.size(), scores.size());
                for (std::size_t taken = 1; taken <= scores.size(); ++taken) {
                    const OnlineStep twin = naive(std::span(scores).first(taken), temperature);
                    QCOMPARE(steps[taken - 1].maximum, twin.maximum);
                    QVERIFY(std::abs(steps[taken - 1].sum - twin.sum) <= 1e-14 * double(taken) * twin.sum);
                    QCOMPARE(steps[taken - 1].isNewMaximum, taken == 1 || steps[taken - 2].maximum < twin.maximum);
                }
            }
    }

    void theSumIsRescaledWhereTheMaximumChanges()
    {
        const std::vector<OnlineStep> steps = onlineSteps(std::vector<double>{1, 3, 2}, 1);
        QCOMPARE(steps[0].rescaling, 0.0);
        QCOMPARE(steps[0].sum, 1.0);
        QVERIFY(steps[1].isNewMaximum);
        QCOMPARE(steps[1].rescaling, std::exp(-2.0));
        QCOMPARE(steps[1].sum, std::exp(-2.0) + 1);
        QVERIFY(!steps[2].isNewMaximum);
        QCOMPARE(steps[2].rescaling, 1.0);
        QCOMPARE(steps[2].power, std::exp(-1.0));
        QCOMPARE(steps[2].sum, std::exp(-2.0) + 1 + std::exp(-1.0));
    }

    void theWeightsAreThoseOfTwoPasses()
    {
        const Normalizer softmax;
        for (const double temperature : {0.0, 1e-3, 1.0, 1e6, infinity})
            for (const std::vector<double>& scores :
                 {std::vector<double>{4, 2, 1}, {1, 2, 4}, {masked, 3, masked, 3}, {1e308, -1e308, 0}, {-700, 0, 700}, {5}, {2, 2, 2}}) {
                std::vector<double> weights(scores.size());
                softmax.weigh(scores, temperature, weights);
                const std::vector<double> online = onlineWeights(scores, temperature);
                for (std::size_t j = 0; j < scores.size(); ++j)
                    QVERIFY2(std::abs(online[j] - weights[j]) <= 1e-15, qPrintable(QString::number(online[j] - weights[j])));
            }
    }

    void maskedScoresAddNothing()
    {
        const std::vector<OnlineStep> steps = onlineSteps(std::vector<double>{masked, masked, 2, masked}, 1);
        QCOMPARE(steps[1].maximum, masked);
        QCOMPARE(steps[1].sum, 0.0);
        QVERIFY(!steps[1].isNewMaximum);
        QCOMPARE(steps[2].sum, 1.0);
        QCOMPARE(steps[3].sum, 1.0);
        QCOMPARE(onlineWeights(std::vector<double>{masked, masked}, 1), (std::vector<double>{0, 0}));
        QVERIFY(onlineSteps({}, 1).empty());
    }

    void scoresFarBeyondExpAreNoTrouble()
    {
        const std::vector<double> weights = onlineWeights(std::vector<double>{-1e5, 1e5, 99999}, 1);
        QCOMPARE(weights[0], 0.0);
        QVERIFY(std::abs(weights[1] - 1 / (1 + std::exp(-1.0))) < 1e-15);
    }
};

QTEST_APPLESS_MAIN(TestOnlineSoftmax)
#include "test_online_softmax.moc"
