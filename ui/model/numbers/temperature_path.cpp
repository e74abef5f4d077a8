#include "ui/model/numbers/temperature_path.h"

#include "core/measures/critical_temperatures.h"
#include "core/measures/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

constexpr double farthest = 0.05;        ///< from one point to the next, so that temperatures between them can be read
constexpr double straightestPath = 5e-4; ///< off the line between its neighbours, a point says nothing
constexpr int pathHalvings = 40;         ///< halvings
constexpr std::size_t mostPoints = 600;

/// Temperatures on a scale from 0 to 1 that has both limits.
class BoundedTemperature {
public:
    explicit BoundedTemperature(double middle) : m_middle(middle) {}

    double placeOf(double temperature) const { return std::isinf(temperature) ? 1 : temperature / (temperature + m_middle); }
    double at(double place) const { return place >= 1 ? greatestTemperature : m_middle * place / (1 - place); }

private:
    double m_middle;
};

double distance(std::span<const double> a, std::span<const double> b)
{
    double most = 0;
    for (std::size_t key = 0; key < a.size(); ++key)
        most = std::max(most, std::abs(a[key] - b[key]));
    return most;
}

/// How far a point is off the straight line between two others.
double bend(std::span<const double> a, std::span<const double> middle, std::span<const double> b)
{
    double along = 0, length = 0;
    for (std::size_t key = 0; key < a.size(); ++key) {
        along += (middle[key] - a[key]) * (b[key] - a[key]);
        length += (b[key] - a[key]) * (b[key] - a[key]);
    }
    const double share = length > 0 ? std::clamp(along / length, 0.0, 1.0) : 0;
    double most = 0;
    for (std::size_t key = 0; key < a.size(); ++key)
        most = std::max(most, std::abs(middle[key] - a[key] - share * (b[key] - a[key])));
    return most;
}

class PathSampler {
public:
    PathSampler(const Normalizer& normalizer, std::span<const double> scores, double middle)
        : m_normalizer(normalizer), m_scores(scores), m_scale(middle)
    {
    }

    /// Needs: temperatures ascend, and there is one.
    TemperaturePath run(std::span<const double> temperatures)
    {
        m_path.push_back(pointAt(temperatures.front()));
        for (const double temperature : temperatures.subspan(1)) {
            const PathPoint begin = m_path.back(), end = pointAt(temperature);
            divide(begin, end, 0);
            m_path.push_back(end);
        }
        return std::move(m_path);
    }

private:
    PathPoint pointAt(double temperature) const
    {
        PathPoint point{temperature, std::vector<double>(m_scores.size())};
        m_normalizer.weigh(m_scores, point.temperature, point.weights);
        return point;
    }

    void divide(const PathPoint& begin, const PathPoint& end, int depth)
    {
        if (depth == pathHalvings || m_path.size() >= mostPoints)
            return;
        const PathPoint middle = pointAt(m_scale.at((m_scale.placeOf(begin.temperature) + m_scale.placeOf(end.temperature)) / 2));
        const bool isNear = std::max(distance(begin.weights, middle.weights), distance(middle.weights, end.weights)) < farthest;
        if (isNear && bend(begin.weights, middle.weights, end.weights) < straightestPath)
            return;
        divide(begin, middle, depth + 1);
        m_path.push_back(middle);
        divide(middle, end, depth + 1);
    }

    const Normalizer& m_normalizer;
    std::span<const double> m_scores;
    BoundedTemperature m_scale;
    TemperaturePath m_path;
};

} // namespace

TemperaturePath temperaturePathOf(const Normalizer& normalizer, std::span<const double> scores)
{
    const auto [least, largest] = std::ranges::minmax(scores);
    const double spread = largest - least;
    // The spread of two finite scores may be none.
    const double middle = spread > 0 ? std::min(spread, std::numeric_limits<double>::max()) : usualTemperature;
    std::vector<double> temperatures{leastTemperature, greatestTemperature};
    if (!normalizer.temperatureMatters())
        temperatures = {usualTemperature};
    else if (const std::optional<double> alpha = sparseAlpha(normalizer))
        for (const CriticalTemperature& entry : criticalTemperatures(scores, *alpha))
            temperatures.push_back(entry.temperature);
    std::ranges::sort(temperatures);
    temperatures.erase(std::unique(temperatures.begin(), temperatures.end()), temperatures.end());
    return PathSampler(normalizer, scores, middle).run(temperatures);
}

} // namespace softfocus
