// Rows in which a key stands all but exactly at the edge of the support, where rounding alone would decide.

#include "core/measures/critical_temperatures.h"
#include "core/measures/measures.h"
#include "tests/support/rows.h"

#include <QTest>

#include <algorithm>

using namespace softfocus;
using namespace softfocus::test;

namespace {

__extension__ typedef __int128 Whole;

/// A row with a temperature, all of them whole multiples of a small power of two.
struct EdgeRow {
    std::vector<double> scores;
    double temperature = 1;
};

/// Steps of 2^−60 for sums, of 2^−50 for sums of squares: what a Whole has room for.
constexpr int stepsOf(double alpha)
{
    return alpha == 2 ? 60 : 50;
}

Whole wholeOf(double value, int steps)
{
    return static_cast<Whole>(std::ldexp(value, steps));
}

double roundedTo(double value, int steps)
{
    return std::ldexp(std::round(std::ldexp(value, steps)), -steps);
}

/// Larger scores, and one that is next to where it enters: at the edge as far as a double goes, or a few units beside it.
EdgeRow edgeRow(std::mt19937_64& generator, double alpha)
{
    const int steps = stepsOf(alpha);
    std::uniform_int_distribution<int> counts(1, 12), units(-3, 3), kinds(0, 2);
    std::uniform_real_distribution<double> real(0, 1);
    EdgeRow row;
    row.temperature = kinds(generator) == 0 ? 1 : roundedTo(0.25 + real(generator), steps);
    const int above = counts(generator);
    const bool coarse = kinds(generator) == 0; // as people type them
    double sum = 0, squares = 0;
    for (int j = 0; j < above; ++j) {
        const double gap = row.temperature * real(generator) / (alpha == 2 ? above : 2 * std::sqrt(above));
        row.scores.push_back(coarse ? std::round(-gap * 16) / 16 : roundedTo(-gap, steps));
        sum += row.scores.back();
        squares += row.scores.back() * row.scores.back();
    }
    // Σ (z_j − z)^p = T^p/(α − 1)^p solved for z.
    const double n = above, t = row.temperature;
    const double edge = alpha == 2 ? (sum - t) / n : (sum - std::sqrt(sum * sum - n * (squares - 4 * t * t))) / n;
    double score = roundedTo(edge, steps);
    const double toward = units(generator) < 0 ? -10 : 10;
    for (int k = std::abs(units(generator)); k > 0; --k)
        score = roundedTo(std::nextafter(score, toward), steps);
    row.scores.push_back(score);
    for (int j = counts(generator) % 3; j > 0; --j)
        row.scores.push_back(score - real(generator));
    for (double& value : row.scores)
        value = roundedTo(value, steps);
    std::shuffle(row.scores.begin(), row.scores.end(), generator);
    return row;
}

/// Whether a key has a weight, in whole numbers: Σ (z_j − z) < T or Σ (z_j − z)² < 4 T² over the larger scores.
bool hasWeight(const EdgeRow& row, double score, double alpha)
{
    const int steps = stepsOf(alpha);
    const Whole t = wholeOf(row.temperature, steps);
    Whole total = 0;
    for (const double other : row.scores)
        if (other > score) {
            const Whole gap = wholeOf(other, steps) - wholeOf(score, steps);
            total += alpha == 2 ? gap : gap * gap;
        }
    return alpha == 2 ? total < t : total < 4 * t * t;
}

QByteArray told(const EdgeRow& row, double score, double weight)
{
    QByteArray text = "T " + QByteArray::number(row.temperature, 'g', 17) + ", scores";
    for (const double value : row.scores)
        text += ' ' + QByteArray::number(value, 'g', 17);
    return text + ": " + QByteArray::number(score, 'g', 17) + " has " + QByteArray::number(weight, 'g', 17);
}

Parameters withAlpha(double alpha)
{
    Parameters parameters;
    parameters.alpha = alpha;
    return parameters;
}

} // namespace

class TestSupportEdges : public QObject {
    Q_OBJECT

private slots:
    void supportsAreThoseOfWholeNumbers_data();
    void supportsAreThoseOfWholeNumbers();
    void supportsAgreeWithCriticalTemperatures_data();
    void supportsAgreeWithCriticalTemperatures();
    void aKeyThatRoundingPutsOutHasItsWeight();
};

void TestSupportEdges::supportsAreThoseOfWholeNumbers_data()
{
    QTest::addColumn<double>("alpha");
    QTest::newRow("sparsemax") << 2.0;
    QTest::newRow("1.5-entmax") << 1.5;
}

void TestSupportEdges::supportsAreThoseOfWholeNumbers()
{
    QFETCH(double, alpha);
    std::mt19937_64 generator(41);
    constexpr int rows = 4'000;
    for (int i = 0; i < rows; ++i) {
        const EdgeRow row = edgeRow(generator, alpha);
        const std::vector<double> weights = weightsOf("entmax", row.scores, row.temperature, withAlpha(alpha));
        const auto critical = criticalTemperatures(row.scores, alpha);
        for (const CriticalTemperature& entry : critical) {
            const auto key = static_cast<std::size_t>(entry.key);
            const bool expected = hasWeight(row, row.scores[key], alpha);
            QVERIFY2((weights[key] > 0) == expected, told(row, row.scores[key], weights[key]));
            QVERIFY2((row.temperature > entry.temperature) == expected, told(row, row.scores[key], entry.temperature));
        }
        QVERIFY2(std::abs(sumOf(weights) - 1) < 1e-14, told(row, 0, sumOf(weights)));
    }
}

void TestSupportEdges::supportsAgreeWithCriticalTemperatures_data()
{
    QTest::addColumn<double>("alpha");
    for (const double alpha : {1.25, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0})
        QTest::addRow("alpha %g", alpha) << alpha;
}

void TestSupportEdges::supportsAgreeWithCriticalTemperatures()
{
    QFETCH(double, alpha);
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::vector<double> scores = randomRow(2 + seed % 9, 1, seed);
        if (seed % 3 == 0)
            for (double& score : scores)
                score = std::round(score * 4) / 4;
        for (const CriticalTemperature& entry : criticalTemperatures(scores, alpha)) {
            if (!(entry.temperature > 0))
                continue;
            const auto key = static_cast<std::size_t>(entry.key);
            const double above = std::nextafter(entry.temperature, infinity), below = std::nextafter(entry.temperature, 0);
            QVERIFY2(weightsOf("entmax", scores, above, withAlpha(alpha))[key] > 0, told({scores, above}, scores[key], 0));
            for (const double temperature : {entry.temperature, below}) {
                const double weight = weightsOf("entmax", scores, temperature, withAlpha(alpha))[key];
                QVERIFY2(weight == 0, told({scores, temperature}, scores[key], weight));
            }
        }
    }
}

void TestSupportEdges::aKeyThatRoundingPutsOutHasItsWeight()
{
    // 1 − (2^−54 + 1) rounds to 0: the key would be left out before any threshold is looked for.
    const double tiny = 0x1p-54;
    const std::vector<double> weights = weightsOf("sparsemax", {-tiny, -1});
    QCOMPARE(weights[1], tiny / 2);
    QCOMPARE(measure(weights).support, 2);
    QCOMPARE(weightsOf("sparsemax", {tiny, -1})[1], 0.0);
    QVERIFY(weightsOf("entmax", {-tiny, -2})[1] > 0);
    QCOMPARE(weightsOf("entmax", {tiny, -2})[1], 0.0);
}

QTEST_APPLESS_MAIN(TestSupportEdges)
#include "test_support_edges.moc"
