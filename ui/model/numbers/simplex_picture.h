#pragma once

#include "ui/model/numbers/difference_curves.h"
#include "ui/model/numbers/simplex_triangle.h"
#include "ui/model/numbers/sorted_weights.h"

#include <QStringList>

#include <variant>

namespace softfocus {

/// A single number: nothing to draw.
struct LoneNumber {
    ScoreList list;
    std::vector<SimplexVariant> variants;
};

/// Where the weights of a list lie, as its length lets it be drawn.
using SimplexPicture = std::variant<LoneNumber, DifferenceCurves, SimplexTriangle, SortedWeights>;

SimplexPicture simplexPictureOf(const Scene& scene);

/// What such a picture is called: "On the probability triangle".
QString simplexTitle(const SimplexPicture& picture);
/// A line on what it shows.
QString simplexSubtitle(const SimplexPicture& picture);
/// A sentence each on variants that have no place in it.
QStringList simplexNotes(const SimplexPicture& picture);
/// All that it shows, for those who do not see it: a line for each variant.
QStringList simplexLines(const SimplexPicture& picture);

} // namespace softfocus
