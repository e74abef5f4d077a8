#pragma once

#include "core/attention/attention.h"

#include <QString>

namespace softfocus {

/// What the attention at hand is made of and what it is not, in one honest sentence; and the same shorter. It says where units look only
/// where most of them do.
struct SourceNoteText {
    QString whole, brief; ///< empty where there is nothing that has to be said
    bool stays = false;   ///< whoever has read it has it before him all the same
};

SourceNoteText sourceNoteOf(const Attention& attention);

/// True where units could look at others than themselves, and no other mask would have to go for it.
bool canHideSelf(const Attention& attention);

} // namespace softfocus
