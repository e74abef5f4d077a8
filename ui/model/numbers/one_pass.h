#pragma once

#include "core/measures/online_softmax.h"
#include "core/scene/page_choices.h"

#include <QString>

namespace softfocus {

struct Scene;

/// The list of numbers taken one after the other by the online softmax.
struct OnePass {
    ScoreList list;
    double temperature = 1;
    std::vector<OnlineStep> steps; ///< one per number
    std::size_t taken = 0;         ///< how many of them; at most all
    std::vector<double> weights;   ///< by the last step's maximum and sum
    std::vector<double> twoPass;   ///< by the normalizer's own way, in two passes

    bool isDone() const { return taken == steps.size(); }
};

OnePass onePassOf(const Scene& scene);

/// What the step does, with its numbers: «C = 4 is larger than m = 2: the sum so far is rescaled to it, d = 1.37 · exp(2 − 4) + 1 = 1.19.»
QString stepSentence(const OnePass& pass);
/// How far the weights are from those of two passes, and why no second one is needed; before the end, what is known already.
QString passSentence(const OnePass& pass);

} // namespace softfocus
