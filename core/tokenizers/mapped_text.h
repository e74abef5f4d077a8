#pragma once

#include "core/base/matrix.h"

#include <QString>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace softfocus {

/// A code point on its way to the vocabulary, and the part of the text that it stands for.
struct MappedCharacter {
    char32_t value = 0;
    Index begin = 0; ///< in UTF-16 code units
    Index end = 0;   ///< as begin for one that was put in
    bool operator==(const MappedCharacter&) const = default;
};

/// A text, or a part of one, that still knows where it came from, whatever becomes of it.
using MappedText = std::vector<MappedCharacter>;
using MappedSpan = std::span<const MappedCharacter>;

/// A text as it is; a lone surrogate becomes U+FFFD.
MappedText mappedText(QStringView text);

/// U+FFFD for a surrogate or what is beyond Unicode.
void appendUtf8(std::string& text, char32_t character);
std::string utf8Of(MappedSpan text);

/// U+FFFD for what is not UTF-8; unlike Qt's own, it leaves a U+FEFF at the beginning.
QString qtText(std::string_view utf8);

/// The code points of well-formed UTF-8; U+FFFD for what is none.
std::u32string codePointsOf(std::string_view utf8);

/// The same in UTF-8, and where each character begins there.
struct Utf8Text {
    std::string bytes;
    std::vector<std::size_t> starts; ///< of each character, and behind the last one the end
};
Utf8Text utf8TextOf(MappedSpan text);

} // namespace softfocus
