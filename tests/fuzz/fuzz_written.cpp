#include "core/files/written/written_matrix.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

namespace {

void expectMatrixOrSentence(const std::optional<Result<WrittenMatrix>>& found)
{
    if (!found)
        return;
    if (!*found)
        expectSentence(found->message(), "fuzz");
    else
        expectMatrix((*found)->given);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text = bytesOf(data, size);
    expectMatrixOrSentence(writtenMatrixIn(text, "fuzz"));
    expectMatrixOrSentence(htmlMatrixIn(text, "fuzz"));
    return 0;
}
