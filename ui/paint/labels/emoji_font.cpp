#include "ui/paint/labels/emoji_font.h"

#include <QStringList>

#include <algorithm>

namespace softfocus {

namespace {

constexpr uint asPicture = 0xfe0f, keyAround = 0x20e3, joiner = 0x200d;

bool isSign(uint character)
{
    return character >= 0x1f000 && character < 0x20000;
}

/// What emoji consist of beside signs of their own.
bool isPart(uint character)
{
    const bool isSymbol = (character >= 0x2190 && character < 0x2c00) || character == 0x203c || character == 0x2049 ||
                          character == 0x2122 || character == 0x2139 || character == 0x3030 || character == 0x303d || character == 0x3297 ||
                          character == 0x3299 || character == 0xa9 || character == 0xae;
    const bool isTag = character >= 0xe0020 && character < 0xe0080;
    return isSymbol || isTag || character == asPicture || character == keyAround || character == joiner;
}

bool isOnKeys(uint character)
{
    return (character >= '0' && character <= '9') || character == '#' || character == '*';
}

} // namespace

bool isEmoji(const QString& text)
{
    constexpr qsizetype longest = 64;                                       // a sentence of them is a text
    if (text.isEmpty() || text.size() > longest || text.front().isLetter()) // words are told without a look at all of them
        return false;
    const QList<uint> characters = text.toUcs4();
    bool isAsked = false; // a sign that is no emoji by itself is asked to be one
    for (qsizetype at = 0; at < characters.size(); ++at) {
        const uint character = characters[at], next = at + 1 < characters.size() ? characters[at + 1] : 0;
        const bool isKey = isOnKeys(character) && (next == asPicture || next == keyAround);
        if (!isSign(character) && !isPart(character) && !isKey)
            return false;
        isAsked = isAsked || isSign(character) || character == asPicture || character == keyAround;
    }
    return isAsked;
}

QString labelText(const QString& text)
{
    return isEmoji(text) ? QString(text).remove(QChar(char16_t(asPicture))) : text;
}

QFont labelFont(const QFont& font, const QString& text)
{
    QStringList families = font.families();
    if (families.size() < 2 || !isEmoji(text))
        return font;
    std::rotate(families.begin(), families.end() - 1, families.end());
    QFont first = font;
    first.setFamilies(families);
    return first;
}

} // namespace softfocus
