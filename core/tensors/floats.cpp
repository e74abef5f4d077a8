#include "core/tensors/floats.h"

#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace softfocus {

static_assert(std::endian::native == std::endian::little, "tensors are read as they lie in the file");

namespace {

/// By way of a small array: in the file, numbers may begin at any byte.
template <class Number>
void convert(std::span<const std::byte> bytes, std::span<float> into)
{
    constexpr std::size_t atOnce = 512;
    std::array<Number, atOnce> aligned;
    for (std::size_t done = 0; done < into.size(); done += atOnce) {
        const std::size_t count = std::min(atOnce, into.size() - done);
        std::memcpy(static_cast<void*>(aligned.data()), bytes.data() + done * sizeof(Number), count * sizeof(Number));
        const auto size = static_cast<Index>(count);
        Eigen::Map<Eigen::ArrayXf>(into.data() + done, size) =
            Eigen::Map<const Eigen::Array<Number, Eigen::Dynamic, 1>>(aligned.data(), size).template cast<float>();
    }
}

} // namespace

bool holdsFloats(const Tensor& tensor)
{
    return tensor.type == ElementType::F64 || tensor.type == ElementType::F32 || tensor.type == ElementType::F16 ||
           tensor.type == ElementType::BF16;
}

const float* floatsInPlace(const Tensor& tensor)
{
    const bool isAligned = reinterpret_cast<std::uintptr_t>(tensor.bytes.data()) % alignof(float) == 0;
    return tensor.type == ElementType::F32 && isAligned ? reinterpret_cast<const float*>(tensor.bytes.data()) : nullptr;
}

void readFloats(const Tensor& tensor, Index begin, std::span<float> into)
{
    const std::span<const std::byte> bytes = tensor.bytes.subspan(static_cast<std::size_t>(begin * sizeOf(tensor.type)));
    switch (tensor.type) {
    case ElementType::F64: convert<double>(bytes, into); break;
    case ElementType::F32: std::memcpy(into.data(), bytes.data(), into.size_bytes()); break;
    case ElementType::F16: convert<Eigen::half>(bytes, into); break;
    case ElementType::BF16: convert<Eigen::bfloat16>(bytes, into); break;
    default: break; // see Needs
    }
}

std::string shapeText(const std::vector<Index>& shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

} // namespace softfocus
