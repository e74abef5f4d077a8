#pragma once

#include "core/base/matrix.h"
#include "core/base/message.h"
#include "core/scene/scene.h"

#include <optional>
#include <string>
#include <vector>

namespace softfocus {

/// Where a matrix lies in an array of more than two dimensions.
struct ArrayPlace {
    std::string array;        ///< the array's name in a file of several; else empty
    std::vector<Index> sizes; ///< of the dimensions before the last two: layers and heads, or heads
    std::vector<Index> place; ///< an index for each, from 0
    bool operator==(const ArrayPlace&) const = default;
};

/// A matrix out of a file.
struct FoundScores {
    GivenScores given;
    bool kindKnown = false; ///< true when the file says whether these are scores or weights; given.kind is Scores where it does not
    std::vector<Message> notes = {};      ///< sentences about what was left out of it
    std::optional<ArrayPlace> place = {}; ///< of a matrix out of an array of more dimensions, of which there are others
};

} // namespace softfocus
