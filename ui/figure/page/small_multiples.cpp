#include "ui/figure/page/small_multiples.h"

#include "core/sources/source_table.h"
#include "core/text/number.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace softfocus {

namespace {

class SmallMultiplesWords {
    Q_DECLARE_TR_FUNCTIONS(SmallMultiplesWords)
};

std::optional<Error> faultOf(const Attention& attention, std::size_t count)
{
    const Stage stage = attention.scene.view.stage;
    if (stage != Stage::Weights && stage != Stage::Output)
        return Error{translatable("Figure", "A film strip shows weights or output; %1 are the same in all of its maps."),
                     std::string(softfocus::nameOf(stageNames, stage))};
    if (hasGivenWeights(attention))
        return Error{translatable("Figure", "The weights were given as they are, so all maps of a film strip would be the same.")};
    if (count < 1 || count > mostPanels)
        return Error{translatable("Figure", "A film strip has 1 to %1 maps."), mostPanels};
    return std::nullopt;
}

std::shared_ptr<const Attention> with(const std::shared_ptr<const Attention>& attention, const Scene& scene)
{
    return attentionFor(scene, attention);
}

} // namespace

Result<Figure> temperatureStrip(const std::shared_ptr<const Attention>& attention, const std::vector<double>& temperatures,
                                const FigureOptions& options)
{
    if (const std::optional<Error> fault = faultOf(*attention, temperatures.size()))
        return *fault;
    if (!attention->scene.variant.normalizer.temperatureMatters())
        return Error{
            translatable("Figure",
                         "Temperature has no effect on %1, so all maps of the film strip would be the same; choose another normalizer."),
            std::string(attention->scene.variant.normalizer.name())};
    Figure figure{{}, options, provenanceOf(*attention)};
    figure.provenance->temperature.reset(); // the headings say it
    for (const double temperature : temperatures) {
        Scene scene = attention->scene;
        scene.variant.temperature = temperature;
        figure.panels.push_back({with(attention, scene), SmallMultiplesWords::tr("T %1").arg(temperatureText(temperature))});
    }
    return figure;
}

Result<Figure> normalizerStrip(const std::shared_ptr<const Attention>& attention, const std::vector<Normalizer>& normalizers,
                               const FigureOptions& options)
{
    if (const std::optional<Error> fault = faultOf(*attention, normalizers.size()))
        return *fault;
    Figure figure{{}, options, provenanceOf(*attention)};
    figure.provenance->normalizer.reset(); // the headings say it
    for (const Normalizer& normalizer : normalizers) {
        Scene scene = attention->scene;
        scene.variant.normalizer = normalizer.with(attention->scene.variant.normalizer.parameters());
        figure.panels.push_back({with(attention, scene), normalizerText(scene.variant.normalizer)});
    }
    return figure;
}

Result<Figure> variantStrip(const std::shared_ptr<const Attention>& attention, const std::vector<Variant>& variants,
                            const FigureOptions& options)
{
    if (const std::optional<Error> fault = faultOf(*attention, variants.size()))
        return *fault;
    const bool sameTemperature =
        std::ranges::all_of(variants, [&](const Variant& variant) { return variant.temperature == variants.front().temperature; });
    Figure figure{{}, options, provenanceOf(*attention)};
    figure.provenance->normalizer.reset(); // the headings say it
    figure.provenance->temperature = sameTemperature ? std::optional(variants.front().temperature) : std::nullopt;
    for (const Variant& variant : variants) {
        Scene scene = attention->scene;
        scene.variant = variant;
        const QString name = normalizerText(variant.normalizer);
        const bool saysTemperature = !sameTemperature && variant.normalizer.temperatureMatters();
        figure.panels.push_back(
            {with(attention, scene),
             saysTemperature ? SmallMultiplesWords::tr("%1, T %2").arg(name, temperatureText(variant.temperature)) : name});
    }
    return figure;
}

namespace {

/// What became of one setting of a variant, such as "T=0.5" or "undivided".
enum class Taken { Yes, OutOfRange, No };

Taken take(const QString& setting, Variant& variant)
{
    const qsizetype sign = setting.indexOf(u'=');
    QString name = setting.left(sign < 0 ? setting.size() : sign);
    if (name == QStringLiteral("α")) // as it is called on screen
        name = QStringLiteral("alpha");
    const std::string value = sign < 0 ? std::string() : setting.mid(sign + 1).toStdString();
    const std::optional<double> number = parseNumber(value);
    if (name == QLatin1String("T") || name == QLatin1String("temperature")) {
        if (!number || !isTemperature(*number))
            return Taken::OutOfRange;
        variant.temperature = *number + 0.0; // makes -0 a plain 0
        return Taken::Yes;
    }
    for (const ParameterInfo& info : parameterTable) {
        if (name.toStdString() != info.name || !variant.normalizer.reads(info.parameter))
            continue;
        std::optional<double> given = number;
        if (info.kind == ParameterKind::Switch)
            given = sign < 0 ? std::optional(1.0) : std::nullopt;
        else if (info.kind == ParameterKind::Choice)
            if (const auto found = std::ranges::find(info.choices, value); found != info.choices.end())
                given = double(found - info.choices.begin());
        if (!given || !isInRange(info, *given))
            return Taken::OutOfRange;
        variant.normalizer = variant.normalizer.with(withValue(variant.normalizer.parameters(), info.parameter, *given));
        return Taken::Yes;
    }
    return Taken::No;
}

/// What a setting may be. Needs: one of which take() says that it is out of range.
Message rangeOf(const QString& setting)
{
    for (const ParameterInfo& info : parameterTable) {
        const QString name = QString::fromUtf8(info.name.data(), qsizetype(info.name.size()));
        if (setting.section(u'=', 0, 0) != name && !(info.parameter == Parameter::Alpha && setting.startsWith(QStringLiteral("α"))))
            continue;
        std::string choices;
        for (const char* choice : info.choices)
            choices += (choices.empty() ? "" : ", ") + std::string(choice);
        switch (info.kind) {
        case ParameterKind::Number:
            return {translatable("Figure", "%1 is a number from %2 to %3"), std::string(info.name), info.least, info.greatest};
        case ParameterKind::Count:
            return {translatable("Figure", "%1 is a whole number from %2"), std::string(info.name), std::int64_t(info.least)};
        case ParameterKind::Choice: return {translatable("Figure", "%1 is one of %2"), std::string(info.name), choices};
        case ParameterKind::Switch: return {translatable("Figure", "%1 stands alone"), std::string(info.name)};
        }
    }
    return {translatable("Figure", "%1 is a number from 0, or inf"), std::string("T")};
}

QStringList wordsIn(const QString& text)
{
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    return text.split(spaces, Qt::SkipEmptyParts);
}

} // namespace

Result<std::vector<Variant>> variantsFrom(const QString& text, const Variant& usual)
{
    std::vector<Variant> variants;
    for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
        QStringList words = wordsIn(part);
        if (words.isEmpty())
            continue;
        const QString name = words.takeFirst();
        const std::optional<Normalizer> normalizer = Normalizer::named(name.toStdString());
        if (!normalizer)
            return Error{translatable("Figure", "“%1” is no normalizer; give some of %2, separated by semicolons."), name.toStdString(),
                         normalizerNames()};
        Variant variant{normalizer->with(usual.normalizer.parameters()), usual.temperature};
        for (const QString& word : words)
            switch (take(word, variant)) {
            case Taken::Yes: break;
            case Taken::OutOfRange: return Error{translatable("Figure", "“%1” is not possible; %2."), word.toStdString(), rangeOf(word)};
            case Taken::No:
                return Error{translatable("Figure", "“%1” says nothing about %2; give T=0.5, or a parameter of its own."),
                             word.toStdString(), name.toStdString()};
            }
        variants.push_back(std::move(variant));
    }
    if (variants.empty())
        return Error{
            translatable("Figure", "Give normalizers, separated by semicolons, such as softmax; sparsemax T=0.5; entmax alpha=1.3.")};
    return variants;
}

QString panelLetter(std::size_t panel)
{
    return QStringLiteral("(%1)").arg(QChar(u'a' + char16_t(panel)));
}

QString headingOf(const Figure& figure, std::size_t panel)
{
    const QString& heading = figure.panels[panel].heading;
    if (!figure.options.parts.letters || figure.panels.size() < 2)
        return heading;
    return heading.isEmpty() ? panelLetter(panel) : QStringLiteral("%1 %2").arg(panelLetter(panel), heading);
}

std::vector<Normalizer> allNormalizers()
{
    std::vector<Normalizer> normalizers;
    for (const NormalizerEntry& entry : normalizerTable().first(std::min(normalizerTable().size(), mostPanels)))
        normalizers.push_back(*Normalizer::named(entry.name));
    return normalizers;
}

std::optional<std::vector<double>> temperaturesFrom(const QString& text)
{
    std::vector<double> temperatures;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
        const std::optional<double> temperature = parseNumber(part.toStdString());
        if (!temperature || !isTemperature(*temperature))
            return std::nullopt;
        temperatures.push_back(*temperature + 0.0); // makes -0 a plain 0
    }
    if (temperatures.empty())
        return std::nullopt;
    return temperatures;
}

std::optional<std::vector<double>> sweepFrom(const QString& text)
{
    constexpr double most = 10'000;
    const QStringList parts = text.split(u':');
    if (parts.size() != 3)
        return std::nullopt;
    std::array<double, 3> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = parseNumber(parts[qsizetype(i)].toStdString()).value_or(0);
        if (!(numbers[i] > 0) || !std::isfinite(numbers[i]))
            return std::nullopt;
    }
    if (numbers[2] < 2 || numbers[2] > most || numbers[2] != std::floor(numbers[2]))
        return std::nullopt;
    return sweep(numbers[0], numbers[1], int(numbers[2]));
}

QString numberedName(const QString& pattern, qsizetype number, qsizetype count)
{
    const auto digits = int(QString::number(count).size());
    return QString(pattern).replace(QLatin1String(numberMark), QStringLiteral("%1").arg(number, digits, 10, QLatin1Char('0')));
}

std::vector<double> sweep(double from, double to, int count)
{
    std::vector<double> temperatures;
    for (int i = 0; i < count; ++i)
        temperatures.push_back(from * std::pow(to / from, double(i) / (count - 1)));
    temperatures.back() = to; // exactly
    return temperatures;
}

} // namespace softfocus
