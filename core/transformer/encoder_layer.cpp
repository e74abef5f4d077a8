#include "core/transformer/encoder_layer.h"

namespace softfocus {

FloatMatrix sumOf(FloatMatrix a, const FloatMatrix& b)
{
    a += b;
    return a;
}

FloatMatrix AttentionBlock::self(const FloatMatrix& x, AttentionStep& attention, ThreadPool* pool) const
{
    return output(attention.self(layout, [&] { return QueriesKeysValues{query(x, pool), key(x, pool), value(x, pool)}; }), pool);
}

FloatMatrix AttentionBlock::cross(const FloatMatrix& x, AttentionStep& attention, ThreadPool* pool) const
{
    const auto projectQueries = [&] { return query(x, pool); };
    const auto projectMemory = [&](const FloatMatrix& memory) { return KeysAndValues{key(memory, pool), value(memory, pool)}; };
    return output(attention.cross(layout, projectQueries, projectMemory), pool);
}

FloatMatrix FeedForward::operator()(const FloatMatrix& x, ThreadPool* pool) const
{
    return down(up(x, pool, activation), pool);
}

FloatMatrix EncoderLayer::run(const FloatMatrix& stream, AttentionStep& step, ThreadPool* pool) const
{
    if (normalizesBefore) {
        const FloatMatrix attended = sumOf(attention.self(attentionNorm(stream), step, pool), stream);
        return sumOf(feedForward(outputNorm(attended), pool), attended);
    }
    const FloatMatrix attended = attentionNorm(sumOf(attention.self(stream, step, pool), stream));
    return outputNorm(sumOf(feedForward(attended, pool), attended));
}

Index headWidthOf(const ModelConfig& config)
{
    return config.headWidth > 0 ? config.headWidth : config.width / config.heads;
}

} // namespace softfocus
