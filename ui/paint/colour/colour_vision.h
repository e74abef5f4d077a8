#pragma once

#include "core/scene/scene.h"
#include "ui/paint/colour/colour_scale.h"
#include "ui/paint/colour/theme.h"

#include <QRgb>

#include <optional>

class QImage;

namespace softfocus {

/// The colour as a preview shows it; opacity stays.
/// Source: Machado, Oliveira & Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
/// table 1, severity 1.0, on linear light; greys by the luminance of ITU-R BT.709.
QRgb seenThrough(Preview preview, QRgb colour);
/// All of a theme's inks and fills; its backgrounds stay what the window around is.
Theme seenThrough(Preview preview, Theme theme);
/// A whole picture, opaque or not, in its own format.
QImage seenThrough(Preview preview, QImage image);
/// A scale, whose inks are those that were chosen for its true colours. Made once for each scale and preview.
/// Needs: a scale that lives as long as the program, as those of sequential() and diverging() do.
const ColourScale& seenThrough(Preview preview, const ColourScale& scale);

/// Two places on a scale that lie more than a tenth of it apart. Range: [0, 1].
struct LookAlikes {
    double one = 0, other = 0;
};
/// The two places that lie farthest apart of those that a preview makes look the same, if there are any.
std::optional<LookAlikes> lookAlikes(const ColourScale& scale, Preview preview);

} // namespace softfocus
