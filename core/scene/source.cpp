#include "core/scene/source.h"

namespace softfocus {

namespace {

bool sameMatrix(const MatrixSource& a, const MatrixSource& b)
{
    return a.matrix == b.matrix || *a.matrix == *b.matrix;
}

} // namespace

bool GivenScores::operator==(const GivenScores& other) const
{
    return kind == other.kind && maskedUpTo == other.maskedUpTo && origin == other.origin && queries == other.queries &&
           keys == other.keys && scores.rows() == other.scores.rows() && scores.cols() == other.scores.cols() && scores == other.scores &&
           unknown == other.unknown;
}

bool MatrixSource::operator==(const MatrixSource& other) const
{
    return sentence == other.sentence && sameMatrix(*this, other);
}

const std::string& sentenceText(const Source& source)
{
    struct {
        const std::string& operator()(const TextSource& words) const { return words.text; }
        const std::string& operator()(const MatrixSource& given) const { return given.sentence; }
    } visitor;
    return std::visit(visitor, source);
}

Source withSentence(Source source, std::string text)
{
    struct {
        std::string& operator()(TextSource& words) const { return words.text; }
        std::string& operator()(MatrixSource& given) const { return given.sentence; }
    } visitor;
    std::visit(visitor, source) = std::move(text);
    return source;
}

bool sameInput(const Source& a, const Source& b)
{
    struct {
        const Source& other;
        bool operator()(const TextSource& words) const { return words.text == std::get<TextSource>(other).text; }
        bool operator()(const MatrixSource& given) const { return sameMatrix(given, std::get<MatrixSource>(other)); }
    } visitor{b};
    return a.index() == b.index() && std::visit(visitor, a);
}

} // namespace softfocus
