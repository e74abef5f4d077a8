#pragma once

#include "ui/model/numbers/number_weights.h"
#include "ui/paint/colour/theme.h"

#include <QRectF>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace softfocus {

/// What every variant makes of the list, one under the other: stacked bars, or columns side by side, on one scale.
struct WeightBars {
    std::shared_ptr<const NumberWeights> numbers; ///< not null where it is painted
    bool columns = false;
    std::optional<std::size_t> worked; ///< the variant that stands out
    std::optional<std::size_t> lit;    ///< the number whose weights stand out
};

/// A number's weight under one variant.
struct WeightPlace {
    std::size_t variant = 0;
    std::optional<std::size_t> number; ///< none beside the bars
    bool operator==(const WeightPlace&) const = default;
};

/// Where the bars are.
class WeightBarsLayout {
public:
    WeightBarsLayout(const QRectF& area, const WeightBars& bars, const Theme& theme);

    /// All that is of one variant.
    QRectF rowOf(std::size_t variant) const;
    QRectF headOf(std::size_t variant) const;
    /// What its weights are drawn in.
    QRectF plotOf(std::size_t variant) const;
    /// Empty for a weight of 0.
    QRectF weightBox(std::size_t variant, std::size_t number) const;
    /// Where a weight or a sum of weights stands in the plot, from left to right or from the bottom up.
    double placeOf(std::size_t variant, double weight) const;
    std::optional<WeightPlace> at(QPointF point) const;
    /// What the ends of the scale stand for.
    double low() const { return m_low; }
    double high() const { return m_high; }

private:
    QRectF m_area;
    const WeightBars& m_bars;
    double m_zoom, m_pitch, m_head, m_gap;
    double m_low = 0, m_high = 1;
};

/// The least height in which all of it can be read.
double leastHeightOf(const WeightBars& bars, const Theme& theme);

void paintWeightBars(QPainter& painter, const QRectF& area, const WeightBars& bars, const Theme& theme);

} // namespace softfocus
