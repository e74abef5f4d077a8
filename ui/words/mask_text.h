#pragma once

#include "core/attention/attention.h"

#include <QString>

namespace softfocus {

/// Why no mask can be chosen, as a sentence for where it is chosen; empty where one can.
QString whyNoMask(const Input& input);

/// What a mask does, as a sentence for where it is chosen.
QString maskTip(const Input& input, Mask mask);

} // namespace softfocus
