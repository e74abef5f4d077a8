#pragma once

#include "core/attention/attention.h"

#include <string>

namespace softfocus {

/// The words of a text as units, with their bundled vectors.
struct WordUnits {
    std::vector<Token> tokens; ///< n, at most maximumTokens
    Matrix vectors;            ///< [n × d]
    Index total = 0;           ///< tokens in the text
};
WordUnits wordUnitsOf(const std::string& text);

/// What the bundled vectors are called, as Input::sourceName.
Message wordVectorsName();

} // namespace softfocus
