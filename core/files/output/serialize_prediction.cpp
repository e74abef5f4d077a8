#include "core/files/output/serialize_prediction.h"

#include "core/files/output/serialize_parts.h"
#include "core/json/json_text.h"
#include "core/scene/scene.h"

#include <limits>

namespace softfocus {

namespace {

bool becomes(const Prediction& prediction)
{
    return prediction.intervention.has_value();
}

double numberOr(const std::optional<double>& number)
{
    return number.value_or(std::numeric_limits<double>::quiet_NaN());
}

/// The members of both states, where their values are written already.
QByteArray statesJson(const Prediction& prediction, const QByteArray& asItIs, const QByteArray& asItBecomes, const QByteArray& separator)
{
    QByteArray json = "\"asItIs\": " + asItIs;
    if (becomes(prediction))
        json += separator + "\"asItBecomes\": " + (prediction.asItBecomes.fault ? QByteArray("null") : asItBecomes);
    return json;
}

/// Pieces with their probabilities, each on a line of its own, in a list whose line begins with `indent`.
QByteArray piecesJson(const Prediction& prediction, const std::vector<LikelyPiece>& pieces, const QByteArray& indent)
{
    QByteArray json = "[";
    for (const LikelyPiece& piece : pieces) {
        json += &piece == pieces.data() ? "\n" : ",\n";
        json += indent + "  {\"piece\": " + jsonText(piece.piece) + ", " +
                statesJson(prediction, jsonNumber(piece.asItIs), jsonNumber(piece.asItBecomes), ", ") + '}';
    }
    return json + (pieces.empty() ? QByteArray() : '\n' + indent) + ']';
}

QByteArray placeJson(const Prediction& prediction, const PredictedPlace& place)
{
    QByteArray json = "    {\n      \"position\": " + QByteArray::number(qint64(place.position));
    if (becomes(prediction) && !prediction.asItBecomes.fault)
        json += ",\n      \"totalVariation\": " + jsonNumber(place.variation) + ",\n      \"divergence\": " + jsonNumber(place.divergence);
    return json + ",\n      \"pieces\": " + piecesJson(prediction, place.pieces, "      ") + "\n    }";
}

QByteArray contentJson(const Prediction& prediction)
{
    switch (prediction.kind) {
    case PredictionKind::Translation:
        return statesJson(prediction, jsonText(prediction.asItIs.translation), jsonText(prediction.asItBecomes.translation), ",\n  ") +
               ",\n  \"pieces\": " + piecesJson(prediction, prediction.writtenPieces, "  ");
    case PredictionKind::Similarity:
        return statesJson(prediction, jsonNumber(numberOr(prediction.asItIs.similarity)),
                          jsonNumber(numberOr(prediction.asItBecomes.similarity)), ",\n  ");
    case PredictionKind::Masked:
    case PredictionKind::Next: break;
    }
    QByteArray json = "\"places\": [";
    for (const PredictedPlace& place : prediction.places)
        json += (&place == prediction.places.data() ? "\n" : ",\n") + placeJson(prediction, place);
    return json + (prediction.places.empty() ? "]" : "\n  ]");
}

/// What of the model the normalizer, temperature and mask act on.
QByteArray actorJson(const Scene& scene)
{
    QByteArray json = normalizerJson(scene) + ",\n  \"mask\": " + jsonText(nameOf(maskNames, scene.mask));
    const auto* model = std::get_if<ModelSource>(&scene.source);
    if (!model)
        return json;
    json += ",\n  \"actsOn\": " + jsonText(nameOf(whatIfScopeNames, model->scope));
    json += ",\n  \"attention\": " + jsonText(nameOf(attentionPartNames, model->part));
    json += ",\n  \"layer\": " + QByteArray::number(qint64(model->layer));
    return json + ",\n  \"head\": " + (model->head ? QByteArray::number(qint64(*model->head)) : QByteArray("null"));
}

QByteArray printJson(const Prediction& prediction, const Scene& scene)
{
    QByteArray json = "{\n  " + actorJson(scene) + ",\n  \"predicts\": " + jsonText(nameOf(predictionKindNames, prediction.kind)) +
                      ",\n  " + contentJson(prediction);
    if (prediction.asItBecomes.fault)
        json += ",\n  \"fault\": " + jsonText(prediction.asItBecomes.fault->message.english());
    return json + "\n}\n";
}

/// A line of a table: what it is of, and both states.
QByteArray lineOf(const Prediction& prediction, const QByteArray& name, const QByteArray& asItIs, const QByteArray& asItBecomes,
                  char separator)
{
    QByteArray line = name + separator + asItIs;
    if (becomes(prediction))
        line += separator + (prediction.asItBecomes.fault ? QByteArray() : asItBecomes);
    return line + '\n';
}

QByteArray numberCell(double number)
{
    QByteArray cell;
    appendNumber(cell, number);
    return cell;
}

QByteArray printTable(const Prediction& prediction, char separator)
{
    const auto line = [&](const QByteArray& name, const QByteArray& asItIs, const QByteArray& asItBecomes) {
        return lineOf(prediction, name, asItIs, asItBecomes, separator);
    };
    const QByteArray states =
        QByteArray(1, separator) + "asItIs" + (becomes(prediction) ? separator + QByteArray("asItBecomes") : QByteArray()) + '\n';
    switch (prediction.kind) {
    case PredictionKind::Translation:
        return states +
               line("translation", cellOf(prediction.asItIs.translation, separator), cellOf(prediction.asItBecomes.translation, separator));
    case PredictionKind::Similarity:
        return states + line("similarity", numberCell(numberOr(prediction.asItIs.similarity)),
                             numberCell(numberOr(prediction.asItBecomes.similarity)));
    case PredictionKind::Masked:
    case PredictionKind::Next: break;
    }
    QByteArray table = QByteArray("position") + separator + "piece" + states;
    for (const PredictedPlace& place : prediction.places)
        for (const LikelyPiece& piece : place.pieces)
            table += line(QByteArray::number(qint64(place.position)) + separator + cellOf(piece.piece, separator), numberCell(piece.asItIs),
                          numberCell(piece.asItBecomes));
    return table;
}

} // namespace

QByteArray serializePrediction(const Prediction& prediction, const Scene& scene, TableFormat format)
{
    switch (format) {
    case TableFormat::Json: return printJson(prediction, scene);
    case TableFormat::Csv: return printTable(prediction, ',');
    case TableFormat::Tsv: break;
    }
    return printTable(prediction, '\t');
}

Result<QByteArray> serializePrediction(const Attention& attention, TableFormat format, ThreadPool* pool)
{
    const Input& input = *attention.input;
    if (input.fault)
        return *input.fault;
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    if (!source || !input.run)
        return Error{translatable("Output", "Only a transformer predicts something; choose one as the source of scores.")};
    const auto prediction = predictionOf({input.run, source->other, whatIfOf(attention.scene)}, nullptr, pool);
    if (!prediction)
        return prediction.error();
    return serializePrediction(**prediction, attention.scene, format);
}

} // namespace softfocus
