#include "core/attention/attention.h"
#include "core/attention/comparison.h"
#include "core/attention/reweighed.h"
#include "tests/support/each_normalizer.h"

#include <QTest>

#include <cmath>

using namespace softfocus;

namespace {

const Matrix firstHead{{1, 2, 0.5}, {0, -1, 3}, {2, 2, -2}};
const Matrix secondHead{{0, 0, 1}, {1, 4, -1}, {0.5, 1, 1}};

Input inputOf(PooledScores pooled, Index queries, Index keys, bool isCausal = false)
{
    Input input;
    for (Index i = 0; i < queries; ++i)
        input.queries.push_back({"q" + std::to_string(i)});
    for (Index i = 0; i < keys; ++i)
        input.keys.push_back({"k" + std::to_string(i)});
    input.numbers = std::move(pooled);
    input.isSelfAttention = true;
    input.isCausal = isCausal;
    return input;
}

PooledScores pooledOf(std::vector<Matrix> heads, std::vector<Index> queryUnits, std::vector<Index> keyUnits)
{
    PooledScores pooled{{}, std::move(queryUnits), std::move(keyUnits)};
    for (Matrix& head : heads)
        pooled.heads.push_back(std::make_shared<const Matrix>(std::move(head)));
    return pooled;
}

std::shared_ptr<const Attention> resultOf(Input input, const Normalizer& normalizer = {}, Mask mask = Mask::None)
{
    Scene scene;
    scene.variant.normalizer = normalizer;
    scene.mask = mask;
    return attend(scene, std::make_shared<const Input>(std::move(input)), nullptr);
}

Matrix weightsOf(const Matrix& scores, const Normalizer& normalizer)
{
    return weigh(scores, normalizer, 1).values;
}

} // namespace

class TestPooledScores : public QObject {
    Q_OBJECT

private slots:
    void theMeanOfHeadsIsTheMeanOfTheirWeights_data() { softfocus::test::addNormalizers(); }
    void theMeanOfHeadsIsTheMeanOfTheirWeights()
    {
        const Normalizer normalizer = softfocus::test::chosenNormalizer();
        const auto result = resultOf(inputOf(pooledOf({firstHead, secondHead}, {0, 1, 2}, {0, 1, 2}), 3, 3), normalizer);
        const Matrix mean = (weightsOf(firstHead, normalizer) + weightsOf(secondHead, normalizer)) / 2;
        QVERIFY((result->weights->values - mean).cwiseAbs().maxCoeff() < 1e-15);
        QVERIFY(result->weights->leftOut.empty());
        QCOMPARE(stagesOf(*result), std::vector<Stage>{Stage::Weights});
        QVERIFY(!hasScores(*result) && !hasGivenWeights(*result) && hasPooledWeights(*result));
    }

    void joinedPiecesAreSummedOverKeysAndAveragedOverQueries()
    {
        const auto result = resultOf(inputOf(pooledOf({firstHead}, {0, 0, 1}, {0, 1, 1}), 2, 2));
        const Matrix pieces = weightsOf(firstHead, {});
        QVERIFY(std::abs(result->weights->values(0, 1) - (pieces(0, 1) + pieces(0, 2) + pieces(1, 1) + pieces(1, 2)) / 2) < 1e-15);
        QVERIFY(std::abs(result->weights->values(1, 0) - pieces(2, 0)) < 1e-15);
        QVERIFY(std::abs(result->weights->values.row(0).sum() - 1) < 1e-15);
    }

    void whatIsLeftOutIsSharedOutAgainAndSaid()
    {
        const auto result = resultOf(inputOf(pooledOf({firstHead}, {-1, 0, 1}, {-1, 0, 1}), 2, 2));
        const Matrix pieces = weightsOf(firstHead, {});
        QCOMPARE(result->weights->leftOut.size(), std::size_t(2));
        QVERIFY(std::abs(result->weights->leftOut[0] - pieces(1, 0)) < 1e-15);
        QVERIFY(std::abs(result->weights->values(0, 1) - pieces(1, 2) / (1 - pieces(1, 0))) < 1e-15);
        QVERIFY(std::abs(result->weights->values.row(1).sum() - 1) < 1e-15);
    }

    void aRowWhoseWeightIsAllLeftOutAttendsToNothing()
    {
        const auto result = resultOf(inputOf(pooledOf({Matrix{{5, 0, 0}}}, {0}, {-1, 0, 1}), 1, 2), *Normalizer::named("hardmax"));
        QCOMPARE(result->weights->states[0], RowState::NothingToAttend);
        QCOMPARE(result->weights->values(0, 0), 0.0);
        QCOMPARE(result->weights->leftOut[0], 1.0);
    }

    void theModelsMaskAndTheScenesBothHide()
    {
        Input input = inputOf(pooledOf({firstHead}, {0, 1, 2}, {0, 1, 2}), 3, 3, true);
        const auto result = resultOf(std::move(input), {}, Mask::Self);
        QCOMPARE(result->weights->states[0], RowState::NothingToAttend);
        QCOMPARE(result->weights->values(1, 0), 1.0);
        QVERIFY(result->isMasked(1, 1) && result->isMasked(1, 2) && !result->isMasked(2, 1));
    }

    void aModelsOwnMaskHidesWhatComesLaterWhateverTheScenesMask()
    {
        Input input;
        input.queries = input.keys = {{"a"}, {"b"}};
        input.numbers = Logits{Matrix{{1, 2}, {3, 4}}};
        input.isSelfAttention = input.isCausal = true;
        const auto result = resultOf(std::move(input));
        QVERIFY(result->isMasked(0, 1) && !result->isMasked(1, 0));
        QCOMPARE(result->scores->raw(0, 1), 2.0);
    }

    void distancesAreThoseOfTheWeightsThatAreShown()
    {
        const auto one = resultOf(inputOf(pooledOf({firstHead, secondHead}, {0, 1, 2}, {0, 1, 2}), 3, 3));
        Scene scene = one->scene;
        scene.variant.temperature = 2;
        const auto other = reweighed(*one, {scene, false}, nullptr);
        for (Index query = 0; query < 3; ++query) {
            double variation = 0, forward = 0;
            for (Index key = 0; key < 3; ++key) {
                const double p = one->weights->values(query, key), q = other->weights->values(query, key);
                variation += std::abs(p - q) / 2;
                forward += p * std::log2(p / q);
            }
            const RowDistance distance = rowDistance({one, false}, {other, false}, query);
            QVERIFY(variation > 0.01);
            QVERIFY(std::abs(distance.variation - variation) < 1e-12);
            QVERIFY(std::abs(distance.forward - forward) < 1e-12);
        }
    }

    void anotherVariantWeighsThePiecesAnew()
    {
        const auto base = resultOf(inputOf(pooledOf({firstHead, secondHead}, {0, 0, 1}, {0, 1, -1}), 2, 2));
        Scene scene = base->scene;
        scene.variant.normalizer = *Normalizer::named("sparsemax");
        const auto other = reweighed(*base, {scene, false}, nullptr);
        QVERIFY(other->weights->values == attend(scene, base->input, nullptr)->weights->values);
        QVERIFY(other->weights->values != base->weights->values);
    }
};

QTEST_APPLESS_MAIN(TestPooledScores)
#include "test_pooled_scores.moc"
