#pragma once

#include "ui/paint/colour/theme.h"
#include "ui/words/picture.h"

namespace softfocus {

/// What the picture's preview is, in a few words for menus: "printed in greys".
QString previewTitle(Preview preview);

/// What the preview shows, and which two numbers more than a tenth of the scale apart would look the same in it, if any do.
/// Empty without a preview.
QString previewNote(const Picture& picture, const Theme& theme);

} // namespace softfocus
