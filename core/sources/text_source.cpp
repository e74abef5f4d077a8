#include "core/sources/text_source.h"

#include "core/json/json_text.h"
#include "core/json/object_reader.h"
#include "core/sources/word_units.h"

namespace softfocus {

Input inputOfText(const TextSource& source)
{
    WordUnits words = wordUnitsOf(source.text);
    Input input;
    input.unit = UnitKind::Word;
    input.keys = words.tokens;
    input.queries = std::move(words.tokens);
    input.numbers = selfProjections(std::move(words.vectors));
    input.isSelfAttention = true;
    input.queryTotal = input.keyTotal = words.total;
    input.sourceName = wordVectorsName();
    return input;
}

QByteArray membersOfText(const TextSource& source, const QByteArray& indent)
{
    return ",\n" + indent + "\"text\": " + jsonText(source.text) + entriesOf(objectIn(source.unknown), indent);
}

Result<TextSource> readTextSource(const QJsonObject& members, const QString& path)
{
    ObjectReader reader(members, path);
    TextSource source;
    source.text = reader.text("text", source.text);
    if (reader.fault())
        return *reader.fault();
    source.unknown = compactText(reader.unknown());
    return source;
}

} // namespace softfocus
