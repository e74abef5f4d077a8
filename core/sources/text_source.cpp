#include "core/sources/text_source.h"

#include "core/json/json_text.h"
#include "core/json/object_reader.h"
#include "core/text/words.h"
#include "core/vectors/word_vectors.h"

#include <QString>

namespace softfocus {

Input inputOfText(const TextSource& source)
{
    const QString text = QString::fromStdString(source.text);
    const WordVectors& vectors = WordVectors::bundled();
    Words words = splitWords(text);
    Matrix found(std::ssize(words.tokens), vectors.dimension());
    for (Index i = 0; i < std::ssize(words.tokens); ++i) {
        Token& token = words.tokens[static_cast<std::size_t>(i)];
        const QStringView written = QStringView(text).sliced(token.begin, token.length);
        token.known = vectors.lookUp(written, rowOf(found, i));
    }
    Input input;
    input.unit = UnitKind::Word;
    input.keys = words.tokens;
    input.queries = std::move(words.tokens);
    input.numbers = selfProjections(std::move(found));
    input.tokenTotal = words.total;
    input.sourceName = Message(translatable("Source", "%1-d word vectors"), vectors.dimension());
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
