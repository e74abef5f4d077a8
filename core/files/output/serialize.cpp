#include "core/files/output/serialize.h"

#include "core/files/output/serialize_parts.h"
#include "core/json/json_text.h"

#include <algorithm>

namespace softfocus {

namespace {

/// Columns of vectors and output are dimensions, not keys.
bool hasKeys(Stage stage)
{
    return stage == Stage::Scores || stage == Stage::Weights;
}

/// A name for each row where some row is not what it usually is, else nothing.
QByteArray statesJson(const Weights& weights)
{
    std::vector<RowState> states;
    for (Index row = 0; row < weights.values.rows(); ++row)
        states.push_back(stateOf(weights, row));
    const auto isNormal = [](RowState state) { return state == RowState::Normal; };
    if (std::ranges::all_of(states, isNormal))
        return {};
    QByteArray json = ",\n  \"states\": [";
    for (const RowState& state : states) {
        json += &state == states.data() ? "" : ", ";
        json += state == RowState::NothingToAttend ? "\"nothing to attend to\"" : isNormal(state) ? "\"normal\"" : "\"undefined\"";
    }
    return json + "]";
}

/// Whose the rows are.
VectorSides sidesOf(const Attention& attention, Stage stage)
{
    return stage == Stage::Vectors ? vectorSidesOf(*attention.input) : VectorSides::Queries;
}

/// Whom the JSON of a stage lists: those that rows or columns are of.
QByteArray unitsJson(const Attention& attention, Stage stage)
{
    const VectorSides sides = sidesOf(attention, stage);
    QByteArray json;
    if (sides != VectorSides::Keys)
        json += ",\n  \"queries\": " + labelsJson(attention.input->queries);
    if (hasKeys(stage) || sides != VectorSides::Queries)
        json += ",\n  \"keys\": " + labelsJson(attention.input->keys);
    return json;
}

QByteArray printJson(const Attention& attention, Stage stage)
{
    const std::string_view name = nameOf(stageNames, stage);
    const Matrix& matrix = matrixOf(attention, stage);
    QByteArray json = "{\n  " + normalizerJson(attention.scene) + unitsJson(attention, stage);
    if (!hasKeys(stage))
        json += ",\n  \"dimensions\": " + QByteArray::number(matrix.cols());
    if (stage == Stage::Vectors && attention.input->shownVectors)
        json += ",\n  \"vectorsAre\": " + jsonText(attention.input->shownVectors->name.english());
    json += ",\n  " + jsonText(name) + ": ";
    if (sidesOf(attention, stage) == VectorSides::Both) {
        const Projections& vectors = *projectionsOf(*attention.input);
        json += jsonMatrix(*vectors.queries, "    ");
        json += ",\n  \"keyVectors\": " + jsonMatrix(*vectors.keys, "    ");
    } else {
        json += jsonMatrix(matrix, "    ");
    }
    if (stage == Stage::Weights)
        json += statesJson(*attention.weights);
    return json += "\n}\n";
}

/// Whether a label holds what cells or lines end at. Then all are quoted, which tells a reader that the marks are no part of them.
bool quotesAll(const Attention& attention, Stage stage, char separator)
{
    const std::string ends{separator, '\n', '\r'};
    const auto holdsEnd = [&](const Token& token) { return labelOf(token).find_first_of(ends) != std::string::npos; };
    const VectorSides sides = sidesOf(attention, stage);
    return (sides != VectorSides::Keys && std::ranges::any_of(attention.input->queries, holdsEnd)) ||
           ((hasKeys(stage) || sides != VectorSides::Queries) && std::ranges::any_of(attention.input->keys, holdsEnd));
}

QByteArray headerOf(const Attention& attention, Stage stage, char separator, bool quoted)
{
    QByteArray header;
    if (hasKeys(stage)) {
        for (const Token& key : attention.input->keys)
            (header += separator) += cellOf(labelOf(key), separator, quoted);
    } else {
        for (Index dimension = 1; dimension <= matrixOf(attention, stage).cols(); ++dimension)
            (header += separator) += QByteArray::number(dimension);
    }
    return header += '\n';
}

/// The unit of a row, and where keys have rows besides queries its side, too: a word may stand on both.
std::string rowName(const Attention& attention, Stage stage, Index row)
{
    const Input& input = *attention.input;
    const VectorRow place = stage == Stage::Vectors ? vectorRowOf(input, row) : VectorRow{false, row};
    const std::vector<Token>& units = place.isKey ? input.keys : input.queries;
    const std::string label = labelOf(units[static_cast<std::size_t>(place.index)]);
    return sidesOf(attention, stage) == VectorSides::Both ? label + (place.isKey ? " (key)" : " (query)") : label;
}

QByteArray printTable(const Attention& attention, Stage stage, char separator)
{
    constexpr Index usualLength = 22; // of a number with its separator
    const Matrix& matrix = matrixOf(attention, stage);
    const bool quoted = quotesAll(attention, stage, separator);
    QByteArray table = headerOf(attention, stage, separator, quoted);
    table.reserve(table.size() + matrix.size() * usualLength);
    for (Index row = 0; row < matrix.rows(); ++row) {
        table += cellOf(rowName(attention, stage, row), separator, quoted);
        for (Index column = 0; column < matrix.cols(); ++column) {
            table += separator;
            appendNumber(table, matrix(row, column));
        }
        table += '\n';
    }
    return table;
}

} // namespace

const Matrix& matrixOf(const Attention& attention, Stage stage)
{
    switch (stage) {
    case Stage::Vectors: return *attention.vectors;
    case Stage::Scores: return attention.scores->masked;
    case Stage::Weights: return attention.weights->values;
    case Stage::Output: break;
    }
    return attention.output->values;
}

Result<QByteArray> serializeStage(const Attention& attention, Stage stage, TableFormat format)
{
    if (!hasStage(attention, stage) && hasGivenWeights(attention))
        return Error{translatable("Output", "Given weights have no %1; choose weights."), std::string(nameOf(stageNames, stage))};
    if (!hasStage(attention, stage) && hasPooledWeights(attention))
        return Error{
            translatable(
                "Output",
                "Weights that are put together from several heads or pieces have no %1; choose weights, or one head with all its pieces."),
            std::string(nameOf(stageNames, stage))};
    if (!hasStage(attention, stage))
        return Error{translatable("Output", "Given scores have no %1; choose scores or weights."), std::string(nameOf(stageNames, stage))};
    switch (format) {
    case TableFormat::Json: return printJson(attention, stage);
    case TableFormat::Csv: return printTable(attention, stage, ',');
    case TableFormat::Tsv: break;
    }
    return printTable(attention, stage, '\t');
}

} // namespace softfocus
