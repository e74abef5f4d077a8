#pragma once

#include "core/attention/attention.h"

namespace softfocus {

/// The words of a sentence with their bundled vectors, which are queries, keys and values at once.
/// At most maximumTokens of them; Input::tokenTotal says how many there are.
Input inputOfText(const TextSource& source);

} // namespace softfocus
