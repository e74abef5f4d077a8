#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/patches/patch_layout.h"
#include "ui/paint/threads/threads_layout.h"

class QPainter;

namespace softfocus {

// Marks are lines around cells, in the ink's colour between two of the ground, so that they are seen beside every colour, in greys and in
// print, and told from the chosen row, which has the accent's. They consist of boxes on whole device pixels, the same for screen and files.

/// The marks of a map. One that goes on beyond the part that is shown is open there.
void paintMarks(QPainter& painter, const HeatmapLayout& layout, const Picture& picture, const Theme& theme);

/// The marks of threads: frames around the words of rows, columns and blocks, and around a single cell's thread a line.
void paintMarks(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Theme& theme);

/// The marks of patches that lie over their picture, as the patch sees them that asks (−1 for none): one line around those that are
/// marked side by side.
void paintMarks(QPainter& painter, const PatchLayout& layout, const Picture& picture, Index asking, const Theme& theme);

} // namespace softfocus
