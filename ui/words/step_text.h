#pragma once

#include "core/normalizers/jacobian.h"
#include "core/normalizers/steps.h"
#include "ui/words/by_unit.h"

#include <QStringList>

namespace softfocus {

/// What stands above a column of the working: "exp", "x − τ", "largest".
QString stepTitle(StepKind kind);

/// "softmax’s entropy H", "kept".
QString quantityName(StepQuantity quantity);
/// "nats", or empty.
QString quantityUnit(StepQuantity quantity);
/// "softmax’s entropy H = 1.234 nats", "kept = 3". Numbers follow the default QLocale.
QString stepNumberText(const StepNumber& number);

/// The formula in its parts, which may stand under each other: "wⱼ = eⱼ / Σₖ eₖ" and "eⱼ = exp((sⱼ − max s) / T)".
QStringList formulaParts(RowFormula formula);

/// One sentence on what is special about a row of units of this name, or empty.
QString remarkText(RowRemark remark, UnitName unit = UnitName::Word);
/// The same on its gradient: which value is shown where there are several or none.
QString remarkText(JacobianRemark remark);

} // namespace softfocus
