#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

#include <string>
#include <vector>

namespace softfocus {

/// The numbers of an array: their kind ('b' boolean, 'i', 'u', 'f', 'B' bfloat16), width and byte order.
struct NpyElement {
    char kind = 'f';
    int bytes = 8;
    bool bigEndian = false;
};

/// What the header of a NumPy array file says.
struct NpyHeader {
    NpyElement type;
    bool columnsFirst = false;  ///< stored column after column (Fortran's order)
    std::vector<quint64> sizes; ///< of the dimensions; those that no 64-bit number holds are the largest one
    qsizetype dataAt = 0;       ///< where the numbers begin
};

/// The header of a NumPy array file, as NumPy's own reader takes it: a literal of Python with either quotes, u'' as Python 2 wrote it,
/// keys in any order, white space anywhere, a comma at the end or none. A structure of a single field is that field, and “<V2” is
/// bfloat16: a void of NumPy's own has no byte order, while types that others register (ml_dtypes) have one.
/// Errors: a sentence that begins with `name`: no such file, cut off, another type (several fields are named).
/// Source: NumPy Enhancement Proposal 1; versions 1.0, 2.0 and 3.0.
Result<NpyHeader> readNpyHeader(QByteArrayView bytes, const Message& name);

} // namespace softfocus
