#include "core/text/cluster.h"

#include <QChar>

namespace softfocus {

namespace {

constexpr char32_t zeroWidthJoiner = 0x200d;

bool isRegionalIndicator(char32_t character)
{
    return character >= 0x1f1e6 && character <= 0x1f1ff;
}

bool extendsCluster(char32_t character)
{
    const bool skinTone = character >= 0x1f3fb && character <= 0x1f3ff;
    const bool tag = character >= 0xe0020 && character <= 0xe007f;
    return skinTone || tag || QChar::isMark(character);
}

/// A symbol that may be a part of an emoji. Unassigned characters count: they may be emoji of a newer Unicode.
bool isPictograph(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Symbol_Other:
    case QChar::Symbol_Math:
    case QChar::Other_NotAssigned: return true;
    default: return false;
    }
}

} // namespace

CodePoint codePointAt(QStringView text, qsizetype place)
{
    const QChar first = text[place];
    if (first.isHighSurrogate() && place + 1 < text.size() && text[place + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(first, text[place + 1]), 2};
    return {first.unicode(), 1};
}

qsizetype clusterEnd(QStringView text, qsizetype place)
{
    const CodePoint first = codePointAt(text, place);
    qsizetype end = place + first.length;
    if (isRegionalIndicator(first.value) && end < text.size()) {
        const CodePoint second = codePointAt(text, end);
        if (isRegionalIndicator(second.value))
            end += second.length;
    }
    bool joined = false;
    const bool pictograph = isPictograph(first.value);
    while (end < text.size()) {
        const CodePoint next = codePointAt(text, end);
        const bool belongs =
            next.value == zeroWidthJoiner || extendsCluster(next.value) || (joined && pictograph && isPictograph(next.value));
        if (!belongs)
            break;
        joined = next.value == zeroWidthJoiner;
        end += next.length;
    }
    return end;
}

} // namespace softfocus
