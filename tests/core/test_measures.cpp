#include "core/measures/mean_squared_error.h"
#include "core/measures/measures.h"
#include "tests/support/tolerances.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace softfocus;

class TestMeasures : public QObject {
    Q_OBJECT

private slots:
    void uniformWeightsHaveTheLogarithmOfTheirCount();
    void oneWeightHasNoEntropy();
    void aKnownDistributionHasItsEntropy();
    void supportLeavesZerosOut();
    void nothingAttendedIsNoToken();
    void undefinedWeightsAreUndefined();
    void meanEntropyLeavesRowsWithNothingOut();
    void squaredErrorsAreMeantOverAllEntries();
};

void TestMeasures::uniformWeightsHaveTheLogarithmOfTheirCount()
{
    for (const int count : {2, 3, 8, 1000}) {
        const RowMeasures measures = measure(std::vector<double>(static_cast<std::size_t>(count), 1.0 / count));
        QVERIFY(std::abs(measures.entropy - std::log2(count)) <= tolerance::entropy * count);
        QVERIFY(std::abs(measures.effectiveTokens / count - 1) <= 1e-9);
        QCOMPARE(measures.support, count);
    }
}

void TestMeasures::oneWeightHasNoEntropy()
{
    const RowMeasures measures = measure(std::vector<double>{0, 1, 0});
    QCOMPARE(measures.entropy, 0.0);
    QVERIFY(!std::signbit(measures.entropy));
    QCOMPARE(measures.effectiveTokens, 1.0);
    QCOMPARE(measures.largest, 1.0);
}

void TestMeasures::aKnownDistributionHasItsEntropy()
{
    // Shannon 1948, section 10: probabilities 1/2, 1/4, 1/8, 1/8 have 7/4 bits.
    QCOMPARE(measure(std::vector<double>{0.5, 0.25, 0.125, 0.125}).entropy, 1.75);
}

void TestMeasures::supportLeavesZerosOut()
{
    const RowMeasures measures = measure(std::vector<double>{0.5, 0, 1e-320, 0.5});
    QCOMPARE(measures.support, 3);
    QCOMPARE(measures.sum, 1.0);
}

void TestMeasures::nothingAttendedIsNoToken()
{
    const RowMeasures measures = measure(std::vector<double>{0, 0});
    QCOMPARE(measures.support, 0);
    QCOMPARE(measures.effectiveTokens, 0.0);
    QCOMPARE(measures.entropy, 0.0);
}

void TestMeasures::undefinedWeightsAreUndefined()
{
    QVERIFY(std::isnan(measure(std::vector<double>{0.5, std::nan("")}).entropy));
}

void TestMeasures::meanEntropyLeavesRowsWithNothingOut()
{
    QCOMPARE(meanEntropy(Matrix{{0.5, 0.5}, {0, 0}, {1, 0}}), 0.5);
    QVERIFY(std::isnan(meanEntropy(Matrix::Zero(2, 2))));
    QVERIFY(std::isnan(meanEntropy(Matrix(0, 0))));
}

void TestMeasures::squaredErrorsAreMeantOverAllEntries()
{
    const Matrix a{{0.0, 1.0}, {0.5, 0.25}}, b{{0.5, 1.0}, {0.5, 0.0}};
    QCOMPARE(meanSquaredError(a, b), (0.25 + 0.0625) / 4);
    QCOMPARE(meanSquaredError(b, a), meanSquaredError(a, b));
    QCOMPARE(meanSquaredError(a, a), 0.0);
    QCOMPARE(meanSquaredError(a.row(0), b.row(0)), 0.125);
    QVERIFY(std::isnan(meanSquaredError(Matrix(), Matrix())));
    Matrix undefined = a;
    undefined(1, 1) = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(std::isnan(meanSquaredError(undefined, b)));
}

QTEST_APPLESS_MAIN(TestMeasures)
#include "test_measures.moc"
