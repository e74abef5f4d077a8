#pragma once

#include "core/attention/attention.h"
#include "ui/words/help/text_section.h"

#include <memory>
#include <vector>

namespace softfocus {

/// What the picture of the result's stage is and how to read it, with its own numbers: what rows and columns are, what one row says, how
/// the normalizer, the temperature and the mask made it, what rows sum to, what colours stand for.
/// `query` is the row that is taken as the example; −1 for none. Numbers follow the default QLocale.
std::vector<TextSection> explanationOf(const std::shared_ptr<const Attention>& attention, Index query);

} // namespace softfocus
