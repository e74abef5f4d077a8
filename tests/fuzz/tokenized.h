#pragma once

#include "core/tokenizers/tokenizer.h"
#include "tests/fuzz/fuzz.h"

#include <QByteArrayView>
#include <QString>

#include <string_view>
#include <vector>

namespace softfocus {

/// Pieces lie in the text and in the vocabulary, and go back to valid text.
inline void expectPieces(const Tokenizer& tokenizer, std::string_view text)
{
    const Index length = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).size() + 1; // Qt drops a mark at the beginning
    const auto isText = [](const std::string& one) { return QByteArrayView(one.data(), static_cast<qsizetype>(one.size())).isValidUtf8(); };
    std::vector<Index> ids{-1, tokenizer.vocabularySize()}; // which are left out
    for (const Piece& piece : tokenizer.encode(text)) {
        SOFTFOCUS_PROMISE(piece.id >= 0 && piece.id < tokenizer.vocabularySize());
        SOFTFOCUS_PROMISE(piece.begin >= 0 && piece.length >= 0 && piece.begin + piece.length <= length);
        SOFTFOCUS_PROMISE(isText(piece.text) && isText(tokenizer.shownText(piece.id)));
        SOFTFOCUS_PROMISE(tokenizer.idOf(tokenizer.pieceText(piece.id)).has_value());
        (void)tokenizer.beginsWord(piece.id);
        ids.push_back(piece.id);
    }
    SOFTFOCUS_PROMISE(isText(tokenizer.decode(ids)));
}

} // namespace softfocus
