#pragma once

#include "core/tokenizers/added_pieces.h"
#include "core/tokenizers/piece_decoders.h"
#include "core/tokenizers/piece_model.h"
#include "core/tokenizers/text_normalizers.h"
#include "core/tokenizers/text_splitters.h"
#include "core/tokenizers/tokenizer.h"

#include <memory>
#include <string>
#include <vector>

namespace softfocus {

/// How a vocabulary tells the pieces that begin a word from those that go on with one.
struct PieceSpelling {
    std::string continuingPrefix; ///< "##" of those that go on, or empty
    std::string wordMark;         ///< "▁" or "Ġ" of those that begin one, or empty
    std::string wordEnd;          ///< "</w>" of those that end one, or empty
    bool isByteLevel = false;     ///< letters stand for bytes
};

/// What a tokenizer does, in this order.
struct TokenizerParts {
    std::shared_ptr<const Vocabulary> vocabulary; ///< with the added pieces
    std::vector<AddedPiece> added;
    std::vector<TextNormalizer> normalizers;
    std::vector<TextSplitter> splitters;
    std::unique_ptr<PieceModel> model;
    std::vector<Index> before, after; ///< special pieces around the text
    std::vector<PieceDecoder> decoders;
    PieceSpelling spelling;
};

/// Needs: all ids are in the vocabulary.
std::shared_ptr<const Tokenizer> makeTokenizer(TokenizerParts parts);

} // namespace softfocus
