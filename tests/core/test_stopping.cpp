#include "core/models/next_pieces.h"
#include "core/models/prediction.h"
#include "core/sources/model_source.h"
#include "core/transformer/layered_transformer.h"
#include "core/transformer/writing.h"
#include "tests/support/toy_model.h"

#include <QTest>

using namespace softfocus;
using namespace softfocus::test;

namespace {

constexpr Index width = 3, vocabulary = 12;

ModelConfig configOf(Index layers, Index decoderLayers)
{
    ModelConfig config;
    config.vocabulary = vocabulary;
    config.layers = layers;
    config.decoderLayers = decoderLayers;
    config.heads = config.decoderHeads = 1;
    config.width = config.headWidth = width;
    config.positions = 16;
    config.decoderStart = 5;
    config.longestTranslation = 6;
    return config;
}

/// A model that counts its layers as they are run, and has somebody ask it to stop within one of them.
class CountingTransformer : public LayeredTransformer {
public:
    CountingTransformer(Index layers, Index decoderLayers) : LayeredTransformer(configOf(layers, decoderLayers), {}) {}

    FloatMatrix embed(Stack, std::span<const Index> ids, Index firstPosition) const override
    {
        FloatMatrix rows(std::ssize(ids), width);
        for (Index i = 0; i < rows.rows(); ++i)
            rows.row(i).setLinSpaced(float(ids[std::size_t(i)]), float(firstPosition + i));
        return rows;
    }
    FloatMatrix runLayer(Stack stack, Index, const FloatMatrix& stream, AttentionStep& attention, ThreadPool*) const override
    {
        if (++layersRun == stopWithin)
            stop.request_stop();
        FloatMatrix next = stream + attention.self({1, 1, isCausal()}, [&] { return QueriesKeysValues{stream, stream, stream}; });
        if (stack == Stack::Decoder)
            next += attention.cross(
                {1, 1, false}, [&] { return stream; },
                [](const FloatMatrix& memory) {
                    return KeysAndValues{memory, memory};
                });
        return 0.5F * next;
    }
    FloatMatrix logitsOf(const FloatMatrix& rows, ThreadPool*) const override
    {
        FloatMatrix logits = FloatMatrix::Zero(rows.rows(), vocabulary);
        logits.col(7) = rows.col(0);
        return logits;
    }
    bool isCausal() const override { return !hasDecoder(); }

    mutable Index layersRun = 0;
    Index stopWithin = 0; ///< counted from 1; 0: in none
    mutable std::stop_source stop;
};

/// On all heads of the model.
Intervention acting()
{
    return {{*Normalizer::named("hardmax"), 1}, Mask::None, WhatIfScope::Model, AttentionPart::Self, 0, {}};
}

const std::vector<Index> text{5, 8, 6, 9}, translation{5, 7, 10};

RunRequest requestFor(const Transformer& model)
{
    return {text, model.config().decoderLayers > 0 ? translation : std::vector<Index>(), {}};
}

void addLayers()
{
    QTest::addColumn<int>("decoderLayers");
    QTest::addColumn<int>("within");
    for (const int decoderLayers : {0, 3})
        for (int within = 1; within <= 4 + decoderLayers; ++within)
            QTest::addRow("%d layers of a decoder, in the layer %d", decoderLayers, within) << decoderLayers << within;
}

bool areSame(const std::vector<LayerTrace>& one, const std::vector<LayerTrace>& other)
{
    return std::ranges::equal(one, other, [](const LayerTrace& a, const LayerTrace& b) {
        return *a.input == *b.input && *a.output == *b.output && a.self->mixed == b.self->mixed &&
               (!a.cross || a.cross->mixed == b.cross->mixed);
    });
}

/// Such a model with a tokenizer.
struct Opened {
    std::shared_ptr<CountingTransformer> transformer;
    std::shared_ptr<const OpenedModel> model;

    explicit Opened(Index decoderLayers) : transformer(std::make_shared<CountingTransformer>(4, decoderLayers))
    {
        auto opened = std::make_shared<OpenedModel>();
        opened->config = transformer->config();
        opened->transformer = transformer;
        opened->tokenizer = opened->targetTokenizer = std::make_shared<const ToyTokenizer>(vocabulary);
        model = opened;
    }
};

} // namespace

/// What is asked to stop stops soon, and leaves nothing half done.
class TestStopping : public QObject {
    Q_OBJECT

private slots:
    void aRunStopsBehindTheLayer_data() { addLayers(); }
    void aRunStopsBehindTheLayer()
    {
        QFETCH(int, decoderLayers);
        QFETCH(int, within);
        CountingTransformer model(4, decoderLayers);
        model.stopWithin = within;
        QVERIFY(!model.run(requestFor(model), nullptr, nullptr, model.stop.get_token()));
        QCOMPARE(model.layersRun, Index(within));
    }

    void whatWasStoppedIsWholeTheNextTime_data() { addLayers(); }
    void whatWasStoppedIsWholeTheNextTime()
    {
        QFETCH(int, decoderLayers);
        QFETCH(int, within);
        CountingTransformer model(4, decoderLayers);
        const auto before = model.run(requestFor(model), nullptr, nullptr, {});
        RunRequest request = requestFor(model);
        request.intervention = acting();
        model.layersRun = 0;
        model.stopWithin = within;
        QVERIFY(!model.run(request, before.get(), nullptr, model.stop.get_token()));
        model.stopWithin = 0;
        const auto again = model.run(request, before.get(), nullptr, {}), anew = model.run(request, nullptr, nullptr, {});
        QVERIFY(areSame(again->encoder, anew->encoder) && areSame(again->decoder, anew->decoder));
        QVERIFY(!areSame(again->encoder, before->encoder));
    }

    void nothingBeginsThatIsStoppedAlready()
    {
        CountingTransformer model(4, 3);
        model.stop.request_stop();
        QVERIFY(!model.run(requestFor(model), nullptr, nullptr, model.stop.get_token()));
        QVERIFY(!model.generate(requestFor(model), nullptr, model.stop.get_token()));
        QCOMPARE(model.layersRun, Index(0));
    }

    void writingStopsBehindTheLayer()
    {
        for (const Index within : {2, 4, 5, 8, 9, 12}) {
            auto model = std::make_shared<CountingTransformer>(4, 3);
            model->stopWithin = within;
            const WrittenText written = translate(model, text, {}, 1, nullptr, model->stop.get_token());
            QCOMPARE(model->layersRun, within);
            QVERIFY(std::ssize(written.ids) < model->config().longestTranslation && !written.hasEnded);
        }
    }

    void aGenerationThatWasStoppedSaysNothing()
    {
        CountingTransformer model(4, 0);
        const auto generation = model.generate(requestFor(model), nullptr, model.stop.get_token());
        QCOMPARE(generation->logits().size(), std::size_t(vocabulary));
        model.stopWithin = model.layersRun + 2;
        generation->append(7);
        QVERIFY(generation->logits().empty());
        QCOMPARE(generation->position(), std::ssize(text));
        QCOMPARE(model.layersRun, model.stopWithin);
        generation->append(7);
        QCOMPARE(model.layersRun, model.stopWithin);
    }

    void aPredictionStopsBehindTheLayer_data() { addLayers(); }
    void aPredictionStopsBehindTheLayer()
    {
        QFETCH(int, decoderLayers);
        QFETCH(int, within);
        const Opened opened(decoderLayers);
        auto run = std::make_shared<ModelRun>();
        run->model = opened.model;
        run->source = pieceTextOf(*opened.model, "w5 w8 [MASK] w9");
        opened.transformer->stopWithin = within;
        const auto made = predictionOf({run, {}, {}}, nullptr, nullptr, opened.transformer->stop.get_token());
        QVERIFY(made.ok() && !*made);
        QCOMPARE(opened.transformer->layersRun, Index(within));
    }

    void whatMayComeNextStopsBehindTheLayer()
    {
        const Opened opened(3);
        ModelRun run;
        run.model = opened.model;
        run.source = pieceTextOf(*opened.model, "w5 w8");
        run.target = pieceTextOf(*opened.model, "w7 w10");
        run.trace = opened.model->transformer->run({idsOf(run.source.pieces), idsOf(decoderInputOf(*opened.model, run.target.pieces)), {}});
        WritingTraces kept;
        opened.transformer->layersRun = 0;
        opened.transformer->stopWithin = 2;
        const NextPieces next = nextPieces(run, 1, acting(), kept, nullptr, opened.transformer->stop.get_token());
        QCOMPARE(opened.transformer->layersRun, Index(2));
        QVERIFY(!next.asItIs.empty() && next.asItBecomes.empty());
        QVERIFY(kept.asItIs && !kept.asItBecomes);
        QCOMPARE(nextPieces(run, 1, acting(), kept).asItBecomes.empty(), false);
    }

    void aModelOfTheProgramStopsBeforeItReads()
    {
        std::stop_source stop;
        stop.request_stop();
        for (const BundledModel model : {BundledModel::Bert, BundledModel::Translation}) {
            const ModelSource source = usualModelSource(model);
            const auto run = runModel({source, {}}, nullptr, nullptr, stop.get_token());
            QVERIFY(run.ok() && !*run);
            Scene scene;
            scene.source = source;
            const auto input = inputOf(scene, nullptr, nullptr, stop.get_token());
            QVERIFY(input->queries.empty() && !input->fault && !input->run);
        }
    }
};

QTEST_APPLESS_MAIN(TestStopping)
#include "test_stopping.moc"
