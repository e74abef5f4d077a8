#pragma once

#include <array>
#include <cstdint>

namespace softfocus {

/// What linear normalization does with negative scores.
enum class Negatives : unsigned char {
    Clip,  ///< they count as 0
    Keep,  ///< z / Σ z as written; weights may be negative
    Shift, ///< the row's least score is subtracted first
};
inline constexpr std::array negativesNames{"clip", "keep", "shift"};

/// The options of all normalizers; each reads its own and leaves the others alone.
struct Parameters {
    double alpha = 1.5;                    ///< of entmax, in [1, 4]: 1 is softmax, 2 is sparsemax
    std::int64_t k = 3;                    ///< of top-k, from 1: how many keys are kept
    Negatives negatives = Negatives::Clip; ///< of linear
    bool unnormalized = false;             ///< of sigmoid and tanh: not divided by the row's sum
    bool operator==(const Parameters&) const = default;
};

/// Names a parameter, to say which ones a normalizer reads.
enum class Parameter : unsigned char { Alpha, K, Negatives, Unnormalized };
inline constexpr std::array parameterNames{"alpha", "k", "negatives", "undivided"};

/// The range of Parameters::alpha.
inline constexpr double leastAlpha = 1;
inline constexpr double greatestAlpha = 4;

} // namespace softfocus
