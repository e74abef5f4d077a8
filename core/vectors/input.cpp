#include "core/vectors/input.h"

#include "core/scene/finite_mask.h"
#include "core/text/one_line.h"
#include "core/text/words.h"
#include "core/vectors/word_vectors.h"

#include <QString>

#include <algorithm>

namespace softfocus {

namespace {

std::vector<Token> tokensOf(const std::vector<std::string>& labels)
{
    std::vector<Token> tokens;
    tokens.reserve(labels.size());
    for (const std::string& label : labels)
        tokens.push_back({label, 0, 0, true});
    return tokens;
}

Input inputOfGiven(const GivenScores& given)
{
    Input input;
    input.queries = tokensOf(given.queries);
    input.keys = tokensOf(given.keys);
    input.scores = scoresAsTaken(given);
    input.tokenTotal = std::max(given.scores.rows(), given.scores.cols());
    input.sourceName = oneLine(QString::fromStdString(given.origin)).toStdString();
    return input;
}

Input inputOfText(const QString& text, const WordVectors& vectors)
{
    Words words = splitWords(text);
    Input input;
    input.vectors.resize(std::ssize(words.tokens), vectors.dimension());
    for (Index i = 0; i < std::ssize(words.tokens); ++i) {
        Token& token = words.tokens[static_cast<std::size_t>(i)];
        const QStringView written = QStringView(text).sliced(token.begin, token.length);
        token.known = vectors.lookUp(written, rowOf(input.vectors, i));
    }
    input.keys = words.tokens;
    input.queries = std::move(words.tokens);
    input.tokenTotal = words.total;
    input.sourceName = std::to_string(vectors.dimension()) + "-d word vectors";
    return input;
}

} // namespace

std::shared_ptr<const Input> inputOf(const Scene& scene)
{
    if (scene.given)
        return std::make_shared<const Input>(inputOfGiven(*scene.given));
    return std::make_shared<const Input>(inputOfText(QString::fromStdString(scene.text), WordVectors::bundled()));
}

} // namespace softfocus
