#include "core/sources/model_source.h"
#include "core/sources/source_table.h"
#include "ui/figure/caption.h"
#include "ui/figure/export.h"
#include "ui/model/derivation/explained_cell.h"
#include "ui/words/help/explanation.h"
#include "ui/words/marks_text.h"
#include "ui/words/picture.h"
#include "ui/words/stage_texts.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace softfocus;

namespace {

std::shared_ptr<const Attention> resultOf(BundledModel model, ModelVectors vectors, std::optional<AttentionPart> part = {})
{
    Scene scene;
    ModelSource source = usualModelSource(model);
    source.vectors = vectors;
    source.part = part.value_or(source.part);
    scene.source = source;
    scene.view.stage = Stage::Vectors;
    return attentionFor(scene);
}

QStringList namesOf(const std::vector<Label>& labels)
{
    QStringList names;
    for (const Label& label : labels)
        names << label.text;
    return names;
}

QStringList namesOf(const std::vector<Token>& tokens)
{
    QStringList names;
    for (const Token& token : tokens)
        names << (token.text == "<pad>" ? QStringLiteral("(start)") : QString::fromStdString(token.text));
    return names;
}

Index layerOf(const Attention& attention)
{
    return Index(std::get<ModelSource>(attention.scene.source).layer);
}

} // namespace

/// What is said of the vectors of a transformer that are shown in place of those by which it compares.
class TestVectorWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void valuesAreNamedByTheirKeys()
    {
        for (const AttentionPart part : {AttentionPart::Cross, AttentionPart::Self, AttentionPart::Decoder}) {
            const auto values = resultOf(BundledModel::Translation, ModelVectors::Values, part);
            const Picture picture = pictureOf(values, Stage::Vectors);
            QCOMPARE(namesOf(picture.rows), namesOf(values->input->keys));
            QVERIFY(picture.columns.empty());
            QCOMPARE(picture.values, values->vectors.get());
            QCOMPARE(picture.rowTitle.brief, QStringLiteral("key"));
            QCOMPARE(picture.columnTitle.whole, QStringLiteral("dimension of the values"));
        }
    }

    void theStreamIsNamedByItsQueries()
    {
        const auto stream = resultOf(BundledModel::Translation, ModelVectors::Incoming);
        const Picture picture = pictureOf(stream, Stage::Vectors);
        QCOMPARE(namesOf(picture.rows), namesOf(stream->input->queries));
        QCOMPARE(picture.columnTitle.whole, QStringLiteral("dimension of the residual stream into layer %1").arg(layerOf(*stream)));
        QCOMPARE(picture.columnTitle.brief, QStringLiteral("dimension"));
        QCOMPARE(picture.rowTitle.whole, QStringLiteral("piece of the translation, as it is written"));
    }

    void titlesSayWhatTheyAre()
    {
        const auto values = resultOf(BundledModel::Bert, ModelVectors::Values);
        QCOMPARE(stageTitle(*values, Stage::Vectors), QStringLiteral("Values"));
        QCOMPARE(stageCaption(*values, Stage::Vectors),
                 QStringLiteral("values, %1 × %2").arg(values->vectors->rows()).arg(values->vectors->cols()));
        const auto incoming = resultOf(BundledModel::Bert, ModelVectors::Incoming);
        QCOMPARE(stageTitle(*incoming, Stage::Vectors), QStringLiteral("Residual stream into layer %1").arg(layerOf(*incoming)));
        const auto outgoing = resultOf(BundledModel::Bert, ModelVectors::Outgoing);
        QCOMPARE(stageTitle(*outgoing, Stage::Vectors), QStringLiteral("Residual stream out of layer %1").arg(layerOf(*outgoing)));
        QVERIFY(stageCaption(*outgoing, Stage::Vectors).startsWith(QStringLiteral("stream, ")));
        QCOMPARE(stageTitle(*resultOf(BundledModel::Bert, ModelVectors::Compared), Stage::Vectors), QStringLiteral("Piece vectors"));
    }

    /// How many numbers a row has is that of what is shown, not of what is compared.
    void howManyNumbersIsCounted()
    {
        for (const ModelVectors vectors : {ModelVectors::Compared, ModelVectors::Values, ModelVectors::Incoming}) {
            const auto result = resultOf(BundledModel::Bert, vectors);
            const QString count = QString::number(result->vectors->cols());
            QVERIFY2(stageSubtitle(*result, Stage::Vectors).contains(count + QStringLiteral(" numbers")),
                     qPrintable(stageSubtitle(*result, Stage::Vectors)));
            QVERIFY(sentenceFor(pictureOf(result, Stage::Vectors), 1, -1).contains(QStringLiteral("list of %1 numbers").arg(count)));
        }
        QVERIFY(resultOf(BundledModel::Bert, ModelVectors::Incoming)->vectors->cols() !=
                resultOf(BundledModel::Bert, ModelVectors::Compared)->vectors->cols());
    }

    void sentencesSayWhoseTheyAre()
    {
        const auto values = resultOf(BundledModel::Translation, ModelVectors::Values);
        const Picture ofValues = pictureOf(values, Stage::Vectors);
        QVERIFY(sentenceFor(ofValues, 1, 2).startsWith(QStringLiteral("dimension 3 of the value of “grandmother”: ")));
        QVERIFY(sentenceFor(ofValues, 1, -1).startsWith(QStringLiteral("The value of “grandmother” is a list of ")));
        const Picture ofStream = pictureOf(resultOf(BundledModel::Translation, ModelVectors::Incoming), Stage::Vectors);
        QVERIFY(sentenceFor(ofStream, 1, 2).startsWith(QStringLiteral("dimension 3 of “abuela” in the residual stream: ")));
        QVERIFY(sentenceFor(ofStream, 1, -1).startsWith(QStringLiteral("In the residual stream “abuela” is a list of ")));
    }

    void theCardNamesTheComponent()
    {
        const auto values = resultOf(BundledModel::Translation, ModelVectors::Values);
        const ExplainedCell ofValue = explained(pictureOf(values, Stage::Vectors), {1, 2});
        QCOMPARE(ofValue.title, QStringLiteral("“grandmother”, dimension 3"));
        QCOMPARE(ofValue.lines.size(), std::size_t(1));
        QCOMPARE(ofValue.lines.front().note, QStringLiteral("component 3 of the value"));
        QCOMPARE(ofValue.query, Index(-1)); // a word of the text asks nothing
        const auto stream = resultOf(BundledModel::Translation, ModelVectors::Incoming);
        const ExplainedCell ofStream = explained(pictureOf(stream, Stage::Vectors), {1, 2});
        QCOMPARE(ofStream.lines.front().note, QStringLiteral("component 3 of the residual stream"));
        QCOMPARE(ofStream.query, Index(1));
    }

    /// The scores follow from the compared vectors, whatever is shown.
    void scoresAndOutputAreWorkedAsEver()
    {
        const auto shown = resultOf(BundledModel::Bert, ModelVectors::Incoming),
                   compared = resultOf(BundledModel::Bert, ModelVectors::Compared);
        for (const Stage stage : {Stage::Scores, Stage::Weights, Stage::Output}) {
            QCOMPARE(textOf(explained(pictureOf(shown, stage), {2, 3})), textOf(explained(pictureOf(compared, stage), {2, 3})));
            QCOMPARE(stageSubtitle(*shown, stage), stageSubtitle(*compared, stage));
        }
    }

    void captionsAndAltTextsSayIt()
    {
        const auto values = resultOf(BundledModel::Translation, ModelVectors::Values);
        const QString caption = captionOf(figureOf(values));
        QVERIFY2(caption.startsWith(QStringLiteral("Values of “")), qPrintable(caption));
        QVERIFY(caption.contains(QStringLiteral("Rows are the pieces of the text, columns the dimensions of their values")));
        QVERIFY(caption.contains(QStringLiteral("Numbers run from ")));
        QVERIFY(altTextOf(figureOf(values)).contains(QStringLiteral("The value of “grandmother” is a list of ")));
        const auto stream = resultOf(BundledModel::Bert, ModelVectors::Outgoing);
        const QString ofStream = captionOf(figureOf(stream));
        QVERIFY(ofStream.startsWith(QStringLiteral("Residual stream out of layer %1 of “").arg(layerOf(*stream))));
        QVERIFY(ofStream.contains(QStringLiteral("Rows are pieces, columns the dimensions of the residual stream.")));
        QVERIFY(altTextOf(figureOf(stream)).contains(QStringLiteral("residual stream out of layer")));
    }

    void theyAreExplained()
    {
        const auto values = resultOf(BundledModel::Translation, ModelVectors::Values);
        const std::vector<TextSection> ofValues = explanationOf(values, 1);
        QCOMPARE(ofValues.front().heading, QStringLiteral("Values"));
        QVERIFY(ofValues.front().text.startsWith(
            QStringLiteral("Each of the %1 rows is a piece of the text, each of the %2 columns one dimension of its value.")
                .arg(values->vectors->rows())
                .arg(values->vectors->cols())));
        for (const TextSection& section : ofValues) // no row is that of a query
            QVERIFY(section.heading != QStringLiteral("The chosen row"));
        const auto stream = resultOf(BundledModel::Translation, ModelVectors::Incoming, AttentionPart::Decoder);
        const std::vector<TextSection> ofStream = explanationOf(stream, 1);
        QVERIFY(ofStream.front().text.contains(QStringLiteral("one dimension of the residual stream")));
        QCOMPARE(ofStream[1].heading, QStringLiteral("The chosen row"));
    }

    void marksAreNamed()
    {
        const auto values = resultOf(BundledModel::Translation, ModelVectors::Values);
        const Mark ofKey{Span{values->queryCount() + 1, values->queryCount() + 1}, {}};
        QCOMPARE(newMarksText(*values, {ofKey}), QStringLiteral("Marked: the row of “grandmother”."));
    }
};

QTEST_GUILESS_MAIN(TestVectorWords)
#include "test_vector_words.moc"
