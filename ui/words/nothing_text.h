#pragma once

#include "core/attention/attention.h"

#include <QString>

namespace softfocus {

/// True where a result has a stage, but no number in it.
bool showsNothing(const Attention& attention, Stage stage);

/// Why there is nothing to be seen of a stage, as a sentence for its place: why the source cannot be opened, what has to be typed first, or what the
/// source does not have.
QString whyNothing(const Attention& attention, Stage stage);

} // namespace softfocus
