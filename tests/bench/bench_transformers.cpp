#include "tests/bench/cases.h"

#include "core/base/thread_pool.h"
#include "core/sources/head_overview.h"
#include "core/sources/model_source.h"
#include "core/tensors/floats.h"
#include "core/transformer/writing.h"
#include "tests/support/random_models.h"
#include "tests/support/toy_model.h"

#include <array>
#include <chrono>
#include <cmath>
#include <memory>

namespace softfocus::bench {

namespace {

constexpr double overviewBound = 7;

/// A model with random weights, made when it is first wanted: BERT-base has 340 MB of them.
class RandomModel {
public:
    explicit RandomModel(const ModelConfig& config) : m_config(config) {}

    const ModelConfig& config() const { return m_config; }
    const TensorStore& weights()
    {
        if (m_weights.tensors.empty())
            m_weights = test::randomWeights(m_config);
        return m_weights;
    }
    std::shared_ptr<const Transformer> model()
    {
        if (!m_model)
            m_model = *makeTransformer(m_config, weights());
        return m_model;
    }

private:
    ModelConfig m_config;
    TensorStore m_weights;
    std::shared_ptr<const Transformer> m_model;
};

ModelConfig bertBase()
{
    ModelConfig config;
    config.family = ModelFamily::Bert;
    config.vocabulary = 1000; // of no matter to the layers
    config.layers = 12;
    config.heads = config.keyValueHeads = 12;
    config.width = 768;
    config.headWidth = 64;
    config.inner = 3072;
    config.positions = 512;
    return config;
}

/// The shapes of the models in the program.
ModelConfig smallBert()
{
    ModelConfig config = bertBase();
    config.vocabulary = 8000;
    config.layers = 4;
    config.heads = config.keyValueHeads = 4;
    config.width = 128;
    config.headWidth = 32;
    config.inner = 512;
    config.positions = 128;
    return config;
}

ModelConfig smallTranslation()
{
    ModelConfig config = smallBert();
    config.family = ModelFamily::Marian;
    config.vocabulary = 7000;
    config.layers = config.decoderLayers = 2;
    config.decoderHeads = 4;
    config.decoderInner = 512;
    config.activation = Activation::Silu;
    config.positions = 512;
    config.scalesEmbedding = true;
    config.padding = config.decoderStart = 6999;
    config.neverWritten = {6999};
    return config;
}

ModelConfig smallEncoder()
{
    ModelConfig config = smallBert();
    config.family = ModelFamily::UseLite;
    config.vocabulary = 8002;
    config.layers = 2;
    config.width = 256;
    config.inner = 1536;
    config.widths = {512, 512};
    config.headWidths = {64, 128};
    config.activation = Activation::Relu;
    return config;
}

std::vector<Index> someIds(const ModelConfig& config, Index count)
{
    std::vector<Index> ids;
    for (Index i = 0; i < count; ++i)
        ids.push_back((i * 37 + 11) % (config.vocabulary - 1));
    return ids;
}

/// The matrix products of a pass and nothing else: of every layer of BERT, for as many threads, by Eigen.
class BareProducts {
public:
    BareProducts(RandomModel& model, Index pieces, ThreadPool* pool)
        : m_model(model), m_pool(pool), m_narrow(FloatMatrix::Random(pieces, 768)), m_wide(FloatMatrix::Random(pieces, 3072)),
          m_narrowOut(pieces, 768), m_wideOut(pieces, 3072), m_scores(12, FloatMatrix(pieces, pieces))
    {
    }

    void run()
    {
        for (int layer = 0; layer < 12; ++layer) {
            const std::string name = "bert.encoder.layer." + std::to_string(layer) + ".";
            for (const char* part : {"attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"})
                multiply(m_narrow, name + part, m_narrowOut);
            runInParts(m_pool, 12, 1, [&](Index begin, Index end) {
                for (Index head = begin; head < end; ++head)
                    attend(head);
            });
            multiply(m_narrow, name + "intermediate.dense", m_wideOut);
            multiply(m_wide, name + "output.dense", m_narrowOut);
        }
        keep(m_narrowOut(0, 0));
    }

private:
    void multiply(const FloatMatrix& x, const std::string& name, FloatMatrix& y)
    {
        const Tensor& weight = *m_model.weights().find(name + ".weight");
        const Eigen::Map<const FloatMatrix> matrix(floatsInPlace(weight), weight.shape[0], weight.shape[1]);
        const Index part = m_pool ? matrix.rows() / m_pool->threadCount() : matrix.rows();
        runInParts(m_pool, matrix.rows(), part, [&](Index begin, Index end) {
            y.middleCols(begin, end - begin).noalias() = x * matrix.middleRows(begin, end - begin).transpose();
        });
    }

    void attend(Index head)
    {
        FloatMatrix& scores = m_scores[static_cast<std::size_t>(head)];
        const auto part = m_narrow.middleCols(head * 64, 64);
        scores.noalias() = part * part.transpose();
        m_narrowOut.middleCols(head * 64, 64).noalias() = scores * part;
    }

    RandomModel& m_model;
    ThreadPool* m_pool;
    FloatMatrix m_narrow, m_wide, m_narrowOut, m_wideOut;
    std::vector<FloatMatrix> m_scores; ///< of each head
};

/// What a word costs far on, beside the first one: medians of many generations.
Figure laterWord(const std::string& name, RandomModel& model, const RunRequest& request, Index later, ThreadPool* pool)
{
    using Clock = std::chrono::steady_clock;
    std::vector<double> firsts, laters, ratios;
    for (int turn = 0; turn < 25; ++turn) {
        const auto generation = startGeneration(model.model(), request, pool);
        double first = 0, last = 0;
        for (Index word = 1; word <= later; ++word) {
            const Clock::time_point start = Clock::now();
            generation->append(word);
            const double time = std::chrono::duration<double, std::nano>(Clock::now() - start).count();
            first += word <= 3 ? time / 3 : 0;
            last += word > later - 3 ? time / 3 : 0;
        }
        firsts.push_back(first);
        laters.push_back(last);
        ratios.push_back(last / first);
    }
    return {name, medianOf(laters), "the first words", medianOf(firsts), medianOf(ratios), 1.5, {}, false};
}

/// A head of the last layer through another normalizer, with everything below taken over.
std::function<void()> rerunOf(const std::shared_ptr<RandomModel>& model, Index pieces, ThreadPool* pool)
{
    const RunRequest plain{someIds(model->config(), pieces), {}, {}};
    RunRequest changed = plain;
    const Variant sparsemax{*Normalizer::named("sparsemax"), 1};
    changed.intervention = Intervention{sparsemax, Mask::None, WhatIfScope::Head, AttentionPart::Self, model->config().layers - 1, 0};
    return [model, before = model->model()->run(plain, nullptr, pool), changed, pool] {
        const auto after = model->model()->run(changed, before.get(), pool);
        keep(after);
    };
}

/// A result of the model, of whose heads there is an overview.
std::shared_ptr<const Attention> resultOf(RandomModel& model, Index pieces, ThreadPool* pool)
{
    auto opened = std::make_shared<OpenedModel>();
    opened->config = model.config();
    opened->transformer = model.model();
    opened->tokenizer = opened->targetTokenizer = std::make_shared<const test::ToyTokenizer>(model.config().vocabulary);
    ModelSource source;
    for (Index piece = 0; piece < pieces; ++piece)
        source.text += "w" + std::to_string(5 + piece * 37 % 900) + " ";
    auto run = std::make_shared<ModelRun>();
    run->model = opened;
    run->source = pieceTextOf(*opened, source.text);
    run->trace = opened->transformer->run({idsOf(run->source.pieces), {}, {}}, nullptr, pool);
    Scene scene;
    scene.source = source;
    return attend(scene, std::make_shared<const Input>(inputOfRun(run, source)), nullptr, pool);
}

/// What an overview of all heads needs at least: of each its scores, and softmax of their rows, as Eigen does them.
class BareHeads {
public:
    BareHeads(const std::shared_ptr<const Attention>& attention, ThreadPool* pool) : m_pool(pool)
    {
        const Trace& trace = *attention->input->run->trace;
        for (const LayerTrace& layer : trace.encoder)
            for (Index head = 0; head < layer.self->heads; ++head)
                m_heads.push_back(projectionsOf(*layer.self, head));
        m_weights.resize(m_heads.size());
    }

    void run()
    {
        runInParts(m_pool, std::ssize(m_heads), 1, [&](Index begin, Index end) {
            for (Index head = begin; head < end; ++head)
                weigh(static_cast<std::size_t>(head));
        });
        keep(m_weights.front()(0, 0));
    }

private:
    void weigh(std::size_t head)
    {
        Matrix& weights = m_weights[head];
        const Matrix &queries = *m_heads[head].queries, &keys = *m_heads[head].keys;
        weights.noalias() = queries * keys.transpose();
        weights *= 1 / std::sqrt(double(queries.cols()));
        for (Index row = 0; row < weights.rows(); ++row) {
            weights.row(row) = (weights.row(row).array() - weights.row(row).maxCoeff()).exp();
            weights.row(row) /= weights.row(row).sum();
        }
    }

    ThreadPool* m_pool;
    std::vector<Projections> m_heads;
    std::vector<Matrix> m_weights; ///< of each head
};

} // namespace

std::vector<Figure> transformerFigures(const Wanted& wanted)
{
    std::vector<Figure> figures;
    static ThreadPool two(2);
    const auto base = std::make_shared<RandomModel>(bertBase());
    for (ThreadPool* pool : std::array<ThreadPool*, 2>{nullptr, &two})
        for (const Index pieces : {16, 128}) {
            const std::string size = std::to_string(pieces) + " pieces, " + (pool ? "two threads" : "one thread");
            if (const std::string name = "BERT-base, " + size; wanted(name)) {
                const RunRequest request{someIds(base->config(), pieces), {}, {}};
                const auto products = std::make_shared<BareProducts>(*base, pieces, pool);
                figures.push_back(measure({name,
                                           [&] { keep(base->model()->run(request, nullptr, pool)); },
                                           "its matrix products by Eigen",
                                           [&] { products->run(); },
                                           1.3,
                                           {},
                                           {}},
                                          9));
            }
            if (const std::string name = "BERT-base, head of the last layer changed, " + size; wanted(name)) {
                const RunRequest request{someIds(base->config(), pieces), {}, {}};
                figures.push_back(measure({name,
                                           rerunOf(base, pieces, pool),
                                           "the whole pass",
                                           [&] { keep(base->model()->run(request, nullptr, pool)); },
                                           0.15,
                                           {},
                                           {}},
                                          9));
            }
        }
    for (const Index pieces : {16, 64})
        if (const std::string name = "all 12 × 12 heads, " + std::to_string(pieces) + " pieces, two threads"; wanted(name)) {
            const std::shared_ptr<const Attention> attention = resultOf(*base, pieces, &two);
            const auto heads = std::make_shared<BareHeads>(attention, &two);
            figures.push_back(measure({name,
                                       [&] { keep(headOverviewOf(attention, &two)); },
                                       "their scores and softmax by Eigen",
                                       [&] { heads->run(); },
                                       overviewBound,
                                       {},
                                       {}}));
        }
    for (const auto& [name, config] : {std::pair("small BERT", smallBert()), std::pair("sentence encoder", smallEncoder())}) {
        const std::string whole = std::string(name) + ", 16 pieces";
        if (!wanted(whole))
            continue;
        const auto model = std::make_shared<RandomModel>(config);
        const RunRequest request{someIds(config, 16), {}, {}};
        figures.push_back(measure({whole,
                                   [&] { keep(model->model()->run(request, nullptr, &two)); },
                                   "a head of its last layer changed",
                                   rerunOf(model, 16, &two),
                                   {},
                                   4e6,
                                   {}}));
    }
    RandomModel translation(smallTranslation());
    ModelConfig gptConfig = bertBase();
    gptConfig.family = ModelFamily::Gpt2;
    gptConfig.activation = Activation::TanhGelu;
    gptConfig.vocabulary = 20000;
    if (const std::string name = "translation, 7 pieces to 12"; wanted(name)) {
        const std::vector<Index> ids = someIds(translation.config(), 7);
        ModelConfig config = translation.config();
        config.longestTranslation = 12;
        const std::shared_ptr<const Transformer> model = *makeTransformer(config, translation.weights());
        figures.push_back(measure({name,
                                   [&] { keep(translate(model, ids, {}, 1, &two)); },
                                   "one pass over both texts",
                                   [&] {
                                       keep(model->run({ids, someIds(config, 12), {}}, nullptr, &two));
                                   },
                                   {},
                                   16e6,
                                   {}}));
    }
    if (const std::string name = "translation, word 60"; wanted(name))
        figures.push_back(laterWord(name, translation, {someIds(translation.config(), 7), {6999}, {}}, 60, &two));
    if (const std::string name = "GPT-2 size, word 100"; wanted(name)) {
        RandomModel gpt(gptConfig);
        figures.push_back(laterWord(name, gpt, {someIds(gptConfig, 1), {}, {}}, 100, &two));
    }
    return figures;
}

} // namespace softfocus::bench
