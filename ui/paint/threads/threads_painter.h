#pragma once

#include "ui/paint/heatmap/heatmap_painter.h"
#include "ui/paint/threads/threads_layout.h"

namespace softfocus {

/// Paints a whole threads picture: curves whose width and opacity are the weights, words, legend, sentence, provenance.
/// A thread is as opaque as its share of the scale and nothing else changes that. Where threads overlap on a raster device
/// they blend, so that a crossing is more opaque than either of them; as paths the stronger one covers the other.
/// The chosen query's threads have the accent's colour; the cell that is pointed at has a dashed line along its thread.
/// The same for screen and files: on a raster device curves are written into an image, elsewhere they are paths.
void paintThreads(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight);

/// Only the curves, which hover changes nowhere but at a word. Needs: threadsOf(layout, picture).
void paintThreadCurves(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Threads& threads, const Theme& theme,
                       const Highlight& highlight);

/// Everything else, to be painted after the curves. Needs: threadsOf(layout, picture).
void paintAroundThreads(QPainter& painter, const ThreadsLayout& layout, const Picture& picture, const Threads& threads, const Theme& theme,
                        const Highlight& highlight);

/// The legend that several pictures of one scale share, of which `layout` is one.
void paintSharedThreadsLegend(QPainter& painter, const QRectF& strip, const ThreadsLayout& layout, const Picture& picture,
                              const Theme& theme);

} // namespace softfocus
