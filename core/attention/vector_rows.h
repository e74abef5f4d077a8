#pragma once

#include "core/attention/attention.h"

namespace softfocus {

// Whose the rows of a stage's picture are. Rows of scores, weights and output are the queries'; rows of vectors may be the keys' as well, or alone.

/// The query whose row this is, or −1 where it is a key's: one that is no query as well, as words that attend to themselves are.
Index queryAtRow(const Attention& attention, Stage stage, Index row);

/// Where the query stands among the rows, or −1 where it has none.
Index rowOfQuery(const Attention& attention, Stage stage, Index query);

/// Where the key stands among the rows of the vectors, or −1 where it has none.
Index rowOfKey(const Attention& attention, Index key);

} // namespace softfocus
