#pragma once

#include "core/base/result.h"
#include "core/tokenizers/make_tokenizer.h"

#include <QJsonValue>

#include <optional>
#include <string_view>
#include <vector>

namespace softfocus {

// The parts of a tokenizer.json beside its model. Each function appends what it reads; null stands for nothing.
// Errors: one of another kind, or one that is not supported, in a sentence that names `name`.

std::optional<Error> readNormalizers(const QJsonValue& value, const Message& name, std::vector<TextNormalizer>& normalizers);
std::optional<Error> readSplitters(const QJsonValue& value, const Message& name, std::vector<TextSplitter>& splitters);
std::optional<Error> readDecoders(const QJsonValue& value, const Message& name, std::vector<PieceDecoder>& decoders);

/// The special pieces around a text. Needs: parts.vocabulary.
std::optional<Error> readPostProcessor(const QJsonValue& value, const Message& name, TokenizerParts& parts);

/// Whether a part, or one of those that it is a sequence of, is of this kind.
bool hasType(const QJsonValue& value, QLatin1String type);

/// "In tokenizer.json, “model.vocab” is missing or of the wrong kind."
Error wrongPart(const Message& name, std::string_view part);

} // namespace softfocus
