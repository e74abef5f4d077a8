#pragma once

#include "core/base/result.h"
#include "core/tokenizers/tokenizer.h"

#include <memory>
#include <string_view>

namespace softfocus {

/// The tokenizer in a tokenizer.json, as the library `tokenizers` writes it: WordPiece, BPE or Unigram.
/// Errors: a sentence that names `name`, and the part that cannot be read or is not supported.
Result<std::shared_ptr<const Tokenizer>> tokenizerFromJson(std::string_view json, const Message& name);

} // namespace softfocus
