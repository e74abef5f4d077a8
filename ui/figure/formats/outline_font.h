#pragma once

#include <QByteArray>
#include <QPainterPath>
#include <QRectF>

#include <vector>

namespace softfocus {

/// A glyph as its outline. Units: thousandths of the type's size, y upwards.
struct GlyphOutline {
    QPainterPath path;
    int advance = 0;
};

/// Outlines as a font in the Compact Font Format, whose glyphs are numbered as they stand in `glyphs`. Works for the glyphs of
/// any font, whatever its own format, and holds those alone. The first one stands for what is missing.
/// Needs: 1 to 65,535 glyphs; a name of ASCII letters, digits and signs.
/// Source: Adobe Technical Notes 5176 (Compact Font Format) and 5177 (Type 2 charstrings).
QByteArray compactFont(const QByteArray& name, const std::vector<GlyphOutline>& glyphs, const QRectF& bounds);

} // namespace softfocus
