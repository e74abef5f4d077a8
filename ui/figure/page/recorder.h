#pragma once

#include "ui/figure/page/drawing.h"

#include <functional>

class QPainter;

namespace softfocus {

/// What `paint` draws, as shapes: lines of text stay texts, an image one pixel wide becomes boxes.
/// Runs of one line that continue each other become a single text again.
std::vector<Shape> recorded(const std::function<void(QPainter&)>& paint);

} // namespace softfocus
