#pragma once

#include <cstddef>
#include <string_view>

namespace softfocus {

/// As many characters (UTF-16 code units) as a scene's text may have, wherever it comes from: typing, a file, the command line.
/// Some eighty times as much as there are tokens to show.
inline constexpr std::size_t mostCharacters = 100'000;

/// How many UTF-16 code units a UTF-8 text takes.
constexpr std::size_t characterCount(std::string_view utf8)
{
    std::size_t count = 0;
    for (const char byte : utf8) {
        const auto value = static_cast<unsigned char>(byte);
        const bool continues = (value & 0xc0U) == 0x80U, needsTwo = value >= 0xf0U;
        count += continues ? 0 : needsTwo ? 2 : 1;
    }
    return count;
}

} // namespace softfocus
