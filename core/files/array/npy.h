#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"

#include <QByteArrayView>

namespace softfocus {

/// The matrix of a NumPy array file: one or two dimensions (one is a single row; leading dimensions of size 1 do not count), booleans, integers, floats of up to 8 bytes and bfloat16,
/// either byte order, either storage order.
/// Errors: a sentence that begins with `name`: not such a file, cut off, another type, another number of dimensions,
/// larger than maximumTokens on a side; all found before memory is taken.
/// Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays"; versions 1.0, 2.0 and 3.0.
Result<Matrix> matrixFromNpy(QByteArrayView bytes, const Message& name);

} // namespace softfocus
