#pragma once

#include "core/base/result.h"
#include "core/transformer/model_config.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace softfocus {

/// Takes the values of a config.json and keeps the first fault. null is as good as missing.
class ConfigReader {
public:
    ConfigReader(QJsonObject object, Message file) : m_object(std::move(object)), m_file(std::move(file)) {}

    const std::optional<Error>& fault() const { return m_fault; }
    const Message& file() const { return m_file; }

    bool has(const char* key) const;
    QJsonValue valueOf(const char* key) const;
    std::string text(const char* key, const char* byDefault);
    bool flag(const char* key, bool byDefault);
    double number(const char* key, double byDefault, double least, double greatest);
    /// A whole number in [1, greatest].
    Index count(const char* key, Index byDefault, Index greatest);
    /// Counts, one for each place. Empty where it is missing.
    std::vector<Index> counts(const char* key, Index greatest);
    /// The id of a piece; of a list the first. None where it is missing.
    std::optional<Index> piece(const char* key, Index vocabulary);
    Activation activation(const char* key, const char* byDefault);

    /// Has failed with a sentence about a key: `reason` follows it.
    void refuse(const char* key, const Message& reason);
    /// Has failed with a sentence that begins with the file's name: `sentence` has a place for it.
    void refuse(Template sentence);
    /// Fails where a switch that changes the network is not as it is here.
    void expect(const char* key, bool value);

private:
    QJsonObject m_object;
    Message m_file;
    std::optional<Error> m_fault;
};

} // namespace softfocus
