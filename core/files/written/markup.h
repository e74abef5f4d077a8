#pragma once

#include <string>
#include <string_view>

namespace softfocus {

/// What a browser shows of a piece of HTML: tags are left out, a line break is a blank, entities are their characters; runs of white space
/// are one blank.
std::string shownMarkup(std::string_view html);

} // namespace softfocus
