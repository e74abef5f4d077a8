#pragma once

#include "ui/model/derivation/level_bars.h"
#include "ui/paint/colour/theme.h"

#include <QRectF>

#include <optional>

class QPainter;

namespace softfocus {

/// The key whose bar stands over or under a point of the picture.
std::optional<std::size_t> barAt(const QRectF& area, const LevelBars& bars, QPointF point, const Theme& theme);

/// Draws the bars with their names and numbers where there is room, and the level across them: what rises above it is in the accent's
/// colour. Where there is none, the bars stand on 0.
void paintLevelBars(QPainter& painter, const QRectF& area, const LevelBars& bars, const Theme& theme);

} // namespace softfocus
