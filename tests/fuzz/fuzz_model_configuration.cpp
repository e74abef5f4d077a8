#include "core/models/model_configuration.h"
#include "tests/fuzz/promises.h"

using namespace softfocus;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    // What stands behind a line of dashes says how the model writes.
    const qsizetype middle = bytes.indexOf("\n---\n");
    const QByteArray generation = middle < 0 ? QByteArray() : bytes.sliced(middle + 5);
    const Result<ModelConfig> config =
        modelConfiguration(bytes.first(middle < 0 ? bytes.size() : middle), generation, "fuzz", "fuzz/config.json");
    if (!config) {
        expectSentence(config.message(), "fuzz");
        return 0;
    }
    SOFTFOCUS_PROMISE(config->vocabulary > 0 && config->layers > 0 && config->heads > 0 && config->width > 0 && config->inner > 0);
    SOFTFOCUS_PROMISE(config->headWidth > 0 && config->positions > 0 && config->heads % config->keyValueHeads == 0);
    SOFTFOCUS_PROMISE(config->longestTranslation > 0 && config->longestTranslation <= config->positions);
    SOFTFOCUS_PROMISE(double(config->vocabulary) * double(config->width) <= 1e12);
    for (const std::optional<Index>& id : {config->padding, config->start, config->end, config->decoderStart})
        SOFTFOCUS_PROMISE(!id || (*id >= 0 && *id < config->vocabulary));
    return 0;
}
