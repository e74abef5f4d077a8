#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/files/array/npy_header.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softfocus {

/// Numbers of any count of dimensions, as they lie in a file.
struct StoredArray {
    std::string name; ///< in a file of several; else empty
    NpyElement type;
    bool columnsFirst = false; ///< stored with the first dimension running fastest (Fortran's order)
    std::vector<quint64> sizes;
    QByteArrayView data;               ///< as many bytes as type and sizes say
    std::shared_ptr<const void> owner; ///< of the data, where they do not lie in what was read
};

/// Leaves out leading dimensions of size 1, which a model adds for a batch or a head of which there is one; two dimensions stay.
std::vector<quint64> withoutLeadingOnes(std::vector<quint64> sizes);

/// "2 × 3 × 3"
std::string sizesText(const std::vector<quint64>& sizes);

/// The dimensions out of which a matrix is chosen: all but the last two, without leading ones.
std::vector<Index> choosableSizes(const StoredArray& array);

/// The bytes that the numbers take. Nothing where 63 bits do not hold it.
std::optional<quint64> byteCount(const StoredArray& array);

/// Why there is no matrix at a place, whatever the numbers are; as the errors of matrixAt().
std::optional<Error> faultOfMatrix(const StoredArray& array, const std::vector<Index>& place, const Message& name);

/// The matrix at a place of the leading dimensions; an array of one dimension is a single row. Needs: byteCount(array) bytes of data.
/// Errors: a sentence that begins with `name`: another count of indexes than choosableSizes() has, one of them too large, a single number, larger
/// than maximumTokens on a side; found before memory is taken.
Result<Matrix> matrixAt(const StoredArray& array, const std::vector<Index>& place, const Message& name);

} // namespace softfocus
