#include "core/sources/matrix_source.h"

#include "core/scene/finite_mask.h"
#include "core/text/one_line.h"

#include <QString>

#include <algorithm>

namespace softfocus {

namespace {

std::vector<Token> unitsOf(const std::vector<std::string>& labels)
{
    std::vector<Token> units;
    units.reserve(labels.size());
    for (const std::string& label : labels)
        units.push_back({label, 0, 0, true});
    return units;
}

} // namespace

Input inputOfMatrix(const MatrixSource& source)
{
    const GivenScores& given = *source.matrix;
    Input input;
    input.unit = UnitKind::Entry;
    input.queries = unitsOf(given.queries);
    input.keys = unitsOf(given.keys);
    if (given.kind == GivenKind::Weights)
        input.numbers = ReadyWeights{given.scores};
    else
        input.numbers = Logits{scoresAsTaken(given)};
    input.tokenTotal = std::max(given.scores.rows(), given.scores.cols());
    input.sourceName = oneLine(QString::fromStdString(given.origin)).toStdString();
    return input;
}

} // namespace softfocus
