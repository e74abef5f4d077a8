#pragma once

#include "core/base/result.h"
#include "core/tokenizers/tokenizer.h"

#include <QJsonObject>

#include <memory>
#include <string_view>
#include <vector>

namespace softfocus {

// Tokenizers whose vocabulary lies in files of its own. Errors: a sentence that names `name`.

/// BERT's vocab.txt: a piece on each line. `settings` is tokenizer_config.json: do_lower_case, strip_accents, tokenize_chinese_chars, and the
/// names of the special pieces.
Result<std::shared_ptr<const Tokenizer>> tokenizerFromLines(std::string_view lines, const QJsonObject& settings, const Message& name);

/// GPT-2's and RoBERTa's vocab.json and merges.txt. `settings` is tokenizer_config.json: add_prefix_space and the names of the special pieces.
/// Vocabularies that begin with <s> and have </s> are RoBERTa's, whose texts stand between the two.
Result<std::shared_ptr<const Tokenizer>> tokenizerFromMerges(std::string_view vocabulary, std::string_view merges,
                                                             const QJsonObject& settings, const Message& name);

/// A list of [piece, score], the unknown one first, for NFKC text whose spaces are written "▁".
Result<std::shared_ptr<const Tokenizer>> tokenizerFromScores(std::string_view json, const Message& name);

} // namespace softfocus
