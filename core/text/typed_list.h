#pragma once

#include "core/base/result.h"
#include "core/scene/page_choices.h"

#include <QString>

namespace softfocus {

/// What a comma between two digits is where nothing else tells.
enum class Comma {
    Separates, ///< "4,2" are two numbers
    Decimal,   ///< "4,2" is one, as people write it where they have a decimal comma
};

/// The list of scores that a person typed or pasted: "4, 2, 1", "4 2 1", "A=4; B=2", columns or rows of cells with or without names
/// beside or above them. Signs of either kind, "1e3". A comma is a decimal one where it cannot be a separator: "0,5; 1,5". Names that
/// hold separators stand in quotation marks.
/// Errors: nothing is there, what is no number, what is too large for a double or not finite, more than mostNumbers; each says where.
Result<ScoreList> typedList(const QString& text, Comma comma = Comma::Separates);

/// The list as it is typed, with as many digits as it takes to be exact. typedList() with the same comma reads it back.
QString listText(const ScoreList& list, Comma comma = Comma::Separates);

} // namespace softfocus
