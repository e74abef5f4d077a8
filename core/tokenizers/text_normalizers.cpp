#include "core/tokenizers/text_normalizers.h"

#include "core/tokenizers/character_class.h"

#include <QList>

#include <algorithm>

namespace softfocus {

namespace {

bool isAscii(char32_t c)
{
    return c < 0x80;
}

QString stringOf(char32_t c)
{
    return QString::fromUcs4(&c, 1);
}

QString stringOf(MappedSpan text)
{
    QString string;
    for (const MappedCharacter& character : text)
        string += QStringView(QChar::fromUcs4(character.value));
    return string;
}

bool isCompatible(QString::NormalizationForm form)
{
    return form == QString::NormalizationForm_KC || form == QString::NormalizationForm_KD;
}

bool isComposed(QString::NormalizationForm form)
{
    return form == QString::NormalizationForm_C || form == QString::NormalizationForm_KC;
}

/// The vowels and final consonants of Hangul, which are composed with what is before them although they are no marks.
bool isJoiningJamo(char32_t c)
{
    return (c >= 0x1161 && c <= 0x1175) || (c >= 0x11A8 && c <= 0x11C2);
}

/// Whether it is the same in all forms, unless a mark follows.
bool isPlain(char32_t c)
{
    const bool isSyllable = c >= 0xAC00 && c <= 0xD7A3; // of Hangul, which is decomposed by a rule
    return isAscii(c) || (QChar::decompositionTag(c) == QChar::NoDecomposition && !isMark(c) && !isSyllable && !isJoiningJamo(c));
}

/// Whether it may be reordered or composed with what is before it.
bool mayJoin(char32_t c)
{
    if (c < 0x300 || isPlain(c))
        return false;
    const char32_t first = stringOf(c).normalized(QString::NormalizationForm_KD).toUcs4().value(0);
    return isMark(first) || isJoiningJamo(first);
}

void unite(MappedCharacter& character, const MappedCharacter& other)
{
    character.begin = std::min(character.begin, other.begin);
    character.end = std::max(character.end, other.end);
}

MappedText decomposed(MappedSpan text, QString::NormalizationForm form)
{
    const auto decomposition = isCompatible(form) ? QString::NormalizationForm_KD : QString::NormalizationForm_D;
    MappedText result;
    for (const MappedCharacter& character : text)
        for (const uint part : stringOf(character.value).normalized(decomposition).toUcs4())
            result.push_back({char32_t(part), character.begin, character.end});
    // Marks go by their classes, each run of them by itself.
    const auto classOf = [](const MappedCharacter& c) { return QChar::combiningClass(c.value); };
    for (auto begin = result.begin(); begin != result.end();) {
        const auto end = std::find_if(begin + 1, result.end(), [&](const MappedCharacter& c) { return classOf(c) == 0; });
        const auto firstMark = classOf(*begin) == 0 ? begin + 1 : begin;
        std::stable_sort(firstMark, end, [&](const MappedCharacter& a, const MappedCharacter& b) { return classOf(a) < classOf(b); });
        begin = end;
    }
    return result;
}

/// The character that two become, or 0.
char32_t composition(char32_t first, char32_t second)
{
    const QList<uint> both = (stringOf(first) + stringOf(second)).normalized(QString::NormalizationForm_C).toUcs4();
    return both.size() == 1 ? char32_t(both.first()) : U'\0';
}

/// Source: The Unicode Standard, section 3.11, D117.
MappedText composedForm(const MappedText& text)
{
    MappedText result;
    std::size_t starter = 0;
    bool hasStarter = false;
    unsigned lastClass = 0;
    for (const MappedCharacter& character : text) {
        const unsigned own = QChar::combiningClass(character.value);
        const bool isBlocked = !hasStarter || (result.size() > starter + 1 && (lastClass == 0 || lastClass >= own));
        if (const char32_t both = isBlocked ? U'\0' : composition(result[starter].value, character.value)) {
            result[starter].value = both;
            unite(result[starter], character);
            continue;
        }
        if (own == 0) {
            starter = result.size();
            hasStarter = true;
        }
        lastClass = own;
        result.push_back(character);
    }
    return result;
}

/// Appends the form of characters that nothing before or behind them joins.
void appendForm(MappedText& result, MappedSpan cluster, QString::NormalizationForm form)
{
    const QString given = stringOf(cluster), wanted = given.normalized(form);
    if (given == wanted) {
        result.insert(result.end(), cluster.begin(), cluster.end());
        return;
    }
    MappedText parts = decomposed(cluster, form);
    if (isComposed(form))
        parts = composedForm(parts);
    if (stringOf(parts) != wanted) { // then each stands for the whole
        MappedCharacter whole = cluster.front();
        for (const MappedCharacter& character : cluster)
            unite(whole, character);
        parts.clear();
        for (const uint part : wanted.toUcs4())
            parts.push_back({char32_t(part), whole.begin, whole.end});
    }
    result.insert(result.end(), parts.begin(), parts.end());
}

template <class Keep>
MappedText kept(MappedText text, Keep keep)
{
    std::erase_if(text, [&](const MappedCharacter& c) { return !keep(c.value); });
    return text;
}

} // namespace

MappedText normalizedBy(const std::vector<TextNormalizer>& normalizers, MappedText text)
{
    for (const TextNormalizer& normalizer : normalizers)
        text = normalizer(std::move(text));
    return text;
}

MappedText inForm(const MappedText& text, QString::NormalizationForm form)
{
    MappedText result;
    result.reserve(text.size());
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && mayJoin(text[end].value))
            ++end;
        if (end == begin + 1 && isPlain(text[begin].value))
            result.push_back(text[begin]);
        else
            appendForm(result, MappedSpan(text).subspan(begin, end - begin), form);
        begin = end;
    }
    return result;
}

MappedText lowerCased(const MappedText& text)
{
    MappedText result;
    result.reserve(text.size());
    for (const MappedCharacter& character : text) {
        if (isAscii(character.value)) {
            const bool isUpper = character.value >= U'A' && character.value <= U'Z';
            result.push_back({isUpper ? character.value + (U'a' - U'A') : character.value, character.begin, character.end});
            continue;
        }
        for (const uint part : stringOf(character.value).toLower().toUcs4())
            result.push_back({char32_t(part), character.begin, character.end});
    }
    return result;
}

MappedText cleaned(const MappedText& text)
{
    MappedText result;
    result.reserve(text.size());
    for (MappedCharacter character : text) {
        const char32_t c = character.value;
        const bool isBreak = c == U'\t' || c == U'\n' || c == U'\r';
        if (c == 0 || c == QChar::ReplacementCharacter || (!isBreak && isControl(c)))
            continue;
        if (isWhiteSpace(c))
            character.value = U' ';
        result.push_back(character);
    }
    return result;
}

MappedText cleanedAsNmt(const MappedText& text)
{
    const auto isDropped = [](char32_t c) {
        return (c >= 0x01 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F || c == 0x8F || c == 0x9F;
    };
    const auto isBlank = [](char32_t c) {
        return c == 0x09 || c == 0x0A || c == 0x0C || c == 0x0D || c == 0x1680 || (c >= 0x200B && c <= 0x200F) || c == 0x2028 ||
               c == 0x2029 || c == 0x2581 || c == 0xFEFF || c == 0xFFFD;
    };
    MappedText result = kept(text, [&](char32_t c) { return !isDropped(c); });
    for (MappedCharacter& character : result)
        if (isBlank(character.value))
            character.value = U' ';
    return result;
}

MappedText withSpacesAroundIdeographs(const MappedText& text)
{
    MappedText result;
    result.reserve(text.size());
    for (const MappedCharacter& character : text) {
        const bool isOne = isIdeograph(character.value);
        if (isOne)
            result.push_back({U' ', character.begin, character.begin});
        result.push_back(character);
        if (isOne)
            result.push_back({U' ', character.end, character.end});
    }
    return result;
}

MappedText withoutAccents(const MappedText& text)
{
    return kept(inForm(text, QString::NormalizationForm_D), [](char32_t c) { return !isMarkWithoutWidth(c); });
}

MappedText withoutMarks(const MappedText& text)
{
    return kept(text, [](char32_t c) { return !isMark(c); });
}

MappedText stripped(MappedText text, bool left, bool right)
{
    const auto isInk = [](const MappedCharacter& c) { return !isWhiteSpace(c.value); };
    if (right)
        text.erase(std::find_if(text.rbegin(), text.rend(), isInk).base(), text.end());
    if (left)
        text.erase(text.begin(), std::ranges::find_if(text, isInk));
    return text;
}

MappedText withPrefix(MappedText text, std::u32string_view prefix)
{
    if (text.empty())
        return text;
    MappedText result;
    result.reserve(prefix.size() + text.size());
    for (const char32_t c : prefix)
        result.push_back({c, text.front().begin, text.front().begin});
    result.insert(result.end(), text.begin(), text.end());
    return result;
}

MappedText replacedParts(const MappedText& text, const std::vector<TextPart>& parts, std::u32string_view replacement)
{
    MappedText result;
    result.reserve(text.size());
    for (const TextPart& part : parts) {
        if (result.size() > text.size() + mostGrowth)
            break;
        if (part.separates) {
            for (const char32_t c : replacement)
                result.push_back({c, text[part.begin].begin, text[part.end - 1].end});
            continue;
        }
        result.insert(result.end(), text.begin() + static_cast<std::ptrdiff_t>(part.begin),
                      text.begin() + static_cast<std::ptrdiff_t>(part.end));
    }
    return result;
}

} // namespace softfocus
