#pragma once

#include "core/base/result.h"
#include "core/transformer/model_config.h"

#include <QByteArray>

namespace softfocus {

/// What a folder's config.json says of the model in it, with what generation_config.json says of how it writes (empty where there is none).
/// What is missing has the value that it has in the transformers library, by which such files are written: they leave some of it out.
/// `folder` and `file` are what to call the folder and config.json.
/// Errors: a sentence: not JSON, a kind of model or a part of one that cannot be run, numbers outside their range or that do not go together.
Result<ModelConfig> modelConfiguration(const QByteArray& json, const QByteArray& generation, const Message& folder, const Message& file);

} // namespace softfocus
