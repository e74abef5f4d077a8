#pragma once

#include "core/transformer/attention_step.h"

namespace softfocus {

/// What all layers of a run share.
struct TracedRun {
    std::optional<Intervention> intervention, interventionBefore;
    std::shared_ptr<const FloatMatrix> memory; ///< what the encoder made of the text; else null
    bool hasSameMemory = false;                ///< as in the trace before
    ThreadPool* pool = nullptr;
    std::stop_token stop = {};
};

/// Attention that keeps everything that can be shown, and takes over from the same layer of the trace before whatever is the same.
class TracedAttention : public AttentionStep {
public:
    /// `before` may be null, else it is this layer as it was, with the same input. Both outlive the step.
    TracedAttention(const TracedRun& run, AttentionPart selfPart, Index layer, const LayerTrace* before);

    Index firstPosition() const override { return 0; }
    const FloatMatrix& self(const HeadLayout& layout, const std::function<QueriesKeysValues()>& project) override;
    const FloatMatrix& cross(const HeadLayout& layout, const std::function<FloatMatrix()>& projectQueries,
                             const std::function<KeysAndValues(const FloatMatrix&)>& projectMemory) override;

    /// The parts that were computed or taken over.
    const std::shared_ptr<const AttentionTrace>& selfTrace() const { return m_self; }
    const std::shared_ptr<const AttentionTrace>& crossTrace() const { return m_cross; }

private:
    void mixHeads(AttentionTrace& trace, AttentionPart part, const AttentionTrace* before) const;

    const TracedRun& m_run;
    AttentionPart m_selfPart;
    Index m_layer;
    const LayerTrace* m_before;
    std::shared_ptr<const AttentionTrace> m_self, m_cross;
};

/// True when a layer of this trace, run with the same input, would be the same under both interventions.
bool wouldBeSame(const LayerTrace& layer, const TracedRun& run, AttentionPart selfPart, Index index);

} // namespace softfocus
