#include "core/attention/attention.h"
#include "core/files/output/serialize.h"
#include "core/files/scene_file.h"
#include "core/files/score_file.h"
#include "core/json/score_json.h"
#include "core/sources/source_table.h"

#include <QTemporaryDir>
#include <QTest>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Scene withWeights(const Matrix& weights)
{
    GivenScores given{"head.npy", {}, {}, weights, GivenKind::Weights};
    given.queries.assign(static_cast<std::size_t>(weights.rows()), "q");
    given.keys.assign(static_cast<std::size_t>(weights.cols()), "k");
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(std::move(given))};
    return scene;
}

std::shared_ptr<const Attention> attentionOf(const Scene& scene)
{
    return attend(scene, inputOf(scene), nullptr);
}

/// Weights that no normalizer would make of anything: sums other than 1, one below 0, a masked entry and a masked row.
const Matrix& oddWeights()
{
    static const Matrix weights{{0.5, 0.25, 1}, {-0.5, -infinity, 2}, {-infinity, -infinity, -infinity}};
    return weights;
}

QString kindIn(const QByteArray& json)
{
    const Result<FoundScores> found = scoresFromJson(json, "head.json");
    if (!found)
        return QString::fromStdString(found.message());
    const std::string_view name = nameOf(givenKindNames, found->given.kind);
    return QString::fromUtf8(name.data(), qsizetype(name.size())) + (found->kindKnown ? ", known" : ", not known");
}

} // namespace

class TestGivenWeights : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void weightsAreShownAsTheyAre()
    {
        const auto attention = attentionOf(withWeights(oddWeights()));
        QCOMPARE(attention->weights->values, (Matrix{{0.5, 0.25, 1}, {-0.5, 0, 2}, {0, 0, 0}}));
        QCOMPARE(attention->weights->states[0], RowState::Normal);
        QCOMPARE(attention->weights->states[1], RowState::Normal);
        QCOMPARE(attention->weights->states[2], RowState::NothingToAttend);
        QVERIFY(attention->isMasked(1, 1));
        QVERIFY(!attention->isMasked(1, 0));
        QCOMPARE(attention->output->values.size(), 0);
    }

    void noNormalizerAndNoTemperatureChangesThem()
    {
        Scene scene = withWeights(oddWeights());
        const Matrix weights = attentionOf(scene)->weights->values;
        for (const NormalizerEntry& entry : normalizerTable())
            for (const double temperature : {0.0, 0.5, infinity}) {
                scene.variant.normalizer = *Normalizer::named(entry.name);
                scene.variant.temperature = temperature;
                QCOMPARE(attentionOf(scene)->weights->values, weights);
            }
    }

    void aChangeOfTemperatureKeepsTheSameWeights()
    {
        Scene scene = withWeights(oddWeights());
        const auto before = attentionOf(scene);
        scene.variant.temperature = 0.1;
        scene.variant.normalizer = *Normalizer::named("hardmax");
        QCOMPARE(attend(scene, before->input, before)->weights, before->weights);
    }

    void aMaskHidesWithoutDividingAnew()
    {
        Scene scene = withWeights(Matrix{{0.5, 0.5}, {0.25, 0.75}});
        scene.mask = Mask::Causal;
        const auto attention = attentionOf(scene);
        QCOMPARE(attention->weights->values, (Matrix{{0.5, 0}, {0.25, 0.75}}));
        QVERIFY(attention->isMasked(0, 1));
    }

    void scoresAndWeightsOfTheSameNumbersAreNotTheSame()
    {
        const Scene weights = withWeights(Matrix{{1, 2}});
        Scene scores = weights;
        auto given = std::make_shared<GivenScores>(givenIn(weights));
        given->kind = GivenKind::Scores;
        scores.source = MatrixSource{given};
        QVERIFY(!(scores == weights));
        QVERIFY(!sameInput(scores, weights));
        QVERIFY(hasGivenWeights(weights) && !hasGivenWeights(scores) && !hasGivenWeights(Scene()));
    }

    void checkSpeaksOfWeights()
    {
        QVERIFY(check(withWeights(oddWeights())));
        QVERIFY(check(withWeights(Matrix{{1, std::nan("")}})).message().starts_with("head.npy, row 1, column 2: NaN is not a weight"));
        QVERIFY(check(withWeights(Matrix{{infinity}})).message().find("every weight must be finite") != std::string::npos);
        QVERIFY(check(withWeights(Matrix())).message().find("no weights") != std::string::npos);
    }

    void jsonSaysWhatItHolds()
    {
        QCOMPARE(kindIn(R"({"weights": [[0.5, 0.5]]})"), QString("weights, known"));
        QCOMPARE(kindIn(R"({"scores": [[4, 2]]})"), QString("scores, known"));
        QCOMPARE(kindIn("[[4, 2]]"), QString("scores, not known"));
        QVERIFY(kindIn(R"({"scores": [[4]], "weights": [[1]]})").contains("has both “scores” and “weights”"));
        QVERIFY(kindIn(R"({"weights": 3})").contains("“weights” is a number where"));
        QVERIFY(kindIn("{}").contains("has neither “scores” nor “weights”"));
    }

    void otherFilesDoNotSay()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("a.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("0.5,0.5\n") > 0);
        file.close();
        QVERIFY(!readScoreFile(file.fileName())->kindKnown);
        QVERIFY(!readScores("4, 2, 1")->kindKnown);
    }

    void sceneFilesKeepWeights()
    {
        const Scene scene = withWeights(oddWeights());
        const QByteArray json = writeScene(scene);
        QVERIFY(json.contains("\"weights\": [\n") && !json.contains("\"scores\": ["));
        const Result<Scene> back = readScene(json);
        QVERIFY2(back, back ? "" : back.message().c_str());
        QVERIFY(*back == scene);
    }

    void printsNameNoNormalizer()
    {
        const auto attention = attentionOf(withWeights(Matrix{{0.5, 0.1}}));
        const QByteArray json = *serializeStage(*attention, Stage::Weights, TableFormat::Json);
        QVERIFY(json.contains("\"normalizer\": null") && json.contains("\"temperature\": null"));
        const Result<FoundScores> back = scoresFromJson(json, "print");
        QVERIFY(back && back->kindKnown);
        QCOMPARE(back->given.kind, GivenKind::Weights);
        QCOMPARE(back->given.scores, attention->weights->values);
        for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Output})
            QVERIFY(serializeStage(*attention, stage, TableFormat::Json).message().starts_with("Given weights have no "));
    }
};

QTEST_GUILESS_MAIN(TestGivenWeights)
#include "test_given_weights.moc"
