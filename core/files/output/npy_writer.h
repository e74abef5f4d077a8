#pragma once

#include "core/base/matrix.h"

#include <QByteArray>

namespace softfocus {

/// The matrix as a NumPy array file: version 1.0, little-endian doubles, row by row.
/// Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
QByteArray npyOf(const Matrix& matrix);

} // namespace softfocus
