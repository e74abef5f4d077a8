#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/scene/source.h"
#include "core/tokenizers/tokenizer.h"
#include "core/transformer/model_config.h"
#include "core/transformer/transformer.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace softfocus {

/// A head to look at first.
struct HeadPlace {
    AttentionPart part = AttentionPart::Self;
    std::int64_t layer = 0, head = 0;
    bool operator==(const HeadPlace&) const = default;
};

/// A transformer that can be run. Shared, never changed; its weights lie in the mapped file or in the program. When the last owner goes,
/// everything of a folder is given back.
struct OpenedModel {
    Message title;    ///< for people: "Small BERT", or the name
    std::string name; ///< as scene files and the command line name it: of bundledModelNames, or the folder's own name
    ModelConfig config;
    std::shared_ptr<const Transformer> transformer; ///< never null
    std::shared_ptr<const Tokenizer> tokenizer;     ///< never null; its pieces are in the model's vocabulary, but perhaps for special ones
    std::shared_ptr<const Tokenizer> targetTokenizer; ///< of what a model that translates writes; the same where both languages share it
    AttentionPart usualPart = AttentionPart::Self;    ///< where to look first, as are the following
    std::int64_t usualLayer = 0;
    std::optional<std::int64_t> usualHead = 0;
    std::optional<BundledModel> bundled = {};

    bool translates() const { return config.decoderLayers > 0; }
};

using SharedModel = std::shared_ptr<const OpenedModel>;

/// The model in a folder of the Hugging Face layout: config.json, model.safetensors or its shards, and a tokenizer; also in the folder under which
/// huggingface_hub keeps one, with its snapshots below.
/// Errors: one sentence that says what is missing or cannot be opened, and what to do.
Result<SharedModel> openModelFolder(const QString& path);

/// A model in the program. Errors: none, unless the program is damaged.
Result<SharedModel> openBundledModel(BundledModel model);

/// The model of a source: the one that is open already, as long as anybody holds it and its files are what they were, or else opened now.
/// May be called from any thread.
Result<SharedModel> openModel(const ModelSource& source);

/// Where to look first: in the program's own models at the plainest of their heads, in others at the first one. Opens nothing.
HeadPlace usualHeadOf(BundledModel model);

} // namespace softfocus
