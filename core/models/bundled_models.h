#pragma once

#include "core/base/message.h"
#include "core/scene/source.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace softfocus {

/// A model of resources/models, in the program's own read-only pages: nothing is read or copied before it is asked for.
struct BundledModelFiles {
    std::span<const std::byte> weights; ///< safetensors
    std::string_view configuration;     ///< config.json
    std::string_view generation;        ///< generation_config.json; or empty
    std::string_view tokenizer;         ///< tokenizer.json
};
BundledModelFiles bundledModelFiles(BundledModel model);

/// What people are told of a model in the program.
struct ModelCredit {
    Message title;   ///< "Small BERT"
    Message origin;  ///< one sentence: who made it, and of what
    Message licence; ///< one sentence with an address
    Message limits;  ///< one or two sentences: what it can do and what not
};
const ModelCredit& creditOf(BundledModel model);

inline constexpr std::array bundledModels{BundledModel::Encoder, BundledModel::Bert, BundledModel::Translation};

} // namespace softfocus
