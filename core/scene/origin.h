#pragma once

#include "core/base/message.h"

#include <string_view>

namespace softfocus {

/// What GivenScores::origin is for a matrix that nothing names: plain English, as scene files keep it in every language.
inline constexpr std::string_view copiedCells = "copied cells", copiedNumbers = "copied numbers", unknownOrigin = "given scores";

/// The same for SquarePicture::name.
inline constexpr std::string_view copiedPicture = "copied picture";

/// What to call a matrix or a picture of this origin: those above can be translated, and any other is a name.
Message originText(std::string_view origin);

} // namespace softfocus
