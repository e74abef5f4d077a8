#pragma once

#include "core/base/result.h"
#include "core/tokenizers/tokenizer.h"

#include <QJsonObject>

#include <memory>
#include <string_view>

namespace softfocus {

// Models of sentencepiece: tokenizer.model, source.spm. Errors: a sentence that names `name`.

/// Llama's tokenizer.model. `settings` is tokenizer_config.json: add_bos_token (usually true) and add_eos_token.
Result<std::shared_ptr<const Tokenizer>> tokenizerFromSentencePiece(std::string_view bytes, const QJsonObject& settings,
                                                                    const Message& name);

/// Marian's: the pieces of a model of sentencepiece with the numbers that vocab.json has for them, and </s> at the end.
Result<std::shared_ptr<const Tokenizer>> tokenizerFromNumberedSentencePiece(std::string_view bytes, std::string_view vocabulary,
                                                                            const Message& name);

} // namespace softfocus
