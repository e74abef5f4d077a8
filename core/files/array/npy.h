#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/files/array/stored_array.h"

#include <QByteArrayView>

namespace softfocus {

/// The array of a NumPy array file, where its bytes lie: booleans, integers, floats of up to 8 bytes and bfloat16, either byte order, either storage
/// order. Only the header is looked at.
/// Errors: a sentence that begins with `name`: not such a file, cut off, another type, a single number, matrices larger than maximumTokens on a side or none,
/// more dimensions than any array has.
/// Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays"; versions 1.0, 2.0 and 3.0.
Result<StoredArray> arrayFromNpy(QByteArrayView bytes, const Message& name);

/// Its matrix: one or two dimensions (one is a single row; leading dimensions of size 1 do not count).
/// Errors: as above and as matrixAt(), for another number of dimensions too; all found before memory is taken.
Result<Matrix> matrixFromNpy(QByteArrayView bytes, const Message& name);

} // namespace softfocus
