#pragma once

#include "ui/paint/colour/theme.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

class QPainter;

namespace softfocus {

/// The axis of scores, which has 0 on it. Range: low < high, both finite.
struct ScoreAxis {
    double low = 0, high = 1;
    double step = 0.5; ///< between ticks
    bool operator==(const ScoreAxis&) const = default;

    /// Where a score stands between low and high, also beyond them.
    double shareOf(double score) const;
};

/// The axis on which scores fill their picture, from and to round numbers.
ScoreAxis axisOf(const std::vector<double>& scores);
/// The same axis, longer where a score lies beyond it.
ScoreAxis grown(const ScoreAxis& axis, double score);

/// Scores as bars with handles.
struct ScoreBars {
    std::vector<double> scores;
    std::vector<QString> names;
    ScoreAxis axis;
    std::optional<std::size_t> chosen; ///< has the keyboard or the pointer's button
    std::optional<std::size_t> lit;    ///< the others are paler
    bool hasHandles = true;            ///< by which they are dragged
};

/// Where the bars are.
class ScoreBarsLayout {
public:
    ScoreBarsLayout(const QRectF& area, const ScoreBars& bars, const Theme& theme);

    const QRectF& plot() const { return m_plot; }
    /// All of the area's height at a bar.
    QRectF columnOf(std::size_t place) const;
    QRectF barOf(std::size_t place) const;
    double yOf(double score) const;
    std::optional<std::size_t> barAt(QPointF point) const;
    /// Where the name of a bar stands, from the bottom of the plot on.
    QRectF nameBox(std::size_t place) const;
    /// Names are written upwards where they have no room beside each other.
    bool turnsNames() const { return m_turnsNames; }

private:
    QRectF m_area, m_plot;
    const ScoreBars& m_bars;
    double m_pitch = 0, m_zoom = 1, m_below = 0;
    bool m_turnsNames = false;
};

void paintScoreBars(QPainter& painter, const QRectF& area, const ScoreBars& bars, const Theme& theme);

} // namespace softfocus
