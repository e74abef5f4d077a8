#include "core/models/model_run.h"
#include "core/sources/model_source.h"
#include "core/sources/source_table.h"
#include "ui/figure/caption.h"
#include "ui/figure/figure.h"
#include "ui/model/derivation/explained_cell.h"
#include "ui/model/derivation/row_gradient.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/words/by_unit.h"
#include "ui/words/help/explanation.h"
#include "ui/words/mask_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/panel_text.h"
#include "ui/words/piece_text.h"
#include "ui/words/provenance.h"
#include "ui/words/shown_units.h"
#include "ui/words/stage_texts.h"
#include "ui/words/step_text.h"
#include "ui/words/terms.h"
#include "ui/words/translation_text.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace softfocus;

namespace {

std::shared_ptr<const Attention> resultOf(const Scene& scene)
{
    return attend(scene, inputOf(scene), nullptr);
}

Scene sceneOf(BundledModel model, AttentionPart part, const QString& text = QStringLiteral("My grandmother was unbelievably happy"))
{
    Scene scene;
    ModelSource source = usualModelSource(model);
    source.part = part;
    source.layer = 1;
    source.text = text.toStdString();
    scene.source = source;
    return scene;
}

Scene joined(Scene scene)
{
    std::get<ModelSource>(scene.source).joinsWords = true;
    return scene;
}

/// What is said of a cell, its row and its column, and of how it was worked out.
QString saidOfCells(const std::shared_ptr<const Attention>& result, Stage stage)
{
    if (!hasStage(*result, stage))
        return {};
    const Picture picture = pictureOf(result, stage);
    QString said = picture.rowTitle.whole + u'\n' + picture.columnTitle.whole + u'\n' + picture.provenance + u'\n';
    for (Index row = 0; row < picture.values->rows(); ++row) {
        said += sentenceFor(picture, row, -1) + u'\n';
        for (Index column = 0; column < std::min<Index>(picture.values->cols(), 8); ++column)
            said += sentenceFor(picture, row, column) + u'\n' + textOf(explained(picture, {row, column})) + u'\n';
    }
    for (Index column = 0; !picture.columns.empty() && column < picture.values->cols(); ++column)
        said += sentenceFor(picture, -1, column) + u'\n';
    return said;
}

QString saidOfRows(const std::shared_ptr<const Attention>& result)
{
    QString said;
    for (Index query = 0; query < result->queryCount(); ++query) {
        const WorkedRow row = workedRowOf(result, query);
        said +=
            workedTitle(row) + u'\n' + workedSummary(row) + u'\n' + remarkText(RowRemark::AllAreEqual, unitNameOf(*result->input)) + u'\n';
    }
    return said;
}

/// All that is said of a result and its figure, line by line.
QString saidOf(Scene scene, Stage stage)
{
    scene.view.stage = stage;
    const auto result = resultOf(scene);
    QString said = stageTitle(*result, stage) + u'\n' + stageSubtitle(*result, stage) + u'\n' + whyNoMask(*result->input) + u'\n';
    for (const TextSection& section : explanationOf(result, 1))
        said += section.heading + u'\n' + section.text + u'\n';
    for (const Mask mask : {Mask::None, Mask::Causal, Mask::Self})
        said += maskTip(*result->input, mask) + u'\n';
    for (const NormalizerEntry& entry : normalizerTable())
        said += gistText(entry, unitNameOf(*result->input)) + u'\n';
    if (hasStage(*result, stage))
        said += captionOf(figureOf(result)) + u'\n' + altTextOf(figureOf(result)) + u'\n';
    said += saidOfCells(result, stage) + saidOfRows(result);
    return said.remove(measuredHeadText(*result)); // of words that people aligned
}

std::vector<Scene> underAllThatSpeaks(const Scene& scene)
{
    std::vector<Scene> scenes;
    for (const char* name : {"softmax", "sparsemax", "hardmax", "top-k"})
        for (const double temperature : {0.0, 1.0, std::numeric_limits<double>::infinity()}) {
            scenes.push_back(scene);
            scenes.back().variant = {*Normalizer::named(name), temperature};
        }
    for (const Mask mask : {Mask::Causal, Mask::Self}) {
        scenes.push_back(scene);
        scenes.back().mask = mask;
    }
    return scenes;
}

} // namespace

/// What is said of a transformer's units: they are pieces until they are joined to words.
class TestPieceWords : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QLocale::setDefault(QLocale::c());
    }

    void piecesAreNeverCalledWords_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::newRow("an encoder") << sceneOf(BundledModel::Bert, AttentionPart::Self);
        QTest::newRow("a sentence encoder") << sceneOf(BundledModel::Encoder, AttentionPart::Self);
        QTest::newRow("a translation") << sceneOf(BundledModel::Translation, AttentionPart::Cross);
        QTest::newRow("what is translated") << sceneOf(BundledModel::Translation, AttentionPart::Self);
        QTest::newRow("what writes") << sceneOf(BundledModel::Translation, AttentionPart::Decoder);
    }
    void piecesAreNeverCalledWords()
    {
        QFETCH(Scene, scene);
        static const QRegularExpression word(QStringLiteral("\\bwords?\\b"), QRegularExpression::CaseInsensitiveOption);
        QStringList said;
        for (const Stage stage : {Stage::Vectors, Stage::Scores, Stage::Output})
            said += saidOf(scene, stage).split(u'\n');
        for (const Scene& one : underAllThatSpeaks(scene))
            said += saidOf(one, Stage::Weights).split(u'\n');
        for (const QString& line : said)
            QVERIFY2(!line.contains(word), qPrintable(line));
        const QString ofWeights = saidOf(scene, Stage::Weights);
        QVERIFY(ofWeights.contains("each row is one"));
        QVERIFY(ofWeights.contains("effective pieces"));
    }

    void joinedOnesAreWords_data() { piecesAreNeverCalledWords_data(); }
    void joinedOnesAreWords()
    {
        QFETCH(Scene, scene);
        const auto result = resultOf(joined(scene));
        QVERIFY(!isOfPieces(*result->input));
        QVERIFY(stageSubtitle(*result, Stage::Weights).contains("word’s attention"));
        QVERIFY(pictureOf(result, Stage::Weights).rowTitle.whole.contains("word"));
        QVERIFY(workedSummary(workedRowOf(result, 1)).contains("effective words"));
    }

    void otherSourcesHaveNoPieces()
    {
        Scene scene;
        QVERIFY(unitNameOf(*inputOf(scene)) == UnitName::Word);
        scene.source = MatrixSource();
        QVERIFY(unitNameOf(*inputOf(scene)) == UnitName::Entry);
        QVERIFY(unitNameOf(*inputOf(sceneOf(BundledModel::Bert, AttentionPart::Self))) == UnitName::Piece);
    }

    void termsOfPiecesAreFound()
    {
        QCOMPARE(termsIn("entropy 1.20 bits · 2.3 effective pieces · support 5 of 5"),
                 (std::vector{Term::Entropy, Term::EffectiveWords, Term::Support}));
    }

    void aPieceThatStandsThereTwiceHasItsPlace()
    {
        const auto result = resultOf(sceneOf(BundledModel::Bert, AttentionPart::Self, "the cat and the dog"));
        QCOMPARE(nameOf(*result, NamedSide::Query, 4), QStringLiteral("“the” (5th piece)"));
        QCOMPARE(nameOf(*resultOf(joined(result->scene)), NamedSide::Query, 4), QStringLiteral("“the” (5th word)"));
    }

    void whatADecoderStartsWithIsCalledThat()
    {
        const auto result = resultOf(sceneOf(BundledModel::Translation, AttentionPart::Decoder));
        const Picture picture = pictureOf(result, Stage::Weights);
        QCOMPARE(picture.columns.front().text, QStringLiteral("(start)"));
        QVERIFY(sentenceFor(picture, 0, 0).endsWith("of its attention to “(start)”"));
        QCOMPARE(labelOf(*result->input, NamedSide::Key, 0), QStringLiteral("(start)"));
        QCOMPARE(keyLabelsOf(*result->input).front(), QStringLiteral("(start)"));
        QCOMPARE(specialPieceText(*result->input, NamedSide::Key, 0),
                 QStringLiteral("“(start)” is what writing starts with, no part of the translation; the vocabulary calls it “<pad>”."));
        QVERIFY(explained(picture, {1, 0}).remark.contains("“(start)” is what writing starts with"));
        QVERIFY(!textOf(explained(picture, {1, 0})).contains("pieces are written"));
        QCOMPARE(result->input->keys.front().piece, std::string("<pad>")); // as files have it
    }

    void withoutSpecialPiecesThereIsNoStart()
    {
        Scene scene = sceneOf(BundledModel::Translation, AttentionPart::Decoder);
        std::get<ModelSource>(scene.source).hidesSpecial = true;
        const auto result = resultOf(scene);
        QVERIFY(pictureOf(result, Stage::Weights).columns.front().text != "(start)");
        QVERIFY(specialPieceText(*result->input, NamedSide::Key, 0).isEmpty());
    }

    void specialPiecesAreToldWhatTheyAre()
    {
        const auto bert = resultOf(sceneOf(BundledModel::Bert, AttentionPart::Self, "The cat sat on the [MASK]"));
        const auto& tokens = bert->input->queries;
        QCOMPARE(specialPieceText(*bert->input, NamedSide::Query, 0),
                 QStringLiteral("“[CLS]” is no part of the text: it marks its beginning."));
        QCOMPARE(specialPieceText(*bert->input, NamedSide::Key, std::ssize(tokens) - 1),
                 QStringLiteral("“[SEP]” is no part of the text: it marks its end."));
        QCOMPARE(specialPieceText(*bert->input, NamedSide::Key, std::ssize(tokens) - 2),
                 QStringLiteral("“[MASK]” stands for a word that is left out."));
        QVERIFY(specialPieceText(*bert->input, NamedSide::Key, 1).isEmpty());
        const auto translation = resultOf(sceneOf(BundledModel::Translation, AttentionPart::Cross));
        QCOMPARE(specialPieceText(*translation->input, NamedSide::Query, translation->queryCount() - 1),
                 QStringLiteral("“</s>” is the end of the translation, which the model writes, too."));
        QCOMPARE(specialPieceText(*translation->input, NamedSide::Key, translation->keyCount() - 1),
                 QStringLiteral("“</s>” is no part of the text: it marks its end."));
        QVERIFY(specialPieceText(*inputOf(Scene()), NamedSide::Query, 0).isEmpty());
    }

    void anEmptyTextHasNoEnds()
    {
        const auto bert = resultOf(sceneOf(BundledModel::Bert, AttentionPart::Self, ""));
        QCOMPARE(specialPieceText(*bert->input, NamedSide::Query, 0), QStringLiteral("“[CLS]” is no part of the text."));
    }

    void theCardTellsOfBothAndOnceOfOne()
    {
        const auto bert = resultOf(sceneOf(BundledModel::Bert, AttentionPart::Self));
        const Picture picture = pictureOf(bert, Stage::Weights);
        QVERIFY(explained(picture, {1, 0}).remark.contains("“[CLS]” is no part of the text"));
        QCOMPARE(explained(picture, {0, 0}).remark.count("“[CLS]” is no part of the text"), 1);
        QVERIFY(!explained(picture, {1, 1}).remark.contains("no part of the text"));
    }

    void ofALongTextThePiecesAreCounted()
    {
        const QString text = QStringLiteral("unbelievably happy ").repeated(120);
        for (const bool isJoined : {false, true}) {
            Scene scene = sceneOf(BundledModel::Bert, AttentionPart::Self, text);
            const auto result = resultOf(isJoined ? joined(scene) : scene);
            const ShownUnits shown = shownUnitsOf(*result);
            QCOMPARE(shown.asking, Index(result->input->run->source.pieces.size()));
            QVERIFY(shown.cutsAsking() && shown.cutsAsked() && shown.arePieces);
            const QString said = QStringLiteral("the first %1 of %2 pieces are shown").arg(shown.asking).arg(shown.askingTotal);
            QCOMPARE(truncationOf(*result), said);
            QVERIFY(provenanceText(provenanceOf(*result))
                        .endsWith(QStringLiteral("first %1 of %2 pieces").arg(shown.asking).arg(shown.askingTotal)));
        }
    }
};

QTEST_MAIN(TestPieceWords)
#include "test_piece_words.moc"
