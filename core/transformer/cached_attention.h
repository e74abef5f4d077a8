#pragma once

#include "core/transformer/attention_step.h"

namespace softfocus {

/// Keys and values of one head, for as many pieces as were read. Rows beyond them are room for more.
struct HeadCache {
    Matrix keys, values; ///< [room × d]
    Index count = 0;

    void append(const Eigen::Ref<const FloatMatrix>& newKeys, const Eigen::Ref<const FloatMatrix>& newValues);
};

/// What one layer remembers of the pieces that were read.
struct LayerCache {
    std::vector<HeadCache> self;  ///< one for each key/value head
    std::vector<HeadCache> cross; ///< of a decoder: computed once
    FloatMatrix mixed;            ///< of the latest pieces
};

/// Attention of a text that goes on: new pieces ask all that were read before, whose keys and values are kept.
class CachedAttention : public AttentionStep {
public:
    /// All of them outlive the step.
    CachedAttention(LayerCache& cache, const std::optional<Intervention>& intervention, AttentionPart selfPart, Index layer,
                    Index firstPosition, const FloatMatrix* memory, ThreadPool* pool);

    Index firstPosition() const override { return m_firstPosition; }
    const FloatMatrix& self(const HeadLayout& layout, const std::function<QueriesKeysValues()>& project) override;
    const FloatMatrix& cross(const HeadLayout& layout, const std::function<FloatMatrix()>& projectQueries,
                             const std::function<KeysAndValues(const FloatMatrix&)>& projectMemory) override;

private:
    const FloatMatrix& mixHeads(const HeadLayout& layout, AttentionPart part, const FloatMatrix& queries,
                                const std::vector<HeadCache>& heads);

    LayerCache& m_cache;
    const std::optional<Intervention>& m_intervention;
    AttentionPart m_selfPart;
    Index m_layer, m_firstPosition;
    const FloatMatrix* m_memory;
    ThreadPool* m_pool;
};

} // namespace softfocus
