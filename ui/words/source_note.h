#pragma once

#include "core/attention/attention.h"

#include <QString>

namespace softfocus {

/// What the attention at hand is made of and what it is not, in one honest sentence; and the same shorter.
struct SourceNoteText {
    QString whole, brief; ///< empty where there is nothing that has to be said
};

SourceNoteText sourceNoteOf(const Attention& attention);

/// True where each unit looks at itself above all, so that hiding it shows more.
bool looksAtItself(const Attention& attention);

} // namespace softfocus
