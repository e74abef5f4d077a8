#pragma once

#include "core/attention/attention.h"

#include <QStringView>

#include <vector>

namespace softfocus {

/// The words and punctuation marks of a text.
struct Words {
    std::vector<Token> tokens; ///< at most `limit`, in the order of the text; `known` is left true
    Index total = 0;           ///< how many tokens the whole text has
};

/// Splits a text at Unicode word boundaries: a word is a token, each punctuation mark, symbol or emoji
/// (a whole grapheme cluster) is a token, white space, control and format characters only separate.
/// Range: any UTF-16 text; lone surrogates become U+FFFD in the token's text.
/// Source: Unicode Standard Annex #29, sections 3 and 4 (by QTextBoundaryFinder).
Words splitWords(QStringView text, Index limit = maximumTokens);

} // namespace softfocus
