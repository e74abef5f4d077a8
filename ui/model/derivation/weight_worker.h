#pragma once

#include "ui/model/derivation/worked_lines.h"
#include "ui/words/picture.h"

namespace softfocus {

/// Follows one key through the normalizer's own steps, from its score to its weight. Gives what is special about the row, or nothing.
/// Needs: a picture of weights that come from scores, and a cell whose row is normal and that no mask hides.
QString workWeight(WorkedLines& working, const Picture& picture, Cell cell);

} // namespace softfocus
