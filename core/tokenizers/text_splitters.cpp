#include "core/tokenizers/text_splitters.h"

#include "core/tokenizers/character_class.h"
#include "core/tokenizers/text_normalizers.h"

#include <array>

namespace softfocus {

namespace {

MappedText stretchOf(const MappedText& text, std::size_t begin, std::size_t end)
{
    return {text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end)};
}

/// Parts that belong together, by where they begin and end.
std::vector<TextPart> mergedParts(const std::vector<TextPart>& parts, Separator separator)
{
    std::vector<TextPart> merged;
    for (const TextPart& part : parts) {
        const bool isFirst = merged.empty();
        bool joins = false;
        switch (separator) {
        case Separator::Removed:
        case Separator::Isolated: break;
        case Separator::MergedWithPrevious: joins = !isFirst && part.separates && !merged.back().separates; break;
        case Separator::MergedWithNext: joins = !isFirst && !part.separates && merged.back().separates; break;
        case Separator::Contiguous: joins = !isFirst && part.separates == merged.back().separates; break;
        }
        if (separator == Separator::Removed && part.separates)
            continue;
        if (!joins) {
            merged.push_back(part);
            continue;
        }
        merged.back().end = part.end;
        merged.back().separates = part.separates;
    }
    return merged;
}

/// The letters of GPT-2: bytes that show something stand for themselves, the others for the letters from U+0100 on.
constexpr std::array<char32_t, 256> lettersOfBytes()
{
    std::array<char32_t, 256> letters{};
    char32_t next = 0x100;
    for (char32_t byte = 0; byte < 256; ++byte) {
        const bool shows = (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
        letters[byte] = shows ? byte : next++;
    }
    return letters;
}

constexpr std::array<char32_t, 256> byteLetters = lettersOfBytes();

constexpr std::array<int, 0x144> bytesOfLetters()
{
    std::array<int, 0x144> bytes{};
    bytes.fill(-1);
    for (int byte = 0; byte < 256; ++byte)
        bytes[byteLetters[static_cast<std::size_t>(byte)]] = byte;
    return bytes;
}

constexpr std::array<int, 0x144> letterBytes = bytesOfLetters();

template <class Is>
std::size_t endOfRun(const MappedText& text, std::size_t begin, Is is, std::size_t most = ~std::size_t(0))
{
    std::size_t end = begin;
    while (end < text.size() && end - begin < most && is(text[end].value))
        ++end;
    return end;
}

/// Neither space nor letter nor number.
bool isSymbol(char32_t c)
{
    return !isWhiteSpace(c) && !isLetter(c) && !isNumber(c);
}

bool isLineEnd(char32_t c)
{
    return c == U'\r' || c == U'\n';
}

char32_t asIs(char32_t c)
{
    return c;
}

char32_t withoutCase(char32_t c)
{
    if (c == 0x17F) // the long s
        return U's';
    return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
}

/// The end of 's, 't, 're, 've, 'm, 'll or 'd, or `begin` where there is none.
std::size_t endOfContraction(const MappedText& text, std::size_t begin, char32_t (*fold)(char32_t))
{
    if (text[begin].value != U'\'' || begin + 1 >= text.size())
        return begin;
    const char32_t first = fold(text[begin + 1].value);
    if (first == U's' || first == U't' || first == U'm' || first == U'd')
        return begin + 2;
    if (begin + 2 >= text.size())
        return begin;
    const char32_t second = fold(text[begin + 2].value);
    const bool isOne = (first == U'r' && second == U'e') || (first == U'v' && second == U'e') || (first == U'l' && second == U'l');
    return isOne ? begin + 3 : begin;
}

/// \s+(?!\S)|\s+: the last space goes to the word that it stands before. Needs: white space at `begin`.
std::size_t endOfSpaces(const MappedText& text, std::size_t begin)
{
    const std::size_t end = endOfRun(text, begin, isWhiteSpace);
    return end == text.size() || end - begin == 1 ? end : end - 1;
}

std::size_t endAsLlama(const MappedText& text, std::size_t begin, std::size_t mostDigits)
{
    if (const std::size_t end = endOfContraction(text, begin, withoutCase); end > begin)
        return end;
    const char32_t c = text[begin].value;
    if (isLetter(c))
        return endOfRun(text, begin, isLetter);
    if (isNumber(c))
        return endOfRun(text, begin, isNumber, mostDigits);
    if (!isLineEnd(c) && begin + 1 < text.size() && isLetter(text[begin + 1].value))
        return endOfRun(text, begin + 1, isLetter);
    const std::size_t afterSpace = begin + (c == U' ' ? 1 : 0);
    if (const std::size_t end = endOfRun(text, afterSpace, isSymbol); end > afterSpace)
        return endOfRun(text, end, isLineEnd);
    for (std::size_t end = endOfRun(text, begin, isWhiteSpace); end > begin; --end)
        if (isLineEnd(text[end - 1].value))
            return end;
    return endOfSpaces(text, begin);
}

} // namespace

std::vector<MappedText> splitBy(const std::vector<TextSplitter>& splitters, MappedText text)
{
    std::vector<MappedText> parts;
    if (!text.empty())
        parts.push_back(std::move(text));
    for (const TextSplitter& splitter : splitters) {
        std::vector<MappedText> finer;
        for (MappedText& part : parts)
            for (MappedText& small : splitter(std::move(part)))
                if (!small.empty())
                    finer.push_back(std::move(small));
        parts = std::move(finer);
    }
    return parts;
}

std::vector<MappedText> separated(const MappedText& text, const std::vector<TextPart>& parts, Separator separator)
{
    std::vector<MappedText> texts;
    for (const TextPart& part : mergedParts(parts, separator))
        texts.push_back(stretchOf(text, part.begin, part.end));
    return texts;
}

std::vector<MappedText> splitAtWhiteSpace(const MappedText& text)
{
    return separated(text, partsOf(text, isWhiteSpace), Separator::Removed);
}

std::vector<MappedText> splitAsBert(const MappedText& text)
{
    std::vector<MappedText> words;
    for (const MappedText& word : splitAtWhiteSpace(text))
        for (MappedText& part : splitAtPunctuation(word, Separator::Isolated))
            words.push_back(std::move(part));
    return words;
}

std::vector<MappedText> splitWordsAndSymbols(const MappedText& text)
{
    std::vector<MappedText> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const char32_t c = text[begin].value;
        const auto is = isWhiteSpace(c)      ? [](char32_t other) { return isWhiteSpace(other); }
                        : isWordCharacter(c) ? [](char32_t other) { return isWordCharacter(other); }
                                             : [](char32_t other) { return !isWhiteSpace(other) && !isWordCharacter(other); };
        const std::size_t end = endOfRun(text, begin, is);
        if (!isWhiteSpace(c))
            words.push_back(stretchOf(text, begin, end));
        begin = end;
    }
    return words;
}

std::vector<MappedText> splitAroundNumbers(const MappedText& text, bool digitByDigit)
{
    return separated(text, partsOf(text, isNumber), digitByDigit ? Separator::Isolated : Separator::Contiguous);
}

std::vector<MappedText> splitAtPunctuation(const MappedText& text, Separator separator)
{
    const auto isMarkOfText = [](char32_t c) { return isAsciiPunctuation(c) || isPunctuation(c); };
    return separated(text, partsOf(text, isMarkOfText), separator);
}

std::vector<MappedText> splitByMetaspace(const Metaspace& metaspace, MappedText text)
{
    for (MappedCharacter& character : text)
        if (character.value == U' ')
            character.value = metaspace.replacement;
    const bool begins = !text.empty() && text.front().value == metaspace.replacement;
    const bool isFirst = !text.empty() && text.front().begin == 0;
    if (!begins && (metaspace.scheme == PrependScheme::Always || (metaspace.scheme == PrependScheme::First && isFirst)))
        text = withPrefix(std::move(text), std::u32string_view(&metaspace.replacement, 1));
    if (!metaspace.splits)
        return {std::move(text)};
    const auto isReplacement = [&metaspace](char32_t c) { return c == metaspace.replacement; };
    return separated(text, partsOf(text, isReplacement), Separator::MergedWithNext);
}

char32_t letterOfByte(unsigned char byte)
{
    return byteLetters[byte];
}

int byteOfLetter(char32_t letter)
{
    return letter < letterBytes.size() ? letterBytes[letter] : -1;
}

MappedText asByteLetters(const MappedText& text)
{
    MappedText letters;
    letters.reserve(text.size());
    std::string bytes;
    for (const MappedCharacter& character : text) {
        bytes.clear();
        appendUtf8(bytes, character.value);
        for (const char byte : bytes)
            letters.push_back({letterOfByte(static_cast<unsigned char>(byte)), character.begin, character.end});
    }
    return letters;
}

std::size_t endAsGpt2(const MappedText& text, std::size_t begin)
{
    if (const std::size_t end = endOfContraction(text, begin, asIs); end > begin)
        return end;
    const std::size_t afterSpace = begin + (text[begin].value == U' ' ? 1 : 0);
    for (const auto is : {&isLetter, &isNumber, &isSymbol})
        if (const std::size_t end = endOfRun(text, afterSpace, *is); end > afterSpace)
            return end;
    return endOfSpaces(text, begin);
}

std::size_t endAsLlama3(const MappedText& text, std::size_t begin)
{
    return endAsLlama(text, begin, 3);
}

std::size_t endAsQwen2(const MappedText& text, std::size_t begin)
{
    return endAsLlama(text, begin, 1);
}

std::vector<TextPart> partsBy(TokenEnd tokenEnd, const MappedText& text)
{
    std::vector<TextPart> parts;
    for (std::size_t begin = 0; begin < text.size(); begin = parts.back().end)
        parts.push_back({begin, tokenEnd(text, begin), true});
    return parts;
}

} // namespace softfocus
