#pragma once

#include "core/tokenizers/mapped_text.h"
#include "core/tokenizers/text_normalizers.h"

#include <functional>
#include <string_view>
#include <vector>

namespace softfocus {

/// Takes a text apart into what the vocabulary's model is given piece by piece. Empty parts are left out.
using TextSplitter = std::function<std::vector<MappedText>(MappedText)>;

std::vector<MappedText> splitBy(const std::vector<TextSplitter>& splitters, MappedText text);

/// What becomes of the parts that separate.
enum class Separator { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };

std::vector<MappedText> separated(const MappedText& text, const std::vector<TextPart>& parts, Separator separator);

/// As parts of a text: its characters one by one.
template <class IsSeparator>
std::vector<TextPart> partsOf(const MappedText& text, IsSeparator isSeparator)
{
    std::vector<TextPart> parts;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isSeparator(text[i].value))
            parts.push_back({i, i + 1, true});
        else if (!parts.empty() && !parts.back().separates)
            parts.back().end = i + 1;
        else
            parts.push_back({i, i + 1, false});
    }
    return parts;
}

/// At white space, which is left out.
std::vector<MappedText> splitAtWhiteSpace(const MappedText& text);

/// As BERT does: at white space, which is left out, and around each punctuation mark.
std::vector<MappedText> splitAsBert(const MappedText& text);

/// Words by \w+ and what is between them, without white space.
std::vector<MappedText> splitWordsAndSymbols(const MappedText& text);

/// Numbers by themselves, whole or digit by digit.
std::vector<MappedText> splitAroundNumbers(const MappedText& text, bool digitByDigit);

/// At punctuation marks, one by one.
std::vector<MappedText> splitAtPunctuation(const MappedText& text, Separator separator);

/// Where sentencepiece's "▁" goes in front of a text.
enum class PrependScheme { Always, First, Never };

/// Spaces become `replacement`, with which each word begins.
struct Metaspace {
    char32_t replacement = U'▁';
    PrependScheme scheme = PrependScheme::Always;
    bool splits = true; ///< a part for each word
};
std::vector<MappedText> splitByMetaspace(const Metaspace& metaspace, MappedText text);

/// The letters that byte-level vocabularies write bytes as.
char32_t letterOfByte(unsigned char byte);
/// −1 where it is no such letter.
int byteOfLetter(char32_t letter);

/// Each byte of the text as its letter.
MappedText asByteLetters(const MappedText& text);

/// Where a token ends that begins at `begin`. Needs: begin < text.size().
using TokenEnd = std::size_t (*)(const MappedText& text, std::size_t begin);

/// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
std::size_t endAsGpt2(const MappedText& text, std::size_t begin);
/// (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
std::size_t endAsLlama3(const MappedText& text, std::size_t begin);
/// The same with one digit at a time.
std::size_t endAsQwen2(const MappedText& text, std::size_t begin);

std::vector<TextPart> partsBy(TokenEnd tokenEnd, const MappedText& text);

} // namespace softfocus
