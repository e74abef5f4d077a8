#pragma once

#include "core/scene/scene.h"

#include <QString>

#include <functional>
#include <vector>

namespace softfocus {

/// What of a given matrix was read one way where its content speaks for another, too.
struct Doubt {
    QString fact;  ///< "first line read as names of keys"
    QString other; ///< "it is scores"
    QString edit;  ///< "Read the first line as scores"
    std::function<GivenScores(GivenScores given)> takenOtherWay;
};

/// Its first line or column, as names or as numbers; only tables have them.
std::vector<Doubt> labelDoubtsOf(const GivenScores& given);
/// Finite entries that look like a mask.
std::vector<Doubt> maskDoubtsOf(const GivenScores& given);

} // namespace softfocus
