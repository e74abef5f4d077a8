#include "core/tokenizers/piece_model.h"

#include <array>

namespace softfocus {

std::vector<Index> bytePiecesOf(const Vocabulary& vocabulary, char32_t character)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string bytes;
    appendUtf8(bytes, character);
    std::vector<Index> pieces;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const std::array<char, 6> piece{'<', '0', 'x', digits[byte >> 4U], digits[byte & 15U], '>'};
        const std::optional<Index> id = vocabulary.find(std::string_view(piece.data(), piece.size()));
        if (!id)
            return {};
        pieces.push_back(*id);
    }
    return pieces;
}

} // namespace softfocus
