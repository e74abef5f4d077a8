#pragma once

#include "core/attention/attention.h"
#include "core/transformer/head_patterns.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace softfocus {

class ThreadPool;
struct OpenedModel;

/// How many layers a model has for a kind of attention, and how many heads each of them has. None where it has no such attention.
struct HeadCounts {
    Index layers = 0, heads = 0;
    bool operator==(const HeadCounts&) const = default;
};
HeadCounts headCountsOf(const OpenedModel& model, AttentionPart part);
HeadCounts headCountsOf(const ModelRun& run, AttentionPart part);

/// Cells of a head in an overview, on a side.
inline constexpr Index mostOverviewCells = 128;

/// A head of an overview, or the mean of all heads of a layer.
struct OverviewHead {
    Index layer = 0;           ///< from 0, as heads
    std::optional<Index> head; ///< none: the mean
    /// Its weights under the scene's variant and nothing else, as averagedWeights() to mostOverviewCells. Its scene’s source is the head. Never null.
    std::shared_ptr<const Attention> attention;
    std::vector<HeadPattern> patterns = {};          ///< of its pieces, whatever of them is shown; none of a mean
    std::optional<HeadPattern> clear = std::nullopt; ///< the one that is clear on this text
};

/// All heads of a kind of attention on a text.
struct HeadOverview {
    std::shared_ptr<const Attention> of; ///< the result whose model’s heads these are
    HeadCounts counts;
    std::vector<OverviewHead> heads; ///< layer by layer, and behind the heads of each their mean

    Index columns() const { return counts.heads + 1; }
    /// Needs: a layer, and a head of it or counts.heads for the mean.
    const OverviewHead& at(Index layer, Index column) const { return heads[static_cast<std::size_t>(layer * columns() + column)]; }
};

/// What a single head with all its pieces looks at, where that is clear on this text and the text is not long; none of anything else.
std::optional<HeadPattern> clearPatternOf(const Attention& attention);

/// The overview of the attention that a result’s source chose, under its variant and mask. Where these act on the whole model, its heads are those of the
/// model that was run again. Null where the source is no model or the model has no such attention, and once nobody wants it any more.
/// Needs: nobody else uses the pool meanwhile; isWanted may be asked from its threads.
std::shared_ptr<const HeadOverview> headOverviewOf(const std::shared_ptr<const Attention>& attention, ThreadPool* pool = nullptr,
                                                   const std::function<bool()>& isWanted = {});

} // namespace softfocus
