#include "core/text/message_text.h"

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

Message placeText(Index row, Index column)
{
    return {translatable("Files", "row %1, column %2"), row + 1, column + 1};
}

Message countText(Index count, Counted what)
{
    if (count == 1)
        switch (what) {
        case Counted::Scores: return translatable("Files", "1 score");
        case Counted::Keys: return translatable("Files", "1 key");
        case Counted::Labels: return translatable("Files", "1 label");
        }
    switch (what) {
    case Counted::Scores: return {translatable("Files", "%1 scores"), count};
    case Counted::Keys: return {translatable("Files", "%1 keys"), count};
    case Counted::Labels: break;
    }
    return {translatable("Files", "%1 labels"), count};
}

} // namespace softfocus
