#pragma once

#include "core/scene/scene.h"

#include <QString>

namespace softfocus {

/// What a state is told by in a list of them: "sparsemax · T 0.50 · weights · My grandmother bakes…". Numbers follow the default QLocale.
QString bookmarkText(const Scene& scene);

} // namespace softfocus
