#pragma once

#include "core/attention/attention.h"

namespace softfocus {

/// A matrix of scores or weights, with the names of its rows and columns as units. Needs: the matrix is not null.
Input inputOfMatrix(const MatrixSource& source);

} // namespace softfocus
