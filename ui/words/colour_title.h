#pragma once

#include <QString>

namespace softfocus {

/// What people read for a colour scale of sequentialScaleNames(): "Indigo" for "indigo".
QString colourTitle(const QString& scaleName);

} // namespace softfocus
