#include "core/attention/attention.h"
#include "tests/support/rows.h"
#include "tests/support/tolerances.h"

#include <QTest>

using namespace softfocus;
using namespace softfocus::test;

namespace {

Matrix randomMatrix(Index rows, Index columns, unsigned seed)
{
    const std::vector<double> numbers = randomRow(static_cast<std::size_t>(rows * columns), 1, seed);
    return Eigen::Map<const Matrix>(numbers.data(), rows, columns);
}

std::shared_ptr<Input> inputWith(Matrix vectors)
{
    auto input = std::make_shared<Input>();
    input->queries.resize(static_cast<std::size_t>(vectors.rows()));
    input->keys = input->queries;
    input->numbers = selfProjections(std::move(vectors));
    input->isSelfAttention = true;
    input->queryTotal = input->keyTotal = std::ssize(input->queries);
    return input;
}

} // namespace

class TestAttention : public QObject {
    Q_OBJECT

private slots:
    void vectorsThatAreNoNumbersComeToAnEnd()
    {
        Matrix vectors = Matrix::Ones(3, 2);
        vectors(1, 0) = vectors(2, 0) = std::numeric_limits<double>::quiet_NaN();
        const Matrix scores = scaledScores(vectors, vectors);
        QCOMPARE(scores(0, 0), 2 / std::sqrt(2.0));
        QVERIFY(std::isnan(scores(1, 2)));
    }

    void scoresAreScaledProducts();
    void equalVectorsHaveEqualScores();
    void causalMaskHidesTheFuture();
    void selfMaskHidesTheDiagonal();
    void aMaskNeverLeaks();
    void outputIsTheWeightedSum();
    void permutingTokensPermutesTheResult();
    void aTemperatureChangeKeepsTokensAndScores();
    void aMaskChangeKeepsRawScores();
    void aViewChangeKeepsEverything();
    void temperatureThatHasNoEffectKeepsTheWeights();
    void givenScoresHaveNoOutput();
    void anEmptyTextGivesEmptyStages();
    void queriesWithoutKeysHaveNothingToAttendTo();
    void otherKeysStandUnderTheQueries();
    void checkRefusesBadTemperatures();
    void checkNamesThePlaceOfABadScore();
    void checkRefusesWrongLabelsAndSizes();
};

void TestAttention::scoresAreScaledProducts()
{
    const Matrix vectors = randomMatrix(9, 13, 1);
    const Matrix scores = scaledScores(vectors, vectors);
    for (Index i = 0; i < 9; ++i)
        for (Index j = 0; j < 9; ++j) {
            double product = 0;
            for (Index k = 0; k < 13; ++k)
                product += vectors(i, k) * vectors(j, k);
            QVERIFY(std::abs(scores(i, j) - product / std::sqrt(13.0)) <= tolerance::score);
        }
}

void TestAttention::equalVectorsHaveEqualScores()
{
    // Words that return, at every place that a product of matrices may treat in a way of its own.
    constexpr Index words = 5, most = 70, dimensions = 100;
    const Matrix vocabulary = randomMatrix(words, dimensions, 3);
    for (Index count = 2; count <= most; ++count) {
        Matrix vectors(count, dimensions);
        for (Index i = 0; i < count; ++i)
            vectors.row(i) = vocabulary.row(i * i % words);
        const Matrix scores = scaledScores(vectors, vectors);
        for (Index query = 0; query < count; ++query)
            for (Index key = 0; key < count; ++key)
                for (Index other = key + 1; other < count; ++other)
                    if (key * key % words == other * other % words)
                        QVERIFY(scores(query, key) == scores(query, other) && scores(key, query) == scores(other, query));
    }
}

void TestAttention::causalMaskHidesTheFuture()
{
    const Matrix scores = masked(Matrix::Zero(4, 6), Mask::Causal);
    for (Index i = 0; i < 4; ++i)
        for (Index j = 0; j < 6; ++j)
            QCOMPARE(scores(i, j), j > i ? maskedScore : 0.0);
}

void TestAttention::selfMaskHidesTheDiagonal()
{
    const Matrix scores = masked(Matrix::Ones(3, 3), Mask::Self);
    for (Index i = 0; i < 3; ++i)
        for (Index j = 0; j < 3; ++j)
            QCOMPARE(scores(i, j), j == i ? maskedScore : 1.0);
}

void TestAttention::aMaskNeverLeaks()
{
    // With a causal mask, what comes later changes nothing before it.
    Matrix vectors = randomMatrix(8, 5, 2);
    Scene scene;
    scene.mask = Mask::Causal;
    for (std::size_t row = 0; row < normalizerTable().size(); ++row) {
        scene.variant.normalizer = Normalizer::at(row);
        const auto before = attend(scene, inputWith(vectors), nullptr);
        Matrix other = vectors;
        other.row(7).setConstant(50);
        const auto after = attend(scene, inputWith(other), nullptr);
        QCOMPARE(before->output->values.topRows(7), after->output->values.topRows(7));
    }
}

void TestAttention::outputIsTheWeightedSum()
{
    const Matrix weights = randomMatrix(3, 4, 3);
    const Matrix vectors = randomMatrix(4, 2, 4);
    const Matrix output = mix(weights, vectors);
    for (Index i = 0; i < 3; ++i)
        for (Index k = 0; k < 2; ++k) {
            double sum = 0;
            for (Index j = 0; j < 4; ++j)
                sum += weights(i, j) * vectors(j, k);
            QVERIFY(std::abs(output(i, k) - sum) <= tolerance::score);
        }
}

void TestAttention::permutingTokensPermutesTheResult()
{
    const Matrix vectors = randomMatrix(6, 4, 5);
    const auto straight = attend({}, inputWith(vectors), nullptr);
    const auto reversed = attend({}, inputWith(vectors.colwise().reverse()), nullptr);
    const Matrix back = reversed->weights->values.reverse();
    QVERIFY((straight->weights->values - back).cwiseAbs().maxCoeff() <= tolerance::weight);
}

void TestAttention::aTemperatureChangeKeepsTokensAndScores()
{
    Scene scene;
    const auto input = inputWith(randomMatrix(5, 3, 6));
    const auto before = attend(scene, input, nullptr);
    scene.variant.temperature = 2;
    const auto after = attend(scene, input, before);
    QCOMPARE(after->input, before->input);
    QCOMPARE(after->scores, before->scores);
    QVERIFY(after->weights->values != before->weights->values);
    QVERIFY(after->output->values != before->output->values);
    QCOMPARE(after->scene, scene);
}

void TestAttention::aMaskChangeKeepsRawScores()
{
    Scene scene;
    const auto input = inputWith(randomMatrix(5, 3, 6));
    const auto before = attend(scene, input, nullptr);
    scene.mask = Mask::Causal;
    const auto after = attend(scene, input, before);
    QCOMPARE(after->scores->raw, before->scores->raw);
    QVERIFY(after->isMasked(0, 1));
    QVERIFY(!before->isMasked(0, 1));
    scene.mask = Mask::None;
    QCOMPARE(attend(scene, input, after)->weights->values, before->weights->values);
}

void TestAttention::aViewChangeKeepsEverything()
{
    Scene scene;
    const auto input = inputWith(randomMatrix(5, 3, 7));
    const auto before = attend(scene, input, nullptr);
    scene.view.stage = Stage::Output;
    scene.view.values = false;
    const auto after = attend(scene, input, before);
    QCOMPARE(after->weights, before->weights);
    QCOMPARE(after->output, before->output);
}

void TestAttention::temperatureThatHasNoEffectKeepsTheWeights()
{
    Scene scene;
    scene.variant.normalizer = *Normalizer::named("hardmax");
    const auto input = inputWith(randomMatrix(5, 3, 8));
    const auto before = attend(scene, input, nullptr);
    scene.variant.temperature = 0.1;
    QCOMPARE(attend(scene, input, before)->weights, before->weights);
}

void TestAttention::givenScoresHaveNoOutput()
{
    auto input = std::make_shared<Input>();
    input->queries.resize(1);
    input->keys.resize(3);
    input->numbers = Logits{Matrix{{4, 2, 1}}};
    const auto attention = attend({}, input, nullptr);
    QCOMPARE(attention->output->values.size(), 0);
    QCOMPARE(attention->weights->values.cols(), 3);
    QVERIFY(std::abs(attention->weights->values(0, 0) - 0.84) <= tolerance::printedWithTwoDecimals);
}

void TestAttention::anEmptyTextGivesEmptyStages()
{
    const auto attention = attend({}, inputWith(Matrix(0, 100)), nullptr);
    QCOMPARE(attention->queryCount(), 0);
    QCOMPARE(attention->weights->values.size(), 0);
    QCOMPARE(attention->output->values.size(), 0);
}

namespace {

std::shared_ptr<const Input> inputWith(Matrix queries, Matrix keys)
{
    auto input = std::make_shared<Input>();
    input->queries.resize(static_cast<std::size_t>(queries.rows()));
    input->keys.resize(static_cast<std::size_t>(keys.rows()));
    const auto shared = std::make_shared<const Matrix>(std::move(keys));
    input->numbers = Projections{std::make_shared<const Matrix>(std::move(queries)), shared, shared};
    return input;
}

} // namespace

void TestAttention::queriesWithoutKeysHaveNothingToAttendTo()
{
    for (std::size_t row = 0; row < normalizerTable().size(); ++row) {
        Scene scene;
        scene.variant.normalizer = Normalizer::at(row);
        const auto result = attend(scene, inputWith(randomMatrix(3, 4, 5), Matrix(0, 4)), nullptr);
        QCOMPARE(result->scores->raw.rows(), 3);
        QCOMPARE(result->weights->values.cols(), 0);
        for (Index query = 0; query < 3; ++query)
            QCOMPARE(stateOf(*result->weights, query), RowState::NothingToAttend);
        QVERIFY(result->output->values == Matrix::Zero(3, 4));
        const auto none = attend(scene, inputWith(Matrix(0, 4), randomMatrix(2, 4, 5)), nullptr);
        QCOMPARE(none->weights->values.rows(), 0);
        QCOMPARE(none->output->values.rows(), 0);
    }
}

void TestAttention::otherKeysStandUnderTheQueries()
{
    const Matrix queries = randomMatrix(3, 4, 1), keys = randomMatrix(2, 4, 2);
    const auto other = attend({}, inputWith(queries, keys), nullptr);
    QVERIFY(hasOtherKeys(*other->input));
    QVERIFY(other->vectors->topRows(3) == queries && other->vectors->bottomRows(2) == keys);
    QVERIFY(!vectorRowOf(*other->input, 2).isKey);
    QVERIFY(vectorRowOf(*other->input, 3).isKey);
    QCOMPARE(vectorRowOf(*other->input, 4).index, 1);
    QCOMPARE(attend({}, other->input, other)->vectors, other->vectors);
    const auto same = attend({}, inputWith(queries), nullptr);
    QVERIFY(!hasOtherKeys(*same->input));
    QCOMPARE(same->vectors, projectionsOf(*same->input)->queries);
}

void TestAttention::checkRefusesBadTemperatures()
{
    Scene scene;
    for (const double good : {0.0, 1e-300, 1.0, infinity}) {
        scene.variant.temperature = good;
        QVERIFY(check(scene));
    }
    for (const double bad : {-1.0, -infinity, std::nan("")}) {
        scene.variant.temperature = bad;
        QVERIFY(!check(scene));
    }
}

void TestAttention::checkNamesThePlaceOfABadScore()
{
    auto given = std::make_shared<GivenScores>();
    given->origin = "head.csv";
    given->queries = {"a", "b"};
    given->keys = {"x", "y"};
    Scene scene;
    scene.source = MatrixSource{given};
    given->scores = Matrix{{1.0, maskedScore}, {2.0, 3.0}};
    QVERIFY(check(scene));
    given->scores(1, 0) = infinity;
    QVERIFY(check(scene).message().starts_with("head.csv, row 2, column 1: +inf"));
    given->scores(1, 0) = std::nan("");
    QVERIFY(check(scene).message().starts_with("head.csv, row 2, column 1: NaN"));
}

void TestAttention::checkRefusesWrongLabelsAndSizes()
{
    auto given = std::make_shared<GivenScores>();
    Scene scene;
    scene.source = MatrixSource{given};
    QVERIFY(!check(scene));
    given->scores = Matrix{{1, 2}};
    QVERIFY(!check(scene));
    given->queries = {"q"};
    given->keys = {"a", "b"};
    QVERIFY(check(scene));
    QVERIFY(!(scene.source == Source(MatrixSource()))); // which has a matrix, too, without an entry
    scene.source = MatrixSource();
    QVERIFY(!check(scene));
    scene.source = MatrixSource{given};
    given->scores = Matrix::Zero(1, maximumTokens + 1);
    given->keys.resize(maximumTokens + 1);
    QVERIFY(!check(scene));
}

QTEST_APPLESS_MAIN(TestAttention)
#include "test_attention.moc"
