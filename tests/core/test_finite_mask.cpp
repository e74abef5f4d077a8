#include "core/scene/finite_mask.h"
#include "tests/support/rows.h"

#include <QTest>

using namespace softfocus;
using namespace softfocus::test;

namespace {

/// Normally distributed scores with a causal mask of this number put in.
Matrix masked(double number, bool added = false)
{
    Matrix scores(12, 12);
    const std::vector<double> values = randomRow(144, 3, 17);
    for (Index row = 0; row < 12; ++row)
        for (Index column = 0; column < 12; ++column) {
            const double score = values[static_cast<std::size_t>(row * 12 + column)];
            scores(row, column) = column <= row ? score : number + (added ? score : 0);
        }
    return scores;
}

GivenScores given(const Matrix& scores, GivenKind kind = GivenKind::Scores)
{
    return {"scores", std::vector<std::string>(std::size_t(scores.rows())), std::vector<std::string>(std::size_t(scores.cols())), scores,
            kind};
}

constexpr double leastBfloat16 = -3.3895313892515355e38;
constexpr double leastFloat = -3.4028234663852886e38;
constexpr double leastDouble = -1.7976931348623157e308;

} // namespace

Q_DECLARE_METATYPE(Matrix)

class TestFiniteMask : public QObject {
    Q_OBJECT

private slots:
    void usualMasksAreRecognised_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<bool>("added");
        for (const double number : {-1e4, -65504.0, -32752.0, -1e5, -1e6, -1e9, -1e12, -1e20, -1e30, -50000.0, -2147483648.0, leastBfloat16,
                                    leastFloat, leastDouble, leastFloat / 2})
            for (const bool added : {false, true})
                QTest::addRow("%g%s", number, added ? " added to the scores" : "") << number << added;
    }
    void usualMasksAreRecognised()
    {
        QFETCH(double, number);
        QFETCH(bool, added);
        const Matrix scores = masked(number, added);
        const std::optional<FiniteMask> mask = finiteMaskIn(scores);
        QVERIFY(mask.has_value());
        QCOMPARE(mask->count, 66);
        const Matrix taken = scoresAsTaken(withFiniteMask(given(scores)));
        for (Index row = 0; row < 12; ++row)
            for (Index column = 0; column < 12; ++column)
                QCOMPARE(taken(row, column), column <= row ? scores(row, column) : maskedScore);
    }

    void twoMasksAddedUpAreOne()
    {
        Matrix scores = masked(-1e4);
        scores(0, 5) = -2e4; // causal and padding
        QCOMPARE(finiteMaskIn(scores)->count, 66);
        QCOMPARE(finiteMaskIn(scores)->least, -2e4);
        QCOMPARE(finiteMaskIn(scores)->upTo, -1e4);
    }

    void otherScoresAreNone_data()
    {
        QTest::addColumn<Matrix>("scores");
        QTest::newRow("ordinary") << masked(-9);
        QTest::newRow("wide") << Matrix{{300, -200, -6000}};
        QTest::newRow("large on both sides") << Matrix{{1e5, -1e5, 3}};
        QTest::newRow("spread over powers of ten") << Matrix{{1, -6000, -1e5, -1e6}};
        QTest::newRow("nothing but the number") << Matrix{{-65504, -65504}};
        QTest::newRow("peaked") << Matrix{{0, -745}};
        QTest::newRow("masked already") << Matrix{{0, maskedScore}};
        QTest::newRow("empty") << Matrix(0, 0);
    }
    void otherScoresAreNone()
    {
        QFETCH(Matrix, scores);
        QVERIFY(!finiteMaskIn(scores));
        QVERIFY(withFiniteMask(given(scores)) == given(scores));
    }

    void numbersAreKept()
    {
        const GivenScores taken = withFiniteMask(given(Matrix{{2, -65504}}));
        QCOMPARE(taken.maskedUpTo, std::optional(-65504.0));
        QCOMPARE(taken.scores(0, 1), -65504.0);
        QVERIFY(!(taken == given(Matrix{{2, -65504}})));
        QVERIFY(withFiniteMask(given(Matrix{{2, -65504}}, GivenKind::Weights)) == given(Matrix{{2, -65504}}, GivenKind::Weights));
    }
};

QTEST_APPLESS_MAIN(TestFiniteMask)
#include "test_finite_mask.moc"
