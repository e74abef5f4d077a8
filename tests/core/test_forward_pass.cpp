#include "core/base/thread_pool.h"
#include "core/transformer/activation.h"
#include "core/transformer/head_patterns.h"
#include "core/transformer/transformer.h"
#include "core/transformer/writing.h"
#include "tests/support/naive_transformers.h"
#include "tests/support/random_models.h"

#include <QTest>

#include <array>
#include <cmath>
#include <cstring>
#include <numbers>

using namespace softfocus;
using namespace softfocus::test;

namespace {

constexpr std::array families{ModelFamily::Bert,  ModelFamily::Roberta, ModelFamily::DistilBert, ModelFamily::Gpt2,
                              ModelFamily::Llama, ModelFamily::Marian,  ModelFamily::UseLite};
constexpr std::array familyNames{"bert", "roberta", "distilbert", "gpt2", "llama", "marian", "use_lite"};

const std::vector<Index> text{5, 17, 9, 5, 22, 3, 30};
const std::vector<Index> translation{39, 8, 12, 12, 4};

std::shared_ptr<const Transformer> modelOf(const ModelConfig& config, const TensorStore& weights)
{
    const auto model = makeTransformer(config, weights);
    if (!model)
        qWarning("%s", model.message().c_str());
    return model ? *model : nullptr;
}

std::shared_ptr<const Transformer> smallModel(ModelFamily family)
{
    const ModelConfig config = smallConfig(family);
    return modelOf(config, randomWeights(config));
}

RunRequest requestFor(const ModelConfig& config, const std::optional<Intervention>& intervention = {})
{
    return {text, config.decoderLayers > 0 ? translation : std::vector<Index>(), intervention};
}

double distance(const NaiveRows& naive, const Matrix& matrix)
{
    if (std::ssize(naive) != matrix.rows())
        return INFINITY;
    double largest = 0;
    for (Index i = 0; i < matrix.rows(); ++i) {
        if (std::ssize(naive[std::size_t(i)]) != matrix.cols())
            return INFINITY;
        for (Index j = 0; j < matrix.cols(); ++j)
            largest = std::max(largest, std::abs(naive[std::size_t(i)][std::size_t(j)] - matrix(i, j)));
    }
    return largest;
}

Matrix asMatrix(const std::vector<float>& row)
{
    return Eigen::Map<const FloatMatrix>(row.data(), 1, Index(row.size())).cast<double>();
}

/// The weights of a head, as every other part of the program would compute them from the trace.
Matrix weightsOf(const AttentionTrace& trace, Index head, const Variant& variant = {}, Mask mask = Mask::None)
{
    const Projections projections = projectionsOf(trace, head);
    const Matrix scores = scaledScores(*projections.queries, *projections.keys);
    return weigh(masked(masked(scores, trace.isCausal ? Mask::Causal : Mask::None), mask), variant.normalizer, variant.temperature).values;
}

/// Compares a run with its twin, to single precision.
void compare(const Transformer& model, const NaiveRun& naive)
{
    constexpr double tolerance = 2e-5;
    const auto trace = model.run(requestFor(model.config()));
    QVERIFY(!trace->fault);
    QVERIFY(!naive.weights.empty());
    for (const auto& [place, weights] : naive.weights) {
        const auto& [part, layer, head] = place;
        const AttentionTrace* attention = attentionIn(*trace, part, layer);
        QVERIFY(attention);
        QVERIFY(distance(weights, weightsOf(*attention, head)) < tolerance);
    }
    QVERIFY(distance(naive.encoded, trace->encoder.back().output->cast<double>()) < tolerance * 10);
    if (!naive.decoded.empty())
        QVERIFY(distance(naive.decoded, trace->decoder.back().output->cast<double>()) < tolerance * 10);
    for (std::size_t position = 0; position < naive.logits.size(); ++position)
        QVERIFY(distance({naive.logits[position]}, asMatrix(model.logitsAt(*trace, Index(position)))) < tolerance * 20);
    if (!naive.embedding.empty())
        QVERIFY(distance({naive.embedding}, asMatrix(model.sentenceEmbedding(*trace))) < tolerance);
}

/// Whether two runs gave the same numbers, to the bit.
bool areSame(const Trace& a, const Trace& b)
{
    const auto same = [](const std::vector<LayerTrace>& one, const std::vector<LayerTrace>& other) {
        return std::ranges::equal(one, other, [](const LayerTrace& x, const LayerTrace& y) {
            return *x.input == *y.input && *x.output == *y.output && x.self->mixed == y.self->mixed && x.self->queries == y.self->queries &&
                   x.self->keys == y.self->keys && x.self->values == y.self->values && bool(x.cross) == bool(y.cross) &&
                   (!x.cross || (x.cross->mixed == y.cross->mixed && x.cross->queries == y.cross->queries &&
                                 x.cross->keys == y.cross->keys && x.cross->values == y.cross->values));
        });
    };
    return same(a.encoder, b.encoder) && same(a.decoder, b.decoder);
}

Intervention sparsemaxAt(WhatIfScope scope, AttentionPart part, Index layer, std::optional<Index> head)
{
    return {{*Normalizer::named("sparsemax"), 0.5}, Mask::None, scope, part, layer, head};
}

void addFamilies()
{
    QTest::addColumn<int>("family");
    for (std::size_t i = 0; i < families.size(); ++i)
        QTest::newRow(familyNames[i]) << int(families[i]);
}

} // namespace

/// Every family beside its naive twin, and what a run takes over from the one before.
class TestForwardPass : public QObject {
    Q_OBJECT

private slots:
    void everyFamilyDoesWhatItsTwinDoes_data() { addFamilies(); }
    void everyFamilyDoesWhatItsTwinDoes()
    {
        QFETCH(int, family);
        const ModelConfig config = smallConfig(ModelFamily(family));
        const TensorStore weights = randomWeights(config);
        const auto model = modelOf(config, weights);
        QVERIFY(model);
        compare(*model, naiveRun(config, weights, text, translation));
    }

    void everyPrecisionIsReadWhereverItLies_data()
    {
        QTest::addColumn<int>("family");
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("offset");
        for (std::size_t i = 0; i < families.size(); ++i)
            for (const auto& [type, name] : {std::pair(ElementType::F32, "F32"), std::pair(ElementType::F16, "F16"),
                                             std::pair(ElementType::BF16, "BF16"), std::pair(ElementType::F64, "F64")})
                for (const int offset : {0, 1})
                    QTest::addRow("%s %s +%d", familyNames[i], name, offset) << int(families[i]) << int(type) << offset;
    }
    void everyPrecisionIsReadWhereverItLies()
    {
        QFETCH(int, family);
        QFETCH(int, type);
        QFETCH(int, offset);
        const ModelConfig config = smallConfig(ModelFamily(family));
        const TensorStore weights = randomWeights(config, true, ElementType(type), std::size_t(offset));
        const auto model = modelOf(config, weights);
        QVERIFY(model);
        compare(*model, naiveRun(config, weights, text, translation));
    }

    void namesMayLackTheirPrefix_data() { addFamilies(); }
    void namesMayLackTheirPrefix()
    {
        QFETCH(int, family);
        const ModelConfig config = smallConfig(ModelFamily(family));
        const auto with = modelOf(config, randomWeights(config)), without = modelOf(config, randomWeights(config, false));
        QVERIFY(with && without);
        QVERIFY(areSame(*with->run(requestFor(config)), *without->run(requestFor(config))));
    }

    void gammaAndBetaStandForWeightAndBias()
    {
        const ModelConfig config = smallConfig(ModelFamily::Bert);
        TensorStore weights = randomWeights(config), renamed;
        renamed.owners = weights.owners;
        for (const auto& [name, tensor] : weights.tensors) {
            std::string other = name;
            if (const auto at = other.find("LayerNorm.weight"); at != std::string::npos)
                other.replace(at, std::string::npos, "LayerNorm.gamma");
            if (const auto at = other.find("LayerNorm.bias"); at != std::string::npos)
                other.replace(at, std::string::npos, "LayerNorm.beta");
            renamed.tensors[other] = tensor;
        }
        QVERIFY(!renamed.find("bert.embeddings.LayerNorm.weight"));
        const auto model = modelOf(config, renamed);
        QVERIFY(model);
        QVERIFY(areSame(*model->run(requestFor(config)), *modelOf(config, weights)->run(requestFor(config))));
    }

    void aHeadOfItsOwnIsUsedWhereItIsNotTied_data()
    {
        QTest::addColumn<int>("family");
        QTest::newRow("gpt2") << int(ModelFamily::Gpt2);
        QTest::newRow("llama") << int(ModelFamily::Llama);
    }
    void aHeadOfItsOwnIsUsedWhereItIsNotTied()
    {
        QFETCH(int, family);
        ModelConfig config = smallConfig(ModelFamily(family));
        config.hasTiedHead = false;
        const TensorStore weights = randomWeights(config);
        const auto model = modelOf(config, weights);
        QVERIFY(model);
        compare(*model, naiveRun(config, weights, text));
    }

    void gpt2CanScaleItsScoresOtherwise()
    {
        ModelConfig config = smallConfig(ModelFamily::Gpt2);
        config.scalesByLayer = true;
        const TensorStore weights = randomWeights(config);
        compare(*modelOf(config, weights), naiveRun(config, weights, text));
        config.scalesScores = false;
        compare(*modelOf(config, weights), naiveRun(config, weights, text));
    }

    void aModelWithoutAHeadHasNoLogits()
    {
        const ModelConfig config = smallConfig(ModelFamily::Bert);
        TensorStore weights = randomWeights(config);
        std::erase_if(weights.tensors, [](const auto& entry) { return entry.first.starts_with("cls."); });
        const auto model = modelOf(config, weights);
        QVERIFY(model);
        const auto trace = model->run(requestFor(config));
        QVERIFY(model->logitsAt(*trace, 0).empty());
        QVERIFY(model->sentenceEmbedding(*trace).empty());
    }

    void threadsChangeNothing_data() { addFamilies(); }
    void threadsChangeNothing()
    {
        QFETCH(int, family);
        ModelConfig config = smallConfig(ModelFamily(family)); // large enough to be shared out
        config.width = 240;
        config.headWidth = 60;
        config.positions = 64;
        config.widths = {300, 300};
        config.headWidths = {60, 75};
        const auto model = modelOf(config, randomWeights(config));
        QVERIFY(model);
        std::vector<Index> ids;
        for (Index i = 0; i < config.positions; ++i)
            ids.push_back(2 + i * 7 % 30);
        const RunRequest request{ids, config.decoderLayers > 0 ? ids : std::vector<Index>(), {}};
        ThreadPool one(1), three(3);
        const auto alone = model->run(request);
        QVERIFY(!alone->fault);
        QVERIFY(areSame(*alone, *model->run(request, nullptr, &one)));
        QVERIFY(areSame(*alone, *model->run(request, nullptr, &three)));
    }

    void whatIsMixedIsWhatAttentionGives()
    {
        const auto model = smallModel(ModelFamily::Llama);
        const auto trace = model->run(requestFor(model->config()));
        const AttentionTrace& attention = *trace->encoder[1].self;
        for (Index head = 0; head < attention.heads; ++head) {
            const FloatMatrix mixed = mix(weightsOf(attention, head), *projectionsOf(attention, head).values).cast<float>();
            QCOMPARE(FloatMatrix(attention.mixed.middleCols(head * 8, 8)), mixed); // to the bit
        }
    }

    void softmaxInsteadOfItselfChangesNothing_data() { addFamilies(); }
    void softmaxInsteadOfItselfChangesNothing()
    {
        QFETCH(int, family);
        const auto model = smallModel(ModelFamily(family));
        const auto plain = model->run(requestFor(model->config()));
        for (const WhatIfScope scope : {WhatIfScope::Head, WhatIfScope::Layer, WhatIfScope::Model}) {
            const Intervention itself{{}, Mask::None, scope, AttentionPart::Self, 0, 1};
            QVERIFY(areSame(*plain, *model->run(requestFor(model->config(), itself))));
            const auto after = model->run(requestFor(model->config(), itself), plain.get());
            QCOMPARE(after->encoder.back().output, plain->encoder.back().output); // not even run again
        }
    }

    void theSameRequestTakesEverythingOver_data() { addFamilies(); }
    void theSameRequestTakesEverythingOver()
    {
        QFETCH(int, family);
        const auto model = smallModel(ModelFamily(family));
        const RunRequest request = requestFor(model->config(), sparsemaxAt(WhatIfScope::Head, AttentionPart::Self, 1, 2));
        const auto first = model->run(request), second = model->run(request, first.get());
        QCOMPARE(second->request, request);
        for (std::size_t layer = 0; layer < 2; ++layer) {
            QCOMPARE(second->encoder[layer].self, first->encoder[layer].self);
            QCOMPARE(second->encoder[layer].output, first->encoder[layer].output);
        }
    }

    void aChangeInTheLastLayerRunsNothingBelow_data() { addFamilies(); }
    void aChangeInTheLastLayerRunsNothingBelow()
    {
        QFETCH(int, family);
        const auto model = smallModel(ModelFamily(family));
        const auto plain = model->run(requestFor(model->config()));
        const Intervention change = sparsemaxAt(WhatIfScope::Head, AttentionPart::Self, 1, 2);
        const auto changed = model->run(requestFor(model->config(), change), plain.get());
        QCOMPARE(changed->encoder[0].self, plain->encoder[0].self);
        QCOMPARE(changed->encoder[0].output, plain->encoder[0].output);
        QCOMPARE(changed->encoder[1].input, plain->encoder[1].input);
        QVERIFY(*changed->encoder[1].output != *plain->encoder[1].output);
        QVERIFY(areSame(*changed, *model->run(requestFor(model->config(), change)))); // as if nothing had been taken over
        // And back again.
        QVERIFY(areSame(*plain, *model->run(requestFor(model->config()), changed.get())));
    }

    void aHeadsChangeLeavesTheOtherHeadsOfItsLayer()
    {
        const auto model = smallModel(ModelFamily::Bert);
        const auto plain = model->run(requestFor(model->config()));
        const Intervention change = sparsemaxAt(WhatIfScope::Head, AttentionPart::Self, 0, 2);
        const auto changed = model->run(requestFor(model->config(), change), plain.get());
        const FloatMatrix &was = plain->encoder[0].self->mixed, &is = changed->encoder[0].self->mixed;
        for (Index head = 0; head < 4; ++head)
            QCOMPARE(FloatMatrix(is.middleCols(head * 6, 6)) == FloatMatrix(was.middleCols(head * 6, 6)), head != 2);
        const AttentionTrace& attention = *changed->encoder[0].self;
        const FloatMatrix expected = mix(weightsOf(attention, 2, change.variant), *projectionsOf(attention, 2).values).cast<float>();
        QCOMPARE(FloatMatrix(is.middleCols(12, 6)), expected);
    }

    void anInterventionActsWhereItsScopeSays()
    {
        const auto model = smallModel(ModelFamily::Marian);
        const auto plain = model->run(requestFor(model->config()));
        const auto changedParts = [&](const Intervention& intervention) {
            const auto changed = model->run(requestFor(model->config(), intervention), plain.get());
            return std::array{changed->encoder[0].self != plain->encoder[0].self, changed->encoder[1].self != plain->encoder[1].self,
                              changed->decoder[0].self != plain->decoder[0].self, changed->decoder[0].cross != plain->decoder[0].cross,
                              changed->decoder[1].self != plain->decoder[1].self};
        };
        QCOMPARE(changedParts(sparsemaxAt(WhatIfScope::Head, AttentionPart::Cross, 1, 0)), (std::array{false, false, false, false, false}));
        QCOMPARE(changedParts(sparsemaxAt(WhatIfScope::Head, AttentionPart::Cross, 0, 0)), (std::array{false, false, false, true, true}));
        QCOMPARE(changedParts(sparsemaxAt(WhatIfScope::Layer, AttentionPart::Decoder, 0, 0)), (std::array{false, false, true, true, true}));
        // The encoder's last output is what all cross-attention asks, but not what the decoder's own first attention reads.
        QCOMPARE(changedParts(sparsemaxAt(WhatIfScope::Head, AttentionPart::Self, 1, 0)), (std::array{false, true, false, true, true}));
        QCOMPARE(changedParts(sparsemaxAt(WhatIfScope::Model, AttentionPart::Self, 1, 0)), (std::array{true, true, true, true, true}));
    }

    void aNewTranslationLeavesTheEncoderAlone()
    {
        const auto model = smallModel(ModelFamily::Marian);
        const auto first = model->run({text, {39, 8}, {}}), second = model->run({text, {39, 9, 3}, {}}, first.get());
        QCOMPARE(second->encoder[1].output, first->encoder[1].output);
        QVERIFY(areSame(*second, *model->run({text, {39, 9, 3}, {}})));
    }

    void aMaskHidesBesidesTheModelsOwn()
    {
        const auto model = smallModel(ModelFamily::Gpt2);
        const Intervention intervention{{}, Mask::Self, WhatIfScope::Layer, AttentionPart::Self, 0, {}};
        const auto trace = model->run(requestFor(model->config(), intervention));
        const AttentionTrace& attention = *trace->encoder[0].self;
        QVERIFY(attention.isCausal);
        QVERIFY(attention.mixed.row(0).isZero(0)); // the first piece has nothing left to look at
        const Matrix weights = weightsOf(attention, 1, {}, Mask::Self);
        const FloatMatrix expected = mix(weights, *projectionsOf(attention, 1).values).cast<float>();
        QCOMPARE(FloatMatrix(attention.mixed.middleCols(6, 6)), expected);
    }

    void aMaskMeansNothingBetweenTwoTexts()
    {
        const auto model = smallModel(ModelFamily::Marian);
        const auto plain = model->run(requestFor(model->config()));
        const Intervention intervention{{}, Mask::Self, WhatIfScope::Layer, AttentionPart::Cross, 0, {}};
        QVERIFY(areSame(*plain, *model->run(requestFor(model->config(), intervention))));
    }

    void generationGivesTheLogitsOfARun_data()
    {
        QTest::addColumn<int>("family");
        QTest::addColumn<bool>("isChanged");
        for (const bool isChanged : {false, true}) {
            QTest::addRow("gpt2 %d", isChanged) << int(ModelFamily::Gpt2) << isChanged;
            QTest::addRow("llama %d", isChanged) << int(ModelFamily::Llama) << isChanged;
            QTest::addRow("marian %d", isChanged) << int(ModelFamily::Marian) << isChanged;
        }
    }
    void generationGivesTheLogitsOfARun()
    {
        QFETCH(int, family);
        QFETCH(bool, isChanged);
        const auto model = smallModel(ModelFamily(family));
        const bool translates = model->config().decoderLayers > 0;
        std::optional<Intervention> intervention;
        if (isChanged) {
            intervention = sparsemaxAt(WhatIfScope::Model, AttentionPart::Self, 0, {});
            intervention->mask = Mask::Self;
        }
        RunRequest request{text, translates ? std::vector<Index>{39, 8} : std::vector<Index>(), intervention};
        ThreadPool pool(2);
        const auto generation = startGeneration(model, request, &pool);
        QVERIFY(generation);
        std::vector<Index>& read = translates ? request.targetIds : request.ids;
        for (const Index next : {3, 12, 12, 30, 7}) {
            const auto trace = model->run(request);
            QCOMPARE(generation->position(), Index(read.size()));
            const std::vector<float> expected = model->logitsAt(*trace, Index(read.size()) - 1);
            QVERIFY((asMatrix(generation->logits()) - asMatrix(expected)).cwiseAbs().maxCoeff() < 2e-5);
            generation->append(next);
            read.push_back(next);
        }
    }

    void whatDoesNotWriteGeneratesNothing()
    {
        for (const ModelFamily family : {ModelFamily::Bert, ModelFamily::Roberta, ModelFamily::DistilBert, ModelFamily::UseLite})
            QVERIFY(!startGeneration(smallModel(family), {text, {}, {}}));
        QVERIFY(!startGeneration(smallModel(ModelFamily::Gpt2), {{}, {}, {}}));
        QVERIFY(!startGeneration(smallModel(ModelFamily::Marian), {text, {}, {}}));
    }

    void translationsEndAndLeaveOutWhatIsNeverWritten()
    {
        ModelConfig config = smallConfig(ModelFamily::Marian);
        const TensorStore weights = randomWeights(config);
        const WrittenText whole = translate(modelOf(config, weights), text, {}, 3);
        QVERIFY(!whole.ids.empty() && std::ssize(whole.ids) <= 12);
        QCOMPARE(whole.candidates.size(), whole.ids.size());
        QCOMPARE(whole.candidates.front().size(), std::size_t(3));
        QCOMPARE(whole.candidates.front().front().id, whole.ids.front());
        config.neverWritten.push_back(whole.ids.front());
        const WrittenText other = translate(modelOf(config, weights), text);
        QVERIFY(std::ranges::find(other.ids, whole.ids.front()) == other.ids.end());
        config = smallConfig(ModelFamily::Marian);
        config.end = whole.ids.front();
        const WrittenText ended = translate(modelOf(config, weights), text);
        QCOMPARE(ended.ids, (std::vector<Index>{whole.ids.front()}));
        QVERIFY(ended.hasEnded);
        config.end = {};
        QCOMPARE(std::ssize(translate(modelOf(config, weights), text).ids), config.longestTranslation);
    }

    void writingStopsWhereTheModelHasNoMorePlaces()
    {
        ModelConfig config = smallConfig(ModelFamily::Gpt2);
        const auto model = modelOf(config, randomWeights(config));
        const auto generation = startGeneration(model, {text, {}, {}});
        const WrittenText written = write(*generation, {1000, {}, {}, 1}, config.positions);
        QCOMPARE(std::ssize(written.ids), config.positions - std::ssize(text) + 1);
    }

    void candidatesAreTheLikeliestPieces()
    {
        const std::vector<float> logits{1, 3, NAN, 3, -INFINITY, 2};
        const double sum = std::exp(-2.0) + 2 + std::exp(-1.0);
        const std::vector<Candidate> best = bestOf(logits, 3);
        QCOMPARE(best.size(), std::size_t(3));
        QCOMPARE(best[0].id, Index(1));
        QCOMPARE(best[1].id, Index(3));
        QCOMPARE(best[2].id, Index(5));
        QCOMPARE(best[0].probability, 1 / sum);
        QCOMPARE(best[2].probability, std::exp(-1.0) / sum);
        const std::vector<Index> leftOut{1};
        QCOMPARE(bestOf(logits, 9, leftOut).front().id, Index(3));
        QCOMPARE(bestOf(logits, 9, leftOut).size(), std::size_t(3));
        QVERIFY(bestOf(std::vector<float>{NAN, NAN}, 2).empty());
        QVERIFY(bestOf({}, 2).empty());
    }

    void patternsAreMeanWeights()
    {
        Matrix weights(4, 4);
        weights << 0.7, 0.1, 0.1, 0.1, //
            0.6, 0.2, 0.1, 0.1,        //
            0.1, 0.5, 0.3, 0.1,        //
            0.2, 0.1, 0.4, 0.3;
        const std::vector<Index> ids{5, 6, 5, 7};
        const auto shareOf = [&](PatternKind kind, bool isCausal) {
            for (const HeadPattern& pattern : selfPatterns(weights, ids, isCausal))
                if (pattern.kind == kind)
                    return pattern.share;
            return -1.0;
        };
        QCOMPARE(shareOf(PatternKind::Previous, false), (0.6 + 0.5 + 0.4) / 3);
        QCOMPARE(shareOf(PatternKind::Next, false), (0.1 + 0.1 + 0.1) / 3);
        QCOMPARE(shareOf(PatternKind::Next, true), -1.0);
        QCOMPARE(shareOf(PatternKind::Itself, false), (0.7 + 0.2 + 0.3 + 0.3) / 4);
        QCOMPARE(shareOf(PatternKind::Itself, true), (0.2 + 0.3 + 0.3) / 3);
        QCOMPARE(shareOf(PatternKind::First, false), (0.6 + 0.1 + 0.2) / 3);
        QCOMPARE(shareOf(PatternKind::SameWord, false), (0.1 + 0.1) / 2);
        QCOMPARE(shareOf(PatternKind::SameWord, true), 0.1);
        QVERIFY(!clearPattern(selfPatterns(weights, ids, false), 4));
        const std::vector<HeadPattern> itself = selfPatterns(Matrix::Identity(4, 4), ids, false);
        QCOMPARE(clearPattern(itself, 4), (HeadPattern{PatternKind::Itself, 1}));
        QVERIFY(!clearPattern(itself, 3)); // too few rows to mean anything
    }

    void rowsThatAllLookAtOnePieceAlignNothing()
    {
        const std::vector<bool> rows{false, false, false, true}, keys{false, false, false, true};
        Matrix sink = Matrix::Zero(4, 4);
        sink.col(0).setOnes();
        QCOMPARE(crossPattern(sink, rows, keys).share, 1.0 / 3);
        Matrix swapped = Matrix::Zero(4, 4);
        swapped(0, 1) = swapped(1, 0) = swapped(2, 2) = swapped(3, 3) = 1;
        QCOMPARE(crossPattern(swapped, rows, keys).share, 1.0);
        QCOMPARE(crossPattern(Matrix(0, 4), {}, keys).share, 0.0);
    }

    void longTextsAreTurnedAsTheyWereTrained()
    {
        ModelConfig config = smallConfig(ModelFamily::Llama);
        const TensorStore weights = randomWeights(config);
        const auto plain = modelOf(config, weights)->run(requestFor(config));
        config.ropeScaling = RopeScaling{RopeScaling::Kind::Linear, 2};
        const auto linear = modelOf(config, weights)->run(requestFor(config));
        config.ropeScaling = RopeScaling{RopeScaling::Kind::Llama3, 8, 1, 4, 16};
        const auto blended = modelOf(config, weights)->run(requestFor(config));
        // Row 3 is of the same piece as row 0, which is not turned.
        QCOMPARE(text[3], text[0]);
        const FloatMatrix& keys = plain->encoder[0].self->keys;
        const auto turned = [&](Index pair, double angle) { return keys(0, pair) * std::cos(angle) - keys(0, pair + 4) * std::sin(angle); };
        const double fast = 1, slow = std::pow(10000.0, -0.75);
        QVERIFY(std::abs(keys(3, 0) - turned(0, 3 * fast)) < 1e-5);
        QVERIFY(std::abs(linear->encoder[0].self->keys(3, 0) - turned(0, 3 * fast / 2)) < 1e-5);
        QVERIFY(std::abs(linear->encoder[0].self->keys(3, 3) - turned(3, 3 * slow / 2)) < 1e-5);
        // The fastest pair turns 2.5 times in 16 places, between the bounds; the slowest is stretched as a whole.
        const double kept = (16 * fast / (2 * std::numbers::pi) - 1) / 3, blend = kept * fast + (1 - kept) * fast / 8;
        QVERIFY(std::abs(blended->encoder[0].self->keys(3, 0) - turned(0, 3 * blend)) < 1e-5);
        QVERIFY(std::abs(blended->encoder[0].self->keys(3, 3) - turned(3, 3 * slow / 8)) < 1e-5);
    }

    void theActivationsAreExact()
    {
        for (const Activation activation : {Activation::Relu, Activation::Gelu, Activation::TanhGelu, Activation::Silu}) {
            FloatMatrix values(3, 1001);
            for (Index i = 0; i < values.size(); ++i)
                values.data()[i] = float(i - 1500) / 100;
            const FloatMatrix before = values;
            activate(activation, values);
            for (Index i = 0; i < values.size(); ++i) {
                const double x = before.data()[i];
                double exact = x > 0 ? x : 0;
                if (activation == Activation::Gelu)
                    exact = x * 0.5 * std::erfc(-x / std::numbers::sqrt2);
                else if (activation == Activation::TanhGelu)
                    exact = 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
                else if (activation == Activation::Silu)
                    exact = x / (1 + std::exp(-x));
                QVERIFY2(std::abs(values.data()[i] - exact) <= 5e-7 * std::max(1.0, std::abs(x)), qPrintable(QString::number(x)));
            }
        }
    }

    void activationsHideNothing()
    {
        for (const Activation activation : {Activation::Relu, Activation::Gelu, Activation::TanhGelu, Activation::Silu})
            for (const float bad : {NAN, INFINITY, -INFINITY}) {
                FloatMatrix values = FloatMatrix::Constant(1, 40, bad);
                activate(activation, values);
                for (const float value : values.reshaped())
                    QVERIFY(!std::isfinite(value));
            }
    }

    void aSpoiltWeightAnywhereIsSaid_data() { addFamilies(); }
    void aSpoiltWeightAnywhereIsSaid()
    {
        QFETCH(int, family);
        const ModelConfig config = smallConfig(ModelFamily(family));
        const TensorStore whole = randomWeights(config);
        for (const auto& [name, tensor] : whole.tensors) {
            const bool isInLayer = name.find(".0.") != std::string::npos || name.find(".1.") != std::string::npos;
            if (!isInLayer || name.ends_with("attn.bias"))
                continue;
            for (const float bad : {NAN, INFINITY, -INFINITY}) {
                TensorStore weights = whole;
                const std::size_t count = std::size_t(tensor.elementCount());
                const auto spoilt = std::make_shared<std::vector<float>>(count);
                std::memcpy(spoilt->data(), tensor.bytes.data(), tensor.bytes.size());
                spoilt->at(count / 2) = bad;
                weights.tensors[name].bytes = std::as_bytes(std::span(*spoilt));
                weights.owners.push_back(spoilt);
                const auto trace = modelOf(config, weights)->run(requestFor(config));
                QVERIFY2(trace->fault, name.c_str());
            }
        }
    }

    void numbersThatAreNotFiniteAreSaid_data()
    {
        QTest::addColumn<int>("family");
        QTest::addColumn<float>("bad");
        for (std::size_t i = 0; i < families.size(); ++i)
            for (const float bad : {NAN, INFINITY, 3e38F})
                QTest::addRow("%s %g", familyNames[i], double(bad)) << int(families[i]) << bad;
    }
    void numbersThatAreNotFiniteAreSaid()
    {
        QFETCH(int, family);
        QFETCH(float, bad);
        const ModelConfig config = smallConfig(ModelFamily(family));
        TensorStore weights = randomWeights(config);
        for (auto& [name, tensor] : weights.tensors) {
            const bool isKeyOfLayer2 = name.find(".1.") != std::string::npos &&
                                       (name.ends_with("key.weight") || name.ends_with("k_lin.weight") || name.ends_with("c_attn.weight") ||
                                        name.ends_with("self_attn.k_proj.weight") || name.ends_with("attn.k.weight"));
            if (!isKeyOfLayer2)
                continue;
            const std::size_t count = std::size_t(tensor.elementCount());
            const auto spoilt = std::make_shared<std::vector<float>>(count, bad);
            tensor.bytes = std::as_bytes(std::span(*spoilt));
            weights.owners.push_back(spoilt);
        }
        const auto model = modelOf(config, weights);
        QVERIFY(model);
        const auto trace = model->run(requestFor(config));
        QVERIFY(trace->fault);
        QVERIFY2(trace->fault->message.english().find("layer 1 ") != std::string::npos, trace->fault->message.english().c_str());
        // Nor does what follows from it crash or go on for ever.
        model->run(requestFor(config, sparsemaxAt(WhatIfScope::Model, AttentionPart::Self, 0, {})), trace.get());
        if (const auto generation = startGeneration(model, requestFor(config)))
            write(*generation, {5, {}, {}, 1}, config.positions);
    }

    void piecesThatTheModelDoesNotKnowAreSaid()
    {
        const auto model = smallModel(ModelFamily::Bert);
        QVERIFY(model->run({{5, 40}, {}, {}})->fault);
        QVERIFY(model->run({{-1}, {}, {}})->fault);
        QVERIFY(model->run({std::vector<Index>(33, 1), {}, {}})->fault);
        QVERIFY(!model->run({std::vector<Index>(32, 1), {}, {}})->fault);
        const auto nothing = model->run({{}, {}, {}});
        QVERIFY(!nothing->fault && nothing->encoder.empty());
        QVERIFY(model->logitsAt(*nothing, 0).empty());
    }

    void tensorsThatDoNotFitAreNamed_data() { addFamilies(); }
    void tensorsThatDoNotFitAreNamed()
    {
        QFETCH(int, family);
        const ModelConfig config = smallConfig(ModelFamily(family));
        const TensorStore whole = randomWeights(config);
        for (const auto& [name, tensor] : whole.tensors) {
            if (name.ends_with("attn.bias")) // nobody asks for it
                continue;
            TensorStore without = whole;
            without.tensors.erase(name);
            if (const auto model = makeTransformer(config, without); !model)
                QVERIFY2(model.message().find('.') != std::string::npos, model.message().c_str());
            TensorStore other = whole;
            Tensor& changed = other.tensors[name];
            changed.shape.push_back(2);
            const auto misshapen = makeTransformer(config, other);
            QVERIFY2(!misshapen, name.c_str());
            QVERIFY2(misshapen.message().find(name.substr(name.find('.') + 1)) != std::string::npos, misshapen.message().c_str());
            changed = tensor;
            changed.type = ElementType::I32;
            QVERIFY2(!makeTransformer(config, other), name.c_str());
            changed = tensor;
            changed.bytes = changed.bytes.first(changed.bytes.size() - 4);
            QVERIFY2(!makeTransformer(config, other), name.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestForwardPass)
#include "test_forward_pass.moc"
