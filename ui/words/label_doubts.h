#pragma once

#include "core/scene/scene.h"

#include <QString>

#include <vector>

namespace softfocus {

enum class LabelPlace;

/// The first line or column of a table that was read as names or as numbers where its content speaks for both.
struct LabelDoubt {
    LabelPlace place;
    QString fact;  ///< "first line read as names of keys"
    QString other; ///< "it is scores"
    QString edit;  ///< "Read the first line as scores"
};

/// What of the scene's table could be read otherwise; empty without such a table.
std::vector<LabelDoubt> labelDoubtsOf(const Scene& scene);

/// What the table is with its line or column taken the other way. Needs: one of labelDoubtsOf() a scene of it.
GivenScores takenOtherWay(const GivenScores& given, const LabelDoubt& doubt);

} // namespace softfocus
