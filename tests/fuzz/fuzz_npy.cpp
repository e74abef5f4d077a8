#include "core/files/array/npy.h"
#include "core/scene/scene.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const Result<Matrix> matrix = matrixFromNpy(bytes, "fuzz.npy");
    if (!matrix)
        expectSentence(matrix.message(), "fuzz.npy");
    else
        SOFTFOCUS_PROMISE(matrix->rows() <= maximumTokens && matrix->cols() <= maximumTokens);
    return 0;
}
