#include "core/attention/comparison.h"
#include "core/measures/matching_entropy.h"
#include "core/measures/measures.h"
#include "core/measures/row_distance.h"
#include "tests/support/each_normalizer.h"
#include "tests/support/references.h"
#include "tests/support/rows.h"
#include "tests/support/tolerances.h"

#include <QTest>

#include <algorithm>

using namespace softfocus;
using namespace softfocus::test;

namespace {

Normalizer byName(const char* name, const Parameters& parameters = {})
{
    return Normalizer::named(name)->with(parameters);
}

/// Scores under a variant, as a page that compares has them.
ComparedSide side(const Matrix& scores, const Normalizer& normalizer, double temperature = 1)
{
    auto input = std::make_shared<Input>();
    input->unit = UnitKind::Entry;
    for (Index row = 0; row < scores.rows(); ++row)
        input->queries.push_back({std::to_string(row), 0, 0, true});
    for (Index column = 0; column < scores.cols(); ++column)
        input->keys.push_back({std::to_string(column), 0, 0, true});
    input->numbers = Logits{scores};
    Scene scene;
    scene.variant = {normalizer, temperature};
    return {attend(scene, input, nullptr), false};
}

/// The same with weights that were given.
ComparedSide given(const Matrix& weights)
{
    ComparedSide result = side(Matrix::Zero(weights.rows(), weights.cols()), Normalizer());
    auto attention = std::make_shared<Attention>(*result.attention);
    attention->weights = std::make_shared<const Weights>(takenAsGiven(weights));
    return {attention, true};
}

Matrix rowMatrix(const std::vector<double>& row)
{
    return Eigen::Map<const Matrix>(row.data(), 1, Index(row.size()));
}

/// By definition, without any care.
double naiveVariation(const std::vector<long double>& p, const std::vector<long double>& q)
{
    long double sum = 0;
    for (std::size_t j = 0; j < p.size(); ++j)
        sum += p[j] > q[j] ? p[j] - q[j] : q[j] - p[j];
    return static_cast<double>(sum / 2);
}

double naiveDivergence(const std::vector<long double>& p, const std::vector<long double>& q)
{
    long double sum = 0;
    for (std::size_t j = 0; j < p.size(); ++j)
        if (p[j] > 0)
            sum += p[j] * std::log2(p[j] / q[j]);
    return static_cast<double>(sum);
}

bool promisesDistributions(const Normalizer& normalizer)
{
    const Parameters& parameters = normalizer.parameters();
    return !(normalizer.reads(Parameter::Unnormalized) && parameters.unnormalized) &&
           !(normalizer.reads(Parameter::Negatives) && parameters.negatives == Negatives::Keep);
}

bool close(double a, double b, double tolerance)
{
    return a == b || std::abs(a - b) <= tolerance;
}

} // namespace

class TestComparison : public QObject {
    Q_OBJECT

private slots:
    void knownRowsAreKnownDistancesApart();
    void rowsWithoutACommonKeyAreAWholeApart();
    void undefinedRowsHaveNoDistance();
    void everyNormalizerIsAsFarFromTheOthersAsTheDefinitionsSay_data() { addNormalizers(); }
    void everyNormalizerIsAsFarFromTheOthersAsTheDefinitionsSay();
    void whatIsTooSmallToBeWrittenIsNoZero_data();
    void whatIsTooSmallToBeWrittenIsNoZero();
    void aTrueZeroIsInfinitelyFarOneWay();
    void rowsThatAreNoDistributionsHaveAVariationAlone();
    void rowsThatAttendToNothingAreLeftOutOfTheMean();
    void givenWeightsAreDistributionsAsFarAsTheyAreRounded();
    void distancesStopWhereNobodyWantsThem();
    void theDifferenceIsOneLessTheOther();
    void everySpreadIsFoundAgain_data() { addNormalizers(); }
    void everySpreadIsFoundAgain();
    void theMeanSpreadOfRowsIsFoundAgain_data() { addNormalizers(); }
    void theMeanSpreadOfRowsIsFoundAgain();
    void spreadsGrowWithTheTemperatureWhereItIsSaid();
    void oneNormalizerTakesTheSpreadOfAnother();
    void theEndsAreTemperaturesToo();
    void whereThereIsNoneASentenceSaysWhy_data();
    void whereThereIsNoneASentenceSaysWhy();
};

void TestComparison::knownRowsAreKnownDistancesApart()
{
    const std::vector<double> p{0.5, 0.5, 0}, q{0.25, 0.5, 0.25};
    QCOMPARE(totalVariation(p, q), 0.25);
    QCOMPARE(totalVariation(q, p), 0.25);
    QCOMPARE(totalVariation(p, p), 0.0);
    QCOMPARE(totalVariation(std::vector<double>{}, std::vector<double>{}), 0.0);
}

void TestComparison::rowsWithoutACommonKeyAreAWholeApart()
{
    QCOMPARE(totalVariation(std::vector<double>{1, 0}, std::vector<double>{0, 1}), 1.0);
    QCOMPARE(totalVariation(std::vector<double>{1.5, -0.5}, std::vector<double>{0, 1}), 1.5); // without the bound
}

void TestComparison::undefinedRowsHaveNoDistance()
{
    QVERIFY(std::isnan(totalVariation(std::vector<double>{1, std::nan("")}, std::vector<double>{0.5, 0.5})));
    const ComparedSide kept = side(Matrix{{1, -1}}, byName("linear", {.negatives = Negatives::Keep}));
    const RowDistance distance = rowDistance(kept, side(Matrix{{1, -1}}, Normalizer()), 0);
    QVERIFY(std::isnan(distance.variation) && std::isnan(distance.forward) && std::isnan(distance.backward));
}

void TestComparison::everyNormalizerIsAsFarFromTheOthersAsTheDefinitionsSay()
{
    const Normalizer one = chosenNormalizer();
    unsigned seed = 40;
    for (const NamedNormalizer& other : allNormalizers())
        for (const double temperature : {0.3, 1.0, 4.0}) {
            std::vector<double> scores = randomRow(9, 2, ++seed);
            scores[3] = maskedScore;
            const Matrix matrix = rowMatrix(scores);
            const RowDistance distance = rowDistance(side(matrix, one, temperature), side(matrix, other.normalizer, 1), 0);
            const auto p = referenceWeights(one, scores, temperature), q = referenceWeights(other.normalizer, scores, 1);
            QVERIFY2(close(distance.variation, naiveVariation(p, q), tolerance::weight), other.name.c_str());
            if (!promisesDistributions(one) || !promisesDistributions(other.normalizer)) {
                continue;
            }
            QVERIFY2(close(distance.forward, naiveDivergence(p, q), 1e-10), other.name.c_str());
            QVERIFY2(close(distance.backward, naiveDivergence(q, p), 1e-10), other.name.c_str());
        }
}

void TestComparison::whatIsTooSmallToBeWrittenIsNoZero_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<double>("bits");
    // A third of the weight lies on a key that is e⁻⁴⁰⁰⁰⁰: no long double holds that.
    for (const char* name : {"softmax", "top-k", "adaptive", "sigmoid"})
        QTest::newRow(name) << QByteArray(name) << 40000 / std::log(2.0) / 3;
}

void TestComparison::whatIsTooSmallToBeWrittenIsNoZero()
{
    QFETCH(QByteArray, name);
    QFETCH(double, bits);
    Parameters all;
    all.k = 3;
    // Two large scores are far apart from a third; of the first row the weights are a third each.
    const Matrix scores{{40000.0, 0.0, 40000.0}};
    const Matrix negative{{-1.0, -40001.0, -1.0}};
    const Matrix& shown = name == "sigmoid" ? negative : scores;
    const RowDistance distance = rowDistance(given(Matrix{{1.0 / 3, 1.0 / 3, 1.0 / 3}}), side(shown, byName(name.constData(), all)), 0);
    QVERIFY2(std::isfinite(distance.forward), QByteArray::number(distance.forward));
    // Adaptive sharpens two equal weights by 0.24 of what it would at one bit more: 1 here.
    QVERIFY2(std::abs(distance.forward / bits - 1) < 1e-3, QByteArray::number(distance.forward / bits));
}

void TestComparison::aTrueZeroIsInfinitelyFarOneWay()
{
    const Matrix scores{{4, 2, 1}};
    const RowDistance distance = rowDistance(side(scores, Normalizer()), side(scores, byName("sparsemax")), 0);
    QCOMPARE(distance.forward, infinity);
    QVERIFY(std::isfinite(distance.backward) && distance.backward > 0);
    const MeanDistance mean = meanDistance(std::vector{distance, RowDistance{0.5, 1, 1}});
    QCOMPARE(mean.forward.mean, infinity);
    QCOMPARE(mean.forward.infinite, Index(1));
    QCOMPARE(mean.backward.mean, (distance.backward + 1) / 2);
}

void TestComparison::rowsThatAreNoDistributionsHaveAVariationAlone()
{
    const Matrix scores{{1, 0.5, -2}};
    const RowDistance distance = rowDistance(side(scores, byName("sigmoid", {.unnormalized = true})), side(scores, Normalizer()), 0);
    QVERIFY(distance.variation > 0);
    QVERIFY(std::isnan(distance.forward) && std::isnan(distance.backward));
}

void TestComparison::rowsThatAttendToNothingAreLeftOutOfTheMean()
{
    const Matrix scores{{maskedScore, maskedScore}, {2, 0}};
    const auto rows = rowDistances(side(scores, Normalizer()), side(scores, byName("hardmax")), [] { return true; });
    QVERIFY(std::isnan(rows[0].variation));
    const MeanDistance mean = meanDistance(rows);
    QCOMPARE(mean.variation.rows, Index(1));
    QCOMPARE(mean.variation.mean, rows[1].variation);
    QVERIFY(std::isnan(meanDistance({}).variation.mean));
}

void TestComparison::givenWeightsAreDistributionsAsFarAsTheyAreRounded()
{
    const ComparedSide softmax = side(Matrix{{2, 0}, {0, 0}}, Normalizer());
    const ComparedSide rounded = given(Matrix{{0.88, 0.12}, {0.7, 0.7}});
    const RowDistance first = rowDistance(softmax, rounded, 0), second = rowDistance(softmax, rounded, 1);
    QVERIFY(first.variation < 0.01 && std::isfinite(first.forward));
    QVERIFY(std::abs(second.variation - 0.2) < 1e-15);
    QVERIFY(std::isnan(second.forward));
}

void TestComparison::distancesStopWhereNobodyWantsThem()
{
    const ComparedSide one = side(Matrix::Random(5, 5), Normalizer());
    int asked = 0;
    QCOMPARE(rowDistances(one, one, [&] { return ++asked <= 2; }).size(), std::size_t(2));
}

void TestComparison::theDifferenceIsOneLessTheOther()
{
    const Matrix scores{{4, 2, maskedScore}, {1, 1, 1}};
    const ComparedSide soft = side(scores, Normalizer()), hard = side(scores, byName("hardmax"));
    const Matrix difference = differenceOf(*soft.attention, *hard.attention);
    for (Index row = 0; row < 2; ++row)
        for (Index key = 0; key < 3; ++key)
            QCOMPARE(difference(row, key), soft.attention->weights->values(row, key) - hard.attention->weights->values(row, key));
    QCOMPARE(difference(0, 2), 0.0);
}

void TestComparison::everySpreadIsFoundAgain()
{
    const Normalizer normalizer = chosenNormalizer();
    if (!normalizer.temperatureMatters() || !promisesDistributions(normalizer))
        return;
    unsigned seed = 60;
    for (const double spread : {1e-6, 1.0, 1e6})
        for (const double share : {0.01, 0.1, 0.5, 2.0, 10.0}) {
            std::vector<double> scores = randomRow(12, spread, ++seed);
            scores[5] = maskedScore;
            const Matrix matrix = rowMatrix(scores);
            const double bits = meanEntropyAt(normalizer, matrix, spread * share);
            const Result<double> found = temperatureOfEntropy(normalizer, matrix, bits);
            QVERIFY2(found.ok(), found.ok() ? "" : found.message().c_str());
            const double again = meanEntropyAt(normalizer, matrix, *found);
            QVERIFY2(std::abs(again - bits) <= 1e-11, QByteArray::number(again - bits));
        }
}

void TestComparison::theMeanSpreadOfRowsIsFoundAgain()
{
    const Normalizer normalizer = chosenNormalizer();
    if (!normalizer.temperatureMatters() || !promisesDistributions(normalizer))
        return;
    Matrix scores(6, 9);
    for (Index row = 0; row < scores.rows(); ++row)
        scores.row(row) = rowMatrix(randomRow(9, 1 + double(row), unsigned(80 + row)));
    scores.row(4).setConstant(maskedScore);
    const double bits = meanEntropyAt(normalizer, scores, 0.7);
    double naive = 0;
    for (const Index row : {0, 1, 2, 3, 5})
        naive += meanEntropyAt(normalizer, scores.row(row), 0.7) / 5;
    QVERIFY(std::abs(bits - naive) <= tolerance::entropy);
    const Result<double> found = temperatureOfEntropy(normalizer, scores, bits);
    QVERIFY2(found.ok(), found.ok() ? "" : found.message().c_str());
    QVERIFY(std::abs(meanEntropyAt(normalizer, scores, *found) - bits) <= 1e-11);
}

void TestComparison::spreadsGrowWithTheTemperatureWhereItIsSaid()
{
    for (const char* name : {"softmax", "sparsemax", "entmax", "top-k", "tanh"})
        for (unsigned seed = 1; seed <= 8; ++seed) {
            const Matrix scores = rowMatrix(randomRow(10, 2, seed));
            const double sign = QByteArray(name) == "tanh" ? -1 : 1;
            double last = -infinity;
            for (double temperature = 1e-3; temperature < 1e3; temperature *= 1.2) {
                const double bits = sign * meanEntropyAt(byName(name), scores, temperature);
                QVERIFY2(bits >= last - 1e-12, name);
                last = bits;
            }
        }
}

void TestComparison::oneNormalizerTakesTheSpreadOfAnother()
{
    const Matrix scores = rowMatrix(randomRow(16, 1.5, 7));
    const double bits = meanEntropyAt(Normalizer(), scores, 0.8);
    for (const char* name : {"sparsemax", "entmax", "adaptive"}) {
        const Result<double> found = temperatureOfEntropy(byName(name), scores, bits);
        QVERIFY2(found.ok(), name);
        QVERIFY2(std::abs(meanEntropyAt(byName(name), scores, *found) - bits) <= 1e-11, name);
    }
    // The same as the way that is made for softmax alone.
    const double sparse = meanEntropyAt(byName("sparsemax"), scores, 1);
    QVERIFY(std::abs(*temperatureOfEntropy(Normalizer(), scores, sparse) / *temperatureOfEntropy(rowOf(scores, 0), sparse) - 1) < 1e-9);
}

void TestComparison::theEndsAreTemperaturesToo()
{
    QCOMPARE(*temperatureOfEntropy(byName("sparsemax"), Matrix{{3, 1, 2}}, 0), 0.0);
    QCOMPARE(*temperatureOfEntropy(byName("sparsemax"), Matrix{{3, 3, 2}}, 1), 0.0);
    QCOMPARE(*temperatureOfEntropy(byName("entmax"), Matrix{{4, 1, 2, 3}}, 2), infinity);
    QCOMPARE(*temperatureOfEntropy(byName("top-k", {.k = 2}), Matrix{{4, 1, 2, 3}}, 1), infinity);
    QVERIFY(*temperatureOfEntropy(Normalizer(), Matrix{{3, 1, 2}}, 1e-30) > 0);
}

void TestComparison::whereThereIsNoneASentenceSaysWhy_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QList<double>>("scores");
    QTest::addColumn<double>("bits");
    QTest::addColumn<QByteArray>("part");
    const QList<double> usual{4, 1, 2, 3}, ties{3, 3, 2}, equal{1, 1, 1}, below{-1, -2, -3};
    QTest::newRow("hardmax") << QByteArray("hardmax") << usual << 1.0 << QByteArray("Temperature has no effect on hardmax.");
    QTest::newRow("linear") << QByteArray("linear") << usual << 1.0 << QByteArray("Temperature has no effect on linear.");
    QTest::newRow("too few kept") << QByteArray("top-k") << usual << 1.9 << QByteArray("top-k has at most 1.585 bits here");
    QTest::newRow("too many") << QByteArray("softmax") << usual << 2.5 << QByteArray("at most 2 bits");
    QTest::newRow("ties") << QByteArray("sparsemax") << ties << 0.5 << QByteArray("at least 1 bits");
    QTest::newRow("equal") << QByteArray("sparsemax") << equal << 1.0 << QByteArray("has no effect on sparsemax here: it has 1.585 bits");
    QTest::newRow("none positive") << QByteArray("tanh") << below << 1.0 << QByteArray("no effect on tanh here");
    QTest::newRow("masked") << QByteArray("softmax") << QList<double>{maskedScore} << 0.0 << QByteArray("every key is masked");
    QTest::newRow("no number") << QByteArray("softmax") << usual << std::nan("") << QByteArray("no number");
}

void TestComparison::whereThereIsNoneASentenceSaysWhy()
{
    QFETCH(QByteArray, name);
    QFETCH(QList<double>, scores);
    QFETCH(double, bits);
    QFETCH(QByteArray, part);
    Parameters parameters;
    parameters.k = 3;
    const Result<double> found =
        temperatureOfEntropy(byName(name.constData(), parameters), rowMatrix({scores.begin(), scores.end()}), bits);
    QVERIFY(!found.ok());
    QVERIFY2(QByteArray(found.message().c_str()).contains(part), found.message().c_str());
    const Result<double> undivided = temperatureOfEntropy(byName("sigmoid", {.unnormalized = true}), Matrix{{1, 2}}, 1);
    QVERIFY(QByteArray(undivided.message().c_str()).contains("no distribution"));
}

QTEST_APPLESS_MAIN(TestComparison)
#include "test_comparison.moc"
