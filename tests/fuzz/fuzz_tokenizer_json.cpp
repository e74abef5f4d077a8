#include "core/tokenizers/tokenizer_json.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/tokenized.h"

using namespace softfocus;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const std::string_view json(bytes.constData(), size);
    const Result<std::shared_ptr<const Tokenizer>> tokenizer = tokenizerFromJson(json, "fuzz.json");
    if (!tokenizer) {
        expectSentence(tokenizer.message(), "fuzz.json");
        return 0;
    }
    for (const char* text : {"", "My grandmother bakes cookies.", "  don't\n[MASK] </s> <0x41>",
                             "Cafe\u0301 İ ½ 한 中文 กำ 👍🏽\u200d", "\xff\xc3"})
        expectPieces(**tokenizer, text);
    return 0;
}
