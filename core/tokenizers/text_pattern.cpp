#include "core/tokenizers/text_pattern.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <memory>

namespace softfocus {

namespace {

struct KnownPattern {
    const char* expression;
    TokenEnd tokenEnd;
};

constexpr std::array<KnownPattern, 3> knownPatterns{
    {{R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)", endAsGpt2},
     {R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)",
      endAsLlama3},
     {R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)", endAsQwen2}}};

/// What the library for regular expressions may try for one match, that none takes long.
constexpr const char* limits = "(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=2000)";

/// A text as Qt has it, and which character each of its code units belongs to.
struct QtText {
    QString text;
    std::vector<std::size_t> characters; ///< with one behind the last

    explicit QtText(const MappedText& mapped)
    {
        for (std::size_t i = 0; i < mapped.size(); ++i) {
            text += QStringView(QChar::fromUcs4(mapped[i].value));
            characters.resize(static_cast<std::size_t>(text.size()), i);
        }
        characters.push_back(mapped.size());
    }
    std::size_t characterAt(qsizetype unit) const { return characters[static_cast<std::size_t>(unit)]; }
};

/// The matches, and what is between them.
class PartList {
public:
    void addMatch(std::size_t begin, std::size_t end)
    {
        addBetween(begin);
        m_parts.push_back({begin, end, true});
        m_done = end;
    }
    std::vector<TextPart> finished(std::size_t end)
    {
        addBetween(end);
        return std::move(m_parts);
    }

private:
    void addBetween(std::size_t end)
    {
        if (end > m_done)
            m_parts.push_back({m_done, end, false});
    }

    std::vector<TextPart> m_parts;
    std::size_t m_done = 0;
};

std::vector<TextPart> partsOfLiteral(const std::u32string& literal, const MappedText& text)
{
    PartList parts;
    const auto same = [](const MappedCharacter& character, char32_t c) { return character.value == c; };
    for (auto from = text.begin();;) {
        const auto found = std::search(from, text.end(), literal.begin(), literal.end(), same);
        if (found == text.end())
            return parts.finished(text.size());
        const auto begin = static_cast<std::size_t>(found - text.begin());
        parts.addMatch(begin, begin + literal.size());
        from = found + static_cast<std::ptrdiff_t>(literal.size());
    }
}

std::vector<TextPart> partsOfExpression(const QRegularExpression& expression, const MappedText& text)
{
    const QtText qt(text);
    PartList parts;
    for (QRegularExpressionMatchIterator matches = expression.globalMatch(qt.text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() > 0)
            parts.addMatch(qt.characterAt(match.capturedStart()), qt.characterAt(match.capturedEnd()));
    }
    return parts.finished(text.size());
}

} // namespace

TextPattern literalPattern(std::u32string text)
{
    return [text = std::move(text)](const MappedText& in) { return partsOfLiteral(text, in); };
}

std::optional<TextPattern> regularPattern(const QString& expression)
{
    for (const KnownPattern& known : knownPatterns)
        if (expression == QLatin1String(known.expression))
            return [tokenEnd = known.tokenEnd](const MappedText& text) { return partsBy(tokenEnd, text); };
    const QRegularExpression compiled(QLatin1String(limits) + expression, QRegularExpression::UseUnicodePropertiesOption);
    if (!compiled.isValid())
        return std::nullopt;
    return [compiled](const MappedText& text) { return partsOfExpression(compiled, text); };
}

} // namespace softfocus
