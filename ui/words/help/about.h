#pragma once

#include "ui/words/help/text_section.h"

#include <vector>

namespace softfocus {

/// What the program is, whose the data in it are, and on what terms all of it may be used.
/// `license` is the text of its licence.
std::vector<TextSection> aboutText(const QString& version, const QString& license);

} // namespace softfocus
