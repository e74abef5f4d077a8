#pragma once

#include "core/base/result.h"
#include "ui/figure/figure.h"

namespace softfocus {

/// All heads of the transformer's attention that is shown, as small maps on one scale with their names and patterns. Its numbers are the measured shares.
/// Errors: the source is no transformer, or one that cannot be opened.
Result<Figure> headsFigure(const std::shared_ptr<const Attention>& attention, const FigureOptions& options);

} // namespace softfocus
