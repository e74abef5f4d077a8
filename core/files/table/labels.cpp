#include "core/files/table/labels.h"

#include "core/json/score_labels.h"
#include "core/text/message_text.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr std::array places{LabelPlace::FirstLine, LabelPlace::FirstColumn};

LabelChoice choiceOf(bool namesKeys, bool namesRows)
{
    return namesKeys ? (namesRows ? LabelChoice::Both : LabelChoice::Keys) : namesRows ? LabelChoice::Rows : LabelChoice::None;
}

/// True for an edge whose cells from the `from`th on are all numbers that can be shown.
bool holdsScores(const LabelDecision::Edge& edge, std::size_t from)
{
    return edge.numbers.size() > from && std::all_of(edge.numbers.begin() + std::ptrdiff_t(from), edge.numbers.end(), [](double number) {
               return !std::isnan(number) && number != std::numeric_limits<double>::infinity();
           });
}

/// The names of an edge, with the usual ones for empty cells.
std::vector<std::string> namesOf(const LabelDecision::Edge& edge, std::size_t from, std::vector<std::string> names)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!edge.texts[i + from].empty())
            names[i] = edge.texts[i + from];
    return names;
}

/// "0, 1, 2, …"
std::string startOf(const std::vector<std::string>& texts)
{
    constexpr std::size_t enough = 3;
    QString start;
    for (std::size_t i = 0; i < std::min(texts.size(), enough); ++i)
        start += (i > 0 ? QStringLiteral(", ") : QString()) + QString::fromStdString(texts[i]);
    return quoted(texts.size() > enough ? start + QStringLiteral(", …") : start);
}

} // namespace

LabelChoice choiceOf(const LabelDecision& labels)
{
    return choiceOf(labels.line.isNames, labels.column.isNames);
}

LabelChoice choiceOtherWay(const LabelDecision& labels, LabelPlace place)
{
    return choiceOf(labels.line.isNames != (place == LabelPlace::FirstLine), labels.column.isNames != (place == LabelPlace::FirstColumn));
}

bool isDoubtful(const GivenScores& given, LabelPlace place)
{
    if (!given.labels || !given.labels->at(place).isDoubtful)
        return false;
    const bool isLine = place == LabelPlace::FirstLine;
    const LabelDecision::Edge& edge = given.labels->at(place);
    const LabelDecision::Edge& other = isLine ? given.labels->column : given.labels->line;
    const Index count = isLine ? given.scores.rows() : given.scores.cols();
    if (!edge.isNames)
        return count > 1;
    return count < maximumTokens && holdsScores(edge, other.isNames ? 1 : 0);
}

GivenScores takenOtherWay(const GivenScores& given, LabelPlace place)
{
    auto labels = std::make_shared<LabelDecision>(*given.labels);
    LabelDecision::Edge& changed = place == LabelPlace::FirstLine ? labels->line : labels->column;
    changed.isNames = !changed.isNames;
    // Where each cell of the table lay among the scores, and where it comes to lie.
    const Index oldTop = given.labels->line.isNames, oldLeft = given.labels->column.isNames;
    const Index top = labels->line.isNames, left = labels->column.isNames;
    const Index height = given.scores.rows() + oldTop, width = given.scores.cols() + oldLeft;

    GivenScores other{given.origin, {}, {}, Matrix(height - top, width - left), given.kind, given.unknown, {}};
    for (Index row = top; row < height; ++row)
        for (Index column = left; column < width; ++column) {
            double& score = other.scores(row - top, column - left);
            if (row >= oldTop && column >= oldLeft)
                score = given.scores(row - oldTop, column - oldLeft);
            else
                score = row < oldTop ? labels->line.numbers[std::size_t(column)] : labels->column.numbers[std::size_t(row)];
        }
    other.queries = defaultQueries(other.scores.rows());
    other.keys = defaultKeys(other.scores.cols());
    if (left > 0)
        other.queries = namesOf(labels->column, std::size_t(top), std::move(other.queries));
    if (top > 0)
        other.keys = namesOf(labels->line, std::size_t(left), std::move(other.keys));
    other.maskedUpTo = given.maskedUpTo;
    other.labels = std::move(labels);
    return other;
}

std::vector<std::string> doubtsOf(const GivenScores& given)
{
    std::vector<std::string> sentences;
    const std::string scores(nameOf(givenKindNames, given.kind));
    for (const LabelPlace place : places) {
        if (!isDoubtful(given, place))
            continue;
        const bool isLine = place == LabelPlace::FirstLine;
        const std::string names = isLine ? "names of keys" : "names of rows";
        const LabelDecision::Edge& edge = given.labels->at(place);
        sentences.push_back(given.origin + ": the first " + (isLine ? "line " : "column ") + startOf(edge.texts) + " is read as " +
                            (edge.isNames ? names : scores) + "; --labels " +
                            std::string(nameOf(labelChoiceNames, choiceOtherWay(*given.labels, place))) + " reads it as " +
                            (edge.isNames ? scores : names) + ".");
    }
    return sentences;
}

} // namespace softfocus
