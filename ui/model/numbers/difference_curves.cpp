#include "ui/model/numbers/difference_curves.h"

#include "ui/model/numbers/numbers_editor.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

class DifferenceTexts {
    Q_DECLARE_TR_FUNCTIONS(DifferenceTexts)
};

constexpr int evenPoints = 64;
constexpr double straightestCurve = 5e-4; ///< of the weight's axis
constexpr int curveHalvings = 34;         ///< halvings, after which points lie at the same difference
constexpr double leastJump = 0.02;

/// 1, 2 or 5 times a power of ten, no less than a number. Range: positive, finite.
double neatAbove(double number)
{
    const double power = std::pow(10.0, std::floor(std::log10(number)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= number)
            return factor * power;
    return 10 * power;
}

double reachOf(const DifferenceCurves& curves, const std::vector<SimplexVariant>& variants)
{
    double reach = std::max(1.0, 1.2 * std::abs(curves.difference));
    for (const SimplexVariant& one : variants)
        if (one.variant.normalizer.temperatureMatters() && one.variant.temperature <= highestTemperature)
            reach = std::max(reach, 4 * one.variant.temperature);
    constexpr double most = 1e300;
    return neatAbove(std::min(reach, most));
}

class CurveSampler {
public:
    CurveSampler(const Variant& variant, std::span<const double> scores) : m_variant(variant), m_scores(scores) {}

    std::vector<DifferencePoint> run(double reach)
    {
        m_points = {pointAt(-reach)};
        for (int k = 1; k <= evenPoints; ++k) {
            const DifferencePoint begin = m_points.back(), end = pointAt(reach * (2.0 * k / evenPoints - 1));
            divide(begin, end, 0);
            m_points.push_back(end);
        }
        return std::move(m_points);
    }

private:
    DifferencePoint pointAt(double difference) const
    {
        std::array<double, 2> weights{};
        m_variant.normalizer.weigh(withDifference(m_scores, difference), m_variant.temperature, weights);
        return {difference, weights[0]};
    }

    void divide(const DifferencePoint& begin, const DifferencePoint& end, int depth)
    {
        if (depth == curveHalvings)
            return;
        const DifferencePoint middle = pointAt((begin.difference + end.difference) / 2);
        const bool isUndefined = std::isnan(begin.weight) && std::isnan(middle.weight) && std::isnan(end.weight);
        if (isUndefined || std::abs(begin.weight + end.weight - 2 * middle.weight) < straightestCurve)
            return;
        divide(begin, middle, depth + 1);
        m_points.push_back(middle);
        divide(middle, end, depth + 1);
    }

    const Variant& m_variant;
    std::span<const double> m_scores;
    std::vector<DifferencePoint> m_points;
};

} // namespace

DifferenceCurves differenceCurvesOf(const Scene& scene, std::optional<double> reach)
{
    DifferenceCurves curves{.list = scene.numbers.list, .curves = {}};
    constexpr double most = std::numeric_limits<double>::max();
    curves.difference =
        std::clamp(curves.list.scores[0] - curves.list.scores[1], -most, most); // of two finite numbers it may be beyond any
    std::vector<SimplexVariant> variants = simplexVariantsOf(scene);
    curves.reach = reach && *reach >= std::abs(curves.difference) ? *reach : reachOf(curves, variants);
    for (SimplexVariant& one : variants) {
        std::vector<DifferencePoint> points = CurveSampler(one.variant, curves.list.scores).run(curves.reach);
        for (const DifferencePoint& point : points)
            if (std::isfinite(point.weight)) {
                curves.low = std::min(curves.low, point.weight);
                curves.high = std::max(curves.high, point.weight);
            }
        curves.curves.push_back({std::move(one), std::move(points)});
    }
    return curves;
}

bool isJump(const DifferencePoint& before, const DifferencePoint& after, double reach)
{
    constexpr double same = 1e-6;
    return after.difference - before.difference < same * reach && std::abs(after.weight - before.weight) > leastJump;
}

std::vector<double> withDifference(std::span<const double> scores, double difference)
{
    const double mean = scores[0] / 2 + scores[1] / 2;
    return {mean + difference / 2, mean - difference / 2};
}

QString differenceText(const DifferenceCurves& curves, double difference)
{
    const bool isOfList = difference == curves.difference;
    const std::vector<double> scores = isOfList ? curves.list.scores : withDifference(curves.list.scores, difference);
    QStringList texts;
    for (const DifferenceCurve& curve : curves.curves) {
        const Variant& variant = curve.at.variant;
        texts << DifferenceTexts::tr("%1 %2", "a normalizer and a weight")
                     .arg(curve.at.name, weightText(seenWeights(variant.normalizer, variant.temperature, scores)[0]));
    }
    const QString first = numberName(curves.list, 0), second = numberName(curves.list, 1), all = texts.join(QStringLiteral(", "));
    if (std::abs(difference) == std::numeric_limits<double>::max())
        return DifferenceTexts::tr("%1 − %2 is beyond any number of double precision, and %1 gets: %3").arg(first, second, all);
    return DifferenceTexts::tr("%1 − %2 = %3, and %1 gets: %4", "two numbers by their names, their difference, and weights")
        .arg(first, second, scoreText(difference), all);
}

double differenceStep(double reach)
{
    constexpr double steps = 100;
    return neatAbove(reach / steps);
}

} // namespace softfocus
