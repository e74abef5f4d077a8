#include "tests/support/each_normalizer.h"
#include "tests/support/references.h"
#include "tests/support/rows.h"

#include <QTest>

#include <algorithm>

using namespace softfocus;
using namespace softfocus::test;

namespace {

std::vector<double> weightsBy(const Normalizer& normalizer, const std::vector<double>& scores, double temperature)
{
    std::vector<double> weights(scores.size());
    normalizer.weigh(scores, temperature, weights);
    return weights;
}

/// ∂w/∂z_j by central differences.
std::vector<double> differences(const Normalizer& normalizer, std::vector<double> scores, double temperature, std::size_t j)
{
    const double step = 1e-6 * std::max(1.0, temperature);
    const double score = scores[j];
    scores[j] = score + step;
    std::vector<double> slope = weightsBy(normalizer, scores, temperature);
    scores[j] = score - step;
    const std::vector<double> below = weightsBy(normalizer, scores, temperature);
    for (std::size_t i = 0; i < slope.size(); ++i)
        slope[i] = (slope[i] - below[i]) / (2 * step);
    return slope;
}

Normalizer linearWith(Negatives negatives)
{
    Parameters parameters;
    parameters.negatives = negatives;
    return Normalizer::named("linear")->with(parameters);
}

} // namespace

class TestJacobian : public QObject {
    Q_OBJECT

private slots:
    void entriesMatchCentralDifferences_data() { test::addNormalizers(); }
    void entriesMatchCentralDifferences();
    void productsNeedNoMatrix_data() { test::addNormalizers(); }
    void productsNeedNoMatrix();
    void maskedKeysTakeNoPart_data() { test::addNormalizers(); }
    void maskedKeysTakeNoPart();
    void everyEntryIsANumberAtEveryTemperature_data() { test::addNormalizers(); }
    void everyEntryIsANumberAtEveryTemperature();
    void weightsThatSumToOneChangeByNothingInAll_data() { test::addNormalizers(); }
    void weightsThatSumToOneChangeByNothingInAll();
    void hardmaxHasNoSlopeAndSaysWhy();
    void edgesSayWhichSideIsShown();
    void undefinedRowsHaveUndefinedSlopes();
    void aRowWithNothingToAttendToHasNone();
};

void TestJacobian::entriesMatchCentralDifferences()
{
    const Normalizer normalizer = test::chosenNormalizer();
    for (const std::size_t length : {2U, 5U, 30U})
        for (const double temperature : {0.3, 1.0, 4.0, 100.0}) {
            const std::vector<double> scores = randomRow(length, 1.3, 21 + static_cast<unsigned>(length));
            const RowJacobian jacobian = normalizer.jacobian(scores, temperature);
            double largest = 1;
            for (std::size_t j = 0; j < length; ++j)
                for (const double slope : differences(normalizer, scores, temperature, j))
                    largest = std::max(largest, std::abs(slope));
            for (std::size_t j = 0; j < length; ++j) {
                const std::vector<double> expected = differences(normalizer, scores, temperature, j);
                for (std::size_t i = 0; i < length; ++i) {
                    const double apart = std::abs(jacobian.at(Index(i), Index(j)) - expected[i]);
                    QVERIFY2(apart <= 2e-8 * largest * largest, qPrintable(QString("%1 keys, T %2, entry %3, %4: %5 instead of %6")
                                                                               .arg(length)
                                                                               .arg(temperature)
                                                                               .arg(i)
                                                                               .arg(j)
                                                                               .arg(jacobian.at(Index(i), Index(j)))
                                                                               .arg(expected[i])));
                }
            }
        }
}

void TestJacobian::productsNeedNoMatrix()
{
    const Normalizer normalizer = test::chosenNormalizer();
    const std::vector<double> scores = randomRow(40, 1, 22), direction = randomRow(40, 1, 23);
    const RowJacobian jacobian = normalizer.jacobian(scores, 0.8);
    const Matrix matrix = matrixOf(jacobian);
    const Eigen::Map<const Eigen::VectorXd> vector(direction.data(), 40);
    const Eigen::VectorXd along = matrix * vector, back = matrix.transpose() * vector;
    const std::vector<double> forward = product(jacobian, direction), backward = transposedProduct(jacobian, direction);
    const double size = 1e-12 * std::max(1.0, matrix.cwiseAbs().maxCoeff());
    for (std::size_t i = 0; i < 40; ++i) {
        QVERIFY(std::abs(forward[i] - along[Index(i)]) <= size);
        QVERIFY(std::abs(backward[i] - back[Index(i)]) <= size);
    }
}

void TestJacobian::maskedKeysTakeNoPart()
{
    const Normalizer normalizer = test::chosenNormalizer();
    const std::vector<double> scores{0.5, maskedScore, 1.5, maskedScore, 0.7};
    const RowJacobian jacobian = normalizer.jacobian(scores, 1);
    const RowJacobian without = normalizer.jacobian(std::vector<double>{0.5, 1.5, 0.7}, 1);
    const Index kept[]{0, 2, 4};
    for (Index i = 0; i < 3; ++i)
        for (Index j = 0; j < 3; ++j)
            QVERIFY(std::abs(jacobian.at(kept[i], kept[j]) - without.at(i, j)) <= 1e-15);
    for (Index i = 0; i < 5; ++i)
        for (const Index masked : {1, 3}) {
            QCOMPARE(jacobian.at(masked, i), 0.0);
            QCOMPARE(jacobian.at(i, masked), 0.0);
        }
}

void TestJacobian::everyEntryIsANumberAtEveryTemperature()
{
    const Normalizer normalizer = test::chosenNormalizer();
    const std::vector<std::vector<double>> rows{{2, 1, -1}, {0, 0, 0}, {1e8, -1e8, 3}, {-5, -5, -6}, {3}, {1, maskedScore, 1}};
    for (const auto& scores : rows)
        for (const double temperature : {0.0, 5e-324, 1e-6, 1.0, 1e6, 1e300, infinity}) {
            std::vector<double> weights(scores.size());
            if (normalizer.weigh(scores, temperature, weights) != RowState::Normal)
                continue;
            const Matrix matrix = matrixOf(normalizer.jacobian(scores, temperature));
            QVERIFY2(!matrix.hasNaN(), QByteArray::number(temperature) + QByteArray(" ") + QByteArray::number(scores[0]));
        }
}

void TestJacobian::weightsThatSumToOneChangeByNothingInAll()
{
    const Normalizer normalizer = test::chosenNormalizer();
    if (normalizer.reads(Parameter::Unnormalized) && normalizer.parameters().unnormalized)
        return; // their sum is free
    const std::vector<double> scores = randomRow(25, 1, 24);
    const Matrix matrix = matrixOf(normalizer.jacobian(scores, 0.7));
    const double size = std::max(1.0, matrix.cwiseAbs().maxCoeff());
    for (Index j = 0; j < matrix.cols(); ++j)
        QVERIFY(std::abs(matrix.col(j).sum()) <= 1e-12 * size);
}

void TestJacobian::hardmaxHasNoSlopeAndSaysWhy()
{
    const Normalizer hardmax = *Normalizer::named("hardmax");
    const RowJacobian clear = hardmax.jacobian(std::vector<double>{1, 3, 2}, 1), tied = hardmax.jacobian(std::vector<double>{3, 3, 2}, 1);
    QVERIFY(matrixOf(clear).isZero(0));
    QVERIFY(matrixOf(tied).isZero(0));
    QVERIFY(clear.remark == JacobianRemark::Flat);
    QVERIFY(tied.remark == JacobianRemark::FlatAtJump);
    for (const char* name : {"softmax", "sparsemax", "entmax", "top-k", "adaptive"}) {
        const Normalizer sharp = *Normalizer::named(name);
        QVERIFY2(sharp.jacobian(std::vector<double>{3, 3, 1}, 0).remark == JacobianRemark::LargestAreEqual, name);
        QVERIFY2(sharp.jacobian(std::vector<double>{3, 2, 1}, 0).remark == JacobianRemark::UntilAnotherIsLargest, name);
    }
}

void TestJacobian::edgesSayWhichSideIsShown()
{
    // Sparsemax of (1, 0): the second key stands exactly at the edge, and its weight stays 0 as its score falls.
    const Normalizer sparsemax = *Normalizer::named("sparsemax");
    const RowJacobian edge = sparsemax.jacobian(std::vector<double>{1, 0}, 1);
    QVERIFY(edge.remark != JacobianRemark::None);
    QVERIFY(matrixOf(edge).isZero(0));
    QVERIFY(sparsemax.jacobian(std::vector<double>{1, 0.1}, 1).remark == JacobianRemark::None);
    QVERIFY(sparsemax.jacobian(std::vector<double>{1, -0.1}, 1).remark == JacobianRemark::None);

    QVERIFY(linearWith(Negatives::Clip).jacobian(std::vector<double>{1, 0}, 1).remark != JacobianRemark::None);
    QVERIFY(linearWith(Negatives::Clip).jacobian(std::vector<double>{-1, 0}, 1).remark != JacobianRemark::None);
    QVERIFY(linearWith(Negatives::Shift).jacobian(std::vector<double>{1, 1, 2}, 1).remark != JacobianRemark::None);
    QVERIFY(linearWith(Negatives::Shift).jacobian(std::vector<double>{0, 1, 2}, 1).remark == JacobianRemark::None);
    QVERIFY(Normalizer::named("tanh")->jacobian(std::vector<double>{1, 0}, 1).remark != JacobianRemark::None);
    Parameters two;
    two.k = 2;
    QVERIFY(Normalizer::named("top-k")->with(two).jacobian(std::vector<double>{2, 1, 1}, 1).remark != JacobianRemark::None);
    QVERIFY(Normalizer::named("top-k")->with(two).jacobian(std::vector<double>{2, 1, 0}, 1).remark == JacobianRemark::None);
    for (const char* name : {"softmax", "sparsemax", "entmax", "top-k", "sigmoid", "tanh", "adaptive"})
        for (const double limit : {0.0, infinity}) {
            const RowJacobian jacobian = Normalizer::named(name)->jacobian(std::vector<double>{2, 1, 1.5}, limit);
            if (name == std::string("tanh") && std::isinf(limit))
                QVERIFY(!matrixOf(jacobian).isZero(1e-3)); // linear's slope
            else
                QVERIFY2(jacobian.remark != JacobianRemark::None && matrixOf(jacobian).isZero(0), name);
        }
}

void TestJacobian::undefinedRowsHaveUndefinedSlopes()
{
    const RowJacobian jacobian = linearWith(Negatives::Keep).jacobian(std::vector<double>{1, -1}, 1);
    QVERIFY(jacobian.remark != JacobianRemark::None);
    QVERIFY(std::isnan(jacobian.at(0, 1)));
}

void TestJacobian::aRowWithNothingToAttendToHasNone()
{
    for (const NormalizerEntry& entry : normalizerTable()) {
        const RowJacobian jacobian = Normalizer::named(entry.name)->jacobian(std::vector<double>{maskedScore, maskedScore}, 1);
        QVERIFY(jacobian.remark != JacobianRemark::None);
        QVERIFY(matrixOf(jacobian).isZero(0));
        QCOMPARE(Normalizer::named(entry.name)->jacobian(std::vector<double>{}, 1).keyCount(), 0);
    }
}

QTEST_APPLESS_MAIN(TestJacobian)
#include "test_jacobian.moc"
