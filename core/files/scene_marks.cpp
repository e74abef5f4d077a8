#include "core/files/scene_marks.h"

#include "core/scene/scene.h"

#include <QJsonArray>

#include <array>

namespace softfocus {

namespace {

QByteArray memberJson(const char* name, const std::optional<Span>& span)
{
    if (!span)
        return {};
    return QByteArray("\"") + name + "\": [" + QByteArray::number(qlonglong(span->first)) + ", " +
           QByteArray::number(qlonglong(span->last)) + "]";
}

/// A place among rows or columns, or −1.
Index placeIn(const QJsonValue& value)
{
    const double number = value.toDouble(-1);
    const bool isPlace = number >= 0 && number < double(maximumTokens) && double(Index(number)) == number;
    return isPlace ? Index(number) : -1;
}

/// False where there is something else than a span.
bool readSpan(const QJsonValue& value, std::optional<Span>& span)
{
    if (value.isUndefined())
        return true;
    const QJsonArray ends = value.toArray();
    if (ends.size() != 2)
        return false;
    span = Span{placeIn(ends[0]), placeIn(ends[1])};
    return span->first >= 0 && span->first <= span->last;
}

} // namespace

QByteArray marksJson(const std::vector<Mark>& marks)
{
    QByteArray json;
    for (const Mark& mark : marks) {
        const QByteArray rows = memberJson("rows", mark.rows), columns = memberJson("columns", mark.columns);
        json += (json.isEmpty() ? "{" : ", {") + rows + (rows.isEmpty() || columns.isEmpty() ? "" : ", ") + columns + "}";
    }
    return "[" + json + "]";
}

std::vector<Mark> readMarks(ObjectReader& reader, const char* key)
{
    const QJsonValue value = reader.valueOf(key);
    const QJsonArray array = value.toArray();
    std::vector<Mark> marks;
    bool isSound = value.isUndefined() || (value.isArray() && array.size() <= qsizetype(mostMarks));
    for (qsizetype i = 0; isSound && i < array.size(); ++i) {
        const QJsonObject object = array[i].toObject();
        isSound = array[i].isObject() && readSpan(object[QLatin1String("rows")], marks.emplace_back().rows) &&
                  readSpan(object[QLatin1String("columns")], marks.back().columns);
    }
    if (isSound)
        return marks;
    reader.refuse(key, {translatable("Scene", "must be a list of at most %1 marks with “rows” and “columns” from one place to another"),
                        int(mostMarks)});
    return {};
}

} // namespace softfocus
