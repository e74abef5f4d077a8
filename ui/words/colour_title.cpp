#include "ui/words/colour_title.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class ColourTitle {
    Q_DECLARE_TR_FUNCTIONS(ColourTitle)
};

} // namespace

QString colourTitle(const QString& scaleName)
{
    if (scaleName == QLatin1String("indigo"))
        return ColourTitle::tr("Indigo");
    if (scaleName == QLatin1String("greys"))
        return ColourTitle::tr("Greys");
    QString title = scaleName; // viridis, cividis and magma are names
    title[0] = title[0].toUpper();
    return title;
}

QString rangeTitle(ScaleRange range)
{
    switch (range) {
    case ScaleRange::Fixed: return ColourTitle::tr("0 – 1, fixed");
    case ScaleRange::RowMaximum: return ColourTitle::tr("row maximum");
    case ScaleRange::MapMaximum: return ColourTitle::tr("map maximum");
    case ScaleRange::Logarithmic: return ColourTitle::tr("logarithmic");
    }
    return {};
}

} // namespace softfocus
