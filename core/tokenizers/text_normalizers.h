#pragma once

#include "core/tokenizers/mapped_text.h"

#include <QString>

#include <functional>
#include <string_view>
#include <vector>

namespace softfocus {

/// A part of a text in characters, and whether it is what separates the others: what was looked for.
struct TextPart {
    std::size_t begin = 0, end = 0;
    bool separates = false;
};

/// How many characters rules may put into a text beyond those that it has: more than any that mean well do.
inline constexpr std::size_t mostGrowth = 100'000;

/// What is done to a text before it is taken apart.
using TextNormalizer = std::function<MappedText(MappedText)>;

MappedText normalizedBy(const std::vector<TextNormalizer>& normalizers, MappedText text);

/// NFC, NFD, NFKC or NFKD. A character that was composed stands for all that it was composed of; each part of one that was
/// decomposed stands for the whole.
MappedText inForm(const MappedText& text, QString::NormalizationForm form);

/// Each character by itself, without a look at its neighbours: Σ becomes σ at the end of a word, too, and İ two characters.
MappedText lowerCased(const MappedText& text);

/// Without control characters and U+FFFD, and with a plain space for each kind of white space.
MappedText cleaned(const MappedText& text);

/// As sentencepiece's rules for translation have it: without control characters, and with a plain space for white space and what has no width.
MappedText cleanedAsNmt(const MappedText& text);

/// A space before and after each ideograph.
MappedText withSpacesAroundIdeographs(const MappedText& text);

/// Decomposed, without the marks that take no room (Mn).
MappedText withoutAccents(const MappedText& text);

/// Without any marks (M*). Those that are composed with their letter stay.
MappedText withoutMarks(const MappedText& text);

/// Without white space at the ends.
MappedText stripped(MappedText text, bool left, bool right);

/// `prefix` in front of a text that is not empty.
MappedText withPrefix(MappedText text, std::u32string_view prefix);

/// What replaces a part stands for all of it. Parts are left out where the text would grow by more than mostGrowth. Needs: `parts` are all of the text, none of them empty; those that separate are replaced.
MappedText replacedParts(const MappedText& text, const std::vector<TextPart>& parts, std::u32string_view replacement);

} // namespace softfocus
