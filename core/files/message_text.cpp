#include "core/files/message_text.h"

#include "core/text/well_formed.h"

namespace softfocus {

std::string quoted(QByteArrayView text)
{
    constexpr qsizetype enough = 400; // bytes; no need to decode a cell of a million digits
    return quoted(QString::fromUtf8(text.first(std::min(text.size(), enough))));
}

std::string shortened(QStringView text)
{
    constexpr qsizetype longest = 40;
    QString shown = text.left(10 * longest).toString().simplified();
    for (QChar& character : shown)
        if (character.category() == QChar::Other_Control)
            character = QChar(QChar::ReplacementCharacter);
    if (shown.size() > longest) {
        shown.truncate(longest);
        if (shown.back().isHighSurrogate())
            shown.chop(1);
        shown += u'…';
    }
    return wellFormed(shown).toStdString();
}

std::string quoted(QStringView text)
{
    return "“" + shortened(text) + "”";
}

std::string placeText(Index row, Index column)
{
    return "row " + std::to_string(row + 1) + ", column " + std::to_string(column + 1);
}

std::string countText(Index count, const std::string& singular)
{
    return std::to_string(count) + " " + singular + (count == 1 ? "" : "s");
}

} // namespace softfocus
