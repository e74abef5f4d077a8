#pragma once

#include "ui/figure/figure.h"

namespace softfocus {

/// A caption for a paper, written from what the figure shows: what it is of, how it came about, and what stands out.
/// Numbers follow the default QLocale.
QString captionOf(const Figure& figure);

/// The figure for those who do not see it: its kind and size, the normalizer, and each row's strongest cells (of the first rows, when
/// there are many).
QString altTextOf(const Figure& figure);

/// A short name of what the figure shows: its title, or "Attention weights of “My grandmother …”".
QString figureTitle(const Figure& figure);

} // namespace softfocus
