#pragma once

#include "core/tokenizers/vocabulary.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace softfocus {

/// Finds the pieces with which a text begins: the pieces in the order of their bytes, of which each further byte leaves a part.
class PrefixSearch {
public:
    /// Of the pieces that the vocabulary has now; those added to it later are not found. Empty ones are left out.
    explicit PrefixSearch(std::shared_ptr<const Vocabulary> vocabulary);

    /// What begins with the bytes so far.
    struct Found {
        std::size_t first = 0, last = 0; ///< of the sorted pieces
        std::size_t length = 0;          ///< how many bytes those are
        bool isEmpty() const { return first == last; }
    };
    Found all() const { return {0, m_sorted.size(), 0}; }
    /// What of it has this byte next.
    Found narrowed(const Found& found, unsigned char byte) const;
    Found narrowed(Found found, std::string_view bytes) const;
    /// The piece that is just the bytes so far, or −1.
    Index whole(const Found& found) const;

    /// Calls `use(length, id)` for each piece with which `text` begins, from the shortest on.
    template <class Use>
    void forEachPrefix(std::string_view text, Use use) const
    {
        Found found = all();
        for (const char byte : text) {
            found = narrowed(found, static_cast<unsigned char>(byte));
            if (found.isEmpty())
                return;
            if (const Index id = whole(found); id >= 0)
                use(found.length, id);
        }
    }

private:
    std::string_view pieceAt(std::size_t place) const { return m_vocabulary->piece(m_sorted[place]); }

    std::shared_ptr<const Vocabulary> m_vocabulary;
    std::vector<std::int32_t> m_sorted;      ///< ids by their pieces
    std::array<std::size_t, 257> m_starts{}; ///< where the pieces begin that begin with each byte
};

} // namespace softfocus
