#include "core/files/score_json.h"

#include "core/files/json_numbers.h"
#include "core/files/message_text.h"
#include "core/files/table/encoded_text.h"
#include "core/files/table/score_labels.h"
#include "core/text/well_formed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace softfocus {

namespace {

std::string kindOf(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null: return "null";
    case QJsonValue::Bool: return value.toBool() ? "true" : "false";
    case QJsonValue::String: return "the text " + quoted(value.toString());
    case QJsonValue::Array: return "an array";
    case QJsonValue::Object: return "an object";
    default: return "a number";
    }
}

std::optional<Error> faultOfSize(const QJsonArray& rows, const std::string& name)
{
    const Index width = rows.first().toArray().size();
    if (rows.size() > maximumTokens || width > maximumTokens)
        return Error{name + " is too large with " + std::to_string(rows.size()) + " × " + std::to_string(width) + " scores; at most " +
                     std::to_string(maximumTokens) + " a side can be shown, so cut a part out of it."};
    for (Index row = 0; row < rows.size(); ++row) {
        const QJsonValue value = rows[row];
        const std::string place = name + ", row " + std::to_string(row + 1);
        if (!value.isArray())
            return Error{place + " is " + kindOf(value) + " where an array of numbers is expected."};
        if (value.toArray().size() != width)
            return Error{place + " has " + countText(value.toArray().size(), "score") + ", expected " + std::to_string(width) +
                         " as in row 1; every row needs as many."};
    }
    if (width == 0)
        return Error{name + " holds no scores; give at least one number."};
    return std::nullopt;
}

Result<Matrix> matrixFrom(QJsonArray rows, const std::string& name)
{
    if (rows.isEmpty())
        return Error{name + " holds no scores; give at least one number."};
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
                return Error{name + ", " + placeText(i, j) +
                             ": there is an array where a number is expected; take one matrix out of those that lie in each other."};
            if (!value.isDouble() && !value.isNull())
                return Error{name + ", " + placeText(i, j) + ": " + kindOf(value) +
                             " is not a number; write a number, or null for a masked entry."};
            matrix(i, j) = value.isNull() ? -std::numeric_limits<double>::infinity() : value.toDouble();
        }
    }
    return matrix;
}

/// The labels under `side`, "queries" or "keys", or those of both under "tokens", or `defaults` where there are none.
Result<std::vector<std::string>> labelsFrom(const QJsonObject& object, const QString& side, std::vector<std::string> defaults,
                                            const std::string& name)
{
    const QString key = object.contains(side) ? side : QStringLiteral("tokens");
    const QJsonValue value = object[key];
    if (value.isUndefined())
        return defaults;
    const std::string field = name + ", “" + key.toStdString() + "”";
    if (!value.isArray())
        return Error{field + " is " + kindOf(value) + " where an array of texts is expected."};
    const QJsonArray labels = value.toArray();
    if (labels.size() != std::ssize(defaults))
        return Error{field + " has " + countText(labels.size(), "label") + ", expected " + std::to_string(defaults.size()) +
                     ", as many as the scores have " + (side == QLatin1String("keys") ? "columns." : "rows.")};
    for (Index i = 0; i < labels.size(); ++i) {
        if (!labels[i].isString())
            return Error{field + ", entry " + std::to_string(i + 1) + " is " + kindOf(labels[i]) + " where a text is expected."};
        defaults[static_cast<std::size_t>(i)] = wellFormed(labels[i].toString()).toStdString();
    }
    return defaults;
}

/// Names the keys that are no part of a matrix, nor of what the program prints beside one.
std::vector<std::string> notesOnUnknown(const QJsonObject& object, const std::string& name)
{
    const QStringList known{QStringLiteral("scores"),      QStringLiteral("weights"),   QStringLiteral("queries"),
                            QStringLiteral("keys"),        QStringLiteral("tokens"),    QStringLiteral("normalizer"),
                            QStringLiteral("temperature"), QStringLiteral("alpha"),     QStringLiteral("k"),
                            QStringLiteral("negatives"),   QStringLiteral("undivided"), QStringLiteral("states")};
    constexpr int enough = 5;
    std::string unknown;
    int count = 0;
    for (const QString& key : object.keys())
        if (!known.contains(key) && ++count <= enough)
            unknown += (count > 1 ? ", " : "") + quoted(key);
    if (count == 0)
        return {};
    if (count > enough)
        unknown += " and " + std::to_string(count - enough) + " more";
    return {name + ": " + unknown + (count > 1 ? " are" : " is") +
            " left out; a matrix has scores or weights with queries, keys or tokens for both."};
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
std::optional<Error> faultOfExtent(const QByteArray& json, const std::string& name)
{
    constexpr qsizetype enough = 4 * maximumTokens * maximumTokens;
    constexpr qsizetype enoughContainers = 64 * maximumTokens;
    constexpr qsizetype deepest = 512;
    if (json.size() <= deepest) // as many bytes are never too many
        return std::nullopt;
    const JsonExtent extent = extentOf(json);
    if (extent.depth > deepest)
        return Error{name + " is nested too deeply; an array of rows is expected."};
    if (extent.values > enough || extent.containers > enoughContainers)
        return Error{name + " is too large: it holds more values than four of the largest matrices; take a part out of it."};
    return std::nullopt;
}

} // namespace

Result<QJsonDocument> parseJson(const QByteArray& bytes, const std::string& name)
{
    const std::optional<Result<QByteArray>> utf8 = asUtf8(bytes, name);
    if (utf8 && !*utf8)
        return utf8->error();
    QByteArray json = withMarksEscaped(utf8 ? **utf8 : bytes);
    if (json.trimmed().isEmpty())
        return Error{name + " is empty; an array or object in JSON is expected."};
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
    const std::string place = name + ", line " + std::to_string(line) + ": ";
    if (fault.error == QJsonParseError::DeepNesting)
        return Error{place + "arrays are nested too deeply; an array of rows is expected."};
    if (namesNoNumber(json, fault.offset))
        return Error{place + "JSON has no NaN and no Infinity; write null for a masked entry."};
    return Error{place + "this is not JSON (" + fault.errorString().toStdString() + "); correct it there or write the file again."};
}

Result<FoundScores> scoresFromJson(const QJsonValue& value, const std::string& name)
{
    const QJsonObject object = value.toObject();
    const bool hasWeights = object.contains(u"weights");
    if (hasWeights && object.contains(u"scores"))
        return Error{name + " has both “scores” and “weights”; leave the one that is to be shown."};
    const QString key = hasWeights ? QStringLiteral("weights") : QStringLiteral("scores");
    const QJsonValue scores = value.isObject() ? object[key] : value;
    if (scores.isUndefined())
        return Error{name + " has neither “scores” nor “weights”; write {\"scores\": [[…], …]}, {\"weights\": [[…], …]} or the "
                            "array alone."};
    if (!scores.isArray())
        return Error{name + ", “" + key.toStdString() + "” is " + kindOf(scores) + " where an array of rows is expected."};
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

Result<FoundScores> scoresFromJson(const QByteArray& json, const std::string& name)
{
    const Result<QJsonDocument> document = parseJson(json, name);
    if (!document)
        return document.error();
    return scoresFromJson(document->isArray() ? QJsonValue(document->array()) : QJsonValue(document->object()), name);
}

} // namespace softfocus
