#include "core/measures/critical_temperatures.h"
#include "core/measures/matching_entropy.h"
#include "core/measures/measures.h"
#include "tests/support/rows.h"

#include <QTest>

#include <algorithm>

using namespace softfocus;
using namespace softfocus::test;

namespace {

Parameters withAlpha(double alpha)
{
    Parameters parameters;
    parameters.alpha = alpha;
    return parameters;
}

} // namespace

class TestSpread : public QObject {
    Q_OBJECT

private slots:
    void keysEnterTheSupportAtTheirTemperature_data();
    void keysEnterTheSupportAtTheirTemperature();
    void sparsemaxEntersAtTheSumOfGaps();
    void entmax15EntersAtHalfTheRootOfSquares();
    void maskedKeysNeverEnter();
    void softmaxHasNoCriticalTemperature();
    void hugeGapsDoNotOverflow();
    void theTemperatureHasTheEntropy_data();
    void theTemperatureHasTheEntropy();
    void anotherNormalizersSpreadIsFound();
    void limitsAreTemperaturesToo();
    void whereThereIsNoneASentenceSaysWhy();
    void divergenceIsZeroOnlyForTheSame();
    void divergenceOfAKnownPair();
    void divergenceIsInfiniteWhereNothingIsExpected();
    void undefinedDivergenceIsNotANumber();
};

void TestSpread::keysEnterTheSupportAtTheirTemperature_data()
{
    QTest::addColumn<double>("alpha");
    for (const double alpha : {1.25, 1.5, 1.75, 2.0, 2.5, 4.0})
        QTest::addRow("alpha %g", alpha) << alpha;
}

void TestSpread::keysEnterTheSupportAtTheirTemperature()
{
    QFETCH(double, alpha);
    const std::vector<double> scores = randomRow(12, 2, 5);
    const auto critical = criticalTemperatures(scores, alpha);
    QCOMPARE(critical.size(), scores.size());
    QVERIFY(std::ranges::is_sorted(critical, {}, &CriticalTemperature::temperature));
    for (std::size_t k = 1; k < critical.size(); ++k) {
        const auto key = static_cast<std::size_t>(critical[k].key);
        const double at = critical[k].temperature;
        QCOMPARE(weightsOf("entmax", scores, at * (1 - 1e-9), withAlpha(alpha))[key], 0.0);
        QVERIFY(weightsOf("entmax", scores, at * (1 + 1e-9), withAlpha(alpha))[key] > 0);
    }
}

void TestSpread::sparsemaxEntersAtTheSumOfGaps()
{
    const auto critical = criticalTemperatures(std::vector<double>{1, 4, 2}, 2);
    QCOMPARE(critical[0].key, 1);
    QCOMPARE(critical[0].temperature, 0.0);
    QCOMPARE(critical[1].key, 2);
    QCOMPARE(critical[1].temperature, 2.0); // 4 − 2
    QCOMPARE(critical[2].key, 0);
    QCOMPARE(critical[2].temperature, 4.0); // (4 − 1) + (2 − 1)
}

void TestSpread::entmax15EntersAtHalfTheRootOfSquares()
{
    const auto critical = criticalTemperatures(std::vector<double>{4, 1, 0}, 1.5);
    QCOMPARE(critical[1].temperature, 1.5);                                   // ½ √3²
    QVERIFY(std::abs(critical[2].temperature - std::sqrt(17.0) / 2) < 1e-15); // ½ √(4² + 1²)
}

void TestSpread::maskedKeysNeverEnter()
{
    const auto critical = criticalTemperatures(std::vector<double>{maskedScore, 2, maskedScore, 2, 1}, 2);
    QCOMPARE(critical.size(), std::size_t(3));
    QCOMPARE(critical[1].temperature, 0.0); // a tie at the top
    QCOMPARE(critical[2].temperature, 2.0);
    QVERIFY(criticalTemperatures(std::vector<double>{maskedScore}, 2).empty());
    QVERIFY(criticalTemperatures(std::vector<double>{}, 2).empty());
}

void TestSpread::softmaxHasNoCriticalTemperature()
{
    QVERIFY(criticalTemperatures(std::vector<double>{1, 2}, 1).empty());
}

void TestSpread::hugeGapsDoNotOverflow()
{
    for (const double alpha : {1.3, 1.5, 2.0, 3.0})
        for (const CriticalTemperature& entry : criticalTemperatures(std::vector<double>{0, -1e200, -2e200}, alpha))
            QVERIFY2(std::isfinite(entry.temperature), QByteArray::number(alpha));
}

void TestSpread::theTemperatureHasTheEntropy_data()
{
    QTest::addColumn<double>("spread");
    QTest::addColumn<double>("share");
    for (const double spread : {1e-8, 1.0, 1e8})
        for (const double share : {0.01, 0.3, 0.7, 0.999})
            QTest::addRow("spread %g, %g of the bits", spread, share) << spread << share;
}

void TestSpread::theTemperatureHasTheEntropy()
{
    QFETCH(double, spread);
    QFETCH(double, share);
    const std::vector<double> scores = randomRow(40, spread, 6);
    const double bits = share * std::log2(40);
    const Result<double> temperature = temperatureOfEntropy(scores, bits);
    QVERIFY(temperature.ok());
    const double found = measure(weightsOf("softmax", scores, *temperature)).entropy;
    QVERIFY2(std::abs(found - bits) <= 1e-9, QByteArray::number(found - bits));
}

void TestSpread::anotherNormalizersSpreadIsFound()
{
    const std::vector<double> scores = randomRow(20, 1, 7);
    const double bits = measure(weightsOf("sparsemax", scores)).entropy;
    const Result<double> temperature = temperatureOfEntropy(scores, bits);
    QVERIFY(temperature.ok());
    QVERIFY(*temperature > 0 && *temperature < 1); // sparsemax is the sharper one
    QVERIFY(std::abs(measure(weightsOf("softmax", scores, *temperature)).entropy - bits) <= 1e-9);
}

void TestSpread::limitsAreTemperaturesToo()
{
    QCOMPARE(*temperatureOfEntropy(std::vector<double>{3, 1, 2}, 0), 0.0);
    QCOMPARE(*temperatureOfEntropy(std::vector<double>{3, 3, 2}, 1), 0.0);
    QCOMPARE(*temperatureOfEntropy(std::vector<double>{4, 1, 2, 3}, 2), infinity);
    QCOMPARE(*temperatureOfEntropy(std::vector<double>{4, 1, maskedScore, 2, 3}, 2), infinity);
}

void TestSpread::whereThereIsNoneASentenceSaysWhy()
{
    QVERIFY(QByteArray(temperatureOfEntropy(std::vector<double>{3, 3, 2}, 0.5).message().c_str()).contains("at least 1.000 bits"));
    QVERIFY(QByteArray(temperatureOfEntropy(std::vector<double>{1, 2, 3, 4}, 2.5).message().c_str()).contains("at most 2.000 bits"));
    QVERIFY(QByteArray(temperatureOfEntropy(std::vector<double>{1, 1}, 1).message().c_str()).contains("equal"));
    QVERIFY(QByteArray(temperatureOfEntropy(std::vector<double>{maskedScore}, 0).message().c_str()).contains("masked"));
    QVERIFY(QByteArray(temperatureOfEntropy(std::vector<double>{}, 0).message().c_str()).contains("masked"));
    QVERIFY(!temperatureOfEntropy(std::vector<double>{1, 2}, std::nan("")).ok());
}

void TestSpread::divergenceIsZeroOnlyForTheSame()
{
    const std::vector<double> scores = randomRow(50, 1, 8);
    const std::vector<double> softmax = weightsOf("softmax", scores), sharper = weightsOf("softmax", scores, 0.9);
    QCOMPARE(divergence(softmax, softmax), 0.0);
    QVERIFY(divergence(sharper, softmax) > 0);
    QVERIFY(divergence(softmax, sharper) > 0);
}

void TestSpread::divergenceOfAKnownPair()
{
    // ½ log₂(½ / ¼) + ½ log₂(½ / ¾) = ½ − ½ log₂ 1.5
    const double expected = 0.5 - 0.5 * std::log2(1.5);
    QVERIFY(std::abs(divergence(std::vector<double>{0.5, 0.5}, std::vector<double>{0.25, 0.75}) - expected) < 1e-15);
}

void TestSpread::divergenceIsInfiniteWhereNothingIsExpected()
{
    QCOMPARE(divergence(std::vector<double>{0.5, 0.5}, std::vector<double>{1, 0}), infinity);
    QCOMPARE(divergence(std::vector<double>{1, 0}, std::vector<double>{0.5, 0.5}), 1.0);
    QVERIFY(std::isfinite(divergence(std::vector<double>{0.5, 0.5}, std::vector<double>{1, 5e-324})));
}

void TestSpread::undefinedDivergenceIsNotANumber()
{
    QVERIFY(std::isnan(divergence(std::vector<double>{1, std::nan("")}, std::vector<double>{0.5, 0.5})));
    QVERIFY(std::isnan(divergence(std::vector<double>{1.5, -0.5}, std::vector<double>{0.5, 0.5})));
    QVERIFY(std::isnan(divergence(std::vector<double>{0.5, 0.5}, std::vector<double>{1.5, -0.5})));
}

QTEST_APPLESS_MAIN(TestSpread)
#include "test_distribution.moc"
