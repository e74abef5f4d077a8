#pragma once

#include "core/base/result.h"
#include "core/tokenizers/tokenizer.h"

#include <QString>

#include <memory>

namespace softfocus {

/// The tokenizer of a folder in Hugging Face's layout: tokenizer.json, else source.spm and vocab.json (Marian), else vocab.txt (BERT), else
/// vocab.json and merges.txt (GPT-2, RoBERTa), else tokenizer.model (Llama), else vocab_unigram.json (the sentence encoder's pieces and scores).
/// Errors: a sentence that names the folder or file, and why it cannot be read.
Result<std::shared_ptr<const Tokenizer>> openTokenizer(const QString& folder);

/// The same for the text that a translation is written in: target.spm in place of source.spm where there is one.
Result<std::shared_ptr<const Tokenizer>> openTargetTokenizer(const QString& folder);

} // namespace softfocus
