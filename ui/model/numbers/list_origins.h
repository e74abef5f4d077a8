#pragma once

#include "core/scene/page_choices.h"

#include <utility>
#include <vector>

namespace softfocus {

/// What a list was before it was changed: as it was typed or chosen. Lists that were shown before keep what they came from, so that it is
/// known again where undoing brings one back.
class ListOrigins {
public:
    const ScoreList& origin() const { return m_origin; }

    /// The list at hand comes from this one.
    void set(const ScoreList& list, const ScoreList& origin);
    /// Another list is at hand: it comes from where it came from before, or from where the last one does.
    void follow(const ScoreList& list);

private:
    ScoreList m_origin;
    std::vector<std::pair<ScoreList, ScoreList>> m_known; ///< lists with their origins, the last one behind
};

} // namespace softfocus
