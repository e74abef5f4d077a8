#include "core/tensors/tensor.h"

namespace softfocus {

Index sizeOf(ElementType type)
{
    switch (type) {
    case ElementType::F64:
    case ElementType::I64: return 8;
    case ElementType::F32:
    case ElementType::I32: return 4;
    case ElementType::F16:
    case ElementType::BF16:
    case ElementType::I16: return 2;
    case ElementType::I8:
    case ElementType::U8:
    case ElementType::Bool: break;
    }
    return 1;
}

Index Tensor::elementCount() const
{
    return static_cast<Index>(bytes.size()) / sizeOf(type);
}

const Tensor* TensorStore::find(std::string_view name) const
{
    const auto found = tensors.find(name);
    return found == tensors.end() ? nullptr : &found->second;
}

} // namespace softfocus
