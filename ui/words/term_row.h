#pragma once

#include "ui/words/terms.h"

#include <QString>

namespace softfocus {

/// A line on a term with the numbers of one row, which follow the default QLocale; termNotUsed() where the row is worked out without it.
/// Needs: the row exists and has a key.
QString termHere(Term term, const Attention& attention, Index query);
QString termNotUsed();

} // namespace softfocus
