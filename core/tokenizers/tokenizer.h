#pragma once

#include "core/base/matrix.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// A piece of a text, as a transformer reads it.
struct Piece {
    Index id = 0;           ///< in the vocabulary
    std::string text;       ///< UTF-8, as the vocabulary writes it: "##ing", "▁Mi", "Ġthe", "[CLS]"
    Index begin = 0;        ///< where it starts in the text, in UTF-16 code units
    Index length = 0;       ///< in UTF-16 code units; 0 for a special piece that is no part of the text
    bool isSpecial = false; ///< added around the text, as [CLS] and </s> are, or written in it, as [MASK] can be
    bool isUnknown = false; ///< stands for what the vocabulary lacks
    bool beginsWord = true; ///< false where it goes on with the word of the piece before
    bool operator==(const Piece&) const = default;
};

/// Takes texts apart into the pieces of a vocabulary, and puts them together again. Shared between threads.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;

    /// All pieces of a text (UTF-8), with the special ones that the model expects around it.
    virtual std::vector<Piece> encode(std::string_view text) const = 0;
    /// The text that pieces stand for, without special ones. Ids outside the vocabulary are left out.
    virtual std::string decode(const std::vector<Index>& ids) const = 0;

    virtual Index vocabularySize() const = 0;
    /// As the vocabulary writes it; empty outside the vocabulary.
    virtual std::string pieceText(Index id) const = 0;
    /// The id of a piece as the vocabulary writes it.
    virtual std::optional<Index> idOf(std::string_view piece) const = 0;
    virtual bool isSpecial(Index id) const = 0;
    /// Whether a word begins with it, as Piece::beginsWord.
    virtual bool beginsWord(Index id) const = 0;
    /// How to write it for people: without "##", "▁", "Ġ".
    virtual std::string shownText(Index id) const = 0;
};

} // namespace softfocus
