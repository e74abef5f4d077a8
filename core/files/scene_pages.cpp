#include "core/files/scene_pages.h"

#include "core/files/output/serialize_parts.h"
#include "core/json/json_text.h"
#include "core/json/object_reader.h"
#include "core/sources/matrix_source.h"

#include <QJsonArray>

#include <limits>

namespace softfocus {

namespace {

constexpr auto givenKey = QLatin1String("given");
constexpr std::int64_t mostHeads = 10'000; ///< of a layer, as in the part of a scene that tells of a transformer

QByteArray jsonOf(const ComputedPanel& panel)
{
    QByteArray json = "{\"normalizer\": " + jsonText(panel.variant.normalizer.name());
    for (const ParameterInfo& info : parameterTable)
        json += ", " + jsonText(info.name) + ": " + parameterJson(panel.variant.normalizer.parameters(), info.parameter);
    if (panel.hasOwnTemperature)
        json += ", \"temperature\": " + jsonNumber(panel.variant.temperature);
    if (panel.head)
        json += ", \"head\": " + QByteArray::number(qlonglong(*panel.head));
    return json + "}";
}

QByteArray jsonOf(const ComparedPanel& panel)
{
    if (const auto* computed = std::get_if<ComputedPanel>(&panel))
        return jsonOf(*computed);
    MatrixSource source{std::get<GivenPanel>(panel).weights, {}};
    return "{\"given\": {\"kind\": \"matrix\"" + membersOfMatrix(source, "      ") + "}}";
}

Result<ComparedPanel> readGiven(const QJsonObject& object)
{
    QJsonObject members = object;
    members.remove(QLatin1String("kind"));
    const Result<MatrixSource> source = readMatrixSource(members, QStringLiteral("compare.panels.given."));
    if (!source)
        return source.error();
    if (source->matrix->kind != GivenKind::Weights)
        return Error{translatable("Scene", "In the scene, “compare.panels.given” must hold weights.")};
    return ComparedPanel{GivenPanel{source->matrix}};
}

Result<ComparedPanel> readPanel(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    if (const QJsonValue given = object[givenKey]; given.isObject())
        return readGiven(given.toObject());
    ObjectReader reader(object, QStringLiteral("compare.panels."));
    ComputedPanel panel;
    panel.variant.normalizer = reader.normalizer("normalizer").with(reader.parameters());
    panel.hasOwnTemperature = !reader.valueOf("temperature").isUndefined();
    if (panel.hasOwnTemperature)
        panel.variant.temperature = reader.temperature("temperature");
    if (!reader.valueOf("head").isUndefined())
        panel.head = reader.whole("head", 0, 0, mostHeads);
    if (reader.fault())
        return *reader.fault();
    return ComparedPanel{panel};
}

/// The array under a key, or none where it is missing. Errors: something else is there.
Result<std::optional<QJsonArray>> arrayOf(ObjectReader& reader, const char* key)
{
    const QJsonValue value = reader.valueOf(key);
    if (value.isUndefined())
        return std::optional<QJsonArray>();
    if (!value.isArray())
        return Error{translatable("Scene", "In the scene, “%1” must be a list."), std::string(key)};
    return std::optional(value.toArray());
}

} // namespace

QByteArray compareJson(const CompareChoices& compare)
{
    QByteArray panels;
    for (const ComparedPanel& panel : compare.panels)
        panels += (panels.isEmpty() ? "" : ",\n      ") + jsonOf(panel);
    return "{\n    \"panels\": [" + panels + "],\n    \"picture\": " + jsonText(nameOf(comparedPictureNames, compare.picture)) +
           ",\n    \"minuend\": " + QByteArray::number(qlonglong(compare.minuend)) +
           ",\n    \"subtrahend\": " + QByteArray::number(qlonglong(compare.subtrahend)) + "\n  }";
}

QByteArray numbersJson(const NumbersChoices& numbers)
{
    const auto flag = [](bool on) { return QByteArray(on ? "true" : "false"); };
    QByteArray scores;
    for (const double score : numbers.list.scores)
        scores += (scores.isEmpty() ? "" : ", ") + jsonNumber(score);
    return "{\n    \"scores\": [" + scores + "]" +
           (numbers.list.labels.empty() ? QByteArray() : ",\n    \"labels\": " + jsonTexts(numbers.list.labels)) +
           ",\n    \"lesson\": " + jsonText(nameOf(numbersLessonNames, numbers.lesson)) + ",\n    \"columns\": " + flag(numbers.columns) +
           ",\n    \"entropyContours\": " + flag(numbers.entropyContours) + ",\n    \"factor\": " + jsonNumber(numbers.factor) +
           ",\n    \"step\": " + QByteArray::number(qlonglong(numbers.step)) + "\n  }";
}

Result<CompareChoices> readCompare(const QJsonObject& object)
{
    ObjectReader reader(object, QStringLiteral("compare."));
    CompareChoices compare;
    const Result<std::optional<QJsonArray>> panels = arrayOf(reader, "panels");
    if (!panels)
        return panels.error();
    if (*panels)
        compare.panels.clear();
    for (const QJsonValue& value : panels->value_or(QJsonArray())) {
        Result<ComparedPanel> panel = readPanel(value);
        if (!panel)
            return panel.error();
        compare.panels.push_back(std::move(*panel));
    }
    compare.picture = reader.choice("picture", comparedPictureNames, compare.picture);
    compare.minuend = reader.whole("minuend", compare.minuend, 0, mostComparedHeads - 1);
    compare.subtrahend = reader.whole("subtrahend", compare.subtrahend, 0, mostComparedHeads - 1);
    return reader.fault() ? Result<CompareChoices>(*reader.fault()) : compare;
}

Result<NumbersChoices> readNumbers(const QJsonObject& object)
{
    ObjectReader reader(object, QStringLiteral("numbers."));
    NumbersChoices numbers;
    const Result<std::optional<QJsonArray>> scores = arrayOf(reader, "scores");
    if (!scores)
        return scores.error();
    const Result<std::optional<QJsonArray>> labels = arrayOf(reader, "labels");
    if (!labels)
        return labels.error();
    if (*scores)
        numbers.list.scores.clear();
    for (const QJsonValue& score : scores->value_or(QJsonArray()))
        numbers.list.scores.push_back(score.toDouble(std::numeric_limits<double>::quiet_NaN()));
    for (const QJsonValue& label : labels->value_or(QJsonArray()))
        numbers.list.labels.push_back(label.toString().toStdString());
    constexpr double largest = std::numeric_limits<double>::max();
    numbers.lesson = reader.choice("lesson", numbersLessonNames, numbers.lesson);
    numbers.columns = reader.flag("columns", numbers.columns);
    numbers.entropyContours = reader.flag("entropyContours", numbers.entropyContours);
    numbers.factor = reader.number("factor", numbers.factor, 0, largest);
    numbers.step = reader.whole("step", numbers.step, 0, mostNumbers);
    return reader.fault() ? Result<NumbersChoices>(*reader.fault()) : numbers;
}

} // namespace softfocus
