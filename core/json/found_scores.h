#pragma once

#include "core/scene/scene.h"

namespace softfocus {

/// A matrix out of a file.
struct FoundScores {
    GivenScores given;
    bool kindKnown = false; ///< true when the file says whether these are scores or weights; given.kind is Scores where it does not
    std::vector<Message> notes = {}; ///< sentences about what was left out of it
};

} // namespace softfocus
