#pragma once

#include "core/base/result.h"
#include "core/files/array/stored_array.h"

#include <QByteArrayView>

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace softfocus {

/// The arrays of an .npz archive, unpacked where they are packed; at most 256 MB of them. Entries that are no arrays of numbers, such as texts, are left
/// out. `owner` keeps the archive's bytes.
/// Errors: a sentence that begins with `name`: no archive, damaged, none of numbers in it.
Result<std::vector<StoredArray>> arraysFromNpz(QByteArrayView archive, std::shared_ptr<const void> owner, const Message& name,
                                               const std::stop_token& stop = {});

/// The tensors of a safetensors file as arrays.
/// Errors: a sentence that begins with `name`: as tensorsIn(), none of numbers in it.
Result<std::vector<StoredArray>> arraysFromSafetensors(QByteArrayView file, std::shared_ptr<const void> owner, const Message& name);

/// Which matrix of a file of arrays is meant.
struct ArrayChoice {
    std::string array;        ///< its name; empty for the one that stands out
    std::vector<Index> place; ///< indexes of its leading dimensions, from 0; empty where none are chosen
    bool operator==(const ArrayChoice&) const = default;
};

/// What "attention,1,3" means: the name of an array, which may be left out, and indexes. None where it is not that.
std::optional<ArrayChoice> arrayChoice(const std::string& text);

/// The array of this name, or without a name the one that stands out: the only one, the only one of most dimensions, or among several of those one that is
/// called attn, attention, attentions, weights or scores. Needs: there is one.
/// Errors: a sentence that begins with `name` and names some of those that there are.
Result<StoredArray> chosenArray(const std::vector<StoredArray>& arrays, const std::string& wanted, const Message& name);

} // namespace softfocus
