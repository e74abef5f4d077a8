#include "tests/support/random_models.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace softfocus::test {

namespace {

/// The upper half of a float's bits, rounded to the nearest.
std::uint16_t brainFloat(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return static_cast<std::uint16_t>((bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16);
}

float fromBrainFloat(std::uint16_t bits)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

/// Only for numbers that a half holds as normal ones or that may become 0.
std::uint16_t half(float value)
{
    int exponent = 0;
    const float fraction = std::frexp(std::abs(value), &exponent); // in [0.5, 1)
    const auto sign = static_cast<std::uint16_t>(std::signbit(value) ? 0x8000 : 0);
    if (value == 0 || exponent < -13)
        return sign;
    auto mantissa = static_cast<int>(std::nearbyint(fraction * 2048)) - 1024;
    int biased = exponent + 14;
    if (mantissa == 1024) {
        mantissa = 0;
        ++biased;
    }
    return static_cast<std::uint16_t>(sign | (biased << 10) | mantissa);
}

float fromHalf(std::uint16_t bits)
{
    const int biased = (bits >> 10) & 31, mantissa = bits & 1023;
    const float size =
        biased == 0 ? std::ldexp(static_cast<float>(mantissa), -24) : std::ldexp(static_cast<float>(1024 + mantissa), biased - 25);
    return bits & 0x8000 ? -size : size;
}

template <class Number>
void append(std::vector<std::byte>& bytes, Number number)
{
    const auto* begin = reinterpret_cast<const std::byte*>(&number);
    bytes.insert(bytes.end(), begin, begin + sizeof number);
}

template <class Number>
Number numberAt(const Tensor& tensor, std::size_t i)
{
    Number number;
    std::memcpy(&number, tensor.bytes.data() + i * sizeof number, sizeof number);
    return number;
}

void addBert(RandomWeights& weights, const ModelConfig& config, const std::string& prefix)
{
    const Index width = config.width;
    const bool isRoberta = config.family == ModelFamily::Roberta;
    weights.add(prefix + "embeddings.word_embeddings.weight", {config.vocabulary, width}, 1);
    weights.add(prefix + "embeddings.position_embeddings.weight", {config.positions + (isRoberta ? *config.padding + 1 : 0), width}, 0.5);
    weights.add(prefix + "embeddings.token_type_embeddings.weight", {isRoberta ? 1 : 2, width}, 0.5);
    weights.addNorm(prefix + "embeddings.LayerNorm", width);
    for (Index layer = 0; layer < config.layers; ++layer) {
        const std::string name = prefix + "encoder.layer." + std::to_string(layer) + ".";
        for (const char* part : {"attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"})
            weights.addLinear(name + part, width, width);
        weights.addNorm(name + "attention.output.LayerNorm", width);
        weights.addLinear(name + "intermediate.dense", width, config.inner);
        weights.addLinear(name + "output.dense", config.inner, width);
        weights.addNorm(name + "output.LayerNorm", width);
    }
    const std::string head = isRoberta ? "lm_head." : "cls.predictions.";
    weights.addLinear(head + (isRoberta ? "dense" : "transform.dense"), width, width);
    weights.addNorm(head + (isRoberta ? "layer_norm" : "transform.LayerNorm"), width);
    weights.add(head + "bias", {config.vocabulary}, 0.5);
    if (!config.hasTiedHead)
        weights.add(head + "decoder.weight", {config.vocabulary, width}, 0.2);
}

void addDistilBert(RandomWeights& weights, const ModelConfig& config, const std::string& prefix)
{
    const Index width = config.width;
    weights.add(prefix + "embeddings.word_embeddings.weight", {config.vocabulary, width}, 1);
    weights.add(prefix + "embeddings.position_embeddings.weight", {config.positions, width}, 0.5);
    weights.addNorm(prefix + "embeddings.LayerNorm", width);
    for (Index layer = 0; layer < config.layers; ++layer) {
        const std::string name = prefix + "transformer.layer." + std::to_string(layer) + ".";
        for (const char* part : {"attention.q_lin", "attention.k_lin", "attention.v_lin", "attention.out_lin"})
            weights.addLinear(name + part, width, width);
        weights.addNorm(name + "sa_layer_norm", width);
        weights.addLinear(name + "ffn.lin1", width, config.inner);
        weights.addLinear(name + "ffn.lin2", config.inner, width);
        weights.addNorm(name + "output_layer_norm", width);
    }
    weights.addLinear("vocab_transform", width, width);
    weights.addNorm("vocab_layer_norm", width);
    weights.add("vocab_projector.bias", {config.vocabulary}, 0.5);
}

void addGpt2(RandomWeights& weights, const ModelConfig& config, const std::string& prefix)
{
    const Index width = config.width;
    weights.add(prefix + "wte.weight", {config.vocabulary, width}, 0.5);
    weights.add(prefix + "wpe.weight", {config.positions, width}, 0.5);
    for (Index layer = 0; layer < config.layers; ++layer) {
        const std::string name = prefix + "h." + std::to_string(layer) + ".";
        weights.addNorm(name + "ln_1", width);
        weights.addLinear(name + "attn.c_attn", width, 3 * width, true, true);
        weights.addLinear(name + "attn.c_proj", width, width, true, true);
        weights.addNorm(name + "ln_2", width);
        weights.addLinear(name + "mlp.c_fc", width, config.inner, true, true);
        weights.addLinear(name + "mlp.c_proj", config.inner, width, true, true);
        weights.add(name + "attn.bias", {1, 1, config.positions, config.positions}, 1); // a mask that files carry along
    }
    weights.addNorm(prefix + "ln_f", width);
    if (!config.hasTiedHead)
        weights.addLinear("lm_head", width, config.vocabulary, false);
}

void addLlama(RandomWeights& weights, const ModelConfig& config, const std::string& prefix)
{
    const Index width = config.width, head = config.headWidth;
    weights.add(prefix + "embed_tokens.weight", {config.vocabulary, width}, 1);
    for (Index layer = 0; layer < config.layers; ++layer) {
        const std::string name = prefix + "layers." + std::to_string(layer) + ".";
        weights.addNorm(name + "input_layernorm", width, false);
        weights.addLinear(name + "self_attn.q_proj", width, config.heads * head, false);
        weights.addLinear(name + "self_attn.k_proj", width, config.keyValueHeads * head, false);
        weights.addLinear(name + "self_attn.v_proj", width, config.keyValueHeads * head, false);
        weights.addLinear(name + "self_attn.o_proj", config.heads * head, width, false);
        weights.addNorm(name + "post_attention_layernorm", width, false);
        weights.addLinear(name + "mlp.gate_proj", width, config.inner, false);
        weights.addLinear(name + "mlp.up_proj", width, config.inner, false);
        weights.addLinear(name + "mlp.down_proj", config.inner, width, false);
    }
    weights.addNorm(prefix + "norm", width, false);
    if (!config.hasTiedHead)
        weights.addLinear("lm_head", width, config.vocabulary, false);
}

void addMarian(RandomWeights& weights, const ModelConfig& config, const std::string& prefix)
{
    const Index width = config.width;
    weights.add(prefix + "shared.weight", {config.vocabulary, width}, 0.3);
    weights.add("final_logits_bias", {1, config.vocabulary}, 0.5);
    for (const bool isDecoder : {false, true})
        for (Index layer = 0; layer < (isDecoder ? config.decoderLayers : config.layers); ++layer) {
            const std::string name = prefix + (isDecoder ? "decoder" : "encoder") + ".layers." + std::to_string(layer) + ".";
            for (const std::string part : {"self_attn", "encoder_attn"}) {
                if (part == "encoder_attn" && !isDecoder)
                    continue;
                for (const char* matrix : {".q_proj", ".k_proj", ".v_proj", ".out_proj"})
                    weights.addLinear(name + part + matrix, width, width);
                weights.addNorm(name + part + "_layer_norm", width);
            }
            weights.addLinear(name + "fc1", width, isDecoder ? config.decoderInner : config.inner);
            weights.addLinear(name + "fc2", isDecoder ? config.decoderInner : config.inner, width);
            weights.addNorm(name + "final_layer_norm", width);
        }
}

void addUseLite(RandomWeights& weights, const ModelConfig& config)
{
    weights.add("embeddings.weight", {config.vocabulary, config.width}, 0.5);
    weights.add("timing.inv_timescales", {config.width / 2}, 0.3, 0.5);
    Index width = config.width;
    for (Index layer = 0; layer < config.layers; ++layer) {
        const std::string name = "layers." + std::to_string(layer) + ".";
        const Index next = config.widths[static_cast<std::size_t>(layer)];
        const Index allHeads = config.heads * config.headWidths[static_cast<std::size_t>(layer)];
        weights.addNorm(name + "attn_norm", width);
        for (const char* part : {"attn.q", "attn.k", "attn.v"})
            weights.addLinear(name + part, width, allHeads);
        weights.addLinear(name + "attn.o", allHeads, next);
        if (next != width)
            weights.addLinear(name + "residual", width, next);
        weights.addNorm(name + "ffn_norm", next);
        weights.addLinear(name + "ffn.1", next, config.inner);
        weights.addLinear(name + "ffn.2", config.inner, next);
        width = next;
    }
    weights.addLinear("pool", width, width);
}

} // namespace

void RandomWeights::add(const std::string& name, std::vector<Index> shape, double spread, double mean)
{
    std::normal_distribution<double> distribution(mean, spread);
    std::vector<std::byte> bytes(m_offset);
    std::size_t count = 1;
    for (const Index length : shape)
        count *= static_cast<std::size_t>(length);
    bytes.reserve(m_offset + count * static_cast<std::size_t>(sizeOf(m_type)));
    for (std::size_t i = 0; i < count; ++i) {
        const double number = distribution(m_generator);
        switch (m_type) {
        case ElementType::F64: append(bytes, number); break;
        case ElementType::F16: append(bytes, half(static_cast<float>(number))); break;
        case ElementType::BF16: append(bytes, brainFloat(static_cast<float>(number))); break;
        default: append(bytes, static_cast<float>(number));
        }
    }
    const auto owner = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    m_store.owners.push_back(owner);
    Tensor tensor;
    tensor.type = m_type;
    tensor.shape = std::move(shape);
    tensor.bytes = std::span(*owner).subspan(m_offset);
    m_store.tensors[name] = tensor;
}

void RandomWeights::addLinear(const std::string& name, Index inputs, Index outputs, bool hasBias, bool isTransposed)
{
    const double spread = 1 / std::sqrt(static_cast<double>(inputs));
    add(name + ".weight", isTransposed ? std::vector{inputs, outputs} : std::vector{outputs, inputs}, spread);
    if (hasBias)
        add(name + ".bias", {outputs}, 0.2);
}

void RandomWeights::addNorm(const std::string& name, Index width, bool hasShift)
{
    add(name + ".weight", {width}, 0.1, 1);
    if (hasShift)
        add(name + ".bias", {width}, 0.1);
}

ModelConfig smallConfig(ModelFamily family)
{
    ModelConfig config;
    config.family = family;
    config.vocabulary = 40;
    config.layers = 2;
    config.heads = 4;
    config.keyValueHeads = family == ModelFamily::Llama ? 2 : 4;
    config.width = 24;
    config.headWidth = family == ModelFamily::Llama ? 8 : 6; // Llama's heads need not share the width
    config.inner = 132;                                      // more than one block of outputs
    config.positions = 32;
    config.epsilon = 1e-5;
    switch (family) {
    case ModelFamily::Roberta: config.padding = 1; break;
    case ModelFamily::Gpt2: config.activation = Activation::TanhGelu; break;
    case ModelFamily::Llama: config.activation = Activation::Silu; break;
    case ModelFamily::Marian:
        config.decoderLayers = 2;
        config.decoderHeads = 3;
        config.decoderInner = 20;
        config.activation = Activation::Silu;
        config.scalesEmbedding = true;
        config.padding = config.decoderStart = 39;
        config.end = 0;
        config.neverWritten = {39};
        config.longestTranslation = 12;
        break;
    case ModelFamily::UseLite:
        config.activation = Activation::Relu;
        config.widths = {36, 36};
        config.headWidths = {6, 9};
        break;
    default: break;
    }
    return config;
}

TensorStore randomWeights(const ModelConfig& config, bool hasPrefix, ElementType type, std::size_t offset)
{
    RandomWeights weights(type, offset);
    const auto prefix = [&](const char* name) { return hasPrefix ? std::string(name) : std::string(); };
    switch (config.family) {
    case ModelFamily::Bert: addBert(weights, config, prefix("bert.")); break;
    case ModelFamily::Roberta: addBert(weights, config, prefix("roberta.")); break;
    case ModelFamily::DistilBert: addDistilBert(weights, config, prefix("distilbert.")); break;
    case ModelFamily::Gpt2: addGpt2(weights, config, prefix("transformer.")); break;
    case ModelFamily::Llama: addLlama(weights, config, prefix("model.")); break;
    case ModelFamily::Marian: addMarian(weights, config, prefix("model.")); break;
    case ModelFamily::UseLite: addUseLite(weights, config); break;
    }
    return weights.store();
}

std::vector<double> numbersOf(const Tensor& tensor)
{
    std::vector<double> numbers;
    for (std::size_t i = 0; i < static_cast<std::size_t>(tensor.elementCount()); ++i)
        switch (tensor.type) {
        case ElementType::F64: numbers.push_back(numberAt<double>(tensor, i)); break;
        case ElementType::F16: numbers.push_back(fromHalf(numberAt<std::uint16_t>(tensor, i))); break;
        case ElementType::BF16: numbers.push_back(fromBrainFloat(numberAt<std::uint16_t>(tensor, i))); break;
        default: numbers.push_back(numberAt<float>(tensor, i));
        }
    return numbers;
}

} // namespace softfocus::test
