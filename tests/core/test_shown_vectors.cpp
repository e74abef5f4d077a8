#include "core/attention/marking.h"
#include "core/attention/vector_rows.h"
#include "core/files/output/serialize.h"
#include "core/files/scene_file.h"
#include "core/models/model_run.h"
#include "core/sources/model_source.h"
#include "core/sources/source_table.h"
#include "tests/support/reference_models.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace softfocus;

namespace {

std::shared_ptr<const Attention> resultOf(ModelSource source, std::vector<Mark> marks = {})
{
    Scene scene;
    scene.source = std::move(source);
    scene.view.stage = Stage::Vectors;
    scene.view.marks = std::move(marks);
    return attentionFor(scene);
}

ModelSource sourceOf(BundledModel model, ModelVectors vectors, std::optional<AttentionPart> part = {})
{
    ModelSource source = usualModelSource(model);
    source.vectors = vectors;
    source.part = part.value_or(source.part);
    return source;
}

const LayerTrace& layerOf(const Attention& attention)
{
    const auto& source = std::get<ModelSource>(attention.scene.source);
    const Trace& trace = *attention.input->run->trace;
    return (source.part == AttentionPart::Self ? trace.encoder : trace.decoder)[std::size_t(source.layer)];
}

QJsonObject jsonOf(const Attention& attention)
{
    return QJsonDocument::fromJson(*serializeStage(attention, Stage::Vectors, TableFormat::Json)).object();
}

} // namespace

/// The vectors of a transformer that are looked at: the compared ones, the values, the residual stream.
class TestShownVectors : public QObject {
    Q_OBJECT

private slots:
    void valuesAreThoseOfTheHeadAndMixToItsOutput_data()
    {
        QTest::addColumn<int>("model");
        QTest::addColumn<int>("part");
        QTest::newRow("encoder") << int(BundledModel::Encoder) << int(AttentionPart::Self);
        QTest::newRow("bert") << int(BundledModel::Bert) << int(AttentionPart::Self);
        QTest::newRow("translation, cross") << int(BundledModel::Translation) << int(AttentionPart::Cross);
        QTest::newRow("translation, encoder") << int(BundledModel::Translation) << int(AttentionPart::Self);
        QTest::newRow("translation, decoder") << int(BundledModel::Translation) << int(AttentionPart::Decoder);
    }

    void valuesAreThoseOfTheHeadAndMixToItsOutput()
    {
        QFETCH(int, model);
        QFETCH(int, part);
        const auto shown = resultOf(sourceOf(BundledModel(model), ModelVectors::Values, AttentionPart(part)));
        const auto& source = std::get<ModelSource>(shown->scene.source);
        const AttentionTrace& trace = *attentionIn(*shown->input->run->trace, source.part, Index(source.layer));
        const Matrix& values = *shown->vectors;
        const Index d = values.cols();
        QCOMPARE(values.rows(), shown->keyCount());
        QVERIFY(values.cast<float>() == trace.values.middleCols(Index(*source.head) * d, d));
        const Matrix mixed = shown->weights->values * values;
        QVERIFY((mixed - shown->output->values).cwiseAbs().maxCoeff() < 1e-12);
        QVERIFY((mixed.cast<float>() - trace.mixed.middleCols(Index(*source.head) * d, d)).cwiseAbs().maxCoeff() < 1e-5f);
    }

    void theStreamIsWhatTheLayerReadsAndHandsOn_data() { valuesAreThoseOfTheHeadAndMixToItsOutput_data(); }

    void theStreamIsWhatTheLayerReadsAndHandsOn()
    {
        QFETCH(int, model);
        QFETCH(int, part);
        const auto incoming = resultOf(sourceOf(BundledModel(model), ModelVectors::Incoming, AttentionPart(part)));
        const auto outgoing = resultOf(sourceOf(BundledModel(model), ModelVectors::Outgoing, AttentionPart(part)));
        QVERIFY(incoming->vectors->cast<float>() == *layerOf(*incoming).input);
        QVERIFY(outgoing->vectors->cast<float>() == *layerOf(*outgoing).output);
        QCOMPARE(incoming->vectors->rows(), incoming->queryCount());
        QVERIFY(*incoming->vectors != *outgoing->vectors);
        QVERIFY(incoming->scores->raw == outgoing->scores->raw); // which compare what they always do
    }

    /// What a layer hands on is what the next one reads.
    void layersHandOnToEachOther()
    {
        ModelSource source = sourceOf(BundledModel::Bert, ModelVectors::Outgoing);
        source.layer = 1;
        const auto out = resultOf(source);
        source.layer = 2;
        source.vectors = ModelVectors::Incoming;
        QVERIFY(*out->vectors == *resultOf(source)->vectors);
    }

    void theStreamIsThatOfTheReferences()
    {
        const QString folder = test::modelsFolder();
        if (folder.isEmpty())
            QSKIP("The test models are not there.");
        const QString name = QStringLiteral("tiny-bert-books");
        for (const test::ReferenceCase& reference : test::referencesOf(name)) {
            ModelSource source;
            source.model = (folder + u'/' + name).toStdString();
            source.text = reference.text.toStdString();
            source.layer = 0;
            source.head = 0;
            source.vectors = ModelVectors::Incoming;
            const auto first = resultOf(source);
            QVERIFY2(!first->input->fault, first->input->fault ? first->input->fault->message.english().c_str() : "");
            source.layer = Index(first->input->run->trace->encoder.size()) - 1;
            source.vectors = ModelVectors::Outgoing;
            const auto last = resultOf(source);
            const std::pair<const Matrix&, const char*> streams[] = {{*first->vectors, "hidden_first"}, {*last->vectors, "hidden_last"}};
            for (const auto& [stream, array] : streams) {
                const std::vector<double>& expected = reference.arrays.at(array).values;
                QCOMPARE(stream.size(), std::ssize(expected));
                for (Index i = 0; i < stream.size(); ++i)
                    QVERIFY(std::abs(stream.data()[i] - expected[std::size_t(i)]) <
                            1e-4 * std::max(1.0, std::abs(expected[std::size_t(i)])));
            }
        }
    }

    void rowsAreThoseOfWhomTheyAreOf()
    {
        const auto compared = resultOf(sourceOf(BundledModel::Translation, ModelVectors::Compared));
        const auto values = resultOf(sourceOf(BundledModel::Translation, ModelVectors::Values));
        const auto stream = resultOf(sourceOf(BundledModel::Translation, ModelVectors::Incoming));
        const Index queries = compared->queryCount();
        QVERIFY(vectorSidesOf(*compared->input) == VectorSides::Both);
        QCOMPARE(queryAtRow(*compared, Stage::Vectors, 1), Index(1));
        QCOMPARE(queryAtRow(*compared, Stage::Vectors, queries + 1), Index(-1));
        QCOMPARE(rowOfQuery(*compared, Stage::Vectors, 1), Index(1));
        QCOMPARE(rowOfKey(*compared, 1), queries + 1);
        QVERIFY(vectorSidesOf(*values->input) == VectorSides::Keys);
        QCOMPARE(queryAtRow(*values, Stage::Vectors, 1), Index(-1));
        QCOMPARE(queryAtRow(*values, Stage::Weights, 1), Index(1));
        QCOMPARE(rowOfQuery(*values, Stage::Vectors, 1), Index(-1));
        QCOMPARE(rowOfQuery(*values, Stage::Output, 1), Index(1));
        QCOMPARE(rowOfKey(*values, 1), Index(1));
        QVERIFY(vectorSidesOf(*stream->input) == VectorSides::Queries);
        QCOMPARE(queryAtRow(*stream, Stage::Vectors, 1), Index(1));
        QCOMPARE(rowOfKey(*stream, 1), Index(-1));
    }

    void wordsThatAskThemselvesHaveOneRow()
    {
        for (const ModelVectors vectors : {ModelVectors::Values, ModelVectors::Outgoing}) {
            const auto result = resultOf(sourceOf(BundledModel::Bert, vectors));
            QCOMPARE(queryAtRow(*result, Stage::Vectors, 2), Index(2));
            QCOMPARE(rowOfQuery(*result, Stage::Vectors, 2), Index(2));
            QCOMPARE(rowOfKey(*result, 2), Index(2));
        }
    }

    /// A mark is of the same unit whichever vectors are shown.
    void marksStayWithTheirUnits()
    {
        const Index queries = resultOf(sourceOf(BundledModel::Translation, ModelVectors::Compared))->queryCount();
        const Mark ofQuery{Span{1, 1}, {}}, ofKey{Span{queries + 1, queries + 1}, {}};
        const std::vector<Mark> marks{ofQuery, ofKey};
        const auto values = resultOf(sourceOf(BundledModel::Translation, ModelVectors::Values), marks);
        QCOMPARE(markedBlocks(*values, Stage::Vectors).size(), std::size_t(1));
        QCOMPARE(markedBlocks(*values, Stage::Vectors).front().rows, (Span{1, 1}));
        QCOMPARE(markAt(*values, {1, -1}), std::optional(ofKey));
        QCOMPARE(marksBetween(*values, {0, 0}, {1, 0}).front().rows, std::optional(Span{queries, queries + 1}));
        const auto stream = resultOf(sourceOf(BundledModel::Translation, ModelVectors::Incoming), marks);
        QCOMPARE(markedBlocks(*stream, Stage::Vectors).size(), std::size_t(1));
        QCOMPARE(markAt(*stream, {1, -1}), std::optional(ofQuery));
        QCOMPARE(markedBlocks(*resultOf(sourceOf(BundledModel::Translation, ModelVectors::Compared), marks), Stage::Vectors).size(),
                 std::size_t(2));
    }

    void valuesArePrintedUnderTheirKeys()
    {
        const auto result = resultOf(sourceOf(BundledModel::Translation, ModelVectors::Values));
        const QJsonObject json = jsonOf(*result);
        QCOMPARE(json["vectorsAre"].toString(), QStringLiteral("values"));
        QVERIFY(!json.contains("queries") && !json.contains("keyVectors"));
        QCOMPARE(json["keys"].toArray().size(), result->keyCount());
        QCOMPARE(json["dimensions"].toInt(), int(result->vectors->cols()));
        QCOMPARE(json["vectors"].toArray().size(), result->keyCount());
        for (Index row = 0; row < result->vectors->rows(); ++row)
            for (Index column = 0; column < result->vectors->cols(); ++column)
                QCOMPARE(json["vectors"][qsizetype(row)][qsizetype(column)].toDouble(), (*result->vectors)(row, column));
        const QByteArray table = *serializeStage(*result, Stage::Vectors, TableFormat::Csv);
        QCOMPARE(table.count('\n'), result->keyCount() + 1);
        QVERIFY(table.contains("\n▁grandmother,"));
        QVERIFY(!table.contains("(key)"));
    }

    void theStreamIsPrintedUnderItsQueries()
    {
        ModelSource source = sourceOf(BundledModel::Translation, ModelVectors::Outgoing);
        const auto result = resultOf(source);
        const QJsonObject json = jsonOf(*result);
        QCOMPARE(json["vectorsAre"].toString(), QStringLiteral("residual stream out of layer %1").arg(source.layer));
        QVERIFY(!json.contains("keys"));
        QCOMPARE(json["queries"].toArray().size(), result->queryCount());
        source.vectors = ModelVectors::Incoming;
        QCOMPARE(jsonOf(*resultOf(source))["vectorsAre"].toString(), QStringLiteral("residual stream into layer %1").arg(source.layer));
    }

    void theComparedOnesArePrintedAsOfAnySource()
    {
        const QJsonObject json = jsonOf(*resultOf(sourceOf(BundledModel::Translation, ModelVectors::Compared)));
        QVERIFY(!json.contains("vectorsAre"));
        QVERIFY(json.contains("queries") && json.contains("keys") && json.contains("keyVectors"));
    }

    void severalHeadsHaveNone()
    {
        ModelSource source = sourceOf(BundledModel::Bert, ModelVectors::Values);
        source.head.reset();
        const auto result = resultOf(source);
        QVERIFY(!result->vectors && !hasStage(*result, Stage::Vectors));
        QVERIFY(!serializeStage(*result, Stage::Vectors, TableFormat::Json).ok());
    }

    void filesKeepTheChoice()
    {
        for (int place = 0; place < int(modelVectorsNames.size()); ++place) {
            Scene scene;
            scene.source = sourceOf(BundledModel::Bert, ModelVectors(place));
            const QByteArray json = writeScene(scene);
            QVERIFY(json.contains(QByteArray("\"vectors\": \"") + modelVectorsNames[std::size_t(place)] + '"'));
            const Result<Scene> read = readScene(json);
            QVERIFY(read);
            QVERIFY(std::get<ModelSource>(read->source).vectors == ModelVectors(place));
        }
    }
};

QTEST_GUILESS_MAIN(TestShownVectors)
#include "test_shown_vectors.moc"
