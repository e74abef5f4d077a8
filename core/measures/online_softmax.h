#pragma once

#include <span>
#include <vector>

namespace softfocus {

/// One number taken by the online softmax.
struct OnlineStep {
    double maximum = 0; ///< m: the largest of the scores taken so far, not divided by T; −∞ where all are masked
    double rescaling =
        1; ///< e^((m before − m)/T): what the sum so far is multiplied by; 1 where m stays, 0 at the first number that is not masked
    double power = 0;          ///< e^((score − m)/T), which is added
    double sum = 0;            ///< d = d before · rescaling + power
    bool isNewMaximum = false; ///< m is another one than before
};

/// The maximum and the sum that softmax needs, from one look at every score: whenever a larger score comes, what was added up below the
/// former maximum is rescaled to the new one. So a row that is too long to be kept near the processor is read once before its weights are
/// written, and not once for its maximum and once more for its sum.
/// At T = 0 a larger score leaves nothing of the sum, at T = ∞ every score counts alike: the limits, as softmax has them.
/// Shapes: one step per score. Range: scores finite or −∞ (masked); temperature in [0, ∞].
/// Source: Milakov & Gimelshein 2018, "Online normalizer calculation for softmax", algorithm 3, lines 1 to 6.
std::vector<OnlineStep> onlineSteps(std::span<const double> scores, double temperature);

/// The weights by the last step's maximum and sum: e^(score − m) / d, lines 7 to 9 of the same algorithm. They are softmax's but for the
/// rounding of the rescalings. All 0 where every score is masked.
/// Shapes: one weight per score. Range: as onlineSteps.
std::vector<double> onlineWeights(std::span<const double> scores, double temperature);

} // namespace softfocus
