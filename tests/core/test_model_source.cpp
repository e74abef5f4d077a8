#include "core/files/output/serialize.h"
#include "core/models/model_run.h"
#include "core/sources/model_source.h"
#include "core/sources/source_table.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace softfocus;

namespace {

Scene sceneOf(ModelSource source)
{
    Scene scene;
    scene.source = std::move(source);
    return scene;
}

ModelSource translation()
{
    return usualModelSource(BundledModel::Translation);
}

std::shared_ptr<const Attention> resultOf(ModelSource source, const std::shared_ptr<const Attention>& before = nullptr)
{
    return attentionFor(sceneOf(std::move(source)), before);
}

Index placeOf(const std::vector<Token>& tokens, const std::string& text)
{
    const auto found = std::ranges::find(tokens, text, &Token::text);
    return found == tokens.end() ? -1 : Index(found - tokens.begin());
}

} // namespace

class TestModelSource : public QObject {
    Q_OBJECT

private slots:
    /// The figures of the model's own README: which word each word of the article's sentence comes from.
    void theTranslationLooksWhereItsWordsComeFrom()
    {
        const auto result = resultOf(translation());
        QVERIFY2(!result->input->fault, result->input->fault ? result->input->fault->message.english().c_str() : "");
        QCOMPARE(result->input->run->target.text, std::string("Mi abuela hornea galletas increíbles"));
        const auto weight = [&](const char* written, const char* from) {
            return result->weights->values(placeOf(result->input->queries, written), placeOf(result->input->keys, from));
        };
        QVERIFY(std::abs(weight("abuela", "grandmother") - 0.98) < 0.01);
        QVERIFY(std::abs(weight("hornea", "bakes") - 0.97) < 0.01);
        QVERIFY(std::abs(weight("galletas", "cookies") - 0.75) < 0.01);
        QCOMPARE(result->input->queries.back().text, std::string("</s>"));
    }

    void piecesKnowTheirPlacesInTheTextsTheyAreOf()
    {
        const auto result = resultOf(translation());
        const QString text = QString::fromStdString(result->input->run->target.text);
        const Token& abuela = result->input->queries[1];
        QCOMPARE(text.mid(abuela.begin, abuela.length), QStringLiteral("abuela"));
        const Token& grandmother = result->input->keys[1];
        QCOMPARE(QString::fromStdString(TextSource().text).mid(grandmother.begin, grandmother.length), QStringLiteral("grandmother"));
        QCOMPARE(grandmother.piece, std::string("▁grandmother"));
    }

    void theWeightsOfAHeadAreThoseTheModelComputedWith()
    {
        ModelSource source = usualModelSource(BundledModel::Bert);
        const auto result = resultOf(source);
        const AttentionTrace& trace = *attentionIn(*result->input->run->trace, source.part, Index(source.layer));
        const Matrix mixed = result->output->values;
        const Index d = mixed.cols();
        const FloatMatrix head = trace.mixed.middleCols(Index(*source.head) * d, d);
        QVERIFY(mixed.cast<float>() == head);
    }

    void anotherHeadTakesOverTheRun()
    {
        ModelSource source = usualModelSource(BundledModel::Bert);
        const auto first = resultOf(source);
        source.head = 1;
        const auto second = resultOf(source, first);
        QCOMPARE(second->input->run->trace->encoder[0].self, first->input->run->trace->encoder[0].self);
        QVERIFY(second->weights->values != first->weights->values);
        QCOMPARE(second->input->run->model, first->input->run->model);
    }

    void theMeanOfHeadsSumsToOneAndHasNoScores()
    {
        ModelSource source = usualModelSource(BundledModel::Encoder);
        source.head.reset();
        const auto result = resultOf(source);
        QCOMPARE(stagesOf(*result), std::vector<Stage>{Stage::Weights});
        for (Index row = 0; row < result->queryCount(); ++row)
            QVERIFY(std::abs(result->weights->values.row(row).sum() - 1) < 1e-12);
        QVERIFY(!serializeStage(*result, Stage::Scores, TableFormat::Json).ok());
    }

    void specialPiecesCanBeLeftOutWithWhatTheyHeld()
    {
        ModelSource source = usualModelSource(BundledModel::Bert);
        const auto whole = resultOf(source);
        source.hidesSpecial = true;
        const auto hidden = resultOf(source);
        QCOMPARE(hidden->queryCount(), whole->queryCount() - 2);
        const Index last = whole->keyCount() - 1;
        const double held = whole->weights->values(1, 0) + whole->weights->values(1, last);
        QVERIFY(std::abs(hidden->weights->leftOut[0] - held) < 1e-12);
        QVERIFY(std::abs(hidden->weights->values(0, 0) - whole->weights->values(1, 1) / (1 - held)) < 1e-12);
    }

    void piecesOfAWordCanBeJoined()
    {
        ModelSource source = usualModelSource(BundledModel::Bert);
        source.text = "unbelievable cookies";
        source.joinsWords = true;
        source.hidesSpecial = true;
        const auto result = resultOf(source);
        QCOMPARE(result->queryCount(), Index(2));
        QCOMPARE(result->input->queries[0].text, std::string("unbelievable"));
        QVERIFY(result->input->queries[0].piece.empty());
    }

    void aWholeModelIsRunAnewUnderTheVariantAndAHeadIsNot()
    {
        Scene scene = sceneOf(usualModelSource(BundledModel::Bert));
        std::get<ModelSource>(scene.source).layer = 3;
        const auto trained = attentionFor(scene);
        scene.variant.normalizer = *Normalizer::named("sparsemax");
        const auto head = attentionFor(scene, trained);
        QCOMPARE(head->input, trained->input);
        std::get<ModelSource>(scene.source).scope = WhatIfScope::Model;
        const auto model = attentionFor(scene, head);
        QVERIFY(model->scores->raw != trained->scores->raw);
        scene.variant = {};
        const auto back = attentionFor(scene, model);
        QVERIFY(back->scores->raw == trained->scores->raw); // softmax in place of itself changes nothing, to the bit
    }

    void aTextThatIsTooLongIsCutBeforeItsEndPiece()
    {
        ModelSource source = usualModelSource(BundledModel::Bert);
        source.text.clear();
        for (int word = 0; word < 500; ++word)
            source.text += "the ";
        const auto result = resultOf(source);
        QCOMPARE(result->queryCount(), Index(128));
        QCOMPARE(result->input->keys.back().text, std::string("[SEP]"));
        QCOMPARE(result->input->queryTotal, Index(502));
    }

    void whatCannotBeShownIsASentence_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("place");
        QTest::newRow("no such folder") << "no-such-folder" << 0;
        QTest::newRow("no such layer") << "4 layers, from 0 to 3; there is no layer 4" << 1;
        QTest::newRow("no such head") << "there is no head 9" << 2;
        QTest::newRow("no such attention") << "does not translate" << 3;
    }
    void whatCannotBeShownIsASentence()
    {
        QFETCH(QString, sentence);
        QFETCH(int, place);
        ModelSource source = usualModelSource(BundledModel::Bert);
        if (place == 0)
            source.model = std::string("/no-such-folder");
        source.layer = place == 1 ? 4 : 0;
        source.head = place == 2 ? 9 : 0;
        source.part = place == 3 ? AttentionPart::Cross : AttentionPart::Self;
        const auto result = resultOf(source);
        QVERIFY(result->input->fault);
        const QString said = QString::fromStdString(result->input->fault->message.english());
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QCOMPARE(result->queryCount(), Index(0));
    }

    void anEmptyTextIsNoFault()
    {
        for (const BundledModel model : {BundledModel::Encoder, BundledModel::Bert, BundledModel::Translation}) {
            ModelSource source = usualModelSource(model);
            source.text.clear();
            const auto result = resultOf(source);
            QVERIFY2(!result->input->fault, result->input->fault ? result->input->fault->message.english().c_str() : "");
        }
    }

    void sceneFilesKeepAllOfIt()
    {
        ModelSource source = translation();
        source.translation = "Mi abuela";
        source.other = "x";
        source.head.reset();
        source.layer = 1;
        source.hidesSpecial = source.joinsWords = true;
        source.scope = WhatIfScope::Layer;
        ModelSource folder;
        folder.model = std::string("/models/bert \"base\"");
        for (const ModelSource& one : {source, folder, ModelSource()}) {
            const QByteArray members = membersOfModel(one, "  ");
            const QJsonObject object = QJsonDocument::fromJson("{\"kind\": \"model\"" + members + "}").object();
            QJsonObject read = object;
            read.remove(QStringLiteral("kind"));
            const Result<ModelSource> back = readModelSource(read, {});
            QVERIFY2(back.ok(), back.ok() ? "" : back.message().c_str());
            QVERIFY(*back == one);
        }
    }

    void filesNameThePiecesAsTheVocabularyDoes()
    {
        const auto result = resultOf(translation());
        const QJsonObject json = QJsonDocument::fromJson(*serializeStage(*result, Stage::Weights, TableFormat::Json)).object();
        QCOMPARE(json["keys"][1].toString(), QStringLiteral("▁grandmother"));
        QCOMPARE(json["queries"][1].toString(), QStringLiteral("▁abuela"));
    }
};

QTEST_GUILESS_MAIN(TestModelSource)
#include "test_model_source.moc"
