#pragma once

#include "core/base/result.h"
#include "core/tensors/tensor.h"

#include <QString>

#include <cstddef>
#include <memory>
#include <span>

namespace softfocus {

/// The tensors of a safetensors file, where its bytes lie. `owner` is what keeps the bytes; null where they are part of the program.
/// Only the header is looked at, so that a mapped file of gigabytes costs a few pages. Tensors of types that are not known are kept apart by
/// their names (TensorStore::unread); gaps between tensors and behind the last do no harm.
/// Errors: a sentence that begins with `name` and names the tensor: no such file, cut off, a header that is longer than the file or than 100 MB,
/// that is not JSON or lacks something, a name that comes twice, a shape of more numbers than the bytes hold, bytes outside the file or that
/// belong to another tensor too.
/// Source: the format's description at https://github.com/huggingface/safetensors (README).
Result<TensorStore> tensorsIn(std::span<const std::byte> bytes, std::shared_ptr<const void> owner, const Message& name);

/// The tensors of a file, which stays mapped as long as one of the store's copies lives.
Result<TensorStore> openSafetensors(const QString& path);

/// The tensors of several files beside an index (model.safetensors.index.json), which says in which one each lies.
/// Errors: as above; an index that is not JSON or has no weight_map, names of files that lead out of its folder, a file or tensor that is
/// missing.
Result<TensorStore> openShards(const QString& indexPath);

} // namespace softfocus
