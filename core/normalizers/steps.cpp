#include "core/normalizers/steps.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace softfocus {

double valueOf(const RowSteps& steps, StepQuantity quantity)
{
    const auto found = std::ranges::find(steps.numbers, quantity, &StepNumber::quantity);
    assert(found != steps.numbers.end());
    return found->value;
}

RowRemark limitRemark(double temperature)
{
    if (temperature == 0)
        return RowRemark::LargestShareAll;
    return std::isinf(temperature) ? RowRemark::AllCountTheSame : RowRemark::None;
}

} // namespace softfocus
