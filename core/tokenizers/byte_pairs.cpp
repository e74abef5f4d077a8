#include "core/tokenizers/piece_model.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <queue>
#include <string_view>

namespace softfocus {

namespace {

/// Merges by the two pieces that they put together.
class MergeTable {
public:
    struct Entry {
        std::uint64_t pair = free;
        std::uint32_t rank = 0;
        std::int32_t result = 0;
    };

    explicit MergeTable(const std::vector<Merge>& merges) : m_entries(std::bit_ceil(2 * merges.size() + 2))
    {
        std::uint32_t rank = 0;
        for (const Merge& merge : merges)
            m_entries[placeOf(pairOf(merge.left, merge.right))] = {pairOf(merge.left, merge.right), rank++,
                                                                   static_cast<std::int32_t>(merge.result)};
    }

    /// Null where the two stay apart.
    const Entry* find(Index left, Index right) const
    {
        const Entry& entry = m_entries[placeOf(pairOf(left, right))];
        return entry.pair == free ? nullptr : &entry;
    }

private:
    static constexpr std::uint64_t free = ~std::uint64_t(0);

    static std::uint64_t pairOf(Index left, Index right)
    {
        return static_cast<std::uint64_t>(left) << 32U | static_cast<std::uint64_t>(right);
    }

    std::size_t placeOf(std::uint64_t pair) const
    {
        const std::size_t last = m_entries.size() - 1;
        std::uint64_t hash = pair * 0x9E3779B97F4A7C15;
        hash ^= hash >> 32U;
        std::size_t place = static_cast<std::size_t>(hash) & last;
        while (m_entries[place].pair != free && m_entries[place].pair != pair)
            place = (place + 1) & last;
        return place;
    }

    std::vector<Entry> m_entries; ///< a power of two, at most half full
};

/// The pieces of a word while they are merged. Those that are gone are stepped over by `next` and `previous`.
class MergedWord {
public:
    MergedWord(const MergeTable& merges, std::vector<FoundPiece> pieces) : m_merges(merges), m_pieces(std::move(pieces))
    {
        const std::size_t count = m_pieces.size();
        m_next.resize(count);
        m_previous.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            m_next[i] = i + 1;
            m_previous[i] = i == 0 ? none : i - 1;
        }
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i + 1 < count; ++i)
            if (const MergeTable::Entry* entry = m_merges.find(m_pieces[i].id, m_pieces[i + 1].id))
                candidates.push_back({entry->rank, i, m_pieces[i].id, m_pieces[i + 1].id});
        m_candidates = Queue(std::greater<>(), std::move(candidates));
    }

    /// Costs n·log n for n characters.
    std::vector<FoundPiece> merged()
    {
        while (!m_candidates.empty()) {
            const Candidate candidate = m_candidates.top();
            m_candidates.pop();
            merge(candidate);
        }
        std::vector<FoundPiece> rest;
        for (std::size_t i = 0; i < m_pieces.size(); i = m_next[i])
            rest.push_back(m_pieces[i]);
        return rest;
    }

private:
    static constexpr std::size_t none = ~std::size_t(0);

    /// Two neighbours as they were when they were seen.
    struct Candidate {
        std::uint32_t rank = 0;
        std::size_t place = 0; ///< of the left one
        Index left = 0, right = 0;
        auto operator<=>(const Candidate&) const = default;
    };
    using Queue = std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>>;

    void merge(const Candidate& candidate)
    {
        const std::size_t left = candidate.place, right = m_next[left];
        if (right >= m_pieces.size() || m_pieces[left].id != candidate.left || m_pieces[right].id != candidate.right)
            return; // one of them has been merged meanwhile
        m_pieces[left].id = m_merges.find(candidate.left, candidate.right)->result;
        m_pieces[left].end = m_pieces[right].end;
        m_pieces[left].isUnknown = false;
        m_pieces[right].id = gone;
        m_next[left] = m_next[right];
        if (m_next[left] < m_pieces.size()) {
            m_previous[m_next[left]] = left;
            consider(left, m_next[left]);
        }
        if (m_previous[left] != none)
            consider(m_previous[left], left);
    }

    void consider(std::size_t left, std::size_t right)
    {
        if (const MergeTable::Entry* entry = m_merges.find(m_pieces[left].id, m_pieces[right].id))
            m_candidates.push({entry->rank, left, m_pieces[left].id, m_pieces[right].id});
    }

    static constexpr Index gone = -1;

    const MergeTable& m_merges;
    std::vector<FoundPiece> m_pieces;
    std::vector<std::size_t> m_next, m_previous;
    Queue m_candidates;
};

class BytePairs : public PieceModel {
public:
    BytePairs(std::shared_ptr<const Vocabulary> vocabulary, const std::vector<Merge>& merges, const BytePairOptions& options)
        : m_vocabulary(std::move(vocabulary)), m_merges(merges), m_options(options)
    {
    }

    void split(MappedSpan word, std::vector<FoundPiece>& pieces) const override
    {
        if (m_options.ignoresMerges)
            if (const std::optional<Index> whole = m_vocabulary->find(utf8Of(word)))
                return pieces.push_back({*whole, 0, word.size(), false});
        const std::vector<FoundPiece> merged = MergedWord(m_merges, charactersOf(word)).merged();
        pieces.insert(pieces.end(), merged.begin(), merged.end());
    }

private:
    std::vector<FoundPiece> charactersOf(MappedSpan word) const
    {
        std::vector<FoundPiece> pieces;
        pieces.reserve(word.size());
        std::string piece;
        for (std::size_t i = 0; i < word.size(); ++i) {
            piece = i > 0 ? m_options.continuingPrefix : std::string();
            appendUtf8(piece, word[i].value);
            if (i + 1 == word.size())
                piece += m_options.wordEnd;
            if (const std::optional<Index> id = m_vocabulary->find(piece))
                pieces.push_back({*id, i, i + 1, false});
            else
                addUnknown(word[i].value, i, pieces);
        }
        return pieces;
    }

    void addUnknown(char32_t character, std::size_t place, std::vector<FoundPiece>& pieces) const
    {
        if (m_options.fallsBackToBytes) {
            const std::vector<Index> bytes = bytePiecesOf(*m_vocabulary, character);
            for (const Index id : bytes)
                pieces.push_back({id, place, place + 1, false});
            if (!bytes.empty())
                return;
        }
        if (!m_options.unknown)
            return;
        if (m_options.fusesUnknown && !pieces.empty() && pieces.back().isUnknown)
            pieces.back().end = place + 1;
        else
            pieces.push_back({*m_options.unknown, place, place + 1, true});
    }

    std::shared_ptr<const Vocabulary> m_vocabulary;
    MergeTable m_merges;
    BytePairOptions m_options;
};

} // namespace

std::unique_ptr<PieceModel> makeBytePairs(std::shared_ptr<const Vocabulary> vocabulary, const std::vector<Merge>& merges,
                                          const BytePairOptions& options)
{
    return std::make_unique<BytePairs>(std::move(vocabulary), merges, options);
}

} // namespace softfocus
