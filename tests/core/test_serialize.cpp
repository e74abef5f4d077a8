#include "core/files/output/serialize.h"
#include "core/files/score_file.h"
#include "core/files/table/delimited.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <random>

using namespace softfocus;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Three words with two-dimensional vectors.
std::shared_ptr<Input> smallInput()
{
    auto input = std::make_shared<Input>();
    input->queries = {{"a, b", 0, 4, true}, {"say \"x\"", 4, 7, true}, {"ü\n7", 11, 3, true}};
    input->keys = input->queries;
    input->numbers = selfProjections(Matrix{{1, 2}, {-0.5, 1.0 / 3}, {0.1, 1e-20}});
    input->isSelfAttention = true;
    input->queryTotal = input->keyTotal = 3;
    return input;
}

QJsonObject jsonOf(const Attention& attention, Stage stage)
{
    const Result<QByteArray> text = serializeStage(attention, stage, TableFormat::Json);
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(text ? *text : QByteArray(), &fault);
    if (fault.error != QJsonParseError::NoError)
        qFatal("%s", qPrintable(fault.errorString()));
    return document.object();
}

Matrix matrixOf(const QJsonValue& rows)
{
    Matrix matrix(rows.toArray().size(), rows[0].toArray().size());
    for (int i = 0; i < matrix.rows(); ++i)
        for (int j = 0; j < matrix.cols(); ++j)
            matrix(i, j) = rows[i][j].isNull() ? -infinity : rows[i][j].toDouble(infinity);
    return matrix;
}

Scene sceneWith(const QString& list)
{
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(*readScoreList(list))};
    return scene;
}

std::shared_ptr<const Attention> attentionOf(const Scene& scene)
{
    auto input = std::make_shared<Input>();
    for (const std::string& label : givenIn(scene).queries)
        input->queries.push_back({label, 0, 0, true});
    for (const std::string& label : givenIn(scene).keys)
        input->keys.push_back({label, 0, 0, true});
    input->numbers = Logits{givenIn(scene).scores};
    return attend(scene, input, nullptr);
}

} // namespace

class TestSerialize : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void jsonHoldsTheMatrixExactly_data();
    void jsonHoldsTheMatrixExactly();
    void jsonHasExactlyItsKeys();
    void theBytesAreAsPromised();
    void maskedScoresAreNull();
    void undefinedWeightsAreNullOrEmpty();
    void rowsThatAttendToNothingAreFlagged();
    void infiniteTemperatureIsAText();
    void tablesReadBack_data();
    void tablesReadBack();
    void labelsAreQuotedWhereNeeded();
    void maskedScoresAreMinusInfinityInTables();
    void numericLabelsReadBackAsLabels();
    void labelsWithOtherSeparatorsReadBack();
    void emptyTextPrintsEmptyArrays();
    void givenScoresHaveNoVectors();
    void aThousandTokensArePrinted();
};

void TestSerialize::jsonHoldsTheMatrixExactly_data()
{
    QTest::addColumn<int>("stage");
    for (std::size_t stage = 0; stage < stageNames.size(); ++stage)
        QTest::newRow(stageNames[stage]) << int(stage);
}

void TestSerialize::jsonHoldsTheMatrixExactly()
{
    QFETCH(int, stage);
    const auto attention = attend({}, smallInput(), nullptr);
    const Matrix& expected = std::array{projectionsOf(*attention->input)->queries.get(), &attention->scores->masked,
                                        &attention->weights->values, &attention->output->values}[std::size_t(stage)][0];
    const QJsonObject object = jsonOf(*attention, static_cast<Stage>(stage));
    QCOMPARE(matrixOf(object[stageNames[std::size_t(stage)]]), expected);
    QCOMPARE(object["queries"][2].toString(), QString("ü\n7"));
}

void TestSerialize::jsonHasExactlyItsKeys()
{
    const auto attention = attend({}, smallInput(), nullptr);
    QCOMPARE(jsonOf(*attention, Stage::Weights).keys(), QStringList({"keys", "normalizer", "queries", "temperature", "weights"}));
    QCOMPARE(jsonOf(*attention, Stage::Scores).keys(), QStringList({"keys", "normalizer", "queries", "scores", "temperature"}));
    QCOMPARE(jsonOf(*attention, Stage::Output).keys(), QStringList({"dimensions", "normalizer", "output", "queries", "temperature"}));
    QCOMPARE(jsonOf(*attention, Stage::Vectors)["dimensions"].toInt(), 2);
}

void TestSerialize::theBytesAreAsPromised()
{
    Scene scene = sceneWith("4, 2, 1");
    scene.variant.normalizer = *Normalizer::named("hardmax");
    scene.variant.temperature = 0.1;
    QCOMPARE(*serializeStage(*attentionOf(scene), Stage::Weights, TableFormat::Json),
             QByteArray("{\n  \"normalizer\": \"hardmax\",\n  \"temperature\": 0.1,\n  \"queries\": [\"row 1\"],\n"
                        "  \"keys\": [\"A\", \"B\", \"C\"],\n  \"weights\": [\n    [1, 0, 0]\n  ]\n}\n"));
    QCOMPARE(*serializeStage(*attentionOf(scene), Stage::Weights, TableFormat::Csv), QByteArray(",A,B,C\nrow 1,1,0,0\n"));
    QCOMPARE(*serializeStage(*attentionOf(scene), Stage::Scores, TableFormat::Tsv), QByteArray("\tA\tB\tC\nrow 1\t4\t2\t1\n"));
}

void TestSerialize::maskedScoresAreNull()
{
    Scene scene;
    scene.mask = Mask::Causal;
    const auto attention = attend(scene, smallInput(), nullptr);
    const QJsonObject scores = jsonOf(*attention, Stage::Scores);
    QVERIFY(scores["scores"][0][1].isNull());
    QVERIFY(scores["scores"][1][1].isDouble());
    QCOMPARE(jsonOf(*attention, Stage::Weights)["weights"][0][1].toDouble(-1), 0.0);
}

void TestSerialize::undefinedWeightsAreNullOrEmpty()
{
    Attention attention = *attentionOf(sceneWith("4, 2"));
    auto weights = std::make_shared<Weights>(*attention.weights);
    weights->values.setConstant(std::nan(""));
    attention.weights = weights;
    QVERIFY(jsonOf(attention, Stage::Weights)["weights"][0][1].isNull());
    QCOMPARE(*serializeStage(attention, Stage::Weights, TableFormat::Csv), QByteArray(",A,B\nrow 1,,\n"));
}

void TestSerialize::rowsThatAttendToNothingAreFlagged()
{
    const QJsonObject flagged = jsonOf(*attentionOf(sceneWith("1, 2; -inf, -inf")), Stage::Weights);
    QCOMPARE(flagged["states"].toArray(), (QJsonArray{"normal", "nothing to attend to"}));
    QCOMPARE(flagged["weights"][1].toArray(), (QJsonArray{0, 0}));
    QVERIFY(!jsonOf(*attentionOf(sceneWith("1, 2; 3, -inf")), Stage::Weights).contains("states"));
}

void TestSerialize::infiniteTemperatureIsAText()
{
    Scene scene = sceneWith("4, 2");
    scene.variant.temperature = infinity;
    const QJsonObject object = jsonOf(*attentionOf(scene), Stage::Weights);
    QCOMPARE(object["temperature"].toString(), QString("inf"));
    QCOMPARE(object["weights"][0][0].toDouble(), 0.5);
}

void TestSerialize::tablesReadBack_data()
{
    QTest::addColumn<bool>("tabs");
    QTest::newRow("csv") << false;
    QTest::newRow("tsv") << true;
}

void TestSerialize::tablesReadBack()
{
    QFETCH(bool, tabs);
    const auto attention = attend({}, smallInput(), nullptr);
    const Result<QByteArray> table = serializeStage(*attention, Stage::Scores, tabs ? TableFormat::Tsv : TableFormat::Csv);
    QVERIFY(table);
    const Result<GivenScores> back = scoresFromDelimited(*table, "table", tabs);
    QVERIFY2(back, back ? "" : back.message().c_str());
    QCOMPARE(back->scores, attention->scores->masked);
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(back->queries[i], attention->input->queries[i].text);
        QCOMPARE(back->keys[i], attention->input->keys[i].text);
    }
}

void TestSerialize::labelsAreQuotedWhereNeeded()
{
    const auto attention = attend({}, smallInput(), nullptr);
    const Result<QByteArray> csv = serializeStage(*attention, Stage::Weights, TableFormat::Csv);
    QVERIFY2(csv->startsWith(",\"a, b\",\"say \"\"x\"\"\",\"ü\n7\"\n\"a, b\","), csv->constData());
    const Result<QByteArray> tsv = serializeStage(*attention, Stage::Weights, TableFormat::Tsv);
    QVERIFY2(tsv->startsWith("\t\"a, b\"\t\"say \"\"x\"\"\"\t\"ü\n7\"\n\"a, b\"\t"), tsv->constData());
    QVERIFY(serializeStage(*attention, Stage::Vectors, TableFormat::Csv)->startsWith(",1,2\n\"a, b\",1,2\n"));
}

void TestSerialize::maskedScoresAreMinusInfinityInTables()
{
    QCOMPARE(*serializeStage(*attentionOf(sceneWith("4 -inf")), Stage::Scores, TableFormat::Csv), QByteArray(",A,B\nrow 1,4,-inf\n"));
}

void TestSerialize::numericLabelsReadBackAsLabels()
{
    auto input = std::make_shared<Input>();
    input->queries = {{"7", 0, 1, true}, {";", 2, 1, true}, {"1e5", 4, 3, true}};
    input->keys = input->queries;
    input->numbers = selfProjections(Matrix{{1, 2}, {3, 4}, {5, 6}});
    input->isSelfAttention = true;
    const auto attention = attend({}, input, nullptr);
    const Result<GivenScores> back = scoresFromDelimited(*serializeStage(*attention, Stage::Scores, TableFormat::Csv), "table", false);
    QVERIFY2(back, back ? "" : back.message().c_str());
    QCOMPARE(back->keys, (std::vector<std::string>{"7", ";", "1e5"}));
    QCOMPARE(back->queries, back->keys);
    QCOMPARE(back->scores, attention->scores->masked);
}

void TestSerialize::labelsWithOtherSeparatorsReadBack()
{
    // With tabs between its cells, this would be a matrix of 5.7 and 6.8.
    auto input = std::make_shared<Input>();
    input->queries = {{"q\t5", 0, 0, true}, {"r\t6", 0, 0, true}};
    input->keys = {{"a\tb", 0, 0, true}};
    input->numbers = Logits{Matrix{{7}, {8}}};
    const auto attention = attend({}, input, nullptr);
    const Result<GivenScores> back = scoresFromDelimited(*serializeStage(*attention, Stage::Scores, TableFormat::Csv), "table", false);
    QVERIFY2(back, back ? "" : back.message().c_str());
    QCOMPARE(back->keys, std::vector<std::string>{"a\tb"});
    QCOMPARE(back->queries, (std::vector<std::string>{"q\t5", "r\t6"}));
    QCOMPARE(back->scores, std::get<Logits>(input->numbers).values);
}

void TestSerialize::emptyTextPrintsEmptyArrays()
{
    auto input = std::make_shared<Input>();
    input->numbers = selfProjections(Matrix(0, 100));
    input->isSelfAttention = true;
    const auto attention = attend({}, input, nullptr);
    for (std::size_t stage = 0; stage < stageNames.size(); ++stage) {
        const QJsonObject object = jsonOf(*attention, static_cast<Stage>(stage));
        QVERIFY(object["queries"].isArray() && object["queries"].toArray().isEmpty());
        QVERIFY(object[stageNames[stage]].isArray() && object[stageNames[stage]].toArray().isEmpty());
    }
    QCOMPARE(*serializeStage(*attention, Stage::Weights, TableFormat::Csv), QByteArray("\n"));
}

void TestSerialize::givenScoresHaveNoVectors()
{
    const auto attention = attentionOf(sceneWith("4, 2"));
    QVERIFY(!serializeStage(*attention, Stage::Vectors, TableFormat::Json));
    QVERIFY(!serializeStage(*attention, Stage::Output, TableFormat::Csv));
    QVERIFY(serializeStage(*attention, Stage::Scores, TableFormat::Json));
}

void TestSerialize::aThousandTokensArePrinted()
{
    auto input = std::make_shared<Input>();
    input->queries.resize(maximumTokens, {"word", 0, 4, true});
    input->keys = input->queries;
    std::mt19937 generator(1);
    std::uniform_real_distribution<double> distribution(-1, 1);
    Matrix scores(maximumTokens, maximumTokens);
    for (Index i = 0; i < scores.size(); ++i)
        scores.data()[i] = distribution(generator);
    input->numbers = Logits{std::move(scores)};
    const auto attention = attend({}, input, nullptr);
    const Result<QByteArray> json = serializeStage(*attention, Stage::Weights, TableFormat::Json);
    QVERIFY(json && json->size() > maximumTokens * maximumTokens * 10);
}

QTEST_APPLESS_MAIN(TestSerialize)
#include "test_serialize.moc"
