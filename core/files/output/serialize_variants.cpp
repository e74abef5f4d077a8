#include "core/files/output/serialize_variants.h"

#include "core/files/output/serialize_parts.h"
#include "core/text/number.h"

namespace softfocus {

namespace {

/// "alpha=1.3", or the name alone of a switch that is on; nothing of one that is off.
std::string settingText(const Parameters& parameters, Parameter parameter)
{
    const ParameterInfo& info = infoOf(parameter);
    const double value = valueOf(parameters, parameter);
    const std::string name(info.name);
    switch (info.kind) {
    case ParameterKind::Number:
    case ParameterKind::Count: break;
    case ParameterKind::Choice: return name + '=' + std::string(info.choices[static_cast<std::size_t>(value)]);
    case ParameterKind::Switch: return value != 0 ? name : std::string();
    }
    return name + '=' + std::string(NumberText(value).view());
}

} // namespace

std::string variantText(const Variant& variant)
{
    std::string text(variant.normalizer.name());
    for (const Parameter parameter : variant.normalizer.entry().parameters)
        if (const std::string setting = settingText(variant.normalizer.parameters(), parameter); !setting.empty())
            text += ' ' + setting;
    return text + " T=" + std::string(NumberText(variant.temperature).view());
}

QByteArray joinedVariants(std::span<const Variant> variants, std::span<const QByteArray> texts, TableFormat format)
{
    const bool isJson = format == TableFormat::Json;
    QByteArray joined = isJson ? "[\n" : "";
    for (std::size_t place = 0; place < texts.size(); ++place) {
        if (isJson) {
            joined += (place > 0 ? ",\n" : "") + texts[place].trimmed();
            continue;
        }
        joined += place > 0 ? "\n" : "";
        joined += cellOf(variantText(variants[place]), format == TableFormat::Tsv ? '\t' : ',') + '\n' + texts[place];
    }
    return isJson ? joined + "\n]\n" : joined;
}

} // namespace softfocus
