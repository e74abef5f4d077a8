#include "core/transformer/cached_attention.h"

#include "core/base/thread_pool.h"
#include "core/transformer/head_rule.h"
#include "core/transformer/shared_work.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

void appendTo(std::vector<HeadCache>& heads, Index count, const FloatMatrix& keys, const FloatMatrix& values)
{
    heads.resize(static_cast<std::size_t>(count));
    const Index keyWidth = keys.cols() / count, valueWidth = values.cols() / count;
    for (Index head = 0; head < count; ++head)
        heads[static_cast<std::size_t>(head)].append(keys.middleCols(head * keyWidth, keyWidth),
                                                     values.middleCols(head * valueWidth, valueWidth));
}

} // namespace

void HeadCache::append(const Eigen::Ref<const FloatMatrix>& newKeys, const Eigen::Ref<const FloatMatrix>& newValues)
{
    const Index wanted = count + newKeys.rows();
    if (wanted > keys.rows()) {
        constexpr Index leastRoom = 32;
        const Index room = std::max({leastRoom, wanted, 2 * keys.rows()});
        keys.conservativeResize(room, newKeys.cols());
        values.conservativeResize(room, newValues.cols());
    }
    keys.middleRows(count, newKeys.rows()) = newKeys.cast<double>();
    values.middleRows(count, newKeys.rows()) = newValues.cast<double>();
    count = wanted;
}

CachedAttention::CachedAttention(LayerCache& cache, const std::optional<Intervention>& intervention, AttentionPart selfPart, Index layer,
                                 Index firstPosition, const FloatMatrix* memory, ThreadPool* pool)
    : m_cache(cache), m_intervention(intervention), m_selfPart(selfPart), m_layer(layer), m_firstPosition(firstPosition), m_memory(memory),
      m_pool(pool)
{
}

const FloatMatrix& CachedAttention::self(const HeadLayout& layout, const std::function<QueriesKeysValues()>& project)
{
    const QueriesKeysValues projected = project();
    appendTo(m_cache.self, layout.keyValueHeads, projected.keys, projected.values);
    return mixHeads(layout, m_selfPart, projected.queries, m_cache.self);
}

const FloatMatrix& CachedAttention::cross(const HeadLayout& layout, const std::function<FloatMatrix()>& projectQueries,
                                          const std::function<KeysAndValues(const FloatMatrix&)>& projectMemory)
{
    if (m_cache.cross.empty()) {
        const KeysAndValues memory = projectMemory(*m_memory);
        appendTo(m_cache.cross, layout.keyValueHeads, memory.keys, memory.values);
    }
    return mixHeads(layout, AttentionPart::Cross, projectQueries(), m_cache.cross);
}

const FloatMatrix& CachedAttention::mixHeads(const HeadLayout& layout, AttentionPart part, const FloatMatrix& queries,
                                             const std::vector<HeadCache>& heads)
{
    const Index queryWidth = queries.cols() / layout.heads, valueWidth = heads.front().values.cols();
    m_cache.mixed.resize(queries.rows(), layout.heads * valueWidth);
    const auto mixHead = [&](Index head) {
        const HeadCache& read = heads[static_cast<std::size_t>(head * layout.keyValueHeads / layout.heads)];
        const Matrix asking = queries.middleCols(head * queryWidth, queryWidth).cast<double>() / std::sqrt(static_cast<double>(queryWidth));
        Matrix scores(asking.rows(), read.count);
        scores.noalias() = asking * read.keys.topRows(read.count).transpose();
        m_cache.mixed.middleCols(head * valueWidth, valueWidth) =
            headOutput(std::move(scores), read.values.topRows(read.count), layout.isCausal, ruleOf(m_intervention, part, m_layer, head),
                       m_firstPosition)
                .cast<float>();
    };
    const Index work = heads.front().count * (queries.size() + m_cache.mixed.size());
    runInParts(poolFor(work, m_pool), layout.heads, 1, [&](Index begin, Index end) {
        for (Index head = begin; head < end; ++head)
            mixHead(head);
    });
    return m_cache.mixed;
}

} // namespace softfocus
