#include "ui/model/document/move_task.h"

#include <map>
#include <optional>

namespace softfocus {

namespace {

class MoveFinder {
public:
    void find(const MoveRequest& request, const MoveTask::IsWanted& isWanted, const MoveTask::Reply& reply)
    {
        if (!m_words)
            m_words.emplace(WordVectors::bundled());
        if (m_input != request.attention->input) {
            m_input = request.attention->input;
            m_before.clear();
        }
        for (const Index query : request.queries) {
            if (!isWanted())
                return;
            const WordMove move = wordMoveOf(*request.attention, query, *m_words, m_before[query]);
            m_before[query] = move.before;
            reply(move);
        }
    }

private:
    std::optional<NearestWords> m_words;
    std::shared_ptr<const Input> m_input;            ///< whose words m_before belongs to
    std::map<Index, std::vector<NearWord>> m_before; ///< what does not depend on the weights
};

} // namespace

MoveTask::Work workOnMoves()
{
    return [finder = std::make_shared<MoveFinder>()](const MoveRequest& request, const MoveTask::IsWanted& isWanted,
                                                     const MoveTask::Reply& reply) { finder->find(request, isWanted, reply); };
}

} // namespace softfocus
