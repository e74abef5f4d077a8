#include "core/json/object_reader.h"

#include "core/json/json_numbers.h"
#include "core/json/json_text.h"
#include "core/text/message_text.h"
#include "core/text/well_formed.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

QJsonValue ObjectReader::valueOf(const char* key)
{
    m_known.insert(QLatin1String(key));
    return m_object[QLatin1String(key)];
}

QJsonObject ObjectReader::unknown() const
{
    QJsonObject rest = m_object;
    for (const QString& key : m_known)
        rest.remove(key);
    return rest;
}

std::string ObjectReader::text(const char* key, const std::string& byDefault)
{
    const QJsonValue value = valueOf(key);
    if (value.isUndefined())
        return byDefault;
    if (!value.isString())
        refuse(key, translatable("Scene", "must be a text"));
    return wellFormed(value.toString()).toStdString();
}

bool ObjectReader::flag(const char* key, bool byDefault)
{
    const QJsonValue value = valueOf(key);
    if (!value.isUndefined() && !value.isBool())
        refuse(key, translatable("Scene", "must be true or false"));
    return value.toBool(byDefault);
}

double ObjectReader::number(const char* key, double byDefault, double least, double greatest)
{
    const QJsonValue value = valueOf(key);
    if (value.isUndefined())
        return byDefault;
    const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (number >= least && number <= greatest)
        return number;
    refuse(key,
           {translatable("Scene", "must be a number from %1 to %2"), jsonNumber(least).toStdString(), jsonNumber(greatest).toStdString()});
    return byDefault;
}

std::int64_t ObjectReader::whole(const char* key, std::int64_t byDefault, std::int64_t least, std::int64_t greatest)
{
    const double value = number(key, static_cast<double>(byDefault), static_cast<double>(least), static_cast<double>(greatest));
    if (value == std::floor(value))
        return static_cast<std::int64_t>(value);
    refuse(key, translatable("Scene", "must be a whole number"));
    return byDefault;
}

std::size_t ObjectReader::choice(const char* key, std::span<const char* const> names, std::size_t byDefault)
{
    const std::string name = text(key, names[byDefault]);
    const auto found = std::ranges::find(names, name);
    if (found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    std::string known = names.front();
    for (const char* other : names.subspan(1))
        known += std::string(", ") + other;
    refuse(key, {translatable("Scene", "is %1 and must be one of %2"), quoted(QByteArrayView(name)), known});
    return byDefault;
}

QJsonObject ObjectReader::object(const char* key)
{
    const QJsonValue value = valueOf(key);
    if (!value.isUndefined() && !value.isNull() && !value.isObject())
        refuse(key, translatable("Scene", "must be an object"));
    return value.toObject();
}

Normalizer ObjectReader::normalizer(const char* key)
{
    const std::string name = text(key, std::string(Normalizer().name()));
    const std::optional<Normalizer> value = Normalizer::named(name);
    if (!value)
        refuse(key, {translatable("Scene", "is %1 and must be one of %2"), quoted(QByteArrayView(name)), normalizerNames()});
    return value.value_or(Normalizer());
}

Parameters ObjectReader::parameters()
{
    Parameters parameters;
    for (const ParameterInfo& info : parameterTable)
        parameters = withValue(parameters, info.parameter, parameter(info));
    return parameters;
}

double ObjectReader::parameter(const ParameterInfo& info)
{
    const char* const key = info.name.data(); // ends where its literal does
    switch (info.kind) {
    case ParameterKind::Number: break;
    case ParameterKind::Count:
        return static_cast<double>(whole(key, static_cast<std::int64_t>(info.byDefault), static_cast<std::int64_t>(info.least),
                                         static_cast<std::int64_t>(info.greatest)));
    case ParameterKind::Choice: return static_cast<double>(choice(key, info.choices, static_cast<std::size_t>(info.byDefault)));
    case ParameterKind::Switch: return flag(key, info.byDefault != 0) ? 1 : 0;
    }
    return number(key, info.byDefault, info.least, info.greatest);
}

double ObjectReader::temperature(const char* key)
{
    const QJsonValue value = valueOf(key);
    if (value.toString() == QLatin1String("inf"))
        return greatestTemperature;
    if (!value.isUndefined() && !(value.isDouble() && isTemperature(value.toDouble())))
        refuse(key, translatable("Scene", "must be a number that is not negative, or \"inf\""));
    return value.toDouble(usualTemperature);
}

void ObjectReader::refuse(const char* key, const Message& reason)
{
    if (!m_fault)
        m_fault = Error{translatable("Scene", "In the scene, “%1” %2."), m_path.toStdString() + key, reason};
}

QJsonObject objectIn(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

namespace {

/// The same value with half characters replaced, which no file can hold.
QJsonValue wellFormedValue(const QJsonValue& value)
{
    if (value.isString())
        return wellFormed(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue& entry : value.toArray())
            array.append(wellFormedValue(entry));
        return array;
    }
    if (value.isObject()) {
        const QJsonObject given = value.toObject();
        QJsonObject object;
        for (auto entry = given.begin(); entry != given.end(); ++entry)
            object.insert(wellFormed(entry.key()), wellFormedValue(entry.value()));
        return object;
    }
    return value;
}

} // namespace

std::string compactText(const QJsonObject& object)
{
    if (object.isEmpty())
        return {};
    // A text that begins with U+FEFF would lose it when it is read again.
    return withMarksEscaped(QJsonDocument(wellFormedValue(object).toObject()).toJson(QJsonDocument::Compact)).toStdString();
}

QByteArray entriesOf(const QJsonObject& unknown, const QByteArray& indent)
{
    QByteArray entries;
    for (auto entry = unknown.begin(); entry != unknown.end(); ++entry) {
        const QByteArray inBrackets = QJsonDocument(QJsonArray{entry.value()}).toJson(QJsonDocument::Compact);
        entries += ",\n" + indent + jsonText(entry.key().toStdString()) + ": " + inBrackets.sliced(1).chopped(1);
    }
    return entries;
}

} // namespace softfocus
