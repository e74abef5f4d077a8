#pragma once

#include "core/base/result.h"
#include "core/tensors/tensor.h"
#include "core/transformer/model_config.h"

#include <QString>

#include <string>

namespace softfocus {

/// The folder in which the files of a model lie: the one that was named, or the only snapshot below it, as huggingface_hub keeps what it downloads.
/// Errors: a sentence: nothing there, a file, no config.json.
Result<QString> modelFolder(const QString& path);

/// What to call the model of a folder: its last part, or what huggingface_hub made that of.
std::string modelNameOf(const QString& folder);

/// What config.json and generation_config.json say.
Result<ModelConfig> configurationIn(const QString& folder);

/// The tensors of model.safetensors, or of the shards that its index names.
/// Errors: as openSafetensors() and openShards(); a sentence where there are only files of another kind.
Result<TensorStore> weightsIn(const QString& folder);

/// What tells whether the files of a folder are the ones that were opened: their sizes and times.
std::string stampOf(const QString& folder);

} // namespace softfocus
