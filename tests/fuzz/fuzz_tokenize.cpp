#include "core/tokenizers/tokenizer_json.h"
#include "core/tokenizers/vocabulary_files.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/tokenized.h"

#include <array>

using namespace softfocus;

namespace {

/// One of each kind, with what texts of it may hold.
const std::array<const char*, 3> tokenizers{
    R"({"added_tokens": [{"id": 5, "content": "[MASK]", "special": true}],
        "normalizer": {"type": "BertNormalizer"}, "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "BertProcessing", "cls": ["[CLS]", 3], "sep": ["[SEP]", 4]},
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
        "model": {"type": "WordPiece", "vocab": {"[UNK]": 0, "a": 1, "##b": 2, "[CLS]": 3, "[SEP]": 4, "[MASK]": 5, "ab": 6, "##é": 7, "中": 8}}})",
    R"({"normalizer": {"type": "NFKC"}, "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
        "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
        "model": {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0], ["▁", -1], ["▁a", -2], ["a", -3], ["é", -4], ["ab", -2.5]]}})",
    R"({"pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split", "behavior": "Isolated", "pattern": {"Regex":
        "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"}},
        {"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}]}, "decoder": {"type": "ByteLevel"},
        "model": {"type": "BPE", "ignore_merges": true, "vocab": {"a": 0, "b": 1, "Ġ": 2, "Ã": 3, "©": 4, "Ã©": 5, "Ġa": 6}, "merges": ["Ã ©", "Ġ a"]}})"};

std::vector<std::shared_ptr<const Tokenizer>> opened()
{
    std::vector<std::shared_ptr<const Tokenizer>> all;
    for (const char* json : tokenizers) {
        const auto tokenizer = tokenizerFromJson(json, "fixed.json");
        SOFTFOCUS_PROMISE(tokenizer.ok());
        all.push_back(*tokenizer);
    }
    return all;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::vector<std::shared_ptr<const Tokenizer>> all = opened();
    const QByteArray bytes = bytesOf(data, size);
    for (const auto& tokenizer : all)
        expectPieces(*tokenizer, std::string_view(bytes.constData(), size));
    return 0;
}
