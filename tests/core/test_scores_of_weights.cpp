#include "core/measures/scores_of_weights.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace softfocus;

namespace {

using Row = std::vector<double>;

double sumOf(const Row& row)
{
    return std::accumulate(row.begin(), row.end(), 0.0);
}

Row weighed(const Normalizer& normalizer, const Row& scores, double temperature)
{
    Row weights(scores.size());
    normalizer.weigh(scores, temperature, weights);
    return weights;
}

double distance(const Row& a, const Row& b)
{
    double most = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
        most = std::max(most, std::abs(a[k] - b[k]));
    return most;
}

Normalizer normalizerOf(const char* name, const Parameters& parameters = {})
{
    return Normalizer::named(name)->with(parameters);
}

} // namespace

class TestScoresOfWeights : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theScoresGiveTheWeights_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("alpha");
        QTest::newRow("softmax") << "softmax" << 1.5;
        QTest::newRow("sparsemax") << "sparsemax" << 1.5;
        QTest::newRow("entmax") << "entmax" << 1.5;
        QTest::newRow("entmax, nearly softmax") << "entmax" << 1.05;
        QTest::newRow("entmax that is softmax") << "entmax" << 1.0;
        QTest::newRow("entmax, steep") << "entmax" << 4.0;
        QTest::newRow("linear") << "linear" << 1.5;
        QTest::newRow("top-3 of three") << "top-k" << 1.5;
        QTest::newRow("sigmoid") << "sigmoid" << 1.5;
        QTest::newRow("tanh") << "tanh" << 1.5;
    }
    void theScoresGiveTheWeights()
    {
        QFETCH(QString, name);
        QFETCH(double, alpha);
        const Normalizer normalizer = normalizerOf(name.toLatin1().constData(), {.alpha = alpha});
        const std::vector<Row> targets{{0.2, 0.3, 0.5}, {0.98, 0.01, 0.01}, {1.0 / 3, 1.0 / 3, 1.0 / 3}, {0.05, 0.9, 0.05}};
        const std::vector<Row> lists{{4, 2, 1}, {2.1, 0.5, 1.8}, {0.2, 0.1, 0.3}};
        for (const double temperature : {0.1, 1.0, 7.0})
            for (const Row& target : targets)
                for (const Row& scores : lists) {
                    const auto found = scoresOfWeights(normalizer, temperature, target, scores);
                    QVERIFY(found);
                    QVERIFY2(distance(weighed(normalizer, *found, temperature), target) < 1e-8,
                             qPrintable(QString::number(distance(weighed(normalizer, *found, temperature), target))));
                    // Where sigmoid and tanh are next to 1, a double has no room for the difference of larger scores.
                    const bool isFull = temperature < 1 && (name == "sigmoid" || name == "tanh");
                    QVERIFY(isFull || std::abs(sumOf(*found) - sumOf(scores)) < 1e-6 * (1 + temperature));
                }
    }

    void aKeyWithoutWeightHasATrueZero_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("alpha");
        QTest::newRow("sparsemax") << "sparsemax" << 1.5;
        QTest::newRow("entmax") << "entmax" << 1.5;
        QTest::newRow("entmax, steep") << "entmax" << 3.0;
        QTest::newRow("linear") << "linear" << 1.5;
        QTest::newRow("tanh") << "tanh" << 1.5;
    }
    void aKeyWithoutWeightHasATrueZero()
    {
        QFETCH(QString, name);
        QFETCH(double, alpha);
        const Normalizer normalizer = normalizerOf(name.toLatin1().constData(), {.alpha = alpha});
        for (const Row& scores : {Row{4, 2, 1}, Row{0.2, 0.1, 0.3}, Row{1000, 1000.5, 999.8}, Row{5, -3, 2}})
            for (const Row& target : {Row{0.3, 0.7, 0}, Row{0, 0, 1}, Row{0.999, 0, 0.001}}) {
                const auto found = scoresOfWeights(normalizer, 1, target, scores);
                QVERIFY(found);
                const Row weights = weighed(normalizer, *found, 1);
                QVERIFY(distance(weights, target) < 1e-8);
                for (std::size_t k = 0; k < target.size(); ++k)
                    QCOMPARE(weights[k] == 0, target[k] == 0);
            }
    }

    void whatIsSuppressedStaysAsFarBelowTheThreshold()
    {
        // At T = 1 only the first has a weight, and the threshold is the score 3.
        const Row scores{4, 2, 1};
        const auto found = scoresOfWeights(normalizerOf("sparsemax"), 1, Row{0.75, 0.25, 0}, scores);
        QVERIFY(found);
        // The threshold is found from the key with the largest weight: 0.75 below its score.
        QVERIFY(std::abs((*found)[0] - 0.75 - (*found)[2] - 2) < 1e-12);
        const auto still = scoresOfWeights(normalizerOf("sparsemax"), 1, Row{1, 0, 0}, scores);
        QVERIFY(distance(*still, scores) < 1e-12);
    }

    void softmaxComesAsNearAsScoresCan()
    {
        const auto found = scoresOfWeights(normalizerOf("softmax"), 1, Row{1, 0, 0}, Row{4, 2, 1});
        QVERIFY(found);
        const Row weights = weighed(normalizerOf("softmax"), *found, 1);
        QVERIFY(weights[1] > 0 && weights[1] < 2e-6);
        QVERIFY(std::abs(sumOf(*found) - 7) < 1e-9);
    }

    void aShiftedRowAlwaysGivesOneKeyNothing()
    {
        const Normalizer shifted = normalizerOf("linear", {.negatives = Negatives::Shift});
        const auto found = scoresOfWeights(shifted, 1, Row{0.5, 0.4, 0.1}, Row{4, 2, 1});
        QVERIFY(found);
        const Row weights = weighed(shifted, *found, 1);
        QVERIFY(distance(weights, {0.55, 0.45, 0}) < 1e-12);
        QVERIFY(std::abs(sumOf(*found) - 7) < 1e-9);
    }

    void whereThereIsNothingToChooseItIsSaidWhy()
    {
        const double endless = greatestTemperature;
        QVERIFY(inversionOf(normalizerOf("softmax"), 1, 3) == Inversion::Possible);
        QVERIFY(inversionOf(normalizerOf("softmax"), 0, 3) == Inversion::AllOrNothing);
        QVERIFY(inversionOf(normalizerOf("softmax"), endless, 3) == Inversion::AlwaysEven);
        QVERIFY(inversionOf(normalizerOf("hardmax"), 1, 3) == Inversion::AllOrNothing);
        QVERIFY(inversionOf(normalizerOf("linear"), 0, 3) == Inversion::Possible);
        QVERIFY(inversionOf(normalizerOf("top-k", {.k = 2}), 1, 3) == Inversion::KeepsOnlyTheFirst);
        QVERIFY(inversionOf(normalizerOf("top-k", {.k = 1}), 1, 3) == Inversion::AllOrNothing);
        QVERIFY(inversionOf(normalizerOf("top-k", {.k = 3}), 1, 3) == Inversion::Possible);
        QVERIFY(inversionOf(normalizerOf("sigmoid", {.unnormalized = true}), 1, 3) == Inversion::NotDivided);
        QVERIFY(inversionOf(normalizerOf("adaptive"), 1, 3) == Inversion::OwnTemperature);
        for (const char* name : {"hardmax", "adaptive"})
            QVERIFY(!scoresOfWeights(normalizerOf(name), 1, Row{0.5, 0.3, 0.2}, Row{4, 2, 1}));
        QVERIFY(!scoresOfWeights(normalizerOf("softmax"), 1, Row{}, Row{}));
        QVERIFY(!scoresOfWeights(normalizerOf("softmax"), 1e308, Row{0.9, 0.1, 1e-300}, Row{4, 2, 1}));
    }
};

QTEST_MAIN(TestScoresOfWeights)
#include "test_scores_of_weights.moc"
