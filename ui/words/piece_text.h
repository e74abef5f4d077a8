#pragma once

#include "core/attention/attention.h"
#include "ui/words/word_name.h"

#include <QString>

namespace softfocus {

/// A unit as the screen writes it: as the text has it, and what the writing of a translation starts with as «(start)», whatever the vocabulary calls
/// it. Needs: index within the side's units.
QString unitText(const Input& input, NamedSide side, Index index);

/// What a piece is that a model reads or writes beside the text: «“[SEP]” is no part of the text: it marks its end.» Empty for other units.
/// Needs: index within the side's units.
QString specialPieceText(const Input& input, NamedSide side, Index index);

} // namespace softfocus
