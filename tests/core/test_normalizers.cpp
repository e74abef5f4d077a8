#include "tests/support/rows.h"
#include "tests/support/tolerances.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace softfocus;
using namespace softfocus::test;

namespace {

/// Softmax as the definition says it, in long double.
std::vector<double> naiveSoftmax(const std::vector<double>& scores, double temperature)
{
    const long double maximum = *std::ranges::max_element(scores);
    std::vector<long double> exponentials;
    for (const double score : scores)
        exponentials.push_back(std::exp((score - maximum) / temperature));
    const long double total = std::accumulate(exponentials.begin(), exponentials.end(), 0.0L);
    std::vector<double> weights;
    for (const long double exponential : exponentials)
        weights.push_back(static_cast<double>(exponential / total));
    return weights;
}

/// Sparsemax by bisection of its threshold, in long double.
std::vector<double> naiveSparsemax(const std::vector<double>& scores, double temperature)
{
    const long double maximum = *std::ranges::max_element(scores);
    const auto sumAbove = [&](long double threshold) {
        long double sum = 0;
        for (const double score : scores)
            sum += std::max((score - maximum) / temperature - threshold, 0.0L);
        return sum;
    };
    long double low = -1, high = 0;
    for (int i = 0; i < 200; ++i) {
        const long double middle = (low + high) / 2;
        (sumAbove(middle) > 1 ? low : high) = middle;
    }
    std::vector<double> weights;
    for (const double score : scores)
        weights.push_back(static_cast<double>(std::max((score - maximum) / temperature - high, 0.0L)));
    return weights;
}

double largestDifference(const std::vector<double>& a, const std::vector<double>& b)
{
    double difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference = std::max(difference, std::abs(a[i] - b[i]));
    return difference;
}

void addNames()
{
    QTest::addColumn<QByteArray>("name");
    for (const NormalizerEntry& entry : normalizerTable())
        QTest::newRow(entry.name.data()) << QByteArray(entry.name.data());
}

} // namespace

class TestNormalizers : public QObject {
    Q_OBJECT

private slots:
    void theArticlesNumbersComeOut_data();
    void theArticlesNumbersComeOut();
    void softmaxMatchesItsDefinition_data() { addRows(); }
    void softmaxMatchesItsDefinition();
    void sparsemaxMatchesBisection_data() { addRows(); }
    void sparsemaxMatchesBisection();
    void sparsemaxOfTwoKeysIsAClampedLine();
    void differencesBeyondAnyNumberCount();
    void rowsSumToOne_data() { addNames(); }
    void rowsSumToOne();
    void permutingKeysPermutesWeights_data() { addNames(); }
    void permutingKeysPermutesWeights();
    void maskedKeysGetExactlyNothing_data() { addNames(); }
    void maskedKeysGetExactlyNothing();
    void aMaskEqualsLeavingTheKeysOut_data() { addNames(); }
    void aMaskEqualsLeavingTheKeysOut();
    void aFullyMaskedRowAttendsToNothing_data() { addNames(); }
    void aFullyMaskedRowAttendsToNothing();
    void oneKeyGetsEverything_data() { addNames(); }
    void oneKeyGetsEverything();
    void anEmptyRowIsAllowed_data() { addNames(); }
    void anEmptyRowIsAllowed();
    void extremeInputNeverGivesNan_data() { addNames(); }
    void extremeInputNeverGivesNan();
    void limitsOfTemperatureAreReached();
    void higherTemperatureFlattens();
    void temperatureHasNoEffectWhereTheTableSaysSo_data() { addNames(); }
    void temperatureHasNoEffectWhereTheTableSaysSo();
    void tiesShare();
    void linearWithoutPositiveScoresIsUniform();
    void stepsLeadToTheWeights_data() { addNames(); }
    void stepsLeadToTheWeights();
    void limitsAreSaidToBeLimits();
    void namesFindTheirNormalizer();

private:
    static void addRows()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<double>("spread");
        QTest::addColumn<double>("temperature");
        for (const int length : {1, 2, 7, 64, 1024})
            for (const double spread : {1e-8, 1.0, 30.0, 1e8})
                for (const double temperature : {1e-6, 0.05, 1.0, 20.0, 1e6})
                    QTest::addRow("%d keys, spread %g, T %g", length, spread, temperature) << length << spread << temperature;
    }
};

void TestNormalizers::theArticlesNumbersComeOut_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<std::vector<double>>("expected");
    QTest::newRow("softmax") << QByteArray("softmax") << std::vector{0.84, 0.11, 0.04};
    QTest::newRow("linear") << QByteArray("linear") << std::vector{0.57, 0.29, 0.14};
    QTest::newRow("hardmax") << QByteArray("hardmax") << std::vector{1.0, 0.0, 0.0};
    QTest::newRow("sparsemax") << QByteArray("sparsemax") << std::vector{1.0, 0.0, 0.0};
}

void TestNormalizers::theArticlesNumbersComeOut()
{
    QFETCH(QByteArray, name);
    QFETCH(std::vector<double>, expected);
    const std::vector<double> weights = weightsOf(name, {4, 2, 1});
    QVERIFY(largestDifference(weights, expected) <= tolerance::printedWithTwoDecimals);
}

void TestNormalizers::softmaxMatchesItsDefinition()
{
    QFETCH(int, length);
    QFETCH(double, spread);
    QFETCH(double, temperature);
    const auto scores = randomRow(static_cast<std::size_t>(length), spread, 1);
    const double difference = largestDifference(weightsOf("softmax", scores, temperature), naiveSoftmax(scores, temperature));
    QVERIFY2(difference <= tolerance::weight, QByteArray::number(difference));
}

void TestNormalizers::sparsemaxMatchesBisection()
{
    QFETCH(int, length);
    QFETCH(double, spread);
    QFETCH(double, temperature);
    const auto scores = randomRow(static_cast<std::size_t>(length), spread, 2);
    const double difference = largestDifference(weightsOf("sparsemax", scores, temperature), naiveSparsemax(scores, temperature));
    QVERIFY2(difference <= tolerance::weight, QByteArray::number(difference));
}

void TestNormalizers::sparsemaxOfTwoKeysIsAClampedLine()
{
    // Martins & Astudillo 2016, section 2.3.
    for (double t = -3; t <= 3; t += 0.25) {
        const double expected = std::clamp((t + 1) / 2, 0.0, 1.0);
        QVERIFY(std::abs(weightsOf("sparsemax", {t, 0})[0] - expected) <= tolerance::weight);
    }
}

void TestNormalizers::differencesBeyondAnyNumberCount()
{
    // Their difference is no double, what it is over T is 2: a quarter of that scale has the same weights.
    const std::array huge{1e308, -1e308, 0.5e308}, small{0.25e308, -0.25e308, 0.125e308};
    std::array<double, 3> weights{}, expected{};
    for (const NormalizerEntry& entry : normalizerTable()) {
        const Normalizer normalizer = *Normalizer::named(entry.name);
        QCOMPARE(normalizer.weigh(huge, 1e308, weights), RowState::Normal);
        QCOMPARE(normalizer.weigh(small, 0.25e308, expected), RowState::Normal);
        for (std::size_t key = 0; key < weights.size(); ++key)
            QVERIFY2(std::abs(weights[key] - expected[key]) < 1e-14, entry.name.data());
        const std::vector<long double> fine = normalizer.fineWeights(huge, 1e308);
        for (std::size_t key = 0; key < weights.size(); ++key)
            QVERIFY2(std::abs(double(fine[key]) - expected[key]) < 1e-14, entry.name.data());
        // At a usual T the largest has all there is where only differences count.
        QCOMPARE(normalizer.weigh(huge, 1, weights), RowState::Normal);
        QVERIFY2(weights[0] > 0 && weights[1] == 0, entry.name.data());
        for (const double weight : weights)
            QVERIFY2(std::isfinite(weight), entry.name.data());
    }
    std::array<double, 2> two{};
    Normalizer().weigh(std::array{1e308, -1e308}, 1e308, two);
    QVERIFY(std::abs(two[1] - 1 / (1 + std::exp(2.0))) < 1e-15);
    const RowSteps steps = Normalizer().explain(std::array{1e308, -1e308}, 1e308);
    QVERIFY(std::abs(steps.columns.front().values[1] - std::exp(-2.0)) < 1e-15);
}

void TestNormalizers::rowsSumToOne()
{
    QFETCH(QByteArray, name);
    for (unsigned seed = 0; seed < 20; ++seed)
        for (const double temperature : {0.0, 0.05, 1.0, 20.0, infinity})
            for (const std::size_t length : {1U, 3U, 100U, 4096U}) {
                const double sum = sumOf(weightsOf(name, randomRow(length, 3, seed), temperature));
                QVERIFY2(std::abs(sum - 1) <= tolerance::rowSum, QByteArray::number(sum - 1));
            }
}

void TestNormalizers::permutingKeysPermutesWeights()
{
    QFETCH(QByteArray, name);
    const std::vector<double> scores = randomRow(257, 2, 3);
    std::vector<double> reversed(scores.rbegin(), scores.rend());
    const std::vector<double> weights = weightsOf(name, scores);
    std::vector<double> permuted = weightsOf(name, reversed);
    std::ranges::reverse(permuted);
    QVERIFY(largestDifference(weights, permuted) <= tolerance::permuted);
    for (std::size_t j = 0; j < weights.size(); ++j)
        QCOMPARE(weights[j] == 0, permuted[j] == 0);
}

void TestNormalizers::maskedKeysGetExactlyNothing()
{
    QFETCH(QByteArray, name);
    for (const double temperature : {0.0, 0.05, 1.0, 1e6, infinity}) {
        const std::vector<double> weights = weightsOf(name, {maskedScore, -3, maskedScore, 2, -8}, temperature);
        QCOMPARE(weights[0], 0.0);
        QCOMPARE(weights[2], 0.0);
        QVERIFY(std::abs(sumOf(weights) - 1) <= tolerance::rowSum);
    }
}

void TestNormalizers::aMaskEqualsLeavingTheKeysOut()
{
    QFETCH(QByteArray, name);
    const std::vector<double> whole = randomRow(50, 2, 4);
    std::vector<double> holed, kept;
    for (std::size_t j = 0; j < whole.size(); ++j) {
        holed.push_back(j % 3 == 0 ? maskedScore : whole[j]);
        if (j % 3 != 0)
            kept.push_back(whole[j]);
    }
    std::vector<double> weights = weightsOf(name, holed);
    std::erase_if(weights, [j = 0](double) mutable { return j++ % 3 == 0; });
    QVERIFY(largestDifference(weights, weightsOf(name, kept)) <= tolerance::permuted);
}

void TestNormalizers::aFullyMaskedRowAttendsToNothing()
{
    QFETCH(QByteArray, name);
    const std::vector<double> scores(5, maskedScore);
    for (const double temperature : {0.0, 1.0, infinity}) {
        std::vector<double> weights(5, 99);
        const RowState state = Normalizer::named(name.data())->weigh(scores, temperature, weights);
        QCOMPARE(state, RowState::NothingToAttend);
        QCOMPARE(weights, std::vector<double>(5, 0.0));
    }
}

void TestNormalizers::oneKeyGetsEverything()
{
    QFETCH(QByteArray, name);
    for (const double score : {-1e300, -5.0, 0.0, 1e-300, 7.0, 1e300})
        for (const double temperature : {0.0, 1e-6, 1.0, infinity})
            QCOMPARE(weightsOf(name, {maskedScore, score, maskedScore}, temperature)[1], 1.0);
}

void TestNormalizers::anEmptyRowIsAllowed()
{
    QFETCH(QByteArray, name);
    QVERIFY(weightsOf(name, {}).empty());
}

void TestNormalizers::extremeInputNeverGivesNan()
{
    QFETCH(QByteArray, name);
    const std::vector<std::vector<double>> rows{{1e308, -1e308, 0}, {1e308, 1e308, 1e308}, {-1e308, -1e308}, {5e-324, 0, -5e-324},
                                                {0, 0, 0},          {1e-310, 2e-310}};
    for (const auto& row : rows)
        for (const double temperature : {0.0, 5e-324, 1e-6, 1.0, 1e6, 1.7e308, infinity}) {
            const std::vector<double> weights = weightsOf(name, row, temperature);
            QVERIFY(std::ranges::all_of(weights, [](double weight) { return weight >= 0 && weight <= 1; }));
            QVERIFY(std::abs(sumOf(weights) - 1) <= tolerance::rowSum);
        }
}

void TestNormalizers::limitsOfTemperatureAreReached()
{
    const std::vector<double> scores{1, 3, maskedScore, 3, -2};
    for (const char* name : {"softmax", "sparsemax"}) {
        QCOMPARE(weightsOf(name, scores, 0), weightsOf("hardmax", scores));
        QCOMPARE(weightsOf(name, scores, infinity), (std::vector{0.25, 0.25, 0.0, 0.25, 0.25}));
    }
}

void TestNormalizers::higherTemperatureFlattens()
{
    for (const char* name : {"softmax", "sparsemax"}) {
        double before = 2;
        for (const double temperature : {0.05, 0.5, 1.0, 2.0, 20.0, 200.0}) {
            const double largestWeight = weightsOf(name, {2, 1, 0}, temperature)[0];
            QVERIFY(largestWeight <= before);
            before = largestWeight;
        }
        QVERIFY(weightsOf(name, {2, 1, 0}, 0.5)[0] > weightsOf(name, {2, 1, 0}, 20)[0]);
    }
}

void TestNormalizers::temperatureHasNoEffectWhereTheTableSaysSo()
{
    QFETCH(QByteArray, name);
    const bool differs = weightsOf(name, {2, 1, 0.5}, 0.5) != weightsOf(name, {2, 1, 0.5}, 4);
    QCOMPARE(differs, Normalizer::named(name.data())->temperatureMatters());
}

void TestNormalizers::tiesShare()
{
    QCOMPARE(weightsOf("hardmax", {2, 5, 5, 1, 5}), (std::vector{0.0, 1.0 / 3, 1.0 / 3, 0.0, 1.0 / 3}));
    QCOMPARE(weightsOf("softmax", {5, 5}), (std::vector{0.5, 0.5}));
    QCOMPARE(weightsOf("sparsemax", {5, 5, -9}), (std::vector{0.5, 0.5, 0.0}));
}

void TestNormalizers::linearWithoutPositiveScoresIsUniform()
{
    QCOMPARE(weightsOf("linear", {-1, 0, maskedScore, -7}), (std::vector{1.0 / 3, 1.0 / 3, 0.0, 1.0 / 3}));
    QCOMPARE(weightsOf("linear", {-1, 3, 1}), (std::vector{0.0, 0.75, 0.25}));
}

void TestNormalizers::stepsLeadToTheWeights()
{
    QFETCH(QByteArray, name);
    const std::vector<double> scores{1.5, maskedScore, -0.5, 1.2, 0.1};
    const NormalizerEntry& entry = Normalizer::named(name.data())->entry();
    const std::vector<double> weights = weightsOf(name, scores, 0.7);
    const RowSteps steps = entry.explain({scores, 0.7});
    QVERIFY(!steps.columns.empty());
    const StepColumn& last = steps.columns.back();
    for (std::size_t j = 0; j < scores.size(); ++j) {
        if (scores[j] == maskedScore) {
            QVERIFY(std::isnan(last.values[j]));
            continue;
        }
        // The last step is divided by its total, or cut off at 0 where there is none.
        const double expected = last.total ? last.values[j] / *last.total : std::max(last.values[j], 0.0);
        QVERIFY(std::abs(weights[j] - expected) <= tolerance::weight);
    }
}

void TestNormalizers::limitsAreSaidToBeLimits()
{
    const std::vector<double> scores{2, 1};
    for (const NormalizerEntry& entry : normalizerTable()) {
        QVERIFY(entry.explain({scores, 1}).remark == RowRemark::None);
        for (const double limit : {0.0, infinity})
            QCOMPARE(entry.explain({scores, limit}).remark != RowRemark::None, entry.readsTemperature);
    }
}

void TestNormalizers::namesFindTheirNormalizer()
{
    QCOMPARE(Normalizer().name(), "softmax");
    for (const NormalizerEntry& entry : normalizerTable())
        QCOMPARE(Normalizer::named(entry.name)->name(), entry.name);
    QVERIFY(!Normalizer::named("Softmax"));
    QVERIFY(!Normalizer::named(""));
}

QTEST_APPLESS_MAIN(TestNormalizers)
#include "test_normalizers.moc"
