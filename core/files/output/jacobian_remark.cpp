#include "core/files/output/jacobian_remark.h"

namespace softfocus {

std::string_view printedRemark(JacobianRemark remark)
{
    switch (remark) {
    case JacobianRemark::None: break;
    case JacobianRemark::NothingToAttend: return "Every key is masked, so nothing changes.";
    case JacobianRemark::Undefined: return "The weights are undefined, and so is their change.";
    case JacobianRemark::UntilAnotherIsLargest: return "T = 0 is the limit: the weights stay the same until another score is the largest.";
    case JacobianRemark::LargestAreEqual:
        return "T = 0 is the limit, and the largest scores are equal: the first to rise takes all the weight at once. Shown is 0, the "
               "value before that.";
    case JacobianRemark::UntilASignChanges: return "T = 0 is the limit: the weights stay the same until a score changes its sign.";
    case JacobianRemark::ScoresDoNotCount: return "T = ∞ is the limit: the weights do not change with the scores.";
    case JacobianRemark::Flat:
        return "Hardmax is flat: no small change of a score changes a weight, so hard attention cannot be trained by gradient descent.";
    case JacobianRemark::FlatAtJump:
        return "Hardmax is flat but for jumps. This row stands at one: its largest scores tie, and raising any of them takes all the "
               "weight at once. Shown is 0, the value on either side.";
    case JacobianRemark::AtEdgeOfSupport:
        return "A score stands at the edge of the support; shown is the value on the side where its weight stays 0.";
    case JacobianRemark::TiedForTheLastPlace:
        return "Scores tie for the last place that is kept, where the weights jump; shown is the value with all of them kept.";
    case JacobianRemark::SharpeningStarts: return "The sharpening starts just here; shown is the value without it.";
    case JacobianRemark::NoneIsPositive: return "No score is positive, so the weights stay equal.";
    case JacobianRemark::NoneIsPositiveYet:
        return "No score is positive; the first to rise above 0 takes all the weight at once. Shown is 0, the value before that.";
    case JacobianRemark::AtClipping: return "A score stands at 0, the edge of the clipping; shown is the value below it.";
    case JacobianRemark::SeveralAreLeast:
        return "Several scores are the least; shown is the value as one of them rises, which leaves the least where it is.";
    case JacobianRemark::AllAreEqual: return "All scores are equal; any change of one breaks the tie at once. Shown is 0.";
    }
    return {};
}

} // namespace softfocus
