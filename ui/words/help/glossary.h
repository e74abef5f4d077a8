#pragma once

#include "core/attention/attention.h"
#include "ui/words/help/text_section.h"

#include <vector>

namespace softfocus {

/// Every term that the window uses, with what it is in one row of a result. Numbers follow the default QLocale.
std::vector<TextSection> glossaryOf(const Attention& attention, Index query);

} // namespace softfocus
