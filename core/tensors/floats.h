#pragma once

#include "core/tensors/tensor.h"

#include <span>
#include <string>

namespace softfocus {

/// Whether its numbers are floating-point ones: F64, F32, F16 or BF16.
bool holdsFloats(const Tensor& tensor);

/// The numbers where they lie, or null where they are no F32 or lie where a float may not.
const float* floatsInPlace(const Tensor& tensor);

/// Copies numbers into single precision, from the place `begin` on as many as there is room for.
/// Needs: holdsFloats(tensor), 0 ≤ begin, begin + into.size() ≤ tensor.elementCount().
void readFloats(const Tensor& tensor, Index begin, std::span<float> into);

/// "[2, 3]", for messages.
std::string shapeText(const std::vector<Index>& shape);

} // namespace softfocus
