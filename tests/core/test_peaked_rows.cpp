// Rows with a weight next to 1 and weights next to nothing, against numbers of 450 digits (tests/data/peaked/make.py).

#include "core/measures/distribution.h"
#include "core/measures/matching_entropy.h"
#include "core/measures/measures.h"
#include "core/normalizers/softmax.h"
#include "tests/support/rows.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstdlib>

using namespace softfocus;
using namespace softfocus::test;

namespace {

constexpr long double precision = 1e-14L;
/// Below this a double has fewer digits than `precision` asks for.
constexpr long double leastNumber = std::numeric_limits<double>::denorm_min();

long double numberIn(const QJsonValue& text)
{
    return std::strtold(text.toString().toLatin1().constData(), nullptr);
}

QJsonArray cases()
{
    QFile file(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/peaked/peaked.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

std::vector<double> scoresIn(const QJsonObject& one)
{
    std::vector<double> scores;
    for (const QJsonValue& score : one["scores"].toArray())
        scores.push_back(static_cast<double>(numberIn(score)));
    return scores;
}

Normalizer normalizerIn(const QJsonObject& one)
{
    Parameters parameters;
    parameters.alpha = one["alpha"].toDouble(parameters.alpha);
    parameters.k = one["k"].toInt(static_cast<int>(parameters.k));
    parameters.unnormalized = one["undivided"].toBool();
    return Normalizer::named(one["normalizer"].toString().toStdString())->with(parameters);
}

/// Of two rows that are all but the same, D = Σ u²/2 for relative differences u, which a long double rounds to 1e-19.
long double roundingOf(long double divergence)
{
    return 1e-18L * std::sqrt(divergence);
}

/// What is wrong with a number, or nothing.
QByteArray faultOf(const char* what, long double value, long double expected, long double beside = 0)
{
    if (std::abs(value - expected) <= precision * std::abs(expected) + leastNumber + beside)
        return {};
    return QByteArray(what) + ": " + QByteArray::number(static_cast<double>(value), 'g', 17) + " instead of " +
           QByteArray::number(static_cast<double>(expected), 'g', 17);
}

} // namespace

class TestPeakedRows : public QObject {
    Q_OBJECT

private slots:
    void everyDigitIsRight_data();
    void everyDigitIsRight();
    void entropyOfDoublesKnowsWhatOneLacks();
    void rowsThatDoNotSumToOneCountAsTheyAre();
    void divergenceOfNeighboursIsNotLost();
    void aRowNextToHardmaxHasItsTemperature();
};

void TestPeakedRows::everyDigitIsRight_data()
{
    QTest::addColumn<QJsonObject>("one");
    const QJsonArray all = cases();
    QVERIFY(all.size() > 300);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QJsonObject one = all[i].toObject();
        QTest::addRow("%d %s, T %g, to %g", static_cast<int>(i), one["normalizer"].toString().toLatin1().constData(),
                      static_cast<double>(numberIn(one["T"])), scoresIn(one).back())
            << one;
    }
}

void TestPeakedRows::everyDigitIsRight()
{
    QFETCH(QJsonObject, one);
    const Normalizer normalizer = normalizerIn(one);
    const std::vector<double> scores = scoresIn(one);
    const auto temperature = static_cast<double>(numberIn(one["T"]));
    const std::vector<long double> weights = normalizer.fineWeights(scores, temperature);
    const RowJacobian jacobian = normalizer.jacobian(scores, temperature);
    QList<QByteArray> faults;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        faults << faultOf("weight", weights[i], numberIn(one["weights"][qsizetype(i)]));
        for (std::size_t j = 0; j < scores.size(); ++j)
            faults << faultOf("Jacobian", jacobian.at(Index(i), Index(j)), numberIn(one["jacobian"][qsizetype(i)][qsizetype(j)]));
    }
    if (one.contains("entropy")) {
        faults << faultOf("entropy", measure(weights).entropy, numberIn(one["entropy"]));
        faults << faultOf("divergence", divergenceFromSoftmax(weights, scores, temperature), numberIn(one["divergence"]),
                          roundingOf(numberIn(one["divergence"])));
    }
    std::vector<double> logWeights(scores.size());
    softmaxLogWeights(scores, temperature, logWeights);
    for (std::size_t i = 0; one.contains("logWeights") && i < scores.size(); ++i)
        faults << faultOf("log-weight", logWeights[i], numberIn(one["logWeights"][qsizetype(i)]));
    faults.removeAll(QByteArray());
    QVERIFY2(faults.isEmpty(), faults.join("; "));
}

void TestPeakedRows::entropyOfDoublesKnowsWhatOneLacks()
{
    // 4.248e-18 (40 + 1) nats: a weight of 1 − 4.248e-18 is written as 1.
    const std::vector<double> weights = weightsOf("softmax", {0, -40});
    QCOMPARE(weights[0], 1.0);
    const double small = std::exp(-40.0), expected = small * 41 / std::log(2.0);
    QVERIFY(std::abs(measure(weights).entropy / expected - 1) < 1e-13);
    QVERIFY(std::abs(meanEntropy(Matrix{{weights[0], weights[1]}}) / expected - 1) < 1e-13);
}

void TestPeakedRows::rowsThatDoNotSumToOneCountAsTheyAre()
{
    // Given weights, rounded to three decimals: what 0.99 lacks of 1 is not what the other has.
    const double expected = -(0.99 * std::log2(0.99) + 0.007 * std::log2(0.007));
    QVERIFY(std::abs(measure(std::vector<double>{0.99, 0.007}).entropy / expected - 1) < 1e-14);
    QVERIFY(std::abs(measure(std::vector<double>{0.75, 0.75}).entropy / (-1.5 * std::log2(0.75)) - 1) < 1e-14);
    QCOMPARE(measure(std::vector<double>{1, 1}).entropy, 0.0);
    // ½ log₂(½/¾) + ½ log₂(½/¾) of weights that sum to 1.5
    QVERIFY(std::abs(divergence(std::vector<double>{0.5, 0.5}, std::vector<double>{0.75, 0.75}) - std::log2(0.5 / 0.75)) < 1e-15);
}

void TestPeakedRows::divergenceOfNeighboursIsNotLost()
{
    // Of (1 − a, a) from (1 − b, b): a ln(a/b) − a + b for small ones.
    const double a = std::exp(-40.0), b = std::exp(-41.0);
    const double expected = (a * 1 - a + b) / std::log(2.0);
    QVERIFY(std::abs(divergence(std::vector<double>{1, a}, std::vector<double>{1, b}) / expected - 1) < 1e-13);
    QCOMPARE(divergence(std::vector<double>{1, a}, std::vector<double>{1, a}), 0.0);
    // All of it comes from the second order: u²/2 of each.
    const double u = 1e-9, half = u * u / 2 / std::log(2.0);
    const double near = divergence(std::vector<double>{0.5, 0.5}, std::vector<double>{0.5 * (1 + u), 0.5 * (1 - u)});
    QVERIFY2(std::abs(near / half - 1) < 1e-6, QByteArray::number(near / half - 1));
}

void TestPeakedRows::aRowNextToHardmaxHasItsTemperature()
{
    const std::vector<double> scores{0, -1};
    for (const double temperature : {0.01, 0.025, 1.0 / 700}) {
        const Result<double> found = temperatureOfEntropy(scores, softmaxEntropy(scores, temperature));
        QVERIFY(found.ok());
        QVERIFY2(std::abs(*found / temperature - 1) < 1e-14, QByteArray::number(*found));
    }
}

QTEST_APPLESS_MAIN(TestPeakedRows)
#include "test_peaked_rows.moc"
