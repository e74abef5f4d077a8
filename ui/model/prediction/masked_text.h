#pragma once

#include "core/attention/attention.h"
#include "core/base/result.h"

#include <string>

namespace softfocus {

/// The text of a model with the word of a row replaced by the model’s mask token. A piece stands for the whole word that it is a part of.
/// Errors: a sentence: there is no such row, it is no part of the text, or a mask already; the model has no mask token.
Result<std::string> withMaskedWord(const Attention& attention, Index query);

} // namespace softfocus
