#include "core/scene/scene.h"

#include "core/scene/text_limit.h"

#include <array>
#include <charconv>
#include <cmath>

namespace softfocus {

namespace {

std::string placeOf(Index row, Index column)
{
    return "row " + std::to_string(row + 1) + ", column " + std::to_string(column + 1);
}

/// As few digits as tell the number from all others.
std::string shortText(double number)
{
    constexpr std::size_t longest = 32;
    std::array<char, longest> text;
    return {text.data(), std::to_chars(text.begin(), text.end(), number).ptr};
}

Error faultOf(const ParameterInfo& info)
{
    std::string name(info.name);
    switch (info.parameter) {
    case Parameter::Alpha: name = "Entmax’s α"; break;
    case Parameter::K: name = "Top-k’s k"; break;
    case Parameter::Negatives:
    case Parameter::Unnormalized: break; // their types have no other values
    }
    if (info.kind == ParameterKind::Count)
        return Error{name + " must be a whole number from " + shortText(info.least) + "."};
    return Error{name + " must be a number from " + shortText(info.least) + " to " + shortText(info.greatest) + "."};
}

std::optional<Error> faultOf(const GivenScores& given)
{
    const Matrix& scores = given.scores;
    const std::string one = given.kind == GivenKind::Scores ? "score" : "weight";
    if (scores.size() == 0)
        return Error{given.origin + " holds no " + one + "s; give at least one number."};
    if (scores.rows() > maximumTokens || scores.cols() > maximumTokens)
        return Error{given.origin + " has " + std::to_string(scores.rows()) + " rows and " + std::to_string(scores.cols()) +
                     " columns; at most " + std::to_string(maximumTokens) + " of each can be shown."};
    if (std::ssize(given.queries) != scores.rows() || std::ssize(given.keys) != scores.cols())
        return Error{given.origin + " has " + std::to_string(given.queries.size()) + " row and " + std::to_string(given.keys.size()) +
                     " column labels for a matrix of " + std::to_string(scores.rows()) + " × " + std::to_string(scores.cols()) + "."};
    for (Index row = 0; row < scores.rows(); ++row)
        for (Index column = 0; column < scores.cols(); ++column) {
            const double score = scores(row, column);
            if (std::isnan(score))
                return Error{given.origin + ", " + placeOf(row, column) + ": NaN is not a " + one + "; use -inf for a masked entry."};
            if (score == std::numeric_limits<double>::infinity())
                return Error{given.origin + ", " + placeOf(row, column) + ": +inf is not a " + one + "; every " + one +
                             " must be finite, or -inf where masked."};
        }
    return std::nullopt;
}

} // namespace

const std::string& sentenceText(const Scene& scene)
{
    return sentenceText(scene.source);
}

const GivenScores* givenMatrix(const Scene& scene)
{
    const auto* source = std::get_if<MatrixSource>(&scene.source);
    return source ? source->matrix.get() : nullptr;
}

bool hasGivenMatrix(const Scene& scene)
{
    return std::holds_alternative<MatrixSource>(scene.source);
}

const GivenScores& givenIn(const Scene& scene)
{
    return *std::get<MatrixSource>(scene.source).matrix;
}

bool hasGivenWeights(const Scene& scene)
{
    return hasGivenMatrix(scene) && givenIn(scene).kind == GivenKind::Weights;
}

bool sameInput(const Scene& a, const Scene& b)
{
    return sameInput(a.source, b.source);
}

bool Scene::operator==(const Scene& other) const
{
    const bool sameUnknown = unknown == other.unknown || (unknown && other.unknown && *unknown == *other.unknown);
    return sameUnknown && source == other.source && variant == other.variant && mask == other.mask && view == other.view;
}

Result<Scene> check(Scene scene)
{
    if (const std::size_t count = characterCount(sentenceText(scene)); count > mostCharacters)
        return Error{"The text has " + std::to_string(count) + " characters; at most " + std::to_string(mostCharacters) +
                     " can be shown as a sentence."};
    if (!isTemperature(scene.variant.temperature))
        return Error{"The temperature must be a number from " + shortText(leastTemperature) + " to infinity."};
    for (const ParameterInfo& info : parameterTable)
        if (!isInRange(info, valueOf(scene.variant.normalizer.parameters(), info.parameter)))
            return faultOf(info);
    if (const GivenScores* given = givenMatrix(scene))
        if (const std::optional<Error> fault = faultOf(*given))
            return *fault;
    return scene;
}

} // namespace softfocus
