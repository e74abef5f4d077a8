#pragma once

#include "ui/words/picture.h"

namespace softfocus {

/// A whole row in one sentence: «“cookies” looks mostly at “My”, 0.84, and at “bakes”, 0.11»; "most" where the largest weight is no more than
/// half of all, «looks equally at all 10 words, 0.10 each» and its kin where the largest ones tie. Numbers follow the default QLocale.
/// Needs: a row of a picture that has values.
QString rowSummary(const Picture& picture, Index row);

/// A whole column: which rows it means most to. Needs: a column of a picture that has values.
QString columnSummary(const Picture& picture, Index column);

} // namespace softfocus
