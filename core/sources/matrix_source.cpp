#include "core/sources/matrix_source.h"

#include "core/json/json_text.h"
#include "core/json/object_reader.h"
#include "core/json/score_json.h"
#include "core/scene/finite_mask.h"
#include "core/scene/origin.h"
#include "core/text/one_line.h"

#include <QString>

#include <limits>

namespace softfocus {

namespace {

std::vector<Token> labelUnitsOf(const std::vector<std::string>& labels)
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
    input.queries = labelUnitsOf(given.queries);
    input.keys = labelUnitsOf(given.keys);
    if (given.kind == GivenKind::Weights)
        input.numbers = ReadyWeights{given.scores};
    else
        input.numbers = Logits{scoresAsTaken(given)};
    input.isSelfAttention = given.queries == given.keys;
    input.queryTotal = given.scores.rows();
    input.keyTotal = given.scores.cols();
    input.sourceName = originText(oneLine(QString::fromStdString(given.origin)).toStdString());
    return input;
}

QByteArray membersOfMatrix(const MatrixSource& source, const QByteArray& indent)
{
    const GivenScores& given = *source.matrix;
    const QByteArray next = ",\n" + indent;
    return next + "\"origin\": " + jsonText(given.origin) + next + "\"queries\": " + jsonTexts(given.queries) + next +
           "\"keys\": " + jsonTexts(given.keys) + next + jsonText(nameOf(givenKindNames, given.kind)) + ": " +
           jsonMatrix(given.scores, indent + indent) +
           (given.maskedUpTo ? next + "\"maskedUpTo\": " + jsonNumber(*given.maskedUpTo) : QByteArray()) + next +
           "\"sentence\": " + jsonText(source.sentence) + entriesOf(objectIn(given.unknown), indent);
}

Result<MatrixSource> readMatrixSource(const QJsonObject& members, const QString& path)
{
    ObjectReader reader(members, path);
    const std::string origin = reader.text("origin", std::string(unknownOrigin)),
                      sentence = reader.text("sentence", MatrixSource().sentence);
    constexpr double largest = std::numeric_limits<double>::max();
    std::optional<double> maskedUpTo;
    if (!reader.valueOf("maskedUpTo").isUndefined())
        maskedUpTo = reader.number("maskedUpTo", 0, -largest, largest);
    if (reader.fault())
        return *reader.fault();
    Result<FoundScores> found =
        scoresFromJson(QJsonValue(members), {translatable("Scene", "In the scene, “%1”"), path.chopped(1).toStdString()});
    if (!found)
        return found.error();
    for (const char* key : {"queries", "keys", "scores", "weights"})
        reader.valueOf(key);
    found->given.origin = origin;
    found->given.maskedUpTo = maskedUpTo;
    found->given.unknown = compactText(reader.unknown());
    return MatrixSource{std::make_shared<const GivenScores>(std::move(found->given)), sentence};
}

} // namespace softfocus
