#pragma once

#include "ui/model/derivation/score_parts.h"
#include "ui/paint/colour/theme.h"

#include <QRectF>

class QPainter;

namespace softfocus {

/// How high the strip of a score's parts is drawn. Units: logical pixels.
double partsHeight(const Theme& theme);

/// The column of a part in the strip: those of `largest`, and behind them the rest.
QRectF partColumn(const QRectF& area, const ScoreParts& parts, std::size_t place);

/// Draws the parts side by side, each with its number and a bar up or down from 0: what the score is added up from.
void paintParts(QPainter& painter, const QRectF& area, const ScoreParts& parts, const Theme& theme);

} // namespace softfocus
