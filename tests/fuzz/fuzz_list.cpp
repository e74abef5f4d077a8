#include "core/files/score_file.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<GivenScores> given = readScoreList(QString::fromUtf8(bytesOf(data, size)));
    if (given)
        expectMatrix(*given);
    else
        expectSentence(given.message(), "list");
    return 0;
}
