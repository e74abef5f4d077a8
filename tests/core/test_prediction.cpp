#include "core/files/output/serialize_prediction.h"
#include "core/models/prediction.h"
#include "core/transformer/writing.h"
#include "tests/support/toy_model.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

using namespace softfocus;
using namespace softfocus::test;

namespace {

Variant variantOf(const std::string& normalizer, double temperature = 1)
{
    return {Normalizer::named(normalizer).value(), temperature};
}

Intervention actingOn(WhatIfScope scope, Variant variant, Index layer = 1, Index head = 2)
{
    return {variant, Mask::None, scope, AttentionPart::Self, layer, head};
}

std::shared_ptr<const Prediction> predicted(const PredictionRequest& request, const Prediction* before = nullptr)
{
    const auto made = predictionOf(request, before);
    return made ? *made : nullptr;
}

bool sameNumbers(const PredictionState& a, const PredictionState& b)
{
    return a.logits == b.logits && a.written == b.written && a.similarity == b.similarity;
}

const std::string text = "w7 [MASK] w9 w12 [MASK]", other = "w9 w8 w7";

Scene sceneOf(const Intervention& acting)
{
    Scene scene;
    ModelSource source;
    source.layer = acting.layer;
    source.head = acting.head;
    source.scope = acting.scope;
    scene.source = source;
    scene.variant = acting.variant;
    return scene;
}

} // namespace

/// What a model foretells, as it is and as it becomes.
class TestPrediction : public QObject {
    Q_OBJECT

private slots:
    void eachFamilyIsAskedForWhatItCanDo()
    {
        QCOMPARE(predictionKindOf(*toyModel(ModelFamily::Bert)), PredictionKind::Masked);
        QCOMPARE(predictionKindOf(*toyModel(ModelFamily::DistilBert)), PredictionKind::Masked);
        QCOMPARE(predictionKindOf(*toyModel(ModelFamily::Gpt2)), PredictionKind::Next);
        QCOMPARE(predictionKindOf(*toyModel(ModelFamily::Llama)), PredictionKind::Next);
        QCOMPARE(predictionKindOf(*toyModel(ModelFamily::Marian)), PredictionKind::Translation);
        QCOMPARE(predictionKindOf(*toyModel(ModelFamily::UseLite)), PredictionKind::Similarity);
    }

    void eachMaskHasItsLikeliestPieces()
    {
        const auto run = toyRun(toyModel(ModelFamily::Bert), text);
        const auto prediction = predicted({run, {}, {}});
        QVERIFY(prediction);
        QCOMPARE(prediction->places.size(), std::size_t(2));
        QCOMPARE(prediction->places[0].position, Index(1));
        QCOMPARE(prediction->places[1].position, Index(4));
        const std::vector<float> logits = run->model->transformer->logitsAt(*run->trace, 4);
        const PredictedPlace& place = prediction->places[1];
        QCOMPARE(std::ssize(place.pieces), likeliestCount);
        double sum = 0;
        for (const float logit : logits)
            sum += std::exp(double(logit));
        for (const LikelyPiece& piece : place.pieces)
            QVERIFY(std::abs(piece.asItIs - std::exp(double(logits[std::size_t(piece.id)])) / sum) < 1e-12);
        QCOMPARE(place.pieces.front().id, Index(std::ranges::max_element(logits) - logits.begin()));
        QVERIFY(std::ranges::is_sorted(place.pieces, std::ranges::greater(), &LikelyPiece::asItIs));
    }

    void aTextWithoutAMaskHasNoPlaces()
    {
        const auto prediction = predicted({toyRun(toyModel(ModelFamily::Bert), "w7 w9"), {}, {}});
        QVERIFY(prediction && prediction->places.empty());
        QCOMPARE(maskTokenOf(*prediction->run->model), std::string("[MASK]"));
    }

    void afterNoTextNothingComesNext()
    {
        const auto model = toyModel(ModelFamily::Gpt2);
        QVERIFY(predicted({toyRun(model, ""), {}, {}})->places.empty());
        const auto prediction = predicted({toyRun(model, "w7 w9 w8"), {}, {}});
        QCOMPARE(prediction->places.size(), std::size_t(1));
        QCOMPARE(prediction->places.front().position, Index(3));
    }

    void softmaxAtOneChangesNothingToTheBit_data()
    {
        QTest::addColumn<int>("family");
        QTest::addColumn<int>("scope");
        for (const ModelFamily family :
             {ModelFamily::Bert, ModelFamily::Gpt2, ModelFamily::Llama, ModelFamily::Marian, ModelFamily::UseLite})
            for (const WhatIfScope scope : {WhatIfScope::Head, WhatIfScope::Layer, WhatIfScope::Model})
                QTest::addRow("family %d, scope %d", int(family), int(scope)) << int(family) << int(scope);
    }
    void softmaxAtOneChangesNothingToTheBit()
    {
        QFETCH(int, family);
        QFETCH(int, scope);
        const auto run = toyRun(toyModel(ModelFamily(family)), text);
        const auto same = predicted({run, other, actingOn(WhatIfScope(scope), variantOf("softmax"))});
        QVERIFY(same && sameNumbers(same->asItIs, same->asItBecomes));
        const auto changed = predicted({run, other, actingOn(WhatIfScope(scope), variantOf("hardmax"))});
        QVERIFY(changed && sameNumbers(same->asItIs, changed->asItIs));
        if (ModelFamily(family) != ModelFamily::Marian) // whose few pieces may well be the same
            QVERIFY(!sameNumbers(changed->asItIs, changed->asItBecomes));
        for (const PredictedPlace& place : same->places) {
            QCOMPARE(place.variation, 0.0);
            QCOMPARE(place.divergence, 0.0);
        }
    }

    void whatIsTakenOverIsWhatIsComputedAnew_data()
    {
        QTest::addColumn<int>("family");
        for (const ModelFamily family : {ModelFamily::Bert, ModelFamily::Gpt2, ModelFamily::Marian, ModelFamily::UseLite})
            QTest::addRow("family %d", int(family)) << int(family);
    }
    void whatIsTakenOverIsWhatIsComputedAnew()
    {
        QFETCH(int, family);
        const auto run = toyRun(toyModel(ModelFamily(family)), text);
        std::shared_ptr<const Prediction> before;
        for (const double temperature : {0.5, 3.0, 1.0})
            for (const WhatIfScope scope : {WhatIfScope::Head, WhatIfScope::Model}) {
                const PredictionRequest request{run, other, actingOn(scope, variantOf("sparsemax", temperature))};
                const auto anew = predicted(request), next = predicted(request, before.get());
                QVERIFY(anew && next);
                QVERIFY(sameNumbers(anew->asItIs, next->asItIs) && sameNumbers(anew->asItBecomes, next->asItBecomes));
                before = next;
            }
        // Another text takes nothing over.
        const PredictionRequest request{toyRun(run->model, "w11 [MASK]"), other, {}};
        QVERIFY(sameNumbers(predicted(request, before.get())->asItIs, predicted(request)->asItIs));
        const PredictionRequest alike{run, "w6", {}};
        QVERIFY(sameNumbers(predicted(alike, before.get())->asItIs, predicted(alike)->asItIs));
    }

    void layersBelowAreNotRunAgain()
    {
        const auto run = toyRun(toyModel(ModelFamily::Bert), text);
        const auto prediction = predicted({run, {}, actingOn(WhatIfScope::Head, variantOf("hardmax"), 1)});
        QCOMPARE(prediction->asItIs.trace, run->trace);
        QCOMPARE(prediction->asItBecomes.trace->encoder[0].output, run->trace->encoder[0].output);
        QVERIFY(prediction->asItBecomes.trace->encoder[1].output != run->trace->encoder[1].output);
    }

    void aRunUnderTheInterventionIsTakenAsItIs()
    {
        const auto model = toyModel(ModelFamily::Bert);
        const Intervention acting = actingOn(WhatIfScope::Model, variantOf("sparsemax"));
        const auto run = toyRun(model, text, acting);
        const auto prediction = predicted({run, {}, acting});
        QCOMPARE(prediction->asItBecomes.trace, run->trace);
        QVERIFY(sameNumbers(prediction->asItIs, predicted({toyRun(model, text), {}, {}})->asItIs));
    }

    void bothDistributionsAreCompared()
    {
        const auto run = toyRun(toyModel(ModelFamily::Gpt2), "w7 w9 w12");
        const auto prediction = predicted({run, {}, actingOn(WhatIfScope::Model, variantOf("hardmax"))});
        const PredictedPlace& place = prediction->places.front();
        const auto probabilities = [](const std::vector<float>& logits) {
            std::vector<double> p;
            for (const float logit : logits)
                p.push_back(std::exp(double(logit)));
            const double sum = std::accumulate(p.begin(), p.end(), 0.0);
            for (double& share : p)
                share /= sum;
            return p;
        };
        const std::vector<double> p = probabilities(prediction->asItIs.logits.front());
        const std::vector<double> q = probabilities(prediction->asItBecomes.logits.front());
        double variation = 0, divergence = 0;
        for (std::size_t i = 0; i < p.size(); ++i) {
            variation += std::abs(p[i] - q[i]) / 2;
            divergence += p[i] * std::log2(p[i] / q[i]);
        }
        QVERIFY(variation > 1e-4);
        QVERIFY(std::abs(place.variation - variation) < 1e-12);
        QVERIFY(std::abs(place.divergence - divergence) < 1e-9);
        QCOMPARE(std::ranges::count(place.pieces, true, &LikelyPiece::isAmongOld), likeliestCount);
        QCOMPARE(std::ranges::count(place.pieces, true, &LikelyPiece::isAmongNew), likeliestCount);
        for (const LikelyPiece& piece : place.pieces)
            QVERIFY(std::abs(piece.asItBecomes - q[std::size_t(piece.id)]) < 1e-12);
    }

    void textsThatAreAlikeHaveACosineOfOne()
    {
        const auto run = toyRun(toyModel(ModelFamily::UseLite), "w7 w9");
        QVERIFY(std::abs(*predicted({run, "w7 w9", {}})->asItIs.similarity - 1) < 1e-6);
        QVERIFY(*predicted({run, "w11 w8 w6", {}})->asItIs.similarity < 0.9999);
        QVERIFY(!predicted({run, "", {}})->asItIs.similarity);
        QVERIFY(!predicted({toyRun(run->model, ""), "w7", {}})->asItIs.similarity);
    }

    void aTranslationIsWhatTheModelWrites()
    {
        const auto run = toyRun(toyModel(ModelFamily::Marian), "w7 w9 w12");
        const auto prediction = predicted({run, {}, actingOn(WhatIfScope::Model, variantOf("hardmax"))});
        QCOMPARE(prediction->asItIs.written, translate(run->model->transformer, idsOf(run->source.pieces)).ids);
        QCOMPARE(prediction->asItIs.translation, run->model->tokenizer->decode(prediction->asItIs.written));
        QCOMPARE(prediction->writtenPieces.size(), prediction->asItIs.written.size());
        const WrittenText written = translate(run->model->transformer, idsOf(run->source.pieces));
        for (std::size_t i = 0; i < written.ids.size(); ++i) {
            QCOMPARE(prediction->writtenPieces[i].id, written.ids[i]);
            const std::vector<float>& logits = prediction->asItIs.logits[i];
            double sum = 0;
            for (const float logit : logits)
                sum += std::exp(double(logit));
            QVERIFY(std::abs(prediction->writtenPieces[i].asItIs - std::exp(double(logits[std::size_t(written.ids[i])])) / sum) < 1e-12);
        }
        // Keys and values that are kept give what the whole run gives.
        const auto generation = startGeneration(
            run->model->transformer, {idsOf(run->source.pieces), decoderInput(run->model->transformer->config(), written.ids), {}});
        for (std::size_t id = 0; id < generation->logits().size(); ++id)
            QVERIFY(std::abs(generation->logits()[id] - prediction->asItIs.logits.back()[id]) < 1e-4F);
        QVERIFY(prediction->writtenPieces.front().asItBecomes != prediction->writtenPieces.front().asItIs);
        for (const TextSpan& span : prediction->goneWords)
            QVERIFY(span.begin + span.length <= QString::fromStdString(prediction->asItIs.translation).size());
        QCOMPARE(prediction->goneWords.empty() && prediction->comeWords.empty(),
                 prediction->asItIs.translation == prediction->asItBecomes.translation);
    }

    void wordsOfBothTranslationsAreLinedUp_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("pairs");
        QTest::addRow("the same") << "a b"
                                  << "a b"
                                  << "a=a b=b";
        QTest::addRow("another one within") << "a b c"
                                            << "a x c"
                                            << "a=a b/x c=c";
        QTest::addRow("more in the middle") << "a c"
                                            << "a x y c"
                                            << "a=a /x /y c=c";
        QTest::addRow("fewer at the end") << "a b c"
                                          << "a"
                                          << "a=a b/ c/";
        QTest::addRow("turned round") << "a b"
                                      << "b a"
                                      << "a/ b=b /a";
        QTest::addRow("nothing in common") << "a b"
                                           << "x"
                                           << "a/x b/";
        QTest::addRow("out of nothing") << ""
                                        << "x"
                                        << "/x";
        QTest::addRow("nothing at all") << ""
                                        << ""
                                        << "";
    }
    void wordsOfBothTranslationsAreLinedUp()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, pairs);
        QStringList found;
        for (const WordPair& pair : pairedWords(before.toStdString(), after.toStdString())) {
            const QString one = pair.asItIs ? before.mid(pair.asItIs->begin, pair.asItIs->length) : QString();
            const QString other = pair.asItBecomes ? after.mid(pair.asItBecomes->begin, pair.asItBecomes->length) : QString();
            found << one + (pair.isSame ? u'=' : u'/') + other;
        }
        QCOMPARE(found.join(u' '), pairs);
    }

    void whoStopsHearsNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto made = predictionOf({toyRun(toyModel(ModelFamily::Marian), "w7"), {}, {}}, nullptr, nullptr, stop.get_token());
        QVERIFY(made.ok());
        QVERIFY(!*made);
    }

    void whatComesToNothingIsPrintedAsThat()
    {
        const Intervention acting = actingOn(WhatIfScope::Layer, variantOf("linear"));
        Prediction prediction = *predicted({toyRun(toyModel(ModelFamily::Bert), text), {}, acting});
        prediction.asItBecomes.fault = Error{std::string("It came to nothing.")};
        const QJsonObject printed = QJsonDocument::fromJson(serializePrediction(prediction, sceneOf(acting), TableFormat::Json)).object();
        QCOMPARE(printed[QLatin1String("fault")].toString(), QStringLiteral("It came to nothing."));
        const QJsonObject place = printed[QLatin1String("places")].toArray()[0].toObject();
        QVERIFY(!place.contains(QLatin1String("divergence")));
        const QJsonObject piece = place[QLatin1String("pieces")].toArray()[0].toObject();
        QVERIFY(piece[QLatin1String("asItBecomes")].isNull() && piece[QLatin1String("asItIs")].isDouble());
        const QList<QByteArray> lines = serializePrediction(prediction, sceneOf(acting), TableFormat::Csv).trimmed().split('\n');
        QCOMPARE(lines[0], QByteArray("position,piece,asItIs,asItBecomes"));
        QVERIFY(lines[1].endsWith(','));
    }

    void aSceneSaysWhatActs()
    {
        Scene scene;
        QVERIFY(!whatIfOf(scene));
        ModelSource source;
        source.layer = 1;
        source.head = 3;
        scene.source = source;
        QVERIFY(!whatIfOf(scene));
        scene.variant = variantOf("sparsemax");
        QCOMPARE(whatIfOf(scene), (Intervention{scene.variant, Mask::None, WhatIfScope::Head, AttentionPart::Self, 1, 3}));
        scene.variant = {};
        scene.mask = Mask::Causal;
        QVERIFY(whatIfOf(scene));
        source.part = AttentionPart::Cross; // its mask hides nothing
        scene.source = source;
        QVERIFY(!whatIfOf(scene));
        source.scope = WhatIfScope::Model;
        scene.source = source;
        QVERIFY(whatIfOf(scene));
    }

    void whatIsPrintedReadsBack()
    {
        const Intervention acting = actingOn(WhatIfScope::Head, variantOf("sparsemax", 0.5));
        const auto prediction = predicted({toyRun(toyModel(ModelFamily::Bert), text), {}, acting});
        const QJsonObject printed = QJsonDocument::fromJson(serializePrediction(*prediction, sceneOf(acting), TableFormat::Json)).object();
        QCOMPARE(printed[QLatin1String("normalizer")].toString(), QStringLiteral("sparsemax"));
        QCOMPARE(printed[QLatin1String("actsOn")].toString(), QStringLiteral("head"));
        QCOMPARE(printed[QLatin1String("layer")].toInt(), 1);
        QCOMPARE(printed[QLatin1String("head")].toInt(), 2);
        QCOMPARE(printed[QLatin1String("predicts")].toString(), QStringLiteral("masked"));
        const QJsonArray places = printed[QLatin1String("places")].toArray();
        QCOMPARE(places.size(), 2);
        QCOMPARE(places[1].toObject()[QLatin1String("totalVariation")].toDouble(), prediction->places[1].variation);
        const QJsonArray pieces = places[1].toObject()[QLatin1String("pieces")].toArray();
        QCOMPARE(std::size_t(pieces.size()), prediction->places[1].pieces.size());
        QCOMPARE(pieces[0].toObject()[QLatin1String("piece")].toString().toStdString(), prediction->places[1].pieces[0].piece);
        QCOMPARE(pieces[0].toObject()[QLatin1String("asItBecomes")].toDouble(), prediction->places[1].pieces[0].asItBecomes);
    }

    void onlyAModelPredicts()
    {
        const auto input = std::make_shared<Input>();
        QVERIFY(!serializePrediction(*attend(Scene{}, input, nullptr), TableFormat::Json).ok());
        input->run = toyRun(toyModel(ModelFamily::Bert), text);
        const Intervention acting = actingOn(WhatIfScope::Head, variantOf("sparsemax"));
        const Scene scene = sceneOf(acting);
        const auto printed = serializePrediction(*attend(scene, input, nullptr), TableFormat::Json);
        QVERIFY(printed.ok());
        QCOMPARE(*printed, serializePrediction(*predicted({input->run, {}, acting}), scene, TableFormat::Json));
        input->fault = Error{std::string("The folder is gone.")};
        QCOMPARE(serializePrediction(*attend(scene, input, nullptr), TableFormat::Json).message(), std::string("The folder is gone."));
    }

    void tablesHaveALineForEachPiece()
    {
        const auto model = toyModel(ModelFamily::Bert);
        const auto still = predicted({toyRun(model, text), {}, {}});
        const QList<QByteArray> lines = serializePrediction(*still, sceneOf({}), TableFormat::Csv).trimmed().split('\n');
        QCOMPARE(lines.front(), QByteArray("position,piece,asItIs"));
        QCOMPARE(lines.size(), 1 + 2 * likeliestCount);
        const auto alike =
            predicted({toyRun(toyModel(ModelFamily::UseLite), "w7"), "w7", actingOn(WhatIfScope::Model, variantOf("hardmax"))});
        const QByteArray table = serializePrediction(*alike, sceneOf(*alike->intervention), TableFormat::Tsv);
        QVERIFY2(table.startsWith("\tasItIs\tasItBecomes\nsimilarity\t"), table.constData());
        QCOMPARE(table.trimmed().split('\n').back().split('\t').size(), 3);
        const auto nothing = predicted({toyRun(toyModel(ModelFamily::UseLite), "w7"), "", {}});
        QVERIFY(serializePrediction(*nothing, sceneOf({}), TableFormat::Json).contains("\"asItIs\": null"));
    }
};

QTEST_GUILESS_MAIN(TestPrediction)
#include "test_prediction.moc"
