#pragma once

#include "core/scene/finite_mask.h"

#include <QString>

namespace softfocus {

/// "24 entries of −65504 are taken as a mask", or as scores. Numbers follow the default QLocale.
QString finiteMaskText(const FiniteMask& mask, bool taken);

/// "−65504", "−3.4×10³⁸": a mask's number, or "−10000 and less" where scores were added to it.
QString maskNumberText(const FiniteMask& mask);

} // namespace softfocus
