#pragma once

#include "core/scene/view.h"

#include <QString>

namespace softfocus {

/// What people read for a colour scale of sequentialScaleNames(): "Indigo" for "indigo".
QString colourTitle(const QString& scaleName);
/// What people read for what the end of a scale stands for: "row maximum".
QString rangeTitle(ScaleRange range);

} // namespace softfocus
