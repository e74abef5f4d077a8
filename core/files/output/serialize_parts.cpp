#include "core/files/output/serialize_parts.h"

#include "core/json/json_text.h"
#include "core/text/number.h"

#include <cmath>

namespace softfocus {

QByteArray normalizerJson(const Scene& scene)
{
    if (hasGivenWeights(scene))
        return "\"normalizer\": null,\n  \"temperature\": null";
    const Parameters& parameters = scene.variant.normalizer.parameters();
    QByteArray json = "\"normalizer\": " + jsonText(scene.variant.normalizer.name());
    for (const Parameter parameter : scene.variant.normalizer.entry().parameters)
        json += ",\n  " + jsonText(infoOf(parameter).name) + ": " + parameterJson(parameters, parameter);
    return json + ",\n  \"temperature\": " + jsonNumber(scene.variant.temperature);
}

QByteArray parameterJson(const Parameters& parameters, Parameter parameter)
{
    const double value = valueOf(parameters, parameter);
    switch (infoOf(parameter).kind) {
    case ParameterKind::Number: break;
    case ParameterKind::Count: return QByteArray::number(qint64(value));
    case ParameterKind::Choice: return jsonText(infoOf(parameter).choices[static_cast<std::size_t>(value)]);
    case ParameterKind::Switch: return value != 0 ? "true" : "false";
    }
    return jsonNumber(value);
}

const std::string& labelOf(const Token& token)
{
    return token.piece.empty() ? token.text : token.piece;
}

QByteArray labelsJson(const std::vector<Token>& tokens)
{
    std::vector<std::string> texts;
    for (const Token& token : tokens)
        texts.push_back(labelOf(token));
    return jsonTexts(texts);
}

QByteArray cellOf(const std::string& label, char separator, bool always)
{
    QByteArray cell = QByteArray::fromStdString(label);
    const bool special =
        always || cell.contains(separator) || cell.contains('"') || cell.contains('\n') || cell.contains('\r') || cell.trimmed() != cell;
    return special ? '"' + cell.replace('"', "\"\"") + '"' : cell;
}

void appendNumber(QByteArray& table, double number)
{
    if (std::isnan(number))
        return;
    const NumberText text(number);
    table.append(text.view().data(), qsizetype(text.view().size()));
}

} // namespace softfocus
