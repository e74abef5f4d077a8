#pragma once

#include "core/base/matrix.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// The most pieces of a vocabulary, and one more than the greatest id: some ten times what the largest models have.
inline constexpr Index mostPieces = 3'000'000;
/// Units: bytes. What looks for the longest piece in a text need not look further.
inline constexpr std::size_t longestPiece = 1024;

/// Pieces and their ids, both ways. The letters lie in one block, so that a large vocabulary is read fast.
class Vocabulary {
public:
    /// Room for `count` pieces with `bytes` letters together, to be filled without moving.
    void reserve(std::size_t count, std::size_t bytes);

    enum class Added { Yes, PieceIsThere, IdIsTaken };
    /// Needs: 0 ≤ id < mostPieces; piece.size() ≤ longestPiece.
    Added add(std::string_view piece, Index id);
    /// The same for a piece that may be there already: from now on it is found by this id. Needs: no piece has this id.
    void addAgain(std::string_view piece, Index id);

    std::optional<Index> find(std::string_view piece) const;
    /// Empty where no piece has this id. It lives until the next piece is added.
    std::string_view piece(Index id) const;
    bool has(Index id) const;
    /// One more than the greatest id.
    Index size() const { return static_cast<Index>(m_places.size()); }

private:
    struct Place {
        std::uint32_t begin = absent;
        std::uint32_t length = 0;
    };
    static constexpr std::uint32_t absent = ~std::uint32_t(0);

    /// Where in m_slots it is, or the free place where it belongs.
    std::size_t slotOf(std::string_view piece) const;
    void grow(std::size_t count);
    void makeRoomForOne();
    void place(std::string_view piece, Index id);

    std::string m_letters;
    std::vector<Place> m_places;       ///< by id
    std::vector<std::int32_t> m_slots; ///< ids by the hash of their piece, −1 where free; a power of two, at most half full
    std::size_t m_count = 0;
};

} // namespace softfocus
