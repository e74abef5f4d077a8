#include "core/packed/inflate.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr qsizetype limit = 100'000;
    const QByteArray stream = bytesOf(data, size);
    const Result<QByteArray> content = inflated(stream, limit);
    if (!content) {
        expectSentence(content.message(), "");
        return 0;
    }
    SOFTFOCUS_PROMISE(content->size() <= limit);
    // Another implementation unpacks the same. It wants the size in front, as a hint that need not be true.
    SOFTFOCUS_PROMISE(qUncompress(QByteArray("\0\0\0\1", 4) + stream) == *content);
    return 0;
}
