#include "core/tokenizers/piece_decoders.h"

#include "core/tokenizers/mapped_text.h"
#include "core/tokenizers/text_splitters.h"

#include <QByteArrayView>

#include <array>
#include <utility>

namespace softfocus {

namespace {

/// Source: the clean-up that BERT's tokenizers have always had.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> cleanings{{{" .", "."},
                                                                                   {" ?", "?"},
                                                                                   {" !", "!"},
                                                                                   {" ,", ","},
                                                                                   {" ' ", "'"},
                                                                                   {" n't", "n't"},
                                                                                   {" 'm", "'m"},
                                                                                   {" do not", " don't"},
                                                                                   {" 's", "'s"},
                                                                                   {" 've", "'ve"},
                                                                                   {" 're", "'re"}}};

std::string cleanedUp(std::string text)
{
    for (const auto& [pattern, replacement] : cleanings)
        text = replacedIn(text, pattern, replacement);
    return text;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

} // namespace

std::string decodedBy(const std::vector<PieceDecoder>& decoders, std::vector<std::string> pieces)
{
    for (const PieceDecoder& decoder : decoders)
        pieces = decoder(std::move(pieces));
    std::string text;
    for (const std::string& piece : pieces) {
        if (decoders.empty() && !text.empty())
            text += ' ';
        text += piece;
    }
    return text;
}

std::vector<std::string> decodeWordPieces(std::vector<std::string> pieces, std::string_view prefix, bool cleansUp)
{
    bool isFirst = true;
    for (std::string& piece : pieces) {
        if (!std::exchange(isFirst, false)) {
            if (!prefix.empty() && piece.starts_with(prefix))
                piece = piece.substr(prefix.size());
            else
                piece = " " + piece;
        }
        if (cleansUp)
            piece = cleanedUp(std::move(piece));
    }
    return pieces;
}

std::vector<std::string> decodeMetaspace(std::vector<std::string> pieces, std::string_view replacement, bool dropsFirst)
{
    bool isFirst = true;
    for (std::string& piece : pieces) {
        const bool drops = std::exchange(isFirst, false) && dropsFirst;
        piece = replacedIn(piece, replacement, drops ? std::string_view() : std::string_view(" "));
    }
    return pieces;
}

std::vector<std::string> decodeByteLetters(const std::vector<std::string>& pieces)
{
    std::string bytes;
    for (const std::string& piece : pieces) {
        std::string own;
        for (const char32_t letter : codePointsOf(piece)) {
            const int byte = byteOfLetter(letter);
            if (byte < 0) { // a piece that was added is written as it is
                own = piece;
                break;
            }
            own += static_cast<char>(static_cast<unsigned char>(byte));
        }
        bytes += own;
    }
    return {wellFormedUtf8(bytes)};
}

int byteOfPiece(std::string_view piece)
{
    if (piece.size() != 6 || !piece.starts_with("<0x") || piece.back() != '>')
        return -1;
    const int high = hexDigit(piece[3]), low = hexDigit(piece[4]);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
}

std::vector<std::string> decodeBytePieces(const std::vector<std::string>& pieces)
{
    std::vector<std::string> texts;
    std::string bytes;
    const auto flush = [&] {
        if (bytes.empty())
            return;
        if (QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())).isValidUtf8()) {
            texts.push_back(bytes);
        } else {
            for (std::size_t i = 0; i < bytes.size(); ++i)
                texts.emplace_back("\uFFFD");
        }
        bytes.clear();
    };
    for (const std::string& piece : pieces) {
        if (const int byte = byteOfPiece(piece); byte >= 0) {
            bytes += static_cast<char>(static_cast<unsigned char>(byte));
            continue;
        }
        flush();
        texts.push_back(piece);
    }
    flush();
    return texts;
}

std::vector<std::string> decodeFused(const std::vector<std::string>& pieces)
{
    std::string text;
    for (const std::string& piece : pieces)
        text += piece;
    return {text};
}

std::vector<std::string> decodeWordEnds(std::vector<std::string> pieces, std::string_view suffix)
{
    for (std::size_t i = 0; i < pieces.size(); ++i)
        pieces[i] = replacedIn(pieces[i], suffix, i + 1 < pieces.size() ? std::string_view(" ") : std::string_view());
    return pieces;
}

std::vector<std::string> decodeStripped(std::vector<std::string> pieces, std::string_view character, std::size_t left, std::size_t right)
{
    for (std::string& piece : pieces) {
        std::string_view rest = piece;
        for (std::size_t i = 0; i < left && rest.starts_with(character); ++i)
            rest.remove_prefix(character.size());
        for (std::size_t i = 0; i < right && rest.ends_with(character); ++i)
            rest.remove_suffix(character.size());
        piece = std::string(rest);
    }
    return pieces;
}

std::string replacedIn(std::string_view text, std::string_view pattern, std::string_view replacement)
{
    std::string result;
    for (std::size_t from = 0;;) {
        const std::size_t found = text.find(pattern, from);
        result += text.substr(from, found - from);
        if (found == std::string_view::npos)
            return result;
        if (result.size() > text.size() + mostGrowth)
            return result.append(text.substr(found));
        result += replacement;
        from = found + pattern.size();
    }
}

std::string wellFormedUtf8(std::string_view bytes)
{
    return qtText(bytes).toStdString();
}

} // namespace softfocus
