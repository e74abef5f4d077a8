#include "tests/support/naive_transformers.h"

#include "tests/support/random_models.h"

#include <cmath>
#include <functional>
#include <numbers>
#include <string>

namespace softfocus::test {

namespace {

using Row = std::vector<double>;

NaiveRows plus(NaiveRows a, const NaiveRows& b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t c = 0; c < a[i].size(); ++c)
            a[i][c] += b[i][c];
    return a;
}

double bent(Activation activation, double x)
{
    switch (activation) {
    case Activation::Relu: return x > 0 ? x : 0;
    case Activation::Gelu: return x * 0.5 * (1 + std::erf(x / std::numbers::sqrt2));
    case Activation::TanhGelu: return 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
    case Activation::Silu: break;
    }
    return x / (1 + std::exp(-x));
}

NaiveRows bent(Activation activation, NaiveRows rows)
{
    for (Row& row : rows)
        for (double& x : row)
            x = bent(activation, x);
    return rows;
}

/// One model at work.
class Twin {
public:
    Twin(const ModelConfig& config, const TensorStore& weights) : m_config(config), m_weights(weights) {}

    NaiveRun run;

    void runBert(const std::vector<Index>& ids)
    {
        const bool isRoberta = m_config.family == ModelFamily::Roberta, isDistil = m_config.family == ModelFamily::DistilBert;
        const std::string prefix = isDistil ? "distilbert." : isRoberta ? "roberta." : "bert.";
        NaiveRows x = rowsOf(prefix + "embeddings.word_embeddings.weight", ids);
        std::vector<Index> places;
        for (std::size_t i = 0; i < ids.size(); ++i)
            places.push_back(static_cast<Index>(i) + (isRoberta ? *m_config.padding + 1 : 0));
        x = plus(x, rowsOf(prefix + "embeddings.position_embeddings.weight", places));
        if (!isDistil)
            x = plus(x, rowsOf(prefix + "embeddings.token_type_embeddings.weight", std::vector<Index>(ids.size(), 0)));
        x = norm(prefix + "embeddings.LayerNorm", x);
        for (Index layer = 0; layer < m_config.layers; ++layer)
            x = isDistil ? postNorm(prefix + "transformer.layer." + std::to_string(layer) + ".",
                                    {"attention.q_lin", "attention.k_lin", "attention.v_lin", "attention.out_lin", "sa_layer_norm",
                                     "ffn.lin1", "ffn.lin2", "output_layer_norm"},
                                    layer, x)
                         : postNorm(prefix + "encoder.layer." + std::to_string(layer) + ".",
                                    {"attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
                                     "attention.output.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm"},
                                    layer, x);
        run.encoded = x;
        const std::string head = isDistil ? "vocab_" : isRoberta ? "lm_head." : "cls.predictions.";
        x = bent(Activation::Gelu, linear(head + (isDistil ? "transform" : isRoberta ? "dense" : "transform.dense"), x));
        x = norm(head + (isDistil || isRoberta ? "layer_norm" : "transform.LayerNorm"), x);
        run.logits = plus(times(prefix + "embeddings.word_embeddings.weight", x),
                          NaiveRows(x.size(), numbers(head + (isDistil ? "projector.bias" : "bias"))));
    }

    void runGpt2(const std::vector<Index>& ids)
    {
        NaiveRows x = plus(rowsOf("transformer.wte.weight", ids), rowsOf("transformer.wpe.weight", counted(ids.size())));
        for (Index layer = 0; layer < m_config.layers; ++layer) {
            const std::string name = "transformer.h." + std::to_string(layer) + ".";
            const NaiveRows all = transposedLinear(name + "attn.c_attn", norm(name + "ln_1", x));
            double scale = m_config.scalesScores ? 1 : std::sqrt(double(m_config.headWidth));
            if (m_config.scalesByLayer)
                scale /= double(layer + 1);
            NaiveRows q = columns(all, 0, m_config.width);
            for (Row& row : q)
                for (double& number : row)
                    number *= scale;
            const NaiveRows mixed = attend(AttentionPart::Self, layer, q, columns(all, m_config.width, m_config.width),
                                           columns(all, 2 * m_config.width, m_config.width), m_config.heads, m_config.heads, true);
            x = plus(x, transposedLinear(name + "attn.c_proj", mixed));
            const NaiveRows wide = bent(m_config.activation, transposedLinear(name + "mlp.c_fc", norm(name + "ln_2", x)));
            x = plus(x, transposedLinear(name + "mlp.c_proj", wide));
        }
        run.encoded = x;
        run.logits = times(m_config.hasTiedHead ? "transformer.wte.weight" : "lm_head.weight", norm("transformer.ln_f", x));
    }

    void runLlama(const std::vector<Index>& ids)
    {
        NaiveRows x = rowsOf("model.embed_tokens.weight", ids);
        for (Index layer = 0; layer < m_config.layers; ++layer) {
            const std::string name = "model.layers." + std::to_string(layer) + ".";
            const NaiveRows y = rootMeanSquareNorm(name + "input_layernorm", x);
            const NaiveRows mixed = attend(AttentionPart::Self, layer, turned(linear(name + "self_attn.q_proj", y)),
                                           turned(linear(name + "self_attn.k_proj", y)), linear(name + "self_attn.v_proj", y),
                                           m_config.heads, m_config.keyValueHeads, true);
            x = plus(x, linear(name + "self_attn.o_proj", mixed));
            const NaiveRows z = rootMeanSquareNorm(name + "post_attention_layernorm", x);
            NaiveRows gated = bent(m_config.activation, linear(name + "mlp.gate_proj", z));
            const NaiveRows up = linear(name + "mlp.up_proj", z);
            for (std::size_t i = 0; i < gated.size(); ++i)
                for (std::size_t c = 0; c < gated[i].size(); ++c)
                    gated[i][c] *= up[i][c];
            x = plus(x, linear(name + "mlp.down_proj", gated));
        }
        run.encoded = x;
        run.logits = times(m_config.hasTiedHead ? "model.embed_tokens.weight" : "lm_head.weight", rootMeanSquareNorm("model.norm", x));
    }

    void runMarian(const std::vector<Index>& ids, const std::vector<Index>& targetIds)
    {
        NaiveRows x = marianInput(ids);
        for (Index layer = 0; layer < m_config.layers; ++layer)
            x = postNorm("model.encoder.layers." + std::to_string(layer) + ".",
                         {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.out_proj", "self_attn_layer_norm", "fc1",
                          "fc2", "final_layer_norm"},
                         layer, x);
        run.encoded = x;
        NaiveRows y = marianInput(targetIds);
        const Index heads = m_config.decoderHeads;
        for (Index layer = 0; layer < m_config.decoderLayers; ++layer) {
            const std::string name = "model.decoder.layers." + std::to_string(layer) + ".";
            NaiveRows mixed = attend(AttentionPart::Decoder, layer, linear(name + "self_attn.q_proj", y),
                                     linear(name + "self_attn.k_proj", y), linear(name + "self_attn.v_proj", y), heads, heads, true);
            y = norm(name + "self_attn_layer_norm", plus(y, linear(name + "self_attn.out_proj", mixed)));
            mixed = attend(AttentionPart::Cross, layer, linear(name + "encoder_attn.q_proj", y), linear(name + "encoder_attn.k_proj", x),
                           linear(name + "encoder_attn.v_proj", x), heads, heads, false);
            y = norm(name + "encoder_attn_layer_norm", plus(y, linear(name + "encoder_attn.out_proj", mixed)));
            const NaiveRows wide = bent(m_config.activation, linear(name + "fc1", y));
            y = norm(name + "final_layer_norm", plus(y, linear(name + "fc2", wide)));
        }
        run.decoded = y;
        run.logits = plus(times("model.shared.weight", y), NaiveRows(y.size(), numbers("final_logits_bias")));
    }

    void runUseLite(const std::vector<Index>& ids)
    {
        NaiveRows x = rowsOf("embeddings.weight", ids);
        const Row frequencies = numbers("timing.inv_timescales");
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t c = 0; c < x[i].size(); ++c) {
                const std::size_t half = frequencies.size();
                const double angle = double(i) * frequencies[c % half];
                x[i][c] = 2 * x[i][c] + (c < half ? std::sin(angle) : std::cos(angle));
            }
        for (Index layer = 0; layer < m_config.layers; ++layer) {
            const std::string name = "layers." + std::to_string(layer) + ".";
            const NaiveRows y = norm(name + "attn_norm", x);
            const NaiveRows mixed = attend(AttentionPart::Self, layer, linear(name + "attn.q", y), linear(name + "attn.k", y),
                                           linear(name + "attn.v", y), m_config.heads, m_config.heads, false);
            const bool widens = m_weights.find(name + "residual.weight") != nullptr;
            x = plus(widens ? linear(name + "residual", x) : x, linear(name + "attn.o", mixed));
            x = plus(x, linear(name + "ffn.2", bent(m_config.activation, linear(name + "ffn.1", norm(name + "ffn_norm", x)))));
        }
        run.encoded = x;
        NaiveRows mean(1, Row(x.front().size(), 0));
        for (const Row& row : x)
            for (std::size_t c = 0; c < row.size(); ++c)
                mean[0][c] += row[c] / double(x.size());
        Row pooled = linear("pool", mean)[0];
        double square = 0;
        for (double& number : pooled) {
            number = std::tanh(number);
            square += number * number;
        }
        for (double& number : pooled)
            number /= std::sqrt(square);
        run.embedding = pooled;
    }

private:
    const Row& numbers(const std::string& name)
    {
        Row& known = m_numbers[name];
        if (known.empty())
            known = numbersOf(*m_weights.find(name));
        return known;
    }

    NaiveRows rowsOf(const std::string& name, const std::vector<Index>& ids)
    {
        const Row& table = numbers(name);
        const Index width = m_weights.find(name)->shape[1];
        NaiveRows rows;
        for (const Index id : ids)
            rows.emplace_back(table.begin() + id * width, table.begin() + (id + 1) * width);
        return rows;
    }

    static std::vector<Index> counted(std::size_t count)
    {
        std::vector<Index> places;
        for (std::size_t i = 0; i < count; ++i)
            places.push_back(static_cast<Index>(i));
        return places;
    }

    /// x·Wᵀ with W [out × in].
    NaiveRows times(const std::string& name, const NaiveRows& x)
    {
        const Row& weight = numbers(name);
        const std::vector<Index>& shape = m_weights.find(name)->shape;
        const auto outputs = std::size_t(shape[0]), inputs = std::size_t(shape[1]);
        NaiveRows y(x.size(), Row(outputs, 0));
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t o = 0; o < outputs; ++o)
                for (std::size_t c = 0; c < inputs; ++c)
                    y[i][o] += x[i][c] * weight[o * inputs + c];
        return y;
    }

    NaiveRows linear(const std::string& name, const NaiveRows& x)
    {
        NaiveRows y = times(name + ".weight", x);
        return m_weights.find(name + ".bias") ? plus(y, NaiveRows(y.size(), numbers(name + ".bias"))) : y;
    }

    /// x·W + b with W [in × out].
    NaiveRows transposedLinear(const std::string& name, const NaiveRows& x)
    {
        const Row& weight = numbers(name + ".weight");
        const auto outputs = std::size_t(m_weights.find(name + ".weight")->shape[1]);
        NaiveRows y(x.size(), numbers(name + ".bias"));
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t o = 0; o < outputs; ++o)
                for (std::size_t c = 0; c < x[i].size(); ++c)
                    y[i][o] += x[i][c] * weight[c * outputs + o];
        return y;
    }

    NaiveRows norm(const std::string& name, NaiveRows x)
    {
        const Row& scale = numbers(name + ".weight");
        const Row& shift = numbers(name + ".bias");
        for (Row& row : x) {
            double mean = 0, variance = 0;
            for (const double number : row)
                mean += number / double(row.size());
            for (const double number : row)
                variance += (number - mean) * (number - mean) / double(row.size());
            for (std::size_t c = 0; c < row.size(); ++c)
                row[c] = (row[c] - mean) / std::sqrt(variance + m_config.epsilon) * scale[c] + shift[c];
        }
        return x;
    }

    NaiveRows rootMeanSquareNorm(const std::string& name, NaiveRows x)
    {
        const Row& scale = numbers(name + ".weight");
        for (Row& row : x) {
            double square = 0;
            for (const double number : row)
                square += number * number / double(row.size());
            for (std::size_t c = 0; c < row.size(); ++c)
                row[c] = row[c] / std::sqrt(square + m_config.epsilon) * scale[c];
        }
        return x;
    }

    static NaiveRows columns(const NaiveRows& x, Index begin, Index count)
    {
        NaiveRows part;
        for (const Row& row : x)
            part.emplace_back(row.begin() + begin, row.begin() + begin + count);
        return part;
    }

    NaiveRows turned(NaiveRows x) const
    {
        const auto width = std::size_t(m_config.headWidth), half = width / 2;
        for (std::size_t position = 0; position < x.size(); ++position)
            for (std::size_t c = 0; c < x[position].size(); ++c) {
                if (c % width >= half)
                    continue;
                const double angle = double(position) * std::pow(m_config.ropeTheta, -2.0 * double(c % width) / double(width));
                const double first = x[position][c], second = x[position][c + half];
                x[position][c] = first * std::cos(angle) - second * std::sin(angle);
                x[position][c + half] = second * std::cos(angle) + first * std::sin(angle);
            }
        return x;
    }

    NaiveRows attend(AttentionPart part, Index layer, const NaiveRows& q, const NaiveRows& k, const NaiveRows& v, Index heads,
                     Index keyHeads, bool isCausal)
    {
        const auto width = q[0].size() / std::size_t(heads);
        NaiveRows mixed(q.size(), Row(q[0].size(), 0));
        for (Index head = 0; head < heads; ++head) {
            const std::size_t from = std::size_t(head) * width, keyFrom = std::size_t(head / (heads / keyHeads)) * width;
            NaiveRows weights(q.size(), Row(k.size(), 0));
            for (std::size_t i = 0; i < q.size(); ++i) {
                double sum = 0;
                for (std::size_t j = 0; j < k.size(); ++j) {
                    double score = 0;
                    for (std::size_t c = 0; c < width; ++c)
                        score += q[i][from + c] * k[j][keyFrom + c];
                    weights[i][j] = isCausal && j > i ? 0 : std::exp(score / std::sqrt(double(width)));
                    sum += weights[i][j];
                }
                for (std::size_t j = 0; j < k.size(); ++j) {
                    weights[i][j] /= sum;
                    for (std::size_t c = 0; c < width; ++c)
                        mixed[i][from + c] += weights[i][j] * v[j][keyFrom + c];
                }
            }
            run.weights[{part, layer, head}] = weights;
        }
        return mixed;
    }

    /// Names: query, key, value, output, norm, up, down, norm.
    NaiveRows postNorm(const std::string& name, const std::vector<std::string>& parts, Index layer, NaiveRows x)
    {
        const NaiveRows mixed = attend(AttentionPart::Self, layer, linear(name + parts[0], x), linear(name + parts[1], x),
                                       linear(name + parts[2], x), m_config.heads, m_config.heads, false);
        x = norm(name + parts[4], plus(x, linear(name + parts[3], mixed)));
        return norm(name + parts[7], plus(x, linear(name + parts[6], bent(m_config.activation, linear(name + parts[5], x)))));
    }

    NaiveRows marianInput(const std::vector<Index>& ids)
    {
        NaiveRows x = rowsOf("model.shared.weight", ids);
        const auto half = std::size_t(m_config.width / 2);
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t c = 0; c < x[i].size(); ++c) {
                const double angle = double(i) / std::pow(10000.0, 2.0 * double(c % half) / double(m_config.width));
                x[i][c] = x[i][c] * (m_config.scalesEmbedding ? std::sqrt(double(m_config.width)) : 1) +
                          (c < half ? std::sin(angle) : std::cos(angle));
            }
        return x;
    }

    const ModelConfig& m_config;
    const TensorStore& m_weights;
    std::map<std::string, Row> m_numbers;
};

} // namespace

NaiveRun naiveRun(const ModelConfig& config, const TensorStore& weights, const std::vector<Index>& ids, const std::vector<Index>& targetIds)
{
    Twin twin(config, weights);
    switch (config.family) {
    case ModelFamily::Bert:
    case ModelFamily::Roberta:
    case ModelFamily::DistilBert: twin.runBert(ids); break;
    case ModelFamily::Gpt2: twin.runGpt2(ids); break;
    case ModelFamily::Llama: twin.runLlama(ids); break;
    case ModelFamily::Marian: twin.runMarian(ids, targetIds); break;
    case ModelFamily::UseLite: twin.runUseLite(ids); break;
    }
    return twin.run;
}

} // namespace softfocus::test
