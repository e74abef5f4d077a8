#pragma once

#include "ui/model/numbers/simplex_variants.h"
#include "ui/model/numbers/temperature_path.h"

#include <array>

namespace softfocus {

/// Three weights that sum to 1, as a place on the probability triangle.
using TriangleWeights = std::array<double, 3>;

/// A variant's place on the triangle, and where it goes as T goes from 0 to ∞; without a way where it has no place.
struct TriangleVariant {
    SimplexVariant at;
    TemperaturePath path;
};

/// The probability triangle of a list of three numbers.
struct SimplexTriangle {
    ScoreList list;
    std::vector<TriangleVariant> variants;
    bool entropyContours = false;
    std::optional<std::size_t> marked = {}; ///< the variant on whose way temperatures stand also where nothing is read: a place of variants
    std::optional<std::size_t> lit = {};    ///< the number that is pointed at
};

/// Needs: three numbers.
SimplexTriangle simplexTriangleOf(const Scene& scene);

/// The first variant that has a way, for those who cannot point at one.
std::optional<std::size_t> firstWay(const SimplexTriangle& triangle);

/// The distribution that lies nearest to three numbers that sum to 1.
TriangleWeights nearestOnTriangle(const TriangleWeights& weights);

/// A line of equal entropy.
struct EntropyContour {
    double bits = 0;
    std::vector<std::vector<TriangleWeights>> lines; ///< one around each corner, or one around the centre
};
/// Lines every quarter of a bit. The same at every call: they do not depend on scores.
const std::vector<EntropyContour>& entropyContours();

/// A place on a variant's way.
struct PathReading {
    std::size_t variant = 0; ///< its place in SimplexTriangle::variants
    double temperature = 1;
    std::vector<double> weights;
};
/// "sparsemax at T = 0.50: A 0.75, B 0.25, C 0". Needs: a reading of this triangle.
QString readingText(const SimplexTriangle& triangle, const PathReading& reading);
/// What a corner stands for.
QString cornerText(const SimplexTriangle& triangle, std::size_t number);

} // namespace softfocus
