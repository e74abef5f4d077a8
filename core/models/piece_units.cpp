#include "core/models/piece_units.h"

#include "core/text/words.h"

#include <QString>

#include <algorithm>
#include <limits>
#include <optional>

namespace softfocus {

namespace {

Token tokenOf(const Piece& piece, const Tokenizer& tokenizer)
{
    return {piece.isSpecial ? piece.text : tokenizer.shownText(piece.id), piece.begin, piece.length, !piece.isUnknown, piece.text};
}

/// The word in which a piece begins, or none.
std::optional<std::size_t> wordOf(const Piece& piece, const std::vector<Token>& words)
{
    const auto after = std::ranges::upper_bound(words, piece.begin, {}, &Token::begin);
    if (after == words.begin() || piece.length == 0 || piece.isSpecial) // [MASK] in a text is no word in brackets
        return std::nullopt;
    const Token& word = *(after - 1);
    if (piece.begin >= word.begin + word.length)
        return std::nullopt;
    return std::size_t(after - 1 - words.begin());
}

} // namespace

PieceUnits unitsOf(const std::vector<Piece>& pieces, const std::string& text, const Tokenizer& tokenizer, PieceChoice choice)
{
    const std::vector<Token> words =
        choice.joinsWords ? splitWords(QString::fromStdString(text), std::numeric_limits<Index>::max()).tokens : std::vector<Token>();
    PieceUnits units;
    std::optional<std::size_t> last;
    for (const Piece& piece : pieces) {
        if (choice.hidesSpecial && piece.isSpecial && piece.length == 0) {
            units.unitOf.push_back(-1);
            continue;
        }
        const std::optional<std::size_t> word = wordOf(piece, words);
        if (!word || word != last)
            units.tokens.push_back(word ? words[*word] : tokenOf(piece, tokenizer));
        else
            units.tokens.back().known = units.tokens.back().known && !piece.isUnknown;
        if (word && word != last)
            units.tokens.back().known = !piece.isUnknown;
        last = word;
        units.unitOf.push_back(std::ssize(units.tokens) - 1);
    }
    return units;
}

} // namespace softfocus
