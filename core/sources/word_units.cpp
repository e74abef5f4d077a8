#include "core/sources/word_units.h"

#include "core/text/words.h"
#include "core/vectors/word_vectors.h"

#include <QString>

namespace softfocus {

WordUnits wordUnitsOf(const std::string& utf8)
{
    const QString text = QString::fromStdString(utf8);
    const WordVectors& vectors = WordVectors::bundled();
    Words words = splitWords(text);
    Matrix found(std::ssize(words.tokens), vectors.dimension());
    for (Index i = 0; i < std::ssize(words.tokens); ++i) {
        Token& token = words.tokens[static_cast<std::size_t>(i)];
        const QStringView written = QStringView(text).sliced(token.begin, token.length);
        token.known = vectors.lookUp(written, rowOf(found, i));
    }
    return {std::move(words.tokens), std::move(found), words.total};
}

Message wordVectorsName()
{
    return {translatable("Source", "%1-d word vectors"), WordVectors::bundled().dimension()};
}

} // namespace softfocus
