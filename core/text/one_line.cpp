#include "core/text/one_line.h"

#include <algorithm>

namespace softfocus {

namespace {

constexpr char16_t ellipsis = 0x2026;
constexpr qsizetype shortWord = 40; ///< characters; a word is not cut below this

/// Marks, overrides and isolates that change the direction of what follows: a name could be read as another one.
bool turnsDirection(char16_t character)
{
    return character == 0x061c || character == 0x200e || character == 0x200f || (character >= 0x202a && character <= 0x202e) ||
           (character >= 0x2066 && character <= 0x2069);
}

QChar visible(QChar character)
{
    constexpr char16_t firstSign = 0x2400, deleteSign = 0x2421, firstPrinting = 0x20, deleteCode = 0x7f;
    const char16_t code = character.unicode();
    if (code < firstPrinting)
        return QChar(char16_t(firstSign + code));
    if (code == deleteCode)
        return QChar(deleteSign);
    const QChar::Category category = character.category();
    if (category == QChar::Other_Control || category == QChar::Separator_Line || category == QChar::Separator_Paragraph ||
        turnsDirection(code))
        return QChar(QChar::ReplacementCharacter);
    return character;
}

struct Stretch {
    qsizetype begin = 0, length = 0;
};

Stretch longestWord(const QString& text)
{
    Stretch longest, current;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != u' ') {
            ++current.length;
            continue;
        }
        if (current.length > longest.length)
            longest = current;
        current = {at + 1, 0};
    }
    return longest;
}

} // namespace

QString withoutMiddle(const QString& text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    qsizetype front = most / 2, back = most - 1 - front;
    if (front > 0 && text[front - 1].isHighSurrogate())
        --front;
    if (back > 0 && text[text.size() - back].isLowSurrogate())
        --back;
    return text.first(front) + QChar(ellipsis) + text.last(back);
}

QString oneLine(QStringView text, qsizetype most)
{
    // What lies farther from both ends than this is gone in any case, and need not be looked at.
    constexpr qsizetype enough = 20 * longestMessage;
    QString line = withoutMiddle(text.toString(), enough);
    std::ranges::transform(line, line.begin(), visible);
    while (line.size() > most) {
        const Stretch word = longestWord(line);
        if (word.length <= shortWord)
            return withoutMiddle(line, most);
        const qsizetype wanted = std::max(shortWord, word.length - (line.size() - most));
        line.replace(word.begin, word.length, withoutMiddle(line.mid(word.begin, word.length), wanted));
    }
    return line;
}

} // namespace softfocus
