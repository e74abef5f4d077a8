#pragma once

#include "core/measures/plain_softmax.h"
#include "core/scene/page_choices.h"

#include <QString>
#include <QStringList>

#include <array>

namespace softfocus {

struct Scene;

/// Up to which factors a list works in each precision, which takes longer to find than all the rest.
struct OverflowLimits {
    std::array<double, allPrecisions.size()> plain{}, shifted{}; ///< without, and with the maximum subtracted; ∞ where there is none
};

/// Softmax of the list of numbers, worked in each precision without and with the maximum subtracted.
struct OverflowLesson {
    ScoreList list;
    double factor = 1, temperature = 1;
    std::array<PlainSoftmax, allPrecisions.size()> plain, shifted;
    OverflowLimits limits;
};

OverflowLimits overflowLimitsOf(const Scene& scene);
/// Needs: the limits are those of the scene.
OverflowLesson overflowLessonOf(const Scene& scene, const OverflowLimits& limits);

/// "half precision"
QString precisionName(Precision precision);
/// A number as the precisions have it, on three digits: "54.6", "2.98×10⁻⁸", "inf", "NaN".
QString floatText(double value);
/// The same in a sentence, on as many digits as tell limits apart: "11.09".
QString limitText(double value);

/// What happens at this factor, one sentence for each precision that fails without the maximum subtracted and for what is lost besides; or
/// that all is well.
QStringList overflowSentences(const OverflowLesson& lesson);
/// The largest score of which exp is a number, and the largest factor for this list, in each precision.
QStringList limitSentences(const OverflowLesson& lesson);
/// «exp(12) is inf in half precision: larger than its largest number, 65,504»
QString powerSentence(Precision precision, double exponent, double power);
/// «The weight of A is inf/inf = NaN in half precision»
QString shareSentence(Precision precision, const QString& name, double power, double sum, double weight);

} // namespace softfocus
