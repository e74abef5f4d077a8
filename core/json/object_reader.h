#pragma once

#include "core/base/result.h"
#include "core/normalizers/normalizer.h"
#include "core/scene/view.h"

#include <QJsonObject>
#include <QSet>
#include <QString>

#include <optional>
#include <span>
#include <string>

namespace softfocus {

/// Takes the values of one JSON object of a scene file, knows what was not asked for, and keeps the first fault.
/// A missing key takes its default; one of another kind or out of its range is a fault.
class ObjectReader {
public:
    /// `path` is what to write before a key in messages, e.g. "view.". Needs: the object outlives the reader.
    ObjectReader(const QJsonObject& object, QString path) : m_object(object), m_path(std::move(path)) {}

    const std::optional<Error>& fault() const { return m_fault; }
    /// Whatever was not asked for, as it is.
    QJsonObject unknown() const;

    QJsonValue valueOf(const char* key);
    std::string text(const char* key, const std::string& byDefault);
    bool flag(const char* key, bool byDefault);
    double number(const char* key, double byDefault, double least, double greatest);
    /// A number without a fraction.
    std::int64_t whole(const char* key, std::int64_t byDefault, std::int64_t least, std::int64_t greatest);
    /// The place of a name among `names`.
    std::size_t choice(const char* key, std::span<const char* const> names, std::size_t byDefault);
    template <class Enum, std::size_t N>
    Enum choice(const char* key, const std::array<const char*, N>& names, Enum byDefault);
    /// Empty where it is null or missing.
    QJsonObject object(const char* key);

    Normalizer normalizer(const char* key);
    /// All parameters, each by its own name.
    Parameters parameters();
    /// A number, or "inf".
    double temperature(const char* key);

    /// `reason` follows the key in a sentence: "must be a text".
    void refuse(const char* key, const Message& reason);

private:
    double parameter(const ParameterInfo& info);

    const QJsonObject& m_object;
    QSet<QString> m_known; ///< keys that were asked for
    QString m_path;
    std::optional<Error> m_fault;
};

template <class Enum, std::size_t N>
Enum ObjectReader::choice(const char* key, const std::array<const char*, N>& names, Enum byDefault)
{
    return static_cast<Enum>(choice(key, std::span<const char* const>(names), static_cast<std::size_t>(byDefault)));
}

/// An object that was kept as text, and back: in as few characters as it takes, empty for one without keys.
QJsonObject objectIn(const std::string& json);
std::string compactText(const QJsonObject& object);

/// The members of an object that was kept, to stand behind others whose lines begin with `indent`.
QByteArray entriesOf(const QJsonObject& unknown, const QByteArray& indent);

} // namespace softfocus
