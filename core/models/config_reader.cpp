#include "core/models/config_reader.h"

#include "core/text/message_text.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

std::string quotedText(const std::string& text)
{
    return quoted(QByteArrayView(text.data(), qsizetype(text.size())));
}

/// A number without a fraction that a double holds exactly.
std::optional<Index> wholeIn(const QJsonValue& value)
{
    constexpr double largest = 9007199254740992.0;
    const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(std::abs(number) <= largest) || number != std::floor(number))
        return std::nullopt;
    return static_cast<Index>(number);
}

} // namespace

bool ConfigReader::has(const char* key) const
{
    return !valueOf(key).isUndefined();
}

QJsonValue ConfigReader::valueOf(const char* key) const
{
    const QJsonValue value = m_object[QLatin1String(key)];
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

std::string ConfigReader::text(const char* key, const char* byDefault)
{
    const QJsonValue value = valueOf(key);
    if (!value.isUndefined() && !value.isString())
        refuse(key, translatable("Models", "must be a text"));
    return value.toString(QLatin1String(byDefault)).toStdString();
}

bool ConfigReader::flag(const char* key, bool byDefault)
{
    const QJsonValue value = valueOf(key);
    if (!value.isUndefined() && !value.isBool())
        refuse(key, translatable("Models", "must be true or false"));
    return value.toBool(byDefault);
}

double ConfigReader::number(const char* key, double byDefault, double least, double greatest)
{
    const QJsonValue value = valueOf(key);
    if (value.isUndefined())
        return byDefault;
    const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (number >= least && number <= greatest)
        return number;
    refuse(key, {translatable("Models", "must be a number from %1 to %2"), least, greatest});
    return byDefault;
}

Index ConfigReader::count(const char* key, Index byDefault, Index greatest)
{
    const QJsonValue value = valueOf(key);
    if (value.isUndefined())
        return byDefault;
    const std::optional<Index> number = wholeIn(value);
    if (number && *number >= 1 && *number <= greatest)
        return *number;
    refuse(key, {translatable("Models", "must be a whole number from %1 to %2"), 1, greatest});
    return byDefault;
}

std::vector<Index> ConfigReader::counts(const char* key, Index greatest)
{
    std::vector<Index> numbers;
    const QJsonValue value = valueOf(key);
    for (const QJsonValue& item : value.toArray()) {
        const std::optional<Index> number = wholeIn(item);
        if (!number || *number < 1 || *number > greatest) {
            refuse(key, {translatable("Models", "must be whole numbers from %1 to %2"), 1, greatest});
            return {};
        }
        numbers.push_back(*number);
    }
    if (!value.isUndefined() && !value.isArray())
        refuse(key, {translatable("Models", "must be whole numbers from %1 to %2"), 1, greatest});
    return numbers;
}

std::optional<Index> ConfigReader::piece(const char* key, Index vocabulary)
{
    QJsonValue value = valueOf(key);
    if (value.isArray())
        value = value.toArray().first();
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    const std::optional<Index> id = wholeIn(value);
    if (!id) {
        refuse(key, translatable("Models", "must be the number of a piece"));
        return std::nullopt;
    }
    // Some files have -1, or what stands for the end in a larger vocabulary: as good as none.
    return *id >= 0 && *id < vocabulary ? id : std::nullopt;
}

Activation ConfigReader::activation(const char* key, const char* byDefault)
{
    struct Named {
        const char* name;
        Activation activation;
    };
    static constexpr std::array names{Named{"gelu", Activation::Gelu},          Named{"gelu_python", Activation::Gelu},
                                      Named{"gelu_new", Activation::TanhGelu},  Named{"gelu_pytorch_tanh", Activation::TanhGelu},
                                      Named{"gelu_fast", Activation::TanhGelu}, Named{"relu", Activation::Relu},
                                      Named{"silu", Activation::Silu},          Named{"swish", Activation::Silu}};
    const std::string name = text(key, byDefault);
    const auto found = std::ranges::find_if(names, [&name](const Named& named) { return name == named.name; });
    if (found != names.end())
        return found->activation;
    refuse(key, {translatable("Models", "is %1, and only gelu, gelu_new, relu and silu can be computed"), quotedText(name)});
    return Activation::Gelu;
}

void ConfigReader::refuse(const char* key, const Message& reason)
{
    if (!m_fault)
        m_fault = Error{translatable("Models", "%1: “%2” %3."), m_file, key, reason};
}

void ConfigReader::refuse(Template sentence)
{
    if (!m_fault)
        m_fault = Error{sentence, m_file};
}

void ConfigReader::expect(const char* key, bool value)
{
    if (flag(key, value) != value)
        refuse(key, {translatable("Models", "is %1, which makes it another network than those that can be opened"),
                     std::string(value ? "false" : "true")});
}

} // namespace softfocus
