#pragma once

#include "core/base/matrix.h"
#include "core/scene/source.h"

namespace softfocus {

/// A picture cut into grid × grid patches, row by row, each as the red, green and blue of its patchSide × patchSide pixels, row by row.
/// Other sizes than grid·patchSide are averaged over the area that a pixel covers, in sRGB; one of exactly that size is taken as it is.
/// Shapes: [grid² × patchDimensions]. Range: [0, 1].
Matrix patchesOf(const SquarePicture& picture, Index grid);

/// The patches with normally distributed noise of this standard deviation, which may lead out of [0, 1]. The same seed gives the same noise:
/// entry i takes number i of Box and Muller's transform, cosine first, of the uniform numbers (u + ½)/2⁵³ with u the upper 53 bits of
/// SplitMix64 from the seed on.
/// Source: Box & Muller 1958, "A Note on the Generation of Random Normal Deviates"; Steele, Lea & Flood 2014, "Fast Splittable Pseudorandom
/// Number Generators", figure 16.
Matrix withNoise(Matrix patches, double deviation, std::int64_t seed);

} // namespace softfocus
