#include "core/transformer/traced_attention.h"

#include "core/base/thread_pool.h"
#include "core/transformer/head_rule.h"
#include "core/transformer/shared_work.h"

#include <limits>

namespace softfocus {

namespace {

bool isSameIn(const TracedRun& run, AttentionPart part, Index layer, Index head)
{
    return isSame(ruleOf(run.intervention, part, layer, head), ruleOf(run.interventionBefore, part, layer, head));
}

bool areSameIn(const TracedRun& run, AttentionPart part, Index layer, Index heads)
{
    for (Index head = 0; head < heads; ++head)
        if (!isSameIn(run, part, layer, head))
            return false;
    return true;
}

} // namespace

bool wouldBeSame(const LayerTrace& layer, const TracedRun& run, AttentionPart selfPart, Index index)
{
    return areSameIn(run, selfPart, index, layer.self->heads) &&
           (!layer.cross || (run.hasSameMemory && areSameIn(run, AttentionPart::Cross, index, layer.cross->heads)));
}

TracedAttention::TracedAttention(const TracedRun& run, AttentionPart selfPart, Index layer, const LayerTrace* before)
    : m_run(run), m_selfPart(selfPart), m_layer(layer), m_before(before)
{
}

const FloatMatrix& TracedAttention::self(const HeadLayout& layout, const std::function<QueriesKeysValues()>& project)
{
    const AttentionTrace* before = m_before ? m_before->self.get() : nullptr;
    if (before && areSameIn(m_run, m_selfPart, m_layer, layout.heads)) {
        m_self = m_before->self;
        return m_self->mixed;
    }
    auto trace = std::make_shared<AttentionTrace>();
    if (before) {
        *trace = *before;
    } else {
        QueriesKeysValues projected = project();
        *trace = {std::move(projected.queries),
                  std::move(projected.keys),
                  std::move(projected.values),
                  {},
                  layout.heads,
                  layout.keyValueHeads,
                  layout.isCausal};
    }
    mixHeads(*trace, m_selfPart, before);
    m_self = std::move(trace);
    return m_self->mixed;
}

const FloatMatrix& TracedAttention::cross(const HeadLayout& layout, const std::function<FloatMatrix()>& projectQueries,
                                          const std::function<KeysAndValues(const FloatMatrix&)>& projectMemory)
{
    // Queries follow from what the decoder's own attention gave, keys and values from the encoder.
    const bool sameQueries = m_before && m_before->self == m_self;
    const bool sameMemory = m_before && m_run.hasSameMemory;
    if (sameQueries && sameMemory && areSameIn(m_run, AttentionPart::Cross, m_layer, layout.heads)) {
        m_cross = m_before->cross;
        return m_cross->mixed;
    }
    auto trace = std::make_shared<AttentionTrace>();
    trace->queries = sameQueries ? m_before->cross->queries : projectQueries();
    KeysAndValues memory = sameMemory ? KeysAndValues{m_before->cross->keys, m_before->cross->values} : projectMemory(*m_run.memory);
    trace->keys = std::move(memory.keys);
    trace->values = std::move(memory.values);
    trace->heads = layout.heads;
    trace->keyValueHeads = layout.keyValueHeads;
    const AttentionTrace* before = sameQueries && sameMemory ? m_before->cross.get() : nullptr;
    if (before)
        trace->mixed = before->mixed;
    mixHeads(*trace, AttentionPart::Cross, before);
    m_cross = std::move(trace);
    return m_cross->mixed;
}

void TracedAttention::mixHeads(AttentionTrace& trace, AttentionPart part, const AttentionTrace* before) const
{
    const Index width = trace.values.cols() / trace.keyValueHeads;
    trace.mixed.resize(trace.queries.rows(), trace.heads * width); // keeps what it has where that is its size
    if (!trace.queries.allFinite() || !trace.keys.allFinite() || !trace.values.allFinite()) {
        trace.mixed.setConstant(std::numeric_limits<float>::quiet_NaN()); // nothing can be weighed: the run says so as its fault
        return;
    }
    const Index work = trace.keys.rows() * (trace.queries.size() + trace.mixed.size());
    runInParts(poolFor(work, m_run.pool), trace.heads, 1, [&](Index begin, Index end) {
        for (Index head = begin; head < end; ++head) {
            if (before && isSameIn(m_run, part, m_layer, head))
                continue;
            const Projections projections = projectionsOf(trace, head);
            trace.mixed.middleCols(head * width, width) =
                headOutput(scaledScores(*projections.queries, *projections.keys), *projections.values, trace.isCausal,
                           ruleOf(m_run.intervention, part, m_layer, head))
                    .cast<float>();
        }
    });
}

} // namespace softfocus
