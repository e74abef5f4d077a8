#include "core/files/output/serialize_measures.h"
#include "core/files/score_file.h"
#include "core/measures/distribution.h"
#include "tests/support/tolerances.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::shared_ptr<const Attention> worked(const QString& list, const char* normalizer, double temperature = 1,
                                        const Parameters& parameters = {})
{
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(*readScoreList(list))};
    scene.variant.normalizer = Normalizer::named(normalizer)->with(parameters);
    scene.variant.temperature = temperature;
    auto input = std::make_shared<Input>();
    for (const std::string& label : givenIn(scene).queries)
        input->queries.push_back({label, 0, 0, true});
    for (const std::string& label : givenIn(scene).keys)
        input->keys.push_back({label, 0, 0, true});
    input->numbers = Logits{givenIn(scene).scores};
    return attend(scene, input, nullptr);
}

QJsonObject objectIn(const QByteArray& json)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError)
        qFatal("%s", qPrintable(fault.errorString()));
    return document.object();
}

QJsonObject measuresOf(const std::shared_ptr<const Attention>& attention)
{
    return objectIn(serializeMeasures(*attention, TableFormat::Json));
}

bool isNear(const QJsonValue& value, double expected)
{
    return value.isDouble() && std::abs(value.toDouble() - expected) <= tolerance::entropy;
}

} // namespace

class TestPrintWorking : public QObject {
    Q_OBJECT

private slots:
    void measuresAreThoseOfTheRow()
    {
        // ½ ½ of two equal scores among four: 1 bit, 2 effective tokens.
        const QJsonObject object = measuresOf(worked("3 3 0 0", "hardmax"));
        QVERIFY(isNear(object["entropy"][0], 1));
        QVERIFY(isNear(object["effectiveTokens"][0], 2));
        QCOMPARE(object["support"][0].toInt(), 2);
        QCOMPARE(object["rowSum"][0].toDouble(), 1.0);
        QCOMPARE(object["largestWeight"][0].toDouble(), 0.5);
        // Softmax gives e³/(2e³ + 2) to each of the two: the divergence is log₂(½ / that).
        QVERIFY(isNear(object["divergenceFromSoftmax"][0], std::log2(0.5 / (std::exp(3.0) / (2 * std::exp(3.0) + 2)))));
        QCOMPARE(object["normalizer"].toString(), QString("hardmax"));
        QVERIFY(!object.contains("criticalTemperatures"));
    }

    void softmaxDoesNotDivergeFromItself()
    {
        for (const double temperature : {0.0, 0.01, 1.0, 100.0, infinity})
            QCOMPARE(measuresOf(worked("4 2 1 -3", "softmax", temperature))["divergenceFromSoftmax"][0].toDouble(9), 0.0);
    }

    void divergenceIsExactWhereSoftmaxUnderflows()
    {
        // At T = 0.001 softmax gives the second key exp(−1000), which no double holds.
        const QJsonObject object = measuresOf(worked("2 1", "linear", 0.001));
        const double expected = (2 / 3.0 * std::log(2 / 3.0) + 1 / 3.0 * (std::log(1 / 3.0) + 1000)) / std::log(2.0);
        QVERIFY(std::abs(object["divergenceFromSoftmax"][0].toDouble() - expected) < 1e-9);
        QCOMPARE(measuresOf(worked("2 1", "linear", 0))["divergenceFromSoftmax"][0].toString(), QString("inf"));
    }

    void whatIsNoDistributionHasNoEntropy()
    {
        const QJsonObject unnormalized = measuresOf(worked("2 1", "sigmoid", 1, {.unnormalized = true}));
        for (const char* name : {"entropy", "effectiveTokens", "divergenceFromSoftmax"})
            QVERIFY2(unnormalized[name][0].isNull(), name);
        QVERIFY(unnormalized["rowSum"][0].toDouble() > 1.5);
        QCOMPARE(unnormalized["undivided"].toBool(), true);
        const QJsonObject negative = measuresOf(worked("2 1 -1", "linear", 1, {.negatives = Negatives::Keep}));
        QVERIFY(negative["entropy"][0].isNull());
        QCOMPARE(negative["support"][0].toInt(), 2);
        const QJsonObject undefined = measuresOf(worked("1 -1", "linear", 1, {.negatives = Negatives::Keep}));
        QVERIFY(undefined["entropy"][0].isNull() && undefined["rowSum"][0].isNull());
        QVERIFY(undefined["support"][0].isNull() && undefined["largestWeight"][0].isNull());
    }

    void maskedRowsAttendToNothing()
    {
        const QJsonObject object = measuresOf(worked("-inf -inf; 1 2", "softmax"));
        QVERIFY(object["entropy"][0].isNull());
        QCOMPARE(object["rowSum"][0].toDouble(9), 0.0);
        QVERIFY(object["entropy"][1].isDouble());
    }

    void sparsemaxHasItsCriticalTemperatures()
    {
        // By hand: key k enters at Σ (z₁ − z_k) over the larger ones: 0, 1, 2 + 1 = 3.
        const QJsonObject object = measuresOf(worked("3 2 1 -inf", "sparsemax"));
        const QJsonValue row = object["criticalTemperatures"][0];
        QCOMPARE(row[0].toDouble(9), 0.0);
        QCOMPARE(row[1].toDouble(), 1.0);
        QCOMPARE(row[2].toDouble(), 3.0);
        QVERIFY(row[3].isNull());
        QCOMPARE(object["keys"].toArray().size(), 4);
        // Of 1.5-entmax half the root of the sum of squares: ½, ½√5.
        const QJsonValue half = measuresOf(worked("3 2 1", "entmax"))["criticalTemperatures"][0];
        QVERIFY(isNear(half[1], 0.5) && isNear(half[2], std::sqrt(5.0) / 2));
        QVERIFY(!measuresOf(worked("3 2 1", "entmax", 1, {.alpha = 1})).contains("criticalTemperatures"));
    }

    void supportChangesAtTheCriticalTemperature()
    {
        for (const double share : {0.999, 1.001})
            QCOMPARE(measuresOf(worked("3 2 1", "sparsemax", 3 * share))["support"][0].toInt(), share < 1 ? 2 : 3);
    }

    void measuresAreTables()
    {
        QCOMPARE(
            serializeMeasures(*worked("3 3", "hardmax"), TableFormat::Csv),
            QByteArray(
                ",entropy (bits),effective tokens,support,row sum,largest weight,divergence from softmax (bits)\nrow 1,1,2,2,1,0.5,0\n"));
        const QByteArray tabs = serializeMeasures(*worked("2 1", "tanh", 1, {.unnormalized = true}), TableFormat::Tsv);
        QVERIFY2(tabs.contains("\nrow 1\t\t\t2\t"), tabs.constData());
    }

    void logWeightsAreExactWhereWeightsUnderflow()
    {
        const auto attention = worked("2 1 -inf", "softmax", 0.001);
        QCOMPARE(attention->weights->values(0, 1), 0.0);
        const QJsonObject object = objectIn(*serializeLogWeights(*attention, TableFormat::Json));
        QCOMPARE(object["logWeights"][0][1].toDouble(), -1000.0);
        QVERIFY(object["logWeights"][0][2].isNull());
        QCOMPARE(*serializeLogWeights(*attention, TableFormat::Csv), QByteArray(",A,B,C\nrow 1,0,-1000,-inf\n"));
        QVERIFY(!serializeLogWeights(*worked("2 1", "sparsemax"), TableFormat::Json));
    }

    void theJacobianIsPrintedWithItsRow()
    {
        const auto attention = worked("0 0; 3 3", "softmax", 2);
        const QJsonObject object = objectIn(serializeJacobian(*attention, 1, TableFormat::Json));
        QCOMPARE(object["row"].toInt(), 2);
        QCOMPARE(object["query"].toString(), QString("row 2"));
        QCOMPARE(object["temperature"].toDouble(), 2.0);
        // w(1 − w)/T and −w w/T with w = ½, T = 2.
        QCOMPARE(object["jacobian"][0][0].toDouble(), 0.125);
        QCOMPARE(object["jacobian"][0][1].toDouble(), -0.125);
        QCOMPARE(serializeJacobian(*attention, 1, TableFormat::Csv), QByteArray(",A,B\nA,0.125,-0.125\nB,-0.125,0.125\n"));
    }

    void hardmaxSaysWhyItsJacobianIsZero()
    {
        const QJsonObject object = objectIn(serializeJacobian(*worked("3 1", "hardmax"), 0, TableFormat::Json));
        QCOMPARE(object["jacobian"][0][0].toDouble(9), 0.0);
        QVERIFY(object["remark"].toString().contains("gradient descent"));
    }

    void anUndefinedJacobianIsNull()
    {
        const auto attention = worked("1 -1", "linear", 1, {.negatives = Negatives::Keep});
        QVERIFY(objectIn(serializeJacobian(*attention, 0, TableFormat::Json))["jacobian"][0][0].isNull());
        QCOMPARE(serializeJacobian(*attention, 0, TableFormat::Csv), QByteArray(",A,B\nA,,\nB,,\n"));
    }

    void onlySparseNormalizersHaveAnAlpha()
    {
        QCOMPARE(sparseAlpha(*Normalizer::named("sparsemax")), std::optional(2.0));
        QCOMPARE(sparseAlpha(*Normalizer::named("entmax")), std::optional(1.5));
        for (const char* name : {"softmax", "hardmax", "linear", "top-k", "sigmoid", "tanh", "adaptive"})
            QVERIFY2(!sparseAlpha(*Normalizer::named(name)), name);
    }
};

QTEST_GUILESS_MAIN(TestPrintWorking)
#include "test_serialize_measures.moc"
