#include "ui/model/numbers/simplex_triangle.h"

#include "core/measures/measures.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class TriangleWords {
    Q_DECLARE_TR_FUNCTIONS(TriangleWords)
};

constexpr double contourStep = 0.25; ///< bits

TriangleWeights between(const TriangleWeights& a, const TriangleWeights& b, double share)
{
    TriangleWeights result{};
    for (std::size_t corner = 0; corner < result.size(); ++corner)
        result[corner] = (1 - share) * a[corner] + share * b[corner];
    return result;
}

double entropyOf(const TriangleWeights& weights)
{
    return measure(std::span<const double>(weights)).entropy;
}

/// Where the entropy has so many bits between a place that has fewer and one that has more.
TriangleWeights crossing(TriangleWeights fewer, TriangleWeights more, double bits)
{
    constexpr int halvings = 40;
    for (int k = 0; k < halvings; ++k) {
        const TriangleWeights middle = between(fewer, more, 0.5);
        (entropyOf(middle) < bits ? fewer : more) = middle;
    }
    return between(fewer, more, 0.5);
}

TriangleWeights cornerWeights(std::size_t corner)
{
    TriangleWeights weights{};
    weights[corner] = 1;
    return weights;
}

/// Up to one bit the line cuts off a corner: along every ray from there to the height of the opposite side's middle entropy rises to 1 and more.
std::vector<TriangleWeights> lineAround(std::size_t corner, double bits)
{
    constexpr int rays = 48;
    const TriangleWeights tip = cornerWeights(corner);
    const TriangleWeights left = between(tip, cornerWeights((corner + 1) % 3), 0.5),
                          right = between(tip, cornerWeights((corner + 2) % 3), 0.5);
    std::vector<TriangleWeights> line;
    for (int ray = 0; ray <= rays; ++ray)
        line.push_back(crossing(tip, between(left, right, double(ray) / rays), bits));
    return line;
}

/// From one bit on it goes around the centre.
std::vector<TriangleWeights> lineAroundCentre(double bits)
{
    constexpr int raysOfSide = 48;
    constexpr TriangleWeights centre{1.0 / 3, 1.0 / 3, 1.0 / 3};
    std::vector<TriangleWeights> line;
    for (std::size_t side = 0; side < 3; ++side)
        for (int ray = 0; ray < raysOfSide; ++ray) {
            const TriangleWeights edge = between(cornerWeights(side), cornerWeights((side + 1) % 3), double(ray) / raysOfSide);
            line.push_back(entropyOf(edge) < bits ? crossing(edge, centre, bits) : edge);
        }
    line.push_back(line.front());
    return line;
}

std::vector<EntropyContour> madeContours()
{
    std::vector<EntropyContour> contours;
    for (double bits = contourStep; bits < std::log2(3.0); bits += contourStep) {
        EntropyContour contour{bits, {}};
        if (bits < 1)
            for (std::size_t corner = 0; corner < 3; ++corner)
                contour.lines.push_back(lineAround(corner, bits));
        else
            contour.lines.push_back(lineAroundCentre(bits));
        contours.push_back(std::move(contour));
    }
    return contours;
}

} // namespace

SimplexTriangle simplexTriangleOf(const Scene& scene)
{
    SimplexTriangle triangle{scene.numbers.list, {}, scene.numbers.entropyContours, {}};
    for (SimplexVariant& one : simplexVariantsOf(scene)) {
        TemperaturePath path;
        if (one.beside.isEmpty())
            path = temperaturePathOf(one.variant.normalizer, triangle.list.scores);
        triangle.variants.push_back({std::move(one), std::move(path)});
    }
    return triangle;
}

std::optional<std::size_t> firstWay(const SimplexTriangle& triangle)
{
    const auto found = std::ranges::find_if(triangle.variants, [](const TriangleVariant& one) { return one.path.size() > 1; });
    return found == triangle.variants.end() ? std::nullopt : std::optional(std::size_t(found - triangle.variants.begin()));
}

TriangleWeights nearestOnTriangle(const TriangleWeights& weights)
{
    // The nearest distribution is what sparsemax is defined as.
    TriangleWeights nearest{};
    Normalizer::named("sparsemax")->weigh(weights, 1, nearest);
    return nearest;
}

const std::vector<EntropyContour>& entropyContours()
{
    static const std::vector<EntropyContour> contours = madeContours();
    return contours;
}

QString readingText(const SimplexTriangle& triangle, const PathReading& reading)
{
    const Normalizer& normalizer = triangle.variants[reading.variant].at.variant.normalizer;
    return TriangleWords::tr("%1 at T = %2: %3")
        .arg(normalizerText(normalizer), temperatureText(reading.temperature), weightsText(reading.weights, triangle.list));
}

QString cornerText(const SimplexTriangle& triangle, std::size_t number)
{
    return TriangleWords::tr("At this corner %1 has all the weight. What it has elsewhere is the height above the side across from it.")
        .arg(numberName(triangle.list, number));
}

} // namespace softfocus
