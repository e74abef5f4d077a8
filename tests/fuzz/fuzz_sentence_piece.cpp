#include "core/tokenizers/sentence_piece_file.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/tokenized.h"

using namespace softfocus;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const std::string_view model(bytes.constData(), size);
    for (const bool isNumbered : {false, true}) {
        const Result<std::shared_ptr<const Tokenizer>> tokenizer =
            isNumbered ? tokenizerFromNumberedSentencePiece(model, R"({"<unk>": 0, "</s>": 1, "a": 2})", "fuzz.model")
                       : tokenizerFromSentencePiece(model, {}, "fuzz.model");
        if (!tokenizer) {
            expectSentence(tokenizer.message(), "fuzz.model");
            continue;
        }
        for (const char* text : {"", "  ab aé\n<s> ", "Ｃafe\u0301 ½ \u200d"})
            expectPieces(**tokenizer, text);
    }
    return 0;
}
