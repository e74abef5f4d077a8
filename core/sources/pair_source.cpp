#include "core/sources/pair_source.h"

#include "core/json/json_text.h"
#include "core/json/object_reader.h"
#include "core/sources/word_units.h"

namespace softfocus {

Input inputOfPair(const PairSource& source)
{
    WordUnits asking = wordUnitsOf(source.asking), asked = wordUnitsOf(source.asked);
    const auto keys = std::make_shared<const Matrix>(std::move(asked.vectors));
    Input input;
    input.unit = UnitKind::Word;
    input.queries = std::move(asking.tokens);
    input.keys = std::move(asked.tokens);
    input.numbers = Projections{std::make_shared<const Matrix>(std::move(asking.vectors)), keys, keys};
    input.queryTotal = asking.total;
    input.keyTotal = asked.total;
    input.sourceName = wordVectorsName();
    return input;
}

QByteArray membersOfPair(const PairSource& source, const QByteArray& indent)
{
    const QByteArray next = ",\n" + indent;
    return next + "\"asking\": " + jsonText(source.asking) + next + "\"asked\": " + jsonText(source.asked) +
           entriesOf(objectIn(source.unknown), indent);
}

Result<PairSource> readPairSource(const QJsonObject& members, const QString& path)
{
    ObjectReader reader(members, path);
    PairSource source;
    source.asking = reader.text("asking", source.asking);
    source.asked = reader.text("asked", source.asked);
    if (reader.fault())
        return *reader.fault();
    source.unknown = compactText(reader.unknown());
    return source;
}

} // namespace softfocus
