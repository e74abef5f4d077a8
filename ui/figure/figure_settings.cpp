#include "ui/figure/figure_settings.h"

#include <QSettings>

#include <cmath>

namespace softfocus {

namespace {

struct PartKey {
    const char* key;
    bool FigureParts::*part;
};
constexpr PartKey partKeys[] = {
    {"figure/axes", &FigureParts::axes},       {"figure/legend", &FigureParts::legend},         {"figure/numbers", &FigureParts::numbers},
    {"figure/caption", &FigureParts::caption}, {"figure/provenance", &FigureParts::provenance}, {"figure/letters", &FigureParts::letters}};

struct SizeKey {
    const char* key;
    double FigureOptions::*size;
    double least, most;
};
constexpr SizeKey sizeKeys[] = {{"figure/widthMillimetres", &FigureOptions::widthMillimetres, 10, 1000},
                                {"figure/cellMillimetres", &FigureOptions::cellMillimetres, 0, 100},
                                {"figure/dotsPerInch", &FigureOptions::dotsPerInch, 20, 2400},
                                {"figure/fontPoints", &FigureOptions::fontPoints, 2, 72}};

/// Of LabelAngle.
const QStringList angleNames{QStringLiteral("upright"), QStringLiteral("slanted"), QStringLiteral("vertical")};

} // namespace

FigureOptions loadFigureOptions()
{
    const QSettings settings;
    FigureOptions options;
    for (const auto& [key, size, least, most] : sizeKeys) {
        const double kept = settings.value(key, options.*size).toDouble();
        if (std::isfinite(kept) && kept >= least && kept <= most)
            options.*size = kept;
    }
    options.dark = settings.value("figure/dark", options.dark).toBool();
    if (const int decimals = settings.value("figure/decimals").toInt(); decimals >= leastDecimals && decimals <= mostDecimals)
        options.decimals = decimals;
    if (const qsizetype angle = angleNames.indexOf(settings.value("figure/labelAngle").toString()); angle >= 0)
        options.labelAngle = LabelAngle(angle);
    for (const auto& [key, part] : partKeys)
        options.parts.*part = settings.value(key, options.parts.*part).toBool();
    return options;
}

void saveFigureOptions(const FigureOptions& options)
{
    QSettings settings;
    for (const auto& [key, size, least, most] : sizeKeys)
        settings.setValue(key, options.*size);
    settings.setValue("figure/dark", options.dark);
    settings.setValue("figure/decimals", options.decimals.value_or(0));
    settings.setValue("figure/labelAngle", options.labelAngle ? angleNames[qsizetype(*options.labelAngle)] : QString());
    for (const auto& [key, part] : partKeys)
        settings.setValue(key, options.parts.*part);
}

} // namespace softfocus
