#pragma once

#include "core/attention/attention.h"
#include "core/models/model_run.h"

#include <vector>

namespace softfocus {

/// The units that pieces are shown as, and to which of them each piece belongs.
struct PieceUnits {
    std::vector<Token> tokens;
    std::vector<Index> unitOf; ///< for each piece the place of its token, or −1 where it is left out
};

/// What of the pieces is shown.
struct PieceChoice {
    bool hidesSpecial = false; ///< leaves out pieces that are no part of the text
    bool joinsWords = false;   ///< joins the pieces of a word of splitWords(); one that belongs to no word stays as it is
};

/// Pieces of a text as units. `shown` says how a piece is written for people.
PieceUnits unitsOf(const std::vector<Piece>& pieces, const std::string& text, const Tokenizer& tokenizer, PieceChoice choice);

} // namespace softfocus
