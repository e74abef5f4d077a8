#pragma once

#include "core/base/matrix.h"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// How one number of a tensor is stored, little-endian.
enum class ElementType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

/// Units: bytes.
Index sizeOf(ElementType type);

/// Numbers that lie somewhere else: in a mapped file, or in the program itself. Row-major, without gaps.
struct Tensor {
    ElementType type = ElementType::F32;
    std::vector<Index> shape;         ///< none for a single number
    std::span<const std::byte> bytes; ///< as many as shape and type say; not always aligned

    Index elementCount() const;
};

/// Tensors by their names, and what keeps their bytes where they are. Cheap to copy.
struct TensorStore {
    std::map<std::string, Tensor, std::less<>> tensors;
    std::vector<std::shared_ptr<const void>> owners;             ///< one for each file; none where the bytes are part of the program
    std::map<std::string, std::string, std::less<>> unread = {}; ///< those whose numbers are of a type that is not known here, and its name

    /// Null where there is none of this name.
    const Tensor* find(std::string_view name) const;
};

} // namespace softfocus
