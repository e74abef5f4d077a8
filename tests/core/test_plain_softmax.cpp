// Softmax worked in half, single and double precision, against NumPy's (tests/data/plain_softmax/make.py).

#include "core/measures/plain_softmax.h"
#include "core/normalizers/normalizer.h"

#include <Eigen/Core>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::array names{"half", "single", "double"};

/// The number of which these are the bits.
double numberOf(Precision precision, const QJsonValue& bits)
{
    if (bits.isNull())
        return std::numeric_limits<double>::quiet_NaN();
    const quint64 whole = bits.toString().toULongLong(nullptr, 16);
    switch (precision) {
    case Precision::Half: return double(float(Eigen::numext::bit_cast<Eigen::half>(std::uint16_t(whole))));
    case Precision::Single: return double(std::bit_cast<float>(std::uint32_t(whole)));
    case Precision::Double: break;
    }
    return std::bit_cast<double>(std::uint64_t(whole));
}

/// The next larger number of the precision, less this one.
double unitAt(Precision precision, double value)
{
    const int digits[] = {11, 24, 53}, lowest[] = {-24, -149, -1074};
    const auto place = std::size_t(precision);
    return std::ldexp(1, std::max(std::ilogb(std::max(std::abs(value), std::ldexp(1, lowest[place]))) + 1 - digits[place], lowest[place]));
}

bool isAsExpected(Precision precision, double value, double expected, int units)
{
    if (std::isnan(expected) || std::isinf(expected))
        return std::isnan(expected) ? std::isnan(value) : value == expected;
    return std::abs(value - expected) <= units * unitAt(precision, expected);
}

} // namespace

class TestPlainSoftmax : public QObject {
    Q_OBJECT

private slots:
    void everyStepIsNumPys_data()
    {
        QTest::addColumn<QJsonObject>("known");
        QFile file(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/plain_softmax/plain_softmax.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QJsonValue& known : QJsonDocument::fromJson(file.readAll()).array())
            QTest::addRow("%s, %s%s", qPrintable(known["name"].toString()), qPrintable(known["precision"].toString()),
                          known["shifted"].toBool() ? ", shifted" : "")
                << known.toObject();
    }

    void everyStepIsNumPys()
    {
        QFETCH(QJsonObject, known);
        Precision precision = Precision::Half;
        for (const Precision one : allPrecisions)
            if (known["precision"].toString() == QLatin1String(names[std::size_t(one)]))
                precision = one;
        std::vector<double> scores;
        for (const QJsonValue& score : known["scores"].toArray())
            scores.push_back(score.toDouble());
        const PlainSoftmax plain = plainSoftmax(precision, known["shifted"].toBool() ? Shift::Maximum : Shift::None, scores, 1, 1);
        // What is worked in half precision is so to the last bit; the C library's exp may be off by one in the others.
        const int off = precision == Precision::Half ? 0 : 1;
        for (std::size_t place = 0; place < scores.size(); ++place) {
            const auto expected = [&](const char* what) { return numberOf(precision, known[QLatin1String(what)].toArray()[int(place)]); };
            QCOMPARE(plain.exponents[place], expected("exponents"));
            QVERIFY(isAsExpected(precision, plain.powers[place], expected("powers"), off));
            QVERIFY(isAsExpected(precision, plain.weights[place], expected("weights"), 3 * off));
        }
        QVERIFY(isAsExpected(precision, plain.sum, numberOf(precision, known["sum"]), 2 * off));
    }

    void theLargestAndLeastExponentsAreThoseOfThePrecision()
    {
        QCOMPARE(largestExponent(Precision::Half), 11.0859375);
        QCOMPARE(largestExponent(Precision::Single), double(88.7228317F));
        QCOMPARE(largestExponent(Precision::Double), 709.782712893384);
        for (const Precision precision : allPrecisions) {
            QVERIFY(std::abs(largestExponent(precision) - std::log(largestFinite(precision))) < 0.005);
            const auto sumAt = [&](double score) { return plainSoftmax(precision, Shift::None, std::vector<double>{score}, 1, 1).sum; };
            const double most = largestExponent(precision), least = leastExponent(precision);
            QVERIFY(std::isfinite(sumAt(most)));
            QVERIFY(std::isinf(sumAt(most + unitAt(precision, most))));
            QVERIFY(sumAt(least) > 0);
            QCOMPARE(sumAt(least - unitAt(precision, least)), 0.0);
            const double full = leastFullExponent(precision);
            QVERIFY(kindOf(precision, sumAt(full)) == FloatKind::Normal);
            QVERIFY(kindOf(precision, sumAt(full - unitAt(precision, full))) == FloatKind::Subnormal);
        }
    }

    void theLargestFactorIsTheLastThatWorks()
    {
        for (const Precision precision : allPrecisions)
            for (const Shift shift : {Shift::None, Shift::Maximum})
                for (const std::vector<double>& scores :
                     {std::vector<double>{4, 2, 1}, {-4, -2, -1}, {0.001, -7}, {11, 11, 11, 11}, {1e6, 3}}) {
                    const double most = largestFactor(precision, shift, scores, 1);
                    QVERIFY(most > 0);
                    if (std::isinf(most)) { // a maximum of a double's size that is a double itself, however large the factor
                        QVERIFY(precision == Precision::Double && shift == Shift::Maximum);
                        QVERIFY(plainSoftmax(precision, shift, scores, std::numeric_limits<double>::max(), 1).works());
                        continue;
                    }
                    QVERIFY(plainSoftmax(precision, shift, scores, most, 1).works());
                    QVERIFY(!plainSoftmax(precision, shift, scores, std::nextafter(most, infinity), 1).works());
                    // By a scan of it: no smaller one fails.
                    for (double part = 1; part > 1e-3; part *= 0.97)
                        QVERIFY(plainSoftmax(precision, shift, scores, most * part, 1).works());
                }
        QVERIFY(std::abs(largestFactor(Precision::Double, Shift::None, std::vector<double>{4, 2, 1}, 1) - 709.782712893384 / 4) < 1e-9);
        QVERIFY(std::abs(largestFactor(Precision::Double, Shift::None, std::vector<double>{4, 2, 1}, 2) - 709.782712893384 / 2) < 1e-9);
        QCOMPARE(largestFactor(Precision::Half, Shift::None, std::vector<double>{0, 0}, 1), infinity);
        QCOMPARE(largestFactor(Precision::Half, Shift::None, std::vector<double>{3}, 0), 0.0); // 3/0
    }

    void aScoreThatHasNoPlaceInThePrecisionFailsEvenWithTheMaximumSubtracted()
    {
        const std::vector<double> scores{70000, 1};
        const PlainSoftmax half = plainSoftmax(Precision::Half, Shift::Maximum, scores, 1, 1);
        QVERIFY(!half.works());
        QVERIFY(std::isnan(half.exponents[0]));
        QVERIFY(plainSoftmax(Precision::Single, Shift::Maximum, scores, 1, 1).works());
    }

    void aSumThatIsInfGivesNoShares()
    {
        const std::vector<double> scores(3, 11.05);
        const PlainSoftmax half = plainSoftmax(Precision::Half, Shift::None, scores, 1, 1);
        QVERIFY(std::isfinite(half.powers[0]));
        QVERIFY(std::isinf(half.sum));
        QCOMPARE(half.weights[0], 0.0);
        QVERIFY(!half.works());
    }

    void withTheMaximumSubtractedTheWeightsAreSoftmaxsUpToRounding()
    {
        const std::vector<double> scores{4, 2, 1, -3};
        std::vector<double> weights(scores.size());
        Normalizer().weigh(scores, 0.5, weights);
        const double digits[] = {2e-3, 1e-6, 1e-15};
        for (const Precision precision : allPrecisions) {
            const PlainSoftmax plain = plainSoftmax(precision, Shift::Maximum, scores, 1, 0.5);
            for (std::size_t place = 0; place < scores.size(); ++place)
                QVERIFY(std::abs(plain.weights[place] - weights[place]) < digits[std::size_t(precision)]);
        }
    }

    void numbersSayHowManyDigitsTheyHave()
    {
        QCOMPARE(significantBits(Precision::Half, 1), 11);
        QCOMPARE(significantBits(Precision::Half, 0x1p-14), 11);
        QCOMPARE(significantBits(Precision::Half, 0x1p-15), 10);
        QCOMPARE(significantBits(Precision::Half, 0x1p-24), 1);
        QCOMPARE(significantBits(Precision::Single, 0x1p-126), 24);
        QCOMPARE(significantBits(Precision::Single, 0x1.8p-148), 2);
        QCOMPARE(significantBits(Precision::Double, 0x1p-1074), 1);
        QCOMPARE(significantBits(Precision::Half, 0), 0);
        QCOMPARE(significantBits(Precision::Half, infinity), 0);
        QVERIFY(kindOf(Precision::Half, 0x1p-15) == FloatKind::Subnormal);
        QVERIFY(kindOf(Precision::Single, 0x1p-15) == FloatKind::Normal);
        QVERIFY(kindOf(Precision::Double, 0) == FloatKind::Zero);
        QVERIFY(kindOf(Precision::Double, -infinity) == FloatKind::Infinite);
        QVERIFY(kindOf(Precision::Double, std::nan("")) == FloatKind::NotANumber);
    }
};

QTEST_APPLESS_MAIN(TestPlainSoftmax)
#include "test_plain_softmax.moc"
