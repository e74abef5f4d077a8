#include "core/files/print.h"

#include "core/files/json_text.h"
#include "core/files/number.h"

#include <cmath>

namespace softfocus {

namespace {

/// The stage's matrix. Needs: the attention has that stage.
const Matrix& matrixOf(const Attention& attention, Stage stage)
{
    switch (stage) {
    case Stage::Vectors: return attention.input->vectors;
    case Stage::Scores: return attention.scores->masked;
    case Stage::Weights: return attention.weights->values;
    case Stage::Output: break;
    }
    return attention.output->values;
}

/// Columns of vectors and output are dimensions, not keys.
bool hasKeys(Stage stage)
{
    return stage == Stage::Scores || stage == Stage::Weights;
}

/// The normalizer's name, its parameters and the temperature.
QByteArray normalizerJson(const Scene& scene)
{
    if (hasGivenWeights(scene))
        return "\"normalizer\": null,\n  \"temperature\": null";
    const Parameters& parameters = scene.normalizer.parameters();
    QByteArray json = "\"normalizer\": " + jsonText(scene.normalizer.name());
    for (const Parameter parameter : scene.normalizer.entry().parameters) {
        json += ",\n  " + jsonText(nameOf(parameterNames, parameter)) + ": ";
        switch (parameter) {
        case Parameter::Alpha: json += jsonNumber(parameters.alpha); break;
        case Parameter::K: json += QByteArray::number(qint64(parameters.k)); break;
        case Parameter::Negatives: json += jsonText(nameOf(negativesNames, parameters.negatives)); break;
        case Parameter::Undivided: json += parameters.undivided ? "true" : "false"; break;
        }
    }
    return json + ",\n  \"temperature\": " + jsonNumber(scene.temperature);
}

QByteArray printJson(const Attention& attention, Stage stage)
{
    const auto labels = [](const std::vector<Token>& tokens) {
        std::vector<std::string> texts;
        for (const Token& token : tokens)
            texts.push_back(token.text);
        return jsonTexts(texts);
    };
    const std::string_view name = nameOf(stageNames, stage);
    const Matrix& matrix = matrixOf(attention, stage);
    QByteArray json = "{\n  " + normalizerJson(attention.scene) + ",\n  \"queries\": " + labels(attention.input->queries);
    if (hasKeys(stage))
        json += ",\n  \"keys\": " + labels(attention.input->keys);
    else
        json += ",\n  \"dimensions\": " + QByteArray::number(attention.input->vectors.cols());
    json += ",\n  " + jsonText(name) + ": ";
    json += jsonMatrix(matrix, "    ");
    return json += "\n}\n";
}

/// A label as a cell; in quotation marks where it could be mistaken for something else.
QByteArray cellOf(const std::string& label, char separator)
{
    QByteArray cell = QByteArray::fromStdString(label);
    const bool special = cell.contains(separator) || cell.contains('"') || cell.contains('\n') || cell.contains('\r') ||
                         cell.trimmed() != cell;
    return special ? '"' + cell.replace('"', "\"\"") + '"' : cell;
}

QByteArray headerOf(const Attention& attention, Stage stage, char separator)
{
    QByteArray header;
    if (hasKeys(stage)) {
        for (const Token& key : attention.input->keys)
            (header += separator) += cellOf(key.text, separator);
    } else {
        for (Index dimension = 1; dimension <= attention.input->vectors.cols(); ++dimension)
            (header += separator) += QByteArray::number(dimension);
    }
    return header += '\n';
}

QByteArray printTable(const Attention& attention, Stage stage, char separator)
{
    constexpr Index usualLength = 22; // of a number with its separator
    const Matrix& matrix = matrixOf(attention, stage);
    QByteArray table = headerOf(attention, stage, separator);
    table.reserve(table.size() + matrix.size() * usualLength);
    for (Index row = 0; row < matrix.rows(); ++row) {
        table += cellOf(attention.input->queries[static_cast<std::size_t>(row)].text, separator);
        for (Index column = 0; column < matrix.cols(); ++column) {
            table += separator;
            const double number = matrix(row, column);
            if (std::isnan(number))
                continue;
            const NumberText text(number);
            table.append(text.view().data(), qsizetype(text.view().size()));
        }
        table += '\n';
    }
    return table;
}

} // namespace

Result<QByteArray> printStage(const Attention& attention, Stage stage, PrintFormat format)
{
    if (stage != Stage::Weights && hasGivenWeights(attention.scene))
        return Error{"Given weights have no " + std::string(nameOf(stageNames, stage)) + "; choose weights."};
    if (!hasKeys(stage) && attention.scene.given)
        return Error{"Given scores have no " + std::string(nameOf(stageNames, stage)) + "; choose scores or weights."};
    switch (format) {
    case PrintFormat::Json: return printJson(attention, stage);
    case PrintFormat::Csv: return printTable(attention, stage, ',');
    case PrintFormat::Tsv: break;
    }
    return printTable(attention, stage, '\t');
}

} // namespace softfocus
