#pragma once

#include "core/attention/attention.h"

namespace softfocus {

/// How much of long texts is shown, of those that ask and of those that are asked. A transformer reads so many pieces of a text, and it is they that are
/// counted, joined to words or not.
struct ShownUnits {
    Index asking = 0, askingTotal = 0;
    Index asked = 0, askedTotal = 0;
    bool arePieces = false;

    bool cutsAsking() const { return askingTotal > asking; }
    bool cutsAsked() const { return askedTotal > asked; }
};

ShownUnits shownUnitsOf(const Attention& attention);

} // namespace softfocus
