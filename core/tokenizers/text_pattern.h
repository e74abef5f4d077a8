#pragma once

#include "core/tokenizers/text_splitters.h"

#include <QString>

#include <functional>
#include <optional>

namespace softfocus {

/// Finds a pattern in a text: all of the text in parts, of which those separate that match.
using TextPattern = std::function<std::vector<TextPart>(const MappedText& text)>;

/// Needs: the text to find is not empty.
TextPattern literalPattern(std::u32string text);

/// A regular expression. GPT-2's, Llama 3's and Qwen 2's are run by hand. A part of the text on which another takes too long counts as not matching.
/// None where it cannot be understood.
std::optional<TextPattern> regularPattern(const QString& expression);

} // namespace softfocus
