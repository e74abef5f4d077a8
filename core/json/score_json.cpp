#include "core/json/score_json.h"

#include "core/json/json_numbers.h"
#include "core/json/score_labels.h"
#include "core/text/encoded_text.h"
#include "core/text/message_text.h"
#include "core/text/well_formed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace softfocus {

namespace {

Message jsonKindOf(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null: return std::string("null");
    case QJsonValue::Bool: return std::string(value.toBool() ? "true" : "false");
    case QJsonValue::String: return {translatable("Json", "the text %1"), quoted(value.toString())};
    case QJsonValue::Array: return translatable("Json", "an array");
    case QJsonValue::Object: return translatable("Json", "an object");
    default: return translatable("Json", "a number");
    }
}

std::optional<Error> faultOfSize(const QJsonArray& rows, const Message& name)
{
    const Index width = rows.first().toArray().size();
    if (rows.size() > maximumTokens || width > maximumTokens)
        return Error{translatable("Json", "%1 is too large with %2 × %3 scores; at most %4 a side can be shown, so cut a part out of it."),
                     name, rows.size(), width, maximumTokens};
    for (Index row = 0; row < rows.size(); ++row) {
        const QJsonValue value = rows[row];
        const Message place(translatable("Json", "%1, row %2"), name, row + 1);
        if (!value.isArray())
            return Error{translatable("Json", "%1 is %2 where an array of numbers is expected."), place, jsonKindOf(value)};
        if (value.toArray().size() != width)
            return Error{translatable("Json", "%1 has %2, expected %3 as in row 1; every row needs as many."), place,
                         countText(value.toArray().size(), Counted::Scores), width};
    }
    if (width == 0)
        return Error{translatable("Json", "%1 holds no scores; give at least one number."), name};
    return std::nullopt;
}

Result<Matrix> matrixFrom(QJsonArray rows, const Message& name)
{
    if (rows.isEmpty())
        return Error{translatable("Json", "%1 holds no scores; give at least one number."), name};
    // What a model adds for a batch or a head of which there is one is left out.
    while (rows.size() == 1 && rows.first()[0].isArray())
        rows = rows.first().toArray();
    if (!rows.first().isArray()) { // a single row
        QJsonArray single;
        single.append(rows);
        rows = single;
    }
    if (const std::optional<Error> fault = faultOfSize(rows, name))
        return *fault;
    Matrix matrix(rows.size(), rows.first().toArray().size());
    for (Index i = 0; i < matrix.rows(); ++i) {
        const QJsonArray row = rows[i].toArray();
        for (Index j = 0; j < matrix.cols(); ++j) {
            const QJsonValue value = row[j];
            if (value.isArray())
                return Error{
                    translatable(
                        "Json",
                        "%1, %2: there is an array where a number is expected; take one matrix out of those that lie in each other."),
                    name, placeText(i, j)};
            if (!value.isDouble() && !value.isNull())
                return Error{translatable("Json", "%1, %2: %3 is not a number; write a number, or null for a masked entry."), name,
                             placeText(i, j), jsonKindOf(value)};
            matrix(i, j) = value.isNull() ? -std::numeric_limits<double>::infinity() : value.toDouble();
        }
    }
    return matrix;
}

/// The labels under `side`, "queries" or "keys", or those of both under "tokens", or `defaults` where there are none.
Result<std::vector<std::string>> labelsFrom(const QJsonObject& object, const QString& side, std::vector<std::string> defaults,
                                            const Message& name)
{
    const QString key = object.contains(side) ? side : QStringLiteral("tokens");
    const QJsonValue value = object[key];
    if (value.isUndefined())
        return defaults;
    const Message field(translatable("Json", "%1, “%2”"), name, key.toStdString());
    if (!value.isArray())
        return Error{translatable("Json", "%1 is %2 where an array of texts is expected."), field, jsonKindOf(value)};
    const QJsonArray labels = value.toArray();
    if (labels.size() != std::ssize(defaults))
        return Error{translatable("Json", "%1 has %2, expected %3, as many as the scores have %4."), field,
                     countText(labels.size(), Counted::Labels), defaults.size(),
                     side == QLatin1String("keys") ? translatable("Json", "columns") : translatable("Json", "rows")};
    for (Index i = 0; i < labels.size(); ++i) {
        if (!labels[i].isString())
            return Error{translatable("Json", "%1, entry %2 is %3 where a text is expected."), field, i + 1, jsonKindOf(labels[i])};
        defaults[static_cast<std::size_t>(i)] = wellFormed(labels[i].toString()).toStdString();
    }
    return defaults;
}

/// Names the keys that are no part of a matrix, nor of what the program prints beside one.
std::vector<Message> notesOnUnknown(const QJsonObject& object, const Message& name)
{
    QStringList known{QStringLiteral("scores"), QStringLiteral("weights"),    QStringLiteral("queries"),     QStringLiteral("keys"),
                      QStringLiteral("tokens"), QStringLiteral("normalizer"), QStringLiteral("temperature"), QStringLiteral("states")};
    for (const ParameterInfo& info : parameterTable)
        known << QLatin1String(info.name.data(), qsizetype(info.name.size()));
    constexpr int enough = 5;
    std::string unknown;
    int count = 0;
    for (const QString& key : object.keys())
        if (!known.contains(key) && ++count <= enough)
            unknown += (count > 1 ? ", " : "") + quoted(key);
    if (count == 0)
        return {};
    Message named = unknown;
    if (count > enough)
        named = Message(translatable("Json", "%1 and %2 more"), unknown, count - enough);
    const Template left =
        count > 1 ? translatable("Json", "%1: %2 are left out; a matrix has scores or weights with queries, keys or tokens for both.")
                  : translatable("Json", "%1: %2 is left out; a matrix has scores or weights with queries, keys or tokens for both.");
    return {Message(left, name, named)};
}

/// What the parser trips over, for those who let a program write NaN or Infinity.
bool namesNoNumber(const QByteArray& json, qsizetype offset)
{
    const QByteArray around = json.mid(std::max<qsizetype>(offset - 3, 0), 12);
    return around.contains("NaN") || around.contains("Inf") || around.contains("inf") || around.contains("nan");
}

/// What a document holds, counted without taking memory for it.
struct JsonExtent {
    qsizetype values = 0;     ///< at most so many
    qsizetype containers = 0; ///< arrays and objects
    qsizetype depth = 0;      ///< of arrays and objects in each other
};

JsonExtent extentOf(const QByteArray& json)
{
    JsonExtent extent{1, 0, 0};
    bool inText = false;
    qsizetype depth = 0;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char character = json[at];
        if (character == '"')
            inText = !inText;
        else if (inText)
            at += character == '\\'; // whatever stands behind it ends no text
        else if (character == ',')
            ++extent.values;
        else if (character == ']' || character == '}')
            --depth;
        else if (character == '[' || character == '{') {
            ++extent.containers;
            extent.depth = std::max(extent.depth, ++depth);
        }
    }
    return extent;
}

/// A file of a few bytes a value makes a tree of a hundred times its size, so what no scene needs is not even parsed.
std::optional<Error> faultOfExtent(const QByteArray& json, const Message& name)
{
    constexpr qsizetype enough = 4 * maximumTokens * maximumTokens;
    constexpr qsizetype enoughContainers = 64 * maximumTokens;
    constexpr qsizetype deepest = 512;
    if (json.size() <= deepest) // as many bytes are never too many
        return std::nullopt;
    const JsonExtent extent = extentOf(json);
    if (extent.depth > deepest)
        return Error{translatable("Json", "%1 is nested too deeply; an array of rows is expected."), name};
    if (extent.values > enough || extent.containers > enoughContainers)
        return Error{
            translatable("Json", "%1 is too large: it holds more values than four of the largest matrices; take a part out of it."), name};
    return std::nullopt;
}

} // namespace

Result<QJsonDocument> parseJson(const QByteArray& bytes, const Message& name)
{
    const std::optional<Result<QByteArray>> utf8 = asUtf8(bytes, name);
    if (utf8 && !*utf8)
        return utf8->error();
    QByteArray json = withMarksEscaped(utf8 ? **utf8 : bytes);
    if (json.trimmed().isEmpty())
        return Error{translatable("Json", "%1 is empty; an array or object in JSON is expected."), name};
    if (const std::optional<Error> fault = faultOfExtent(json, name))
        return *fault;
    QJsonParseError fault;
    QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error == QJsonParseError::IllegalNumber) {
        Result<QByteArray> inRange = withNumbersInRange(json, name);
        if (!inRange)
            return inRange.error();
        json = std::move(*inRange);
        document = QJsonDocument::fromJson(json, &fault);
    }
    if (fault.error == QJsonParseError::NoError)
        return document;
    const Index line = json.left(fault.offset).count('\n') + 1;
    if (fault.error == QJsonParseError::DeepNesting)
        return Error{translatable("Json", "%1, line %2: arrays are nested too deeply; an array of rows is expected."), name, line};
    if (namesNoNumber(json, fault.offset))
        return Error{translatable("Json", "%1, line %2: JSON has no NaN and no Infinity; write null for a masked entry."), name, line};
    return Error{translatable("Json", "%1, line %2: this is not JSON (%3); correct it there or write the file again."), name, line,
                 fault.errorString().toStdString()};
}

Result<FoundScores> scoresFromJson(const QJsonValue& value, const Message& name)
{
    const QJsonObject object = value.toObject();
    const bool hasWeights = object.contains(u"weights");
    if (hasWeights && object.contains(u"scores"))
        return Error{translatable("Json", "%1 has both “scores” and “weights”; leave the one that is to be shown."), name};
    const QString key = hasWeights ? QStringLiteral("weights") : QStringLiteral("scores");
    const QJsonValue scores = value.isObject() ? object[key] : value;
    if (scores.isUndefined())
        return Error{
            translatable(
                "Json", "%1 has neither “scores” nor “weights”; write {\"scores\": [[…], …]}, {\"weights\": [[…], …]} or the array alone."),
            name};
    if (!scores.isArray())
        return Error{translatable("Json", "%1, “%2” is %3 where an array of rows is expected."), name, key.toStdString(),
                     jsonKindOf(scores)};
    Result<Matrix> matrix = matrixFrom(scores.toArray(), name);
    if (!matrix)
        return matrix.error();
    Result<std::vector<std::string>> queries = labelsFrom(object, QStringLiteral("queries"), defaultQueries(matrix->rows()), name);
    if (!queries)
        return queries.error();
    Result<std::vector<std::string>> keys = labelsFrom(object, QStringLiteral("keys"), defaultKeys(matrix->cols()), name);
    if (!keys)
        return keys.error();
    const GivenKind kind = hasWeights ? GivenKind::Weights : GivenKind::Scores;
    return FoundScores{GivenScores{{}, std::move(*queries), std::move(*keys), std::move(*matrix), kind}, value.isObject(),
                       notesOnUnknown(object, name)};
}

Result<FoundScores> scoresFromJson(const QByteArray& json, const Message& name)
{
    const Result<QJsonDocument> document = parseJson(json, name);
    if (!document)
        return document.error();
    return scoresFromJson(document->isArray() ? QJsonValue(document->array()) : QJsonValue(document->object()), name);
}

} // namespace softfocus
