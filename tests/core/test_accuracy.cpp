#include "core/normalizers/softmax.h"
#include "tests/support/each_normalizer.h"
#include "tests/support/references.h"
#include "tests/support/rows.h"
#include "tests/support/tolerances.h"

#include <QTest>

#include <algorithm>

using namespace softfocus;
using namespace softfocus::test;

namespace {

/// A row to try, and what it is.
struct Trial {
    std::string name;
    std::vector<double> scores;
};

std::vector<Trial> trials()
{
    std::vector<Trial> rows;
    unsigned seed = 11;
    for (const std::size_t length : {1U, 2U, 7U, 8U, 17U, 64U, 131U})
        for (const double spread : {1e-8, 1.0, 30.0, 1e8})
            rows.push_back({std::to_string(length) + " keys, spread " + std::to_string(spread), randomRow(length, spread, ++seed)});
    rows.push_back({"513 keys", randomRow(513, 3, 4)});
    rows.push_back({"4096 keys", randomRow(4096, 1, 5)});
    rows.push_back({"4096 nearly equal keys", randomRow(4096, 1e-8, 6)});
    for (const std::size_t length : {5U, 64U, 300U}) {
        std::vector<double> ties = randomRow(length, 2, ++seed), masked = ties, lonely(length, maskedScore);
        for (double& score : ties)
            score = std::round(score);
        for (std::size_t j = 0; j < length; j += 2)
            masked[j] = maskedScore;
        lonely[length / 2] = -3;
        rows.push_back({std::to_string(length) + " keys with ties", ties});
        rows.push_back({std::to_string(length) + " keys, every other masked", masked});
        rows.push_back({std::to_string(length) + " keys, one of them unmasked", lonely});
        rows.push_back({std::to_string(length) + " equal keys", std::vector<double>(length, 0.7)});
        rows.push_back({std::to_string(length) + " negative equal keys", std::vector<double>(length, -0.7)});
    }
    return rows;
}

constexpr double temperatures[]{0, 1e-6, 0.05, 1, 20, 1e6, infinity};

std::vector<float> floats(const std::vector<double>& values)
{
    std::vector<float> result;
    for (const double value : values)
        result.push_back(static_cast<float>(value));
    return result;
}

std::vector<float> floatWeights(const Normalizer& normalizer, const std::vector<float>& scores, float temperature, RowState& state)
{
    std::vector<float> weights(scores.size());
    normalizer.entry().weighFloat(
        {scores.data(), weights.data(), &state, 1, static_cast<Index>(scores.size()), temperature, normalizer.parameters()});
    return weights;
}

/// True where rounding decides whether a weight is 0: at the edge of a support, and below the smallest number.
bool isUndecided(const Normalizer& normalizer, double weight, long double expected)
{
    if (expected != 0 && std::abs(expected) < 2 * std::numeric_limits<double>::denorm_min())
        return true;
    const bool isSparse = normalizer.name() == "sparsemax" || (normalizer.name() == "entmax" && normalizer.parameters().alpha > 1);
    return isSparse && std::abs(expected) < 1e-13L && weight <= 1e-13;
}

bool sumsToOne(const Normalizer& normalizer)
{
    return !(normalizer.reads(Parameter::Unnormalized) && normalizer.parameters().unnormalized);
}

QByteArray tell(const Trial& trial, double temperature, double value)
{
    return QByteArray::fromStdString(trial.name) + ", T " + QByteArray::number(temperature) + ": " + QByteArray::number(value);
}

} // namespace

class TestAccuracy : public QObject {
    Q_OBJECT

private slots:
    void weightsAndZerosAreThoseOfTheDefinition_data() { test::addNormalizers(); }
    void weightsAndZerosAreThoseOfTheDefinition();
    void floatAgreesWithDouble_data() { test::addNormalizers(); }
    void floatAgreesWithDouble();
    void faultsAreFoundWhereverTheyStand_data() { test::addNormalizers(); }
    void faultsAreFoundWhereverTheyStand();
    void aBlockOfRowsIsItsRows_data() { test::addNormalizers(); }
    void aBlockOfRowsIsItsRows();
    void equalScoresHaveEqualWeights_data() { test::addNormalizers(); }
    void equalScoresHaveEqualWeights();
    void permutedKeysHavePermutedWeights_data() { test::addNormalizers(); }
    void permutedKeysHavePermutedWeights();
    void aLargerScoreNeverHasLessWeight_data() { test::addNormalizers(); }
    void aLargerScoreNeverHasLessWeight();
    void smallestAndHugestNumbersAreWeighed_data() { test::addNormalizers(); }
    void smallestAndHugestNumbersAreWeighed();
    void linearIsExactDownToTheLeastNumber_data();
    void linearIsExactDownToTheLeastNumber();
    void logWeightsGoOnWhereWeightsEnd();
};

void TestAccuracy::weightsAndZerosAreThoseOfTheDefinition()
{
    const Normalizer normalizer = test::chosenNormalizer();
    const bool isSlow = normalizer.name() == "entmax"; // a bisection with powers
    for (const Trial& trial : trials())
        for (const double temperature : temperatures) {
            if (isSlow && trial.scores.size() > 2000 && temperature != 1)
                continue;
            std::vector<double> weights(trial.scores.size());
            const RowState state = normalizer.weigh(trial.scores, temperature, weights);
            if (state == RowState::Undefined) {
                QVERIFY2(normalizer.parameters().negatives == Negatives::Keep, tell(trial, temperature, 0));
                continue;
            }
            QCOMPARE(state, RowState::Normal);
            const std::vector<long double> expected = referenceWeights(normalizer, trial.scores, temperature);
            long double size = 1; // shares of a nearly cancelled sum are larger, and their roundings with them
            for (const long double weight : expected)
                size = std::max(size, std::abs(weight));
            for (std::size_t j = 0; j < weights.size(); ++j) {
                const auto apart = static_cast<double>(std::abs(weights[j] - expected[j]));
                QVERIFY2(apart <= tolerance::weight * static_cast<double>(size), tell(trial, temperature, apart));
                if (!isUndecided(normalizer, weights[j], expected[j]))
                    QVERIFY2((weights[j] == 0) == (expected[j] == 0), tell(trial, temperature, static_cast<double>(expected[j])));
            }
            if (sumsToOne(normalizer)) {
                const double off = std::abs(sumOf(weights) - 1);
                QVERIFY2(off <= tolerance::rowSum * static_cast<double>(size), tell(trial, temperature, off));
            }
        }
}

void TestAccuracy::floatAgreesWithDouble()
{
    const Normalizer normalizer = test::chosenNormalizer();
    for (const Trial& trial : trials())
        for (const double wideTemperature : temperatures) {
            const std::vector<float> scores = floats(trial.scores);
            const auto temperature = static_cast<float>(wideTemperature);
            const std::vector<double> wide(scores.begin(), scores.end());
            RowState state = RowState::Normal;
            const std::vector<float> weights = floatWeights(normalizer, scores, temperature, state);
            std::vector<double> expected(wide.size());
            const RowState expectedState = normalizer.weigh(wide, static_cast<double>(temperature), expected);
            // Whether a sum is 0 up to rounding depends on how much rounding there is.
            if (normalizer.parameters().negatives == Negatives::Keep && (state != expectedState || state == RowState::Undefined))
                continue;
            QCOMPARE(state, expectedState);
            double size = 1, sum = 0;
            for (const double weight : expected)
                size = std::max(size, std::abs(weight));
            for (std::size_t j = 0; j < weights.size(); ++j) {
                const double apart = std::abs(static_cast<double>(weights[j]) - expected[j]);
                QVERIFY2(apart <= tolerance::floatWeight * size, tell(trial, wideTemperature, apart));
                sum += static_cast<double>(weights[j]);
            }
            if (sumsToOne(normalizer))
                QVERIFY2(std::abs(sum - 1) <= tolerance::floatRowSum * size, tell(trial, wideTemperature, sum - 1));
        }
}

void TestAccuracy::faultsAreFoundWhereverTheyStand()
{
    const Normalizer normalizer = test::chosenNormalizer();
    for (const std::size_t length : {1U, 3U, 8U, 16U, 21U, 40U, 67U})
        for (const double fault : {std::nan(""), infinity})
            for (std::size_t place = 0; place < length; ++place)
                for (const double temperature : {0.0, 0.5, infinity}) {
                    std::vector<double> scores = randomRow(length, 2, 3), weights(length);
                    scores[place] = fault;
                    QCOMPARE(normalizer.weigh(scores, temperature, weights), RowState::NotScores);
                    QVERIFY(std::ranges::all_of(weights, [](double weight) { return std::isnan(weight); }));
                    RowState state = RowState::Normal;
                    const std::vector<float> narrow = floatWeights(normalizer, floats(scores), static_cast<float>(temperature), state);
                    QCOMPARE(state, RowState::NotScores);
                    QVERIFY(std::ranges::all_of(narrow, [](float weight) { return std::isnan(weight); }));
                }
    // Also in a row that is masked but for it.
    std::vector<double> scores(20, maskedScore), weights(20);
    scores[13] = std::nan("");
    QCOMPARE(normalizer.weigh(scores, 1, weights), RowState::NotScores);
}

void TestAccuracy::aBlockOfRowsIsItsRows()
{
    const Normalizer normalizer = test::chosenNormalizer();
    for (const Index length : {1, 3, 8, 13, 40, 130}) {
        constexpr Index count = 6;
        std::vector<double> scores = randomRow(static_cast<std::size_t>(count * length), 2, 4);
        std::fill_n(scores.begin() + 2 * length, length, maskedScore);
        std::vector<double> weights(scores.size()), one(static_cast<std::size_t>(length));
        std::vector<RowState> states(count);
        normalizer.entry().weigh({scores.data(), weights.data(), states.data(), count, length, 0.8, normalizer.parameters()});
        for (Index row = 0; row < count; ++row) {
            const std::vector<double> alone(scores.begin() + row * length, scores.begin() + (row + 1) * length);
            QCOMPARE(states[static_cast<std::size_t>(row)], normalizer.weigh(alone, 0.8, one));
            QVERIFY(std::equal(one.begin(), one.end(), weights.begin() + row * length));
        }
    }
}

void TestAccuracy::equalScoresHaveEqualWeights()
{
    const Normalizer normalizer = test::chosenNormalizer();
    for (const std::size_t length : {2U, 5U, 8U, 23U, 70U, 331U}) {
        std::vector<double> scores = randomRow(length, 1.5, 5), weights(length);
        for (double& score : scores)
            score = std::round(score * 2) / 2;
        if (normalizer.weigh(scores, 0.9, weights) != RowState::Normal)
            continue;
        for (std::size_t i = 0; i < length; ++i)
            for (std::size_t j = i + 1; j < length; ++j)
                if (scores[i] == scores[j])
                    QCOMPARE(weights[i], weights[j]);
    }
}

void TestAccuracy::permutedKeysHavePermutedWeights()
{
    const Normalizer normalizer = test::chosenNormalizer();
    for (const Trial& trial : trials()) {
        if (trial.scores.size() > 600)
            continue;
        std::vector<double> permuted = trial.scores;
        std::vector<std::size_t> places(permuted.size());
        for (std::size_t j = 0; j < places.size(); ++j)
            places[j] = j;
        std::shuffle(places.begin(), places.end(), std::mt19937(9));
        for (std::size_t j = 0; j < places.size(); ++j)
            permuted[j] = trial.scores[places[j]];
        for (const double temperature : temperatures) {
            std::vector<double> weights(permuted.size()), shuffled(permuted.size());
            const RowState state = normalizer.weigh(trial.scores, temperature, weights);
            QCOMPARE(normalizer.weigh(permuted, temperature, shuffled), state);
            if (state != RowState::Normal)
                continue;
            double size = 1;
            for (const double weight : weights)
                size = std::max(size, std::abs(weight));
            for (std::size_t j = 0; j < places.size(); ++j) {
                const double apart = std::abs(shuffled[j] - weights[places[j]]);
                QVERIFY2(apart <= tolerance::permuted * size, tell(trial, temperature, apart));
                QCOMPARE(shuffled[j] == 0, weights[places[j]] == 0);
            }
        }
    }
}

void TestAccuracy::aLargerScoreNeverHasLessWeight()
{
    const Normalizer normalizer = test::chosenNormalizer();
    for (const double temperature : {0.01, 0.3, 1.0, 50.0}) {
        std::vector<double> scores = randomRow(400, 1, 6), weights(400);
        std::ranges::sort(scores);
        if (normalizer.parameters().negatives == Negatives::Keep)
            std::ranges::for_each(scores, [](double& score) { score += 10; }); // a negative sum turns the order round
        QCOMPARE(normalizer.weigh(scores, temperature, weights), RowState::Normal);
        QVERIFY(std::ranges::is_sorted(weights));
    }
}

void TestAccuracy::smallestAndHugestNumbersAreWeighed()
{
    const Normalizer normalizer = test::chosenNormalizer();
    const std::vector<std::vector<double>> rows{
        {5e-324, 1e-323, 0},  {1.7e308, -1.7e308, 1.6e308, 0}, {-1.7e308, -1.6e308, -1.7e308}, {1e-310, 2e-310, -3e-310, 1, maskedScore},
        {-0.0, 0.0, -5e-324},
    };
    for (const auto& scores : rows)
        for (const double temperature : {0.0, 5e-324, 1e-300, 1e-30, 1.0, 1e30, 1e300, 1.7e308, infinity}) {
            std::vector<double> weights(scores.size());
            if (normalizer.weigh(scores, temperature, weights) == RowState::Undefined)
                continue;
            for (const double weight : weights)
                QVERIFY2(std::isfinite(weight), QByteArray::number(temperature));
            if (sumsToOne(normalizer))
                QVERIFY2(std::abs(sumOf(weights) - 1) <= 1e-12 * std::max(1.0, *std::ranges::max_element(weights)),
                         QByteArray::number(temperature) + ": " + QByteArray::number(sumOf(weights) - 1));
        }
}

void TestAccuracy::linearIsExactDownToTheLeastNumber_data()
{
    QTest::addColumn<Negatives>("negatives");
    QTest::addColumn<std::vector<double>>("scores");
    QTest::addColumn<std::vector<double>>("expected");
    constexpr double least = 5e-324;
    for (const Negatives negatives : {Negatives::Clip, Negatives::Keep, Negatives::Shift})
        QTest::addRow("one, %s", negativesNames[std::size_t(negatives)]) << negatives << std::vector{least, 0.0} << std::vector{1.0, 0.0};
    QTest::newRow("neighbours, shift") << Negatives::Shift << std::vector{3 * least, 2 * least} << std::vector{1.0, 0.0};
    QTest::newRow("three, shift") << Negatives::Shift << std::vector{5 * least, 2 * least, 3 * least} << std::vector{0.75, 0.0, 0.25};
    QTest::newRow("around 0, shift") << Negatives::Shift << std::vector{-least, least, 0.0} << std::vector{0.0, 2.0 / 3, 1.0 / 3};
    QTest::newRow("three, clip") << Negatives::Clip << std::vector{least, 3 * least, -least} << std::vector{0.25, 0.75, 0.0};
    QTest::newRow("three, keep") << Negatives::Keep << std::vector{least, 4 * least, -least} << std::vector{0.25, 1.0, -0.25};
    QTest::newRow("least and greatest, shift") << Negatives::Shift << std::vector{1.7e308, least, -1.7e308}
                                               << std::vector{2.0 / 3, 1.0 / 3, 0.0};
}

void TestAccuracy::linearIsExactDownToTheLeastNumber()
{
    QFETCH(Negatives, negatives);
    QFETCH(std::vector<double>, scores);
    QFETCH(std::vector<double>, expected);
    Parameters parameters;
    parameters.negatives = negatives;
    const Normalizer linear = Normalizer::named("linear")->with(parameters);
    std::vector<double> weights(scores.size());
    QCOMPARE(linear.weigh(scores, 1, weights), RowState::Normal);
    for (std::size_t j = 0; j < scores.size(); ++j)
        QVERIFY2(std::abs(weights[j] - expected[j]) <= 1e-15, QByteArray::number(weights[j], 'g', 17));
    QVERIFY(!matrixOf(linear.jacobian(scores, 1)).hasNaN());
}

void TestAccuracy::logWeightsGoOnWhereWeightsEnd()
{
    std::vector<double> logWeights(4);
    softmaxLogWeights(std::vector<double>{0, -800, maskedScore, -1e6}, 1, logWeights);
    QCOMPARE(logWeights[0], 0.0);
    QCOMPARE(logWeights[1], -800.0);
    QCOMPARE(logWeights[2], maskedScore);
    QCOMPARE(logWeights[3], -1e6);

    for (const Trial& trial : trials())
        for (const double temperature : {1e-3, 1.0, 1e3}) {
            std::vector<double> logs(trial.scores.size());
            softmaxLogWeights(trial.scores, temperature, logs);
            const long double maximum = *std::ranges::max_element(trial.scores);
            long double total = 0;
            for (const double score : trial.scores)
                total += std::exp((score - maximum) / temperature);
            for (std::size_t j = 0; j < logs.size(); ++j) {
                const long double expected = (trial.scores[j] - maximum) / temperature - std::log(total);
                if (!std::isinf(expected))
                    QVERIFY(std::abs(logs[j] - expected) <= 1e-14L * (1 + std::abs(expected)));
                else
                    QCOMPARE(logs[j], maskedScore);
            }
        }
    softmaxLogWeights(std::vector<double>{1, 3, 3, 2}, 0, logWeights);
    QCOMPARE(logWeights, (std::vector{maskedScore, -std::log(2.0), -std::log(2.0), maskedScore}));
    softmaxLogWeights(std::vector<double>{1, 3, 3, 2}, infinity, logWeights);
    QCOMPARE(logWeights, std::vector(4, -std::log(4.0)));
    softmaxLogWeights(std::vector<double>(4, maskedScore), 1, logWeights);
    QCOMPARE(logWeights, std::vector(4, maskedScore));
}

QTEST_APPLESS_MAIN(TestAccuracy)
#include "test_accuracy.moc"
