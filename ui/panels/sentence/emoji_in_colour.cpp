#include "ui/panels/sentence/emoji_in_colour.h"

#include "ui/paint/labels/emoji_font.h"

#include <QTextCharFormat>
#include <QTextDocument>

namespace softfocus {

namespace {

constexpr QChar asPicture(0xfe0f), keyAround(0x20e3);

} // namespace

bool EmojiInColour::isIn(const QString& text)
{
    return text.contains(asPicture);
}

EmojiInColour::EmojiInColour(QTextDocument& document) : QSyntaxHighlighter(&document) {}

/// The mark that asks for a picture stands behind the sign.
void EmojiInColour::highlightBlock(const QString& text)
{
    for (qsizetype mark = text.indexOf(asPicture, 1); mark > 0; mark = text.indexOf(asPicture, mark + 1)) {
        const qsizetype begin = mark - (mark > 1 && text[mark - 1].isLowSurrogate() ? 2 : 1);
        const QString sign = text.mid(begin, mark + 1 - begin);
        // The mark keeps a digit and the key around it from becoming one sign, and the digits of such fonts are grey.
        if (!isEmoji(sign) || (mark + 1 < text.size() && text[mark + 1] == keyAround))
            continue;
        QTextCharFormat format;
        format.setFontFamilies(labelFont(document()->defaultFont(), sign).families());
        setFormat(int(begin), int(sign.size()), format);
    }
}

} // namespace softfocus
