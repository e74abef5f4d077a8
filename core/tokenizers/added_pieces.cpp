#include "core/tokenizers/added_pieces.h"

#include "core/tokenizers/character_class.h"

#include <algorithm>

namespace softfocus {

namespace {

bool isLetterOrDigit(char32_t c)
{
    return isLetter(c) || isNumber(c) || c == U'_';
}

MappedText partOf(const MappedText& text, std::size_t begin, std::size_t end)
{
    return {text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end)};
}

bool standsAlone(const MappedText& text, std::size_t begin, std::size_t end)
{
    return (begin == 0 || !isLetterOrDigit(text[begin - 1].value)) && (end == text.size() || !isLetterOrDigit(text[end].value));
}

} // namespace

AddedPieces::AddedPieces(std::vector<AddedPiece> pieces, const std::vector<TextNormalizer>& normalizers) : m_pieces(std::move(pieces))
{
    const auto contentOf = [&](const AddedPiece& piece) {
        if (!piece.isNormalized)
            return piece.content;
        return utf8Of(normalizedBy(normalizers, mappedText(qtText(piece.content))));
    };
    const auto finderOf = [&](bool isNormalized) {
        auto contents = std::make_shared<Vocabulary>();
        Finder finder;
        for (std::size_t place = 0; place < m_pieces.size(); ++place)
            if (m_pieces[place].isNormalized == isNormalized)
                if (contents->add(contentOf(m_pieces[place]), contents->size()) == Vocabulary::Added::Yes)
                    finder.pieces.push_back(place);
        if (!finder.pieces.empty())
            finder.search.emplace(contents);
        return finder;
    };
    m_written = finderOf(false);
    m_normalized = finderOf(true);
}

std::vector<AddedPart> AddedPieces::partsOf(const MappedText& text, const Finder& finder) const
{
    std::vector<AddedPart> parts;
    std::size_t done = 0;
    const auto addBetween = [&](std::size_t end) {
        if (end > done)
            parts.push_back({partOf(text, done, end), nullptr});
    };
    const Utf8Text utf8 = finder.search ? utf8TextOf(text) : Utf8Text();
    for (std::size_t begin = 0; finder.search && begin < text.size();) {
        Index found = -1;
        std::size_t length = 0;
        finder.search->forEachPrefix(std::string_view(utf8.bytes).substr(utf8.starts[begin]), [&](std::size_t bytes, Index id) {
            length = bytes;
            found = id;
        });
        if (found < 0) {
            ++begin;
            continue;
        }
        const AddedPiece& piece = m_pieces[finder.pieces[static_cast<std::size_t>(found)]];
        const auto endOfBytes = std::ranges::lower_bound(utf8.starts, utf8.starts[begin] + length);
        std::size_t end = static_cast<std::size_t>(endOfBytes - utf8.starts.begin()), from = begin;
        begin = end;
        if (piece.wholeWord && !standsAlone(text, from, end))
            continue;
        while (piece.takesLeft && from > done && isWhiteSpace(text[from - 1].value))
            --from;
        while (piece.takesRight && end < text.size() && isWhiteSpace(text[end].value))
            ++end;
        addBetween(from);
        parts.push_back({partOf(text, from, end), &piece});
        begin = done = end;
    }
    addBetween(text.size());
    return parts;
}

} // namespace softfocus
