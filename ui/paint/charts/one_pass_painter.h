#pragma once

#include "ui/model/numbers/one_pass.h"
#include "ui/paint/colour/theme.h"

#include <QRectF>

#include <optional>

class QPainter;

namespace softfocus {

/// Where the numbers of a pass stand in an area, from left to right.
class OnePassLayout {
public:
    OnePassLayout(const QRectF& area, std::size_t count, const Theme& theme);

    QRectF columnOf(std::size_t place) const;
    std::optional<std::size_t> placeAt(double x) const;

    /// The bars of scores above, those of the running sum below, and a line of names under both.
    QRectF scores() const { return m_scores; }
    QRectF sums() const { return m_sums; }
    QRectF names() const;

private:
    QRectF m_plot, m_scores, m_sums;
    double m_namesHigh;
    std::size_t m_count;
};

/// The numbers as bars, those that were taken in colour, with the running maximum as a line over them and the running sum as bars below.
void paintOnePass(QPainter& painter, const QRectF& area, const OnePass& pass, const Theme& theme);

} // namespace softfocus
