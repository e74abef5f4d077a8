#pragma once

#include "ui/model/numbers/simplex_variants.h"

namespace softfocus {

/// The first weight of two at a difference of their scores; NaN where it is not defined.
struct DifferencePoint {
    double difference = 0;
    double weight = 0;
};

/// A variant's first weight over z₁ − z₂, with the mean of the scores as it is. Where it jumps, points follow each other at what is next to
/// the same difference; the one between them, if there is any, is the value at the jump itself.
struct DifferenceCurve {
    SimplexVariant at;
    std::vector<DifferencePoint> points; ///< from −reach to reach
};

/// Everything that two numbers can be moved to without moving their mean.
struct DifferenceCurves {
    ScoreList list;
    double difference = 0;    ///< z₁ − z₂, at most the largest number there is
    double reach = 1;         ///< the axis goes from −reach to reach
    double low = 0, high = 1; ///< what the ends of the weight's axis stand for
    std::vector<DifferenceCurve> curves;
};

/// Needs: two numbers. With `reach`, the axis goes so far as long as the difference is on it, so that it stands still while one drags.
DifferenceCurves differenceCurvesOf(const Scene& scene, std::optional<double> reach = {});

/// Whether weights jump between two points that follow each other.
bool isJump(const DifferencePoint& before, const DifferencePoint& after, double reach);

/// Two scores with this difference and the mean that they have. Needs: two scores.
std::vector<double> withDifference(std::span<const double> scores, double difference);

/// What all variants give the first number at a difference: "A − B = 2.00: softmax 0.88, sparsemax 1.00".
QString differenceText(const DifferenceCurves& curves, double difference);

/// How far a key moves the difference: a neat hundredth or so of the axis's half.
double differenceStep(double reach);

} // namespace softfocus
