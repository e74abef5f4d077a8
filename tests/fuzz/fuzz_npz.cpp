#include "core/files/array/array_file.h"
#include "core/scene/scene.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

namespace {

/// The first matrix of an array can be taken, or there is a sentence.
void takeFirstMatrix(const StoredArray& array)
{
    SOFTFOCUS_PROMISE(byteCount(array) == static_cast<quint64>(array.data.size()));
    const Result<Matrix> matrix = matrixAt(array, std::vector<Index>(choosableSizes(array).size(), 0), "fuzz.npz");
    if (!matrix)
        expectSentence(matrix.message(), "fuzz.npz");
    else
        SOFTFOCUS_PROMISE(matrix->rows() <= maximumTokens && matrix->cols() <= maximumTokens);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    // Both kinds of file have several arrays; which one it is tells itself.
    const bool isArchive = bytes.contains("PK");
    const auto arrays = isArchive ? arraysFromNpz(bytes, nullptr, "fuzz.npz") : arraysFromSafetensors(bytes, nullptr, "fuzz.npz");
    if (!arrays) {
        expectSentence(arrays.message(), "fuzz.npz");
        return 0;
    }
    for (const StoredArray& array : *arrays)
        takeFirstMatrix(array);
    if (const Result<StoredArray> array = chosenArray(*arrays, "", "fuzz.npz"); !array)
        expectSentence(array.message(), "fuzz.npz");
    return 0;
}
