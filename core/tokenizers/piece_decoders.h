#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// A step from pieces back to the text: what each of them stands for, or fewer of them.
using PieceDecoder = std::function<std::vector<std::string>(std::vector<std::string>)>;

/// Pieces put together to a text by all decoders; separated by spaces where there are none.
std::string decodedBy(const std::vector<PieceDecoder>& decoders, std::vector<std::string> pieces);

/// "##ing" goes on with the word before, anything else begins one. `cleansUp` takes away the space before punctuation and contractions.
std::vector<std::string> decodeWordPieces(std::vector<std::string> pieces, std::string_view prefix, bool cleansUp);

/// `replacement` becomes a space, and nothing at the beginning of the first piece if `dropsFirst`.
std::vector<std::string> decodeMetaspace(std::vector<std::string> pieces, std::string_view replacement, bool dropsFirst);

/// Letters that stand for bytes become the text in those bytes. What is not UTF-8 becomes U+FFFD.
std::vector<std::string> decodeByteLetters(const std::vector<std::string>& pieces);

/// Pieces as "<0xC3>" become the text in those bytes; U+FFFD for each where they are not UTF-8.
std::vector<std::string> decodeBytePieces(const std::vector<std::string>& pieces);

/// The byte that a piece as "<0xC3>" stands for, or −1.
int byteOfPiece(std::string_view piece);

/// All of them as one.
std::vector<std::string> decodeFused(const std::vector<std::string>& pieces);

/// The suffix with which words end becomes a space, and nothing behind the last.
std::vector<std::string> decodeWordEnds(std::vector<std::string> pieces, std::string_view suffix);

/// Up to `left` and `right` times `character` off the ends of each.
std::vector<std::string> decodeStripped(std::vector<std::string> pieces, std::string_view character, std::size_t left, std::size_t right);

/// Each occurrence of `pattern` replaced, as long as the text does not grow by more than some 100,000 bytes. Needs: the pattern is not empty.
std::string replacedIn(std::string_view text, std::string_view pattern, std::string_view replacement);

/// The same bytes as valid UTF-8: U+FFFD for what is none.
std::string wellFormedUtf8(std::string_view bytes);

} // namespace softfocus
