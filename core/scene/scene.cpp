#include "core/scene/scene.h"

#include "core/scene/text_limit.h"

#include <cmath>

namespace softfocus {

namespace {

std::string placeOf(Index row, Index column)
{
    return "row " + std::to_string(row + 1) + ", column " + std::to_string(column + 1);
}

std::optional<Error> faultOf(const GivenScores& given)
{
    const Matrix& scores = given.scores;
    const std::string one = given.kind == GivenKind::Scores ? "score" : "weight";
    if (scores.size() == 0)
        return Error{given.origin + " holds no " + one + "s; give at least one number."};
    if (scores.rows() > maximumTokens || scores.cols() > maximumTokens)
        return Error{given.origin + " has " + std::to_string(scores.rows()) + " rows and " +
                     std::to_string(scores.cols()) + " columns; at most " + std::to_string(maximumTokens) +
                     " of each can be shown."};
    if (std::ssize(given.queries) != scores.rows() || std::ssize(given.keys) != scores.cols())
        return Error{given.origin + " has " + std::to_string(given.queries.size()) + " row and " +
                     std::to_string(given.keys.size()) + " column labels for a matrix of " +
                     std::to_string(scores.rows()) + " × " + std::to_string(scores.cols()) + "."};
    for (Index row = 0; row < scores.rows(); ++row)
        for (Index column = 0; column < scores.cols(); ++column) {
            const double score = scores(row, column);
            if (std::isnan(score))
                return Error{given.origin + ", " + placeOf(row, column) +
                             ": NaN is not a " + one + "; use -inf for a masked entry."};
            if (score == std::numeric_limits<double>::infinity())
                return Error{given.origin + ", " + placeOf(row, column) +
                             ": +inf is not a " + one + "; every " + one + " must be finite, or -inf where masked."};
        }
    return std::nullopt;
}

} // namespace

bool GivenScores::operator==(const GivenScores& other) const
{
    return kind == other.kind && maskedUpTo == other.maskedUpTo && origin == other.origin && queries == other.queries && keys == other.keys &&
           scores.rows() == other.scores.rows() && scores.cols() == other.scores.cols() && scores == other.scores &&
           unknown == other.unknown;
}

bool hasGivenWeights(const Scene& scene)
{
    return scene.given && scene.given->kind == GivenKind::Weights;
}

bool sameInput(const Scene& a, const Scene& b)
{
    if (!a.given && !b.given)
        return a.text == b.text;
    return a.given == b.given || (a.given && b.given && *a.given == *b.given);
}

bool Scene::operator==(const Scene& other) const
{
    const bool sameUnknown =
        unknown == other.unknown || (unknown && other.unknown && *unknown == *other.unknown);
    return sameUnknown && text == other.text && normalizer == other.normalizer && temperature == other.temperature &&
           mask == other.mask && view == other.view && sameInput(*this, other);
}

Result<Scene> check(Scene scene)
{
    if (const std::size_t count = characterCount(scene.text); count > mostCharacters)
        return Error{"The text has " + std::to_string(count) + " characters; at most " + std::to_string(mostCharacters) +
                     " can be shown as a sentence."};
    if (!(scene.temperature >= 0))
        return Error{"The temperature must be a number from 0 to infinity."};
    const Parameters& parameters = scene.normalizer.parameters();
    if (!(parameters.alpha >= leastAlpha && parameters.alpha <= greatestAlpha))
        return Error{"Entmax’s α must be a number from 1 to 4."};
    if (parameters.k < 1)
        return Error{"Top-k’s k must be a whole number from 1."};
    if (scene.given)
        if (const std::optional<Error> fault = faultOf(*scene.given))
            return *fault;
    return scene;
}

} // namespace softfocus
