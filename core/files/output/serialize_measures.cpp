#include "core/files/output/serialize_measures.h"

#include "core/files/output/jacobian_remark.h"
#include "core/files/output/serialize_parts.h"
#include "core/json/json_text.h"
#include "core/measures/critical_temperatures.h"
#include "core/measures/distribution.h"
#include "core/measures/measures.h"
#include "core/normalizers/softmax.h"

#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::array measureNames{"entropy", "effectiveTokens", "support", "rowSum", "largestWeight", "divergenceFromSoftmax"};
constexpr std::array measureTitles{"entropy (bits)", "effective tokens", "support",
                                   "row sum",        "largest weight",   "divergence from softmax (bits)"};

char separatorOf(TableFormat format)
{
    return format == TableFormat::Tsv ? '\t' : ',';
}

/// A header of column names over rows of numbers, each after its name.
template <class Columns>
QByteArray tableOf(const Columns& columns, const std::vector<Token>& rows, const Matrix& numbers, char separator)
{
    QByteArray table;
    for (const auto& column : columns)
        (table += separator) += cellOf(std::string(column), separator);
    table += '\n';
    for (Index row = 0; row < numbers.rows(); ++row) {
        table += cellOf(rows[static_cast<std::size_t>(row)].text, separator);
        for (const double number : rowOf(numbers, row))
            appendNumber(table += separator, number);
        table += '\n';
    }
    return table;
}

std::vector<std::string> textsOf(const std::vector<Token>& tokens)
{
    std::vector<std::string> texts;
    for (const Token& token : tokens)
        texts.push_back(labelOf(token));
    return texts;
}

/// Shapes: [n × measures].
Matrix measuresOf(const Attention& attention)
{
    const Scene& scene = attention.scene;
    const bool given = !hasScores(attention); // or put together from several
    Matrix measures(attention.queryCount(), Index(measureNames.size()));
    for (Index query = 0; query < measures.rows(); ++query) {
        const std::span<const double> weights = rowOf(attention.weights->values, query);
        RowMeasures row = measure(weights);
        const bool spreads = isDistribution(weights, given ? givenRounding : computedRounding);
        const std::span<const double> scores = rowOf(attention.scores->masked, query);
        const Index support =
            given ? row.support : supportOf(weights, scores, scene.variant.normalizer.supportEdge(scores, scene.variant.temperature));
        double divergence = notANumber;
        if (!given) {
            const std::vector<long double> fine = scene.variant.normalizer.fineWeights(scores, scene.variant.temperature);
            const RowMeasures finely = measure(fine);
            row.entropy = finely.entropy;
            row.effectiveTokens = finely.effectiveTokens;
            divergence = divergenceFromSoftmax(fine, scores, scene.variant.temperature);
        }
        measures.row(query) << (spreads ? row.entropy : notANumber), (spreads ? row.effectiveTokens : notANumber),
            std::isnan(row.sum) ? notANumber : static_cast<double>(support), row.sum, row.largest, divergence;
    }
    return measures;
}

/// Shapes: [n × m]; NaN where masked.
Matrix criticalTemperaturesOf(const Attention& attention, double alpha)
{
    Matrix temperatures = Matrix::Constant(attention.queryCount(), attention.keyCount(), notANumber);
    for (Index query = 0; query < temperatures.rows(); ++query)
        for (const CriticalTemperature& entry : criticalTemperatures(rowOf(attention.scores->masked, query), alpha))
            temperatures(query, entry.key) = entry.temperature;
    return temperatures;
}

QByteArray measuresJson(const Attention& attention, const Matrix& measures)
{
    QByteArray json = "{\n  " + normalizerJson(attention.scene) + ",\n  \"queries\": " + labelsJson(attention.input->queries);
    for (std::size_t measure = 0; measure < measureNames.size(); ++measure) {
        json += ",\n  " + jsonText(measureNames[measure]) + ": [";
        for (Index query = 0; query < measures.rows(); ++query)
            (json += query > 0 ? ", " : "") += jsonNumber(measures(query, Index(measure)));
        json += ']';
    }
    if (const std::optional<double> alpha = sparseAlpha(attention.scene.variant.normalizer); alpha && hasScores(attention)) {
        json += ",\n  \"keys\": " + labelsJson(attention.input->keys);
        json += ",\n  \"criticalTemperatures\": " + jsonMatrix(criticalTemperaturesOf(attention, *alpha), "    ");
    }
    return json + "\n}\n";
}

} // namespace

QByteArray serializeMeasures(const Attention& attention, TableFormat format)
{
    const Matrix measures = measuresOf(attention);
    if (format == TableFormat::Json)
        return measuresJson(attention, measures);
    return tableOf(measureTitles, attention.input->queries, measures, separatorOf(format));
}

Result<QByteArray> serializeLogWeights(const Attention& attention, TableFormat format)
{
    const Scene& scene = attention.scene;
    if (scene.variant.normalizer.id() != NormalizerId::Softmax)
        return Error{translatable("Output", "Log-weights are printed for softmax alone, not for %1."),
                     std::string(scene.variant.normalizer.name())};
    if (hasPooledWeights(attention))
        return Error{translatable("Output", "Log-weights are of one head with all its pieces; choose one.")};
    Matrix logWeights(attention.queryCount(), attention.keyCount());
    for (Index query = 0; query < logWeights.rows(); ++query)
        softmaxLogWeights(rowOf(attention.scores->masked, query), scene.variant.temperature, rowOf(logWeights, query));
    if (format != TableFormat::Json)
        return tableOf(textsOf(attention.input->keys), attention.input->queries, logWeights, separatorOf(format));
    return "{\n  " + normalizerJson(scene) + ",\n  \"queries\": " + labelsJson(attention.input->queries) +
           ",\n  \"keys\": " + labelsJson(attention.input->keys) + ",\n  \"logWeights\": " + jsonMatrix(logWeights, "    ") + "\n}\n";
}

QByteArray serializeJacobian(const Attention& attention, Index query, TableFormat format)
{
    const Scene& scene = attention.scene;
    const RowJacobian jacobian = scene.variant.normalizer.jacobian(rowOf(attention.scores->masked, query), scene.variant.temperature);
    const Matrix matrix = matrixOf(jacobian);
    const std::vector<Token>& keys = attention.input->keys;
    if (format != TableFormat::Json)
        return tableOf(textsOf(keys), keys, matrix, separatorOf(format));
    return "{\n  " + normalizerJson(scene) + ",\n  \"row\": " + QByteArray::number(query + 1) +
           ",\n  \"query\": " + jsonText(labelOf(attention.input->queries[static_cast<std::size_t>(query)])) +
           ",\n  \"keys\": " + labelsJson(keys) + ",\n  \"remark\": " + jsonText(printedRemark(jacobian.remark)) +
           ",\n  \"jacobian\": " + jsonMatrix(matrix, "    ") + "\n}\n";
}

} // namespace softfocus
