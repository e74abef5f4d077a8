#pragma once

#include "ui/model/numbers/sorted_weights.h"
#include "ui/paint/simplex/variant_marks.h"

#include <QRectF>

#include <optional>

class QPainter;

namespace softfocus {

/// Two plots over the same ranks: the weights from the largest down, and what the first so many hold together.
struct SortedLayout {
    QRectF weights, sums, legend;
    LegendFlow flow = LegendFlow::Below; ///< of the legend, which says what is read as well where each variant has a line
    std::size_t count = 0;               ///< of ranks
    double least = 0;                    ///< what the lower end of the logarithmic scale stands for; 0 where weights stand on a plain one
    bool hasTexts = true;                ///< names and numbers are drawn, and a legend

    bool hasRoom() const;
    double placeOfRank(std::size_t rank) const;
    /// The rank nearest to a place, from 0; none outside of both plots.
    std::optional<std::size_t> rankAt(QPointF point) const;
    double placeOfWeight(double weight) const;
};

SortedLayout layOutSorted(const QRectF& area, const SortedWeights& sorted, const Theme& theme);

/// Draws both plots, and a legend that says how many hold most of the weight; an upright line at the rank that is read, and what is there.
void paintSorted(QPainter& painter, const QRectF& area, const SortedWeights& sorted, std::optional<std::size_t> rank, const Theme& theme);
/// The same in a layout that is at hand. Needs: it has room.
void paintSorted(QPainter& painter, const SortedLayout& layout, const SortedWeights& sorted, std::optional<std::size_t> rank,
                 const Theme& theme);

} // namespace softfocus
