#pragma once

#include "core/tokenizers/prefix_search.h"
#include "core/tokenizers/text_normalizers.h"

#include <optional>
#include <string>
#include <vector>

namespace softfocus {

/// A piece that is found in the text before anything else, such as [MASK].
struct AddedPiece {
    Index id = 0;
    std::string content;
    bool isSpecial = false;
    bool wholeWord = false;    ///< only where no letter or digit is next to it
    bool takesLeft = false;    ///< white space before it belongs to it
    bool takesRight = false;   ///< white space after it belongs to it
    bool isNormalized = false; ///< looked for in the normalized text
};

/// A part of a text: an added piece, or what is between them.
struct AddedPart {
    MappedText text;
    const AddedPiece* piece = nullptr; ///< null for what is between
};

/// Finds added pieces in texts.
class AddedPieces {
public:
    AddedPieces() = default;
    AddedPieces(std::vector<AddedPiece> pieces, const std::vector<TextNormalizer>& normalizers);

    const std::vector<AddedPiece>& pieces() const { return m_pieces; }
    /// The added pieces of a text as it was written (the longest at each place), or of the normalized one, and what is between them.
    std::vector<AddedPart> partsAsWritten(const MappedText& text) const { return partsOf(text, m_written); }
    std::vector<AddedPart> partsOfNormalized(const MappedText& text) const { return partsOf(text, m_normalized); }

private:
    struct Finder {
        std::optional<PrefixSearch> search;
        std::vector<std::size_t> pieces; ///< places in m_pieces by the search's ids
    };
    std::vector<AddedPart> partsOf(const MappedText& text, const Finder& finder) const;

    std::vector<AddedPiece> m_pieces;
    Finder m_written, m_normalized;
};

} // namespace softfocus
