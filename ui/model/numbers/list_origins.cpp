#include "ui/model/numbers/list_origins.h"

#include <algorithm>

namespace softfocus {

void ListOrigins::set(const ScoreList& list, const ScoreList& origin)
{
    constexpr std::size_t most = 400;
    const ScoreList kept = origin; // which may be one of those that go
    std::erase_if(m_known, [&list](const auto& one) { return one.first == list; });
    if (m_known.size() >= most)
        m_known.erase(m_known.begin());
    m_known.emplace_back(list, kept);
    m_origin = kept;
}

void ListOrigins::follow(const ScoreList& list)
{
    if (!m_known.empty() && m_known.back().first == list)
        return;
    const auto known = std::ranges::find(m_known, list, &std::pair<ScoreList, ScoreList>::first);
    set(list, known == m_known.end() ? m_origin : known->second);
}

} // namespace softfocus
