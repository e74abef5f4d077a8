#include "core/tokenizers/make_tokenizer.h"

#include "core/tokenizers/character_class.h"

#include <QByteArrayView>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

/// How a blank is shown that is all there is of a piece.
constexpr std::string_view visibleSpace = "␣";

/// A text with what has to be known of it beside its characters.
struct Source {
    QString text;
    std::vector<bool> wordBegins; ///< by place in UTF-16 code units

    explicit Source(std::string_view utf8) : text(qtText(utf8)), wordBegins(static_cast<std::size_t>(text.size()) + 1)
    {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
        for (qsizetype place = 0; place >= 0; place = finder.toNextBoundary())
            wordBegins[static_cast<std::size_t>(place)] = true;
    }

    bool isSpace(Index place) const { return text[place].isSpace(); }
};

/// What characters stand for, without the white space at its ends unless that is all.
std::pair<Index, Index> rangeOf(MappedSpan characters, const Source& source)
{
    Index begin = characters.front().begin, end = characters.front().end;
    for (const MappedCharacter& character : characters) {
        begin = std::min(begin, character.begin);
        end = std::max(end, character.end);
    }
    Index first = begin, last = end;
    while (first < last && source.isSpace(first))
        ++first;
    while (first < last && source.isSpace(last - 1))
        --last;
    return first < last ? std::pair(first, last) : std::pair(begin, end);
}

bool isBlank(const Piece& piece, const Source& source)
{
    for (Index place = piece.begin; place < piece.begin + piece.length; ++place)
        if (!source.isSpace(place))
            return false;
    return !piece.isSpecial;
}

std::string hexOf(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += hex.empty() ? "<" : " ";
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex + ">";
}

class PipelineTokenizer : public Tokenizer {
public:
    explicit PipelineTokenizer(TokenizerParts parts)
        : m_vocabulary(std::move(parts.vocabulary)), m_added(std::move(parts.added), parts.normalizers),
          m_normalizers(std::move(parts.normalizers)), m_splitters(std::move(parts.splitters)), m_model(std::move(parts.model)),
          m_before(std::move(parts.before)), m_after(std::move(parts.after)), m_decoders(std::move(parts.decoders)),
          m_spelling(std::move(parts.spelling))
    {
        for (const AddedPiece& piece : m_added.pieces())
            if (piece.isSpecial)
                m_special.push_back(piece.id);
        for (const std::vector<Index>* around : {&m_before, &m_after})
            m_special.insert(m_special.end(), around->begin(), around->end());
        std::ranges::sort(m_special);
    }

    std::vector<Piece> encode(std::string_view text) const override
    {
        const Source source(text);
        std::vector<Piece> pieces;
        for (const Index id : m_before)
            pieces.push_back(specialPiece(id, 0));
        for (const AddedPart& part : m_added.partsAsWritten(mappedText(source.text))) {
            if (part.piece)
                pieces.push_back(addedPiece(part, source));
            else
                addNormalized(pieces, normalizedBy(m_normalizers, part.text), source);
        }
        for (const Index id : m_after)
            pieces.push_back(specialPiece(id, source.text.size()));
        return pieces;
    }

    std::string decode(const std::vector<Index>& ids) const override
    {
        std::vector<std::string> pieces;
        for (const Index id : ids)
            if (m_vocabulary->has(id) && !isSpecial(id))
                pieces.emplace_back(m_vocabulary->piece(id));
        return decodedBy(m_decoders, std::move(pieces));
    }

    Index vocabularySize() const override { return m_vocabulary->size(); }
    std::string pieceText(Index id) const override { return std::string(m_vocabulary->piece(id)); }
    std::optional<Index> idOf(std::string_view piece) const override { return m_vocabulary->find(piece); }
    bool isSpecial(Index id) const override { return std::ranges::binary_search(m_special, id); }

    bool beginsWord(Index id) const override
    {
        const std::string_view piece = m_vocabulary->piece(id);
        if (piece.empty() || isSpecial(id))
            return true;
        if (!m_spelling.continuingPrefix.empty())
            return !piece.starts_with(m_spelling.continuingPrefix);
        if (byteOfPiece(piece) >= 0)
            return false;
        if (m_spelling.wordMark.empty() || piece.starts_with(m_spelling.wordMark))
            return true;
        const std::string shown = shownText(id);
        const std::u32string letters = codePointsOf(shown);
        return letters.empty() || !isWordCharacter(letters.front());
    }

    std::string shownText(Index id) const override
    {
        std::string_view piece = m_vocabulary->piece(id);
        if (isSpecial(id))
            return std::string(piece);
        const std::string& prefix = m_spelling.continuingPrefix;
        if (!prefix.empty() && piece.starts_with(prefix) && piece.size() > prefix.size())
            piece.remove_prefix(prefix.size());
        const std::string& end = m_spelling.wordEnd;
        if (!end.empty() && piece.ends_with(end) && piece.size() > end.size())
            piece.remove_suffix(end.size());
        const std::string text = m_spelling.isByteLevel ? bytesOf(piece) : replacedIn(piece, "▁", " ");
        if (byteOfPiece(text) >= 0)
            return shownByte(static_cast<char>(static_cast<unsigned char>(byteOfPiece(text))));
        return shown(text);
    }

private:
    /// The bytes that the letters stand for, or the piece as it is.
    static std::string bytesOf(std::string_view piece)
    {
        std::string bytes;
        for (const char32_t letter : codePointsOf(piece)) {
            const int byte = byteOfLetter(letter);
            if (byte < 0)
                return std::string(piece);
            bytes += static_cast<char>(static_cast<unsigned char>(byte));
        }
        return bytes;
    }

    static std::string shownByte(char byte)
    {
        return static_cast<unsigned char>(byte) < 0x80 ? shown(std::string(1, byte)) : hexOf(std::string_view(&byte, 1));
    }

    /// Without the spaces at its ends; what would be invisible or is no text by signs for it.
    static std::string shown(const std::string& bytes)
    {
        if (!QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())).isValidUtf8())
            return hexOf(bytes);
        const std::size_t begin = bytes.find_first_not_of(' ');
        if (begin == std::string::npos)
            return bytes.empty() ? std::string() : std::string(visibleSpace);
        std::string text;
        for (const char32_t c : codePointsOf(std::string_view(bytes).substr(begin, bytes.find_last_not_of(' ') + 1 - begin)))
            appendUtf8(text, c < 0x20 ? 0x2400 + c : c == 0x7F ? 0x2421 : c); // Unicode's pictures of control characters
        return text;
    }

    Piece specialPiece(Index id, Index place) const { return {id, pieceText(id), place, 0, true, false, true}; }

    Piece addedPiece(const AddedPart& part, const Source& source) const
    {
        const auto [begin, end] = rangeOf(part.text, source);
        return {part.piece->id, pieceText(part.piece->id), begin, end - begin, part.piece->isSpecial, false, true};
    }

    void addNormalized(std::vector<Piece>& pieces, const MappedText& text, const Source& source) const
    {
        std::vector<FoundPiece> found;
        for (const AddedPart& part : m_added.partsOfNormalized(text)) {
            if (part.piece) {
                pieces.push_back(addedPiece(part, source));
                continue;
            }
            for (const MappedText& word : splitBy(m_splitters, part.text)) {
                found.clear();
                m_model->split(word, found);
                for (const FoundPiece& piece : found)
                    addPiece(pieces, piece, word, source);
            }
        }
    }

    void addPiece(std::vector<Piece>& pieces, const FoundPiece& found, const MappedText& word, const Source& source) const
    {
        const MappedSpan characters = MappedSpan(word).subspan(found.begin, found.end - found.begin);
        const bool isQuoted = found.isUnknown && m_model->quotesUnknown();
        const auto [begin, end] = rangeOf(characters, source);
        Piece piece{found.id, isQuoted ? utf8Of(characters) : pieceText(found.id), begin, end - begin, false, found.isUnknown, true};
        piece.beginsWord = m_spelling.continuingPrefix.empty() ? beginsWordAfter(pieces, piece, source)
                                                               : found.begin == 0 || !piece.text.starts_with(m_spelling.continuingPrefix);
        pieces.push_back(std::move(piece));
    }

    /// Whether it does not go on with the last of the pieces: it begins where words do, and neither shares a character with that piece nor
    /// follows the space before the word.
    static bool beginsWordAfter(const std::vector<Piece>& pieces, const Piece& piece, const Source& source)
    {
        if (pieces.empty() || pieces.back().isSpecial)
            return true;
        const Piece& last = pieces.back();
        if (isBlank(last, source) && !isBlank(piece, source))
            return false;
        return piece.begin >= last.begin + last.length && source.wordBegins[static_cast<std::size_t>(piece.begin)];
    }

    std::shared_ptr<const Vocabulary> m_vocabulary;
    AddedPieces m_added;
    std::vector<TextNormalizer> m_normalizers;
    std::vector<TextSplitter> m_splitters;
    std::unique_ptr<PieceModel> m_model;
    std::vector<Index> m_before, m_after;
    std::vector<PieceDecoder> m_decoders;
    PieceSpelling m_spelling;
    std::vector<Index> m_special; ///< in order
};

} // namespace

std::shared_ptr<const Tokenizer> makeTokenizer(TokenizerParts parts)
{
    return std::make_shared<const PipelineTokenizer>(std::move(parts));
}

} // namespace softfocus
