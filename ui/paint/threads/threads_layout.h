#pragma once

#include "ui/paint/heatmap/heatmap_layout.h"

namespace softfocus {

/// One curve of the threads picture: from a query on the left to a key on the right.
struct Thread {
    Index row = 0;
    Index column = 0;
    double width = 0; ///< Units: logical pixels
    double share = 0; ///< of the scale: how opaque the thread is, and how wide. Range: (0, 1]
    bool isNegative = false;
};

/// The threads of a picture that are drawn, and what is said of the others.
struct Threads {
    std::vector<Thread> drawn; ///< the weakest first, so that strong ones lie on top
    Index zeroCount = 0;       ///< weights that are exactly 0 have no thread
    Index faintCount = 0;      ///< too faint to be seen
    double faintBelow = 0;     ///< no larger weight (in size) is
    Index weakerCount = 0;     ///< left out for the stronger ones, of which there are as many as can be told apart
    double weakerBelow = 0;    ///< no larger weight (in size) is left out for them

    Index leftOut() const { return faintCount + weakerCount; }
};

/// Where everything of a threads picture lies. Units: logical pixels from the top left corner of the area.
struct ThreadsLayout {
    QSizeF area;
    double devicePixelRatio = 1;
    QRectF field; ///< threads run from its left to its right edge
    Index rowCount = 0, columnCount = 0;
    double rowPitch = 0, columnPitch = 0;             ///< between one word and the next
    double unit = 0;                                  ///< how wide a thread is whose weight is the end of the scale
    std::vector<PlacedLabel> rowLabels, columnLabels; ///< left and right of the field
    int fontPixels = 13;
    QRectF rowTitle, columnTitle, legend, sentence, provenance; ///< null when left out
    QRectF legendNote; ///< a line of its own for what is left out, in a narrow area; else null, and the legend's line holds it

    /// Where a query's threads begin and a key's end.
    QPointF rowEnd(Index row) const;
    QPointF columnEnd(Index column) const;
    /// How wide a thread is that stands for this share of the scale: in proportion, but never below a device pixel.
    double widthOf(double share) const;
    /// How far down a thread has come at x. Range: [0, 1], 0 and 1 beyond the field's edges.
    double descent(double x) const;
    /// The label under a point, as {row, −1} or {−1, column}, or none.
    std::optional<Cell> labelAt(QPointF point) const;
};

/// How often threads may cover the field between the words, each counted by its opacity, on a scale that lifts weak weights: with more it
/// would be one grey block. The chosen query's are counted apart.
inline constexpr double mostThreadsInk = 0.6;

/// True for scales on which a weak weight may be as wide and opaque as a strong one is on the fixed scale.
bool liftsWeakWeights(const Picture& picture);

/// Lays a picture of weights or scores out in an area. A change of numbers alone leaves the layout as it is; a change to a scale that lifts
/// weak weights makes threads thinner.
/// Needs: area at least 1×1; a picture with columns.
ThreadsLayout layOutThreads(const Picture& picture, QSizeF area, double devicePixelRatio, const HeatmapParts& parts, const Theme& theme);

/// Lays it out on a page of this width; the height follows from the words. For figures.
ThreadsLayout layOutThreadsOnPage(const Picture& picture, double width, double devicePixelRatio, const HeatmapParts& parts,
                                  const Theme& theme);

/// The same where several stand side by side under one legend: below each stands what is left out of it, and no legend.
ThreadsLayout layOutThreadsInStrip(const Picture& picture, double width, double devicePixelRatio, HeatmapParts parts, const Theme& theme);

/// How high the line of the legend is that they share. Units: logical pixels.
double threadsLegendHeight(const Theme& theme);

/// The label of a word that is not among the layout's, where too many stand side by side: at its place, within the area.
PlacedLabel threadLabel(const ThreadsLayout& layout, const Picture& picture, Cell word, const Theme& theme);

/// The threads that are opaque enough to be seen, at most so many that they can be drawn within a frame.
Threads threadsOf(const ThreadsLayout& layout, const Picture& picture);

/// The label under a point, or the thread: of several the strongest. None beside all of them.
std::optional<Cell> threadAt(const ThreadsLayout& layout, const Threads& threads, QPointF point);

/// "20 threads · 5 weights are 0" and what is left out, in a few words.
QString threadsNote(const Threads& threads);

} // namespace softfocus
