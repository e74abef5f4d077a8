#include "core/models/next_pieces.h"
#include "core/models/translation.h"
#include "core/sources/model_source.h"
#include "core/sources/source_table.h"

#include <QTest>

#include <algorithm>

using namespace softfocus;

namespace {

std::shared_ptr<const Attention> resultOf(const Scene& scene)
{
    return attend(scene, inputOf(scene), nullptr);
}

Scene sceneOf(const std::string& text)
{
    Scene scene;
    ModelSource source = usualModelSource(BundledModel::Translation);
    source.text = text;
    scene.source = source;
    return scene;
}

std::shared_ptr<const Attention> translated(const std::string& text = "My grandmother bakes incredible cookies")
{
    return resultOf(sceneOf(text));
}

Intervention interventionBy(const char* normalizer, double temperature)
{
    Intervention intervention;
    intervention.variant.normalizer = *Normalizer::named(normalizer);
    intervention.variant.temperature = temperature;
    intervention.scope = WhatIfScope::Model;
    return intervention;
}

double sumOf(const std::vector<NextPiece>& pieces)
{
    double sum = 0;
    for (const NextPiece& piece : pieces)
        sum += piece.probability;
    return sum;
}

} // namespace

/// What a translator may write next, and what it writes after another piece than its own.
class TestNextPieces : public QObject {
    Q_OBJECT

private slots:
    void whatTheModelWritesIsTheLikeliestAtEachStep()
    {
        const auto result = translated();
        const ModelRun& run = *result->input->run;
        QCOMPARE(QString::fromStdString(run.target.text), QStringLiteral("Mi abuela hornea galletas increíbles"));
        WritingTraces kept;
        for (Index step = 0; step < std::ssize(run.target.pieces); ++step) {
            const NextPieces next = nextPieces(run, step, std::nullopt, kept);
            QCOMPARE(next.step, step);
            QCOMPARE(std::ssize(next.asItIs), toldPieces);
            QVERIFY(next.asItIs.front().isWritten && next.asItBecomes.empty());
            QCOMPARE(next.asItIs.front().id, run.target.pieces[std::size_t(step)].id);
            QCOMPARE(next.asItIs.front().isEnd, step + 1 == std::ssize(run.target.pieces));
            QVERIFY(std::ranges::is_sorted(next.asItIs, std::ranges::greater{}, &NextPiece::probability));
            QVERIFY(sumOf(next.asItIs) > 0 && sumOf(next.asItIs) <= 1 + 1e-12);
        }
        QCOMPARE(kept.asItIs, run.trace); // which was made already
    }

    void aPieceThatIsUnlikelyIsToldBehindTheOthers()
    {
        Scene scene = sceneOf("My grandmother bakes incredible cookies");
        std::get<ModelSource>(scene.source).translation = "Mi tren hornea galletas";
        const auto result = resultOf(scene);
        WritingTraces kept;
        const NextPieces next = nextPieces(*result->input->run, 1, std::nullopt, kept);
        QCOMPARE(std::ssize(next.asItIs), toldPieces + 1);
        QCOMPARE(next.asItIs.back().text, std::string("tren"));
        QVERIFY(next.asItIs.back().isWritten && next.asItIs.back().probability < next.asItIs[std::size_t(toldPieces) - 1].probability);
    }

    void softmaxAtOneChangesNothingToTheBit()
    {
        const auto result = translated();
        WritingTraces kept;
        const NextPieces next = nextPieces(*result->input->run, 2, interventionBy("softmax", 1), kept);
        QVERIFY(next.asItIs == next.asItBecomes);
    }

    void anInterventionChangesWhatMayComeNext()
    {
        const auto result = translated();
        WritingTraces kept;
        const NextPieces next = nextPieces(*result->input->run, 2, interventionBy("softmax", 8), kept);
        QVERIFY(next.asItIs != next.asItBecomes);
        QVERIFY(next.asItIs.front().isWritten); // as the model was trained
        const std::shared_ptr<const Trace> made = kept.asItBecomes;
        nextPieces(*result->input->run, 3, interventionBy("softmax", 8), kept);
        QCOMPARE(kept.asItBecomes, made); // not once more for another step
    }

    void theModelGoesOnFromAPieceThatWasTaken()
    {
        const auto result = translated();
        const ModelRun& run = *result->input->run;
        QCOMPARE(writtenOn(run, 2, run.target.pieces[2].id), run.target.text); // its own
        QCOMPARE(writtenOn(run, 2, *run.model->transformer->config().end), std::string("Mi abuela"));
        const std::string other = writtenOn(run, 1, *run.model->tokenizer->idOf("▁madre"));
        QVERIFY2(other.starts_with("Mi madre ") && other.size() > 12, other.c_str());
    }

    void itIsKnownWhoTranslates()
    {
        const auto result = translated();
        QVERIFY(translates(result->scene, *result) && translationRunOf(*result->input) && hasTranslatedRows(*result->input));
        QCOMPARE(writtenTranslation(result->scene, *result), std::optional(result->input->run->target.text));
        Scene given = result->scene;
        std::get<ModelSource>(given.source).translation = "Hola";
        QVERIFY(!writtenTranslation(given, *result) && !writtenTranslation(result->scene, *resultOf(given)));
        Scene other = result->scene;
        other.source = usualModelSource(BundledModel::Bert);
        const auto bert = resultOf(other);
        QVERIFY(!translates(other, *bert) && !translationRunOf(*bert->input) && !writtenTranslation(other, *bert));
        Scene self = result->scene;
        std::get<ModelSource>(self.source).part = AttentionPart::Self;
        QVERIFY(!hasTranslatedRows(*resultOf(self)->input));
    }

    void aTranslationIsTypedBehindItsText()
    {
        const Source source = withTypedText(usualModelSource(BundledModel::Translation), 1, "Hola");
        QCOMPARE(std::get<ModelSource>(source).translation, std::optional<std::string>("Hola"));
        QCOMPARE(typedTexts(source).size(), std::size_t(2));
        QCOMPARE(typedTexts(usualModelSource(BundledModel::Translation)).size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestNextPieces)

#include "test_next_pieces.moc"
