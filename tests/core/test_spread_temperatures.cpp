#include "core/measures/spread_temperatures.h"
#include "tests/support/references.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace softfocus;
using namespace softfocus::test;

namespace {

constexpr double masked = -std::numeric_limits<double>::infinity();

Normalizer named(const char* name)
{
    return *Normalizer::named(name);
}

double largestWeight(const Normalizer& normalizer, const std::vector<double>& scores, double temperature)
{
    const std::vector<long double> weights = referenceWeights(normalizer, scores, temperature);
    return double(std::ranges::max(weights));
}

/// How far the weight of an unmasked key is from an equal share, at most, as a part of it.
double farthestFromEven(const Normalizer& normalizer, const std::vector<double>& scores, double temperature)
{
    const std::vector<long double> weights = referenceWeights(normalizer, scores, temperature);
    const auto count = double(std::ranges::count_if(scores, [](double score) { return score != masked; }));
    double most = 0;
    for (std::size_t j = 0; j < scores.size(); ++j)
        if (scores[j] != masked)
            most = std::max(most, std::abs(double(weights[j]) * count - 1));
    return most;
}

} // namespace

class TestSpreadTemperatures : public QObject {
    Q_OBJECT

private slots:
    void twoKeysHaveTheTemperaturesOfTheFormula()
    {
        // softmax of two keys a gap apart: w/(1 − w) = e^(gap/T)
        const SpreadTemperatures spread = spreadTemperatures(named("softmax"), std::vector<double>{3, 1});
        QVERIFY(std::abs(*spread.nearlyHard - 2 / std::log(99.0)) < 1e-12);
        QVERIFY(std::abs(*spread.nearlyUniform - 2 / std::log(0.505 / 0.495)) < 1e-9);
        // sparsemax of two keys: w = (1 + gap/T) / 2
        const SpreadTemperatures sparse = spreadTemperatures(named("sparsemax"), std::vector<double>{3, 1});
        QVERIFY(std::abs(*sparse.nearlyHard - 2 / 0.98) < 1e-12);
        QVERIFY(std::abs(*sparse.nearlyUniform - 2 / 0.01) < 1e-9);
    }

    void aScanOfReferenceWeightsFindsTheSame_data()
    {
        QTest::addColumn<QString>("normalizer");
        QTest::addColumn<std::vector<double>>("scores");
        std::mt19937 engine(5);
        std::normal_distribution<double> some;
        for (const char* name : {"softmax", "sparsemax", "entmax"}) {
            QTest::addRow("%s, 4 2 1", name) << QString::fromLatin1(name) << std::vector<double>{4, 2, 1};
            QTest::addRow("%s, masked", name) << QString::fromLatin1(name) << std::vector<double>{masked, -1, 3, masked, 2.5};
            std::vector<double> many(40);
            for (double& score : many)
                score = some(engine);
            QTest::addRow("%s, forty", name) << QString::fromLatin1(name) << many;
            QTest::addRow("%s, large", name) << QString::fromLatin1(name) << std::vector<double>{1e200, -1e200, 0};
        }
    }

    void aScanOfReferenceWeightsFindsTheSame()
    {
        QFETCH(QString, normalizer);
        QFETCH(std::vector<double>, scores);
        const Normalizer used = *Normalizer::named(normalizer.toStdString());
        const SpreadTemperatures spread = spreadTemperatures(used, scores);
        QVERIFY(spread.nearlyHard && spread.nearlyUniform);
        QVERIFY(*spread.nearlyHard < *spread.nearlyUniform);
        constexpr double little = 1e-9;
        for (int step = -60; step <= 60; ++step) {
            const double factor = std::pow(10.0, step / 20.0);
            const double hard = *spread.nearlyHard * factor, uniform = *spread.nearlyUniform * factor;
            if (step != 0) {
                QCOMPARE(largestWeight(used, scores, hard) >= 0.99, step < 0);
                QCOMPARE(farthestFromEven(used, scores, uniform) <= 0.01, step > 0);
            }
        }
        QVERIFY(largestWeight(used, scores, *spread.nearlyHard * (1 - little)) >= 0.99);
        QVERIFY(largestWeight(used, scores, *spread.nearlyHard * (1 + little)) < 0.99);
        QVERIFY(farthestFromEven(used, scores, *spread.nearlyUniform * (1 + little)) <= 0.01);
        QVERIFY(farthestFromEven(used, scores, *spread.nearlyUniform * (1 - little)) > 0.01);
    }

    void theyAreTheLastAndTheFirstNumbersOfWhichItIsTrue()
    {
        const std::vector<double> scores{4, 2, 1};
        std::vector<double> weights(3);
        const SpreadTemperatures spread = spreadTemperatures(named("softmax"), scores);
        const auto largestAt = [&](double temperature) {
            named("softmax").weigh(scores, temperature, weights);
            return weights.front();
        };
        QVERIFY(largestAt(*spread.nearlyHard) >= nearlyAllWeight);
        QVERIFY(largestAt(std::nextafter(*spread.nearlyHard, 10)) < nearlyAllWeight);
    }

    void thereIsNoneWhereThereIsNone()
    {
        const auto none = [](const char* name, const std::vector<double>& scores) {
            const SpreadTemperatures spread = spreadTemperatures(named(name), scores);
            return !spread.nearlyHard && !spread.nearlyUniform;
        };
        for (const char* name : {"hardmax", "linear", "sigmoid", "tanh", "adaptive"})
            QVERIFY2(none(name, {4, 2, 1}), name);
        for (const char* name : {"softmax", "sparsemax", "entmax", "top-k"}) {
            QVERIFY(none(name, {}));
            QVERIFY(none(name, {7}));
            QVERIFY(none(name, {7, masked}));
            QVERIFY(none(name, {masked, masked}));
            QVERIFY(none(name, {2, 2, 2}));
        }
    }

    void tiesAtTheTopAreNeverHardButBecomeUniform()
    {
        const SpreadTemperatures spread = spreadTemperatures(named("softmax"), std::vector<double>{4, 4, 1});
        QVERIFY(!spread.nearlyHard);
        QVERIFY(spread.nearlyUniform);
    }

    void topKIsNeverUniformOverMoreThanK()
    {
        Parameters two;
        two.k = 2;
        const SpreadTemperatures spread = spreadTemperatures(named("top-k").with(two), std::vector<double>{4, 2, 1});
        QVERIFY(spread.nearlyHard);
        QVERIFY(!spread.nearlyUniform);
    }

    void scoresThatHardlyDifferAreFoundToo()
    {
        const SpreadTemperatures spread = spreadTemperatures(named("softmax"), std::vector<double>{1e-300, 0});
        QVERIFY(std::abs(*spread.nearlyHard / (1e-300 / std::log(99.0)) - 1) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(TestSpreadTemperatures)
#include "test_spread_temperatures.moc"
