#include "core/models/model_configuration.h"

#include "core/json/score_json.h"
#include "core/models/config_reader.h"
#include "core/text/message_text.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <string_view>

namespace softfocus {

namespace {

// Far beyond any model, and such that no product of three of them is too large for an Index.
constexpr Index mostVocabulary = 10'000'000, mostLayers = 1'000, mostModelHeads = 4'096, mostWidth = 1'000'000, mostPositions = 100'000'000;
/// The most numbers that one matrix may have.
constexpr double mostConfigNumbers = 1e12;

void readVocabulary(ModelConfig& config, ConfigReader& file, Index byDefault)
{
    config.vocabulary = file.count("vocab_size", byDefault, mostVocabulary);
    config.padding = file.piece("pad_token_id", config.vocabulary);
    config.start = file.piece("bos_token_id", config.vocabulary);
    config.end = file.piece("eos_token_id", config.vocabulary);
    config.decoderStart = file.piece("decoder_start_token_id", config.vocabulary);
    if (file.has("quantization_config"))
        file.refuse(translatable("Models",
                                 "%1 is of a model with packed (quantized) weights, which cannot be opened; take the model in F32, "
                                 "F16 or BF16."));
}

/// Heads that share the width between them.
void readHeads(ModelConfig& config, ConfigReader& file, const char* key, Index byDefault)
{
    config.heads = config.keyValueHeads = file.count(key, byDefault, mostModelHeads);
    if (config.width % config.heads != 0)
        file.refuse(key, {translatable("Models", "is %1, which does not divide the width %2"), config.heads, config.width});
    config.headWidth = config.width / config.heads;
}

void refusePruned(ConfigReader& file)
{
    if (!file.valueOf("pruned_heads").toObject().isEmpty())
        file.refuse(
            translatable("Models", "%1 is of a model some of whose heads were taken out (“pruned_heads”), which cannot be opened."));
}

void readBert(ModelConfig& config, ConfigReader& file)
{
    const bool isRoberta = config.family == ModelFamily::Roberta;
    config.width = file.count("hidden_size", 768, mostWidth);
    config.layers = file.count("num_hidden_layers", 12, mostLayers);
    readHeads(config, file, "num_attention_heads", 12);
    config.inner = file.count("intermediate_size", 3072, mostWidth);
    config.positions = file.count("max_position_embeddings", isRoberta ? 514 : 512, mostPositions);
    config.activation = file.activation("hidden_act", "gelu");
    config.epsilon = file.number("layer_norm_eps", 1e-12, 0, 1);
    config.hasTiedHead = file.flag("tie_word_embeddings", true);
    if (const std::string kind = file.text("position_embedding_type", "absolute"); kind != "absolute")
        file.refuse("position_embedding_type", {translatable("Models", "is %1, and only absolute positions can be computed"),
                                                quoted(QByteArrayView(kind.data(), qsizetype(kind.size())))});
    file.expect("add_cross_attention", false);
    file.expect("is_decoder", false);
    refusePruned(file);
    if (!isRoberta)
        return;
    // The positions of a text are counted from behind the padding's number.
    config.padding = file.piece("pad_token_id", config.vocabulary).value_or(1);
    config.positions -= *config.padding + 1;
    if (config.positions < 1)
        file.refuse("max_position_embeddings", {translatable("Models", "leaves no positions behind the padding's %1"), *config.padding});
}

void readDistilBert(ModelConfig& config, ConfigReader& file)
{
    config.width = file.count("dim", 768, mostWidth);
    config.layers = file.count("n_layers", 6, mostLayers);
    readHeads(config, file, "n_heads", 12);
    config.inner = file.count("hidden_dim", 3072, mostWidth);
    config.positions = file.count("max_position_embeddings", 512, mostPositions);
    config.activation = file.activation("activation", "gelu");
    config.epsilon = 1e-12;
    config.hasTiedHead = file.flag("tie_weights_", true) && file.flag("tie_word_embeddings", true);
    refusePruned(file);
}

void readGpt2(ModelConfig& config, ConfigReader& file)
{
    config.width = file.count("n_embd", 768, mostWidth);
    config.layers = file.count("n_layer", 12, mostLayers);
    readHeads(config, file, "n_head", 12);
    config.inner = file.count("n_inner", 4 * config.width, 4 * mostWidth);
    config.positions = file.count("n_positions", 1024, mostPositions);
    config.activation = file.activation("activation_function", "gelu_new");
    config.epsilon = file.number("layer_norm_epsilon", 1e-5, 0, 1);
    config.hasTiedHead = file.flag("tie_word_embeddings", true);
    config.scalesScores = file.flag("scale_attn_weights", true);
    config.scalesByLayer = file.flag("scale_attn_by_inverse_layer_idx", false);
    file.expect("add_cross_attention", false);
    refusePruned(file);
}

/// What is said of rotary positions: "rope_theta" and "rope_scaling", or both as "rope_parameters" in later files.
void readRotation(ModelConfig& config, ConfigReader& file)
{
    constexpr double mostTheta = 1e12;
    config.ropeTheta = file.number("rope_theta", 10000, 1, mostTheta);
    const char* const key = file.has("rope_parameters") ? "rope_parameters" : "rope_scaling";
    const QJsonValue value = file.valueOf(key);
    if (value.isUndefined())
        return;
    if (!value.isObject())
        return file.refuse(key, translatable("Models", "must be an object"));
    ConfigReader rope(value.toObject(), file.file());
    config.ropeTheta = rope.number("rope_theta", config.ropeTheta, 1, mostTheta);
    const std::string type = rope.text(rope.has("rope_type") ? "rope_type" : "type", "default");
    RopeScaling scaling;
    scaling.factor = rope.number("factor", 1, 1e-6, 1e6);
    scaling.lowFrequencyFactor = rope.number("low_freq_factor", 1, 1e-6, 1e6);
    scaling.highFrequencyFactor = rope.number("high_freq_factor", 4, 1e-6, 1e6);
    scaling.originalPositions = rope.count("original_max_position_embeddings", 8192, mostPositions);
    if (rope.fault())
        return file.refuse(key, translatable("Models", "has a type or a number that is out of range"));
    if (type == "llama3" && scaling.lowFrequencyFactor >= scaling.highFrequencyFactor)
        return file.refuse(key, translatable("Models", "has a “low_freq_factor” that is not below its “high_freq_factor”"));
    if (type == "linear" || type == "llama3") {
        scaling.kind = type == "linear" ? RopeScaling::Kind::Linear : RopeScaling::Kind::Llama3;
        config.ropeScaling = scaling;
    } else if (type != "default") {
        file.refuse(key, {translatable("Models", "stretches the positions by %1, and only linear and llama3 can be computed"),
                          quoted(QByteArrayView(type.data(), qsizetype(type.size())))});
    }
}

void readLlama(ModelConfig& config, ConfigReader& file)
{
    config.width = file.count("hidden_size", 4096, mostWidth);
    config.layers = file.count("num_hidden_layers", 32, mostLayers);
    config.heads = file.count("num_attention_heads", 32, mostModelHeads);
    config.keyValueHeads = file.count("num_key_value_heads", config.heads, mostModelHeads);
    if (config.heads % config.keyValueHeads != 0)
        file.refuse("num_key_value_heads",
                    {translatable("Models", "is %1, which does not divide the %2 heads"), config.keyValueHeads, config.heads});
    if (!file.has("head_dim") && config.width % config.heads != 0)
        file.refuse("num_attention_heads",
                    {translatable("Models", "is %1, which does not divide the width %2"), config.heads, config.width});
    config.headWidth = file.count("head_dim", std::max<Index>(config.width / config.heads, 1), mostWidth);
    if (config.headWidth % 2 != 0)
        file.refuse("head_dim", {translatable("Models", "is %1, and rotary positions need an even one"), config.headWidth});
    config.inner = file.count("intermediate_size", 11008, mostWidth);
    config.positions = file.count("max_position_embeddings", 2048, mostPositions);
    config.activation = file.activation("hidden_act", "silu");
    config.epsilon = file.number("rms_norm_eps", 1e-6, 0, 1);
    config.hasTiedHead = file.flag("tie_word_embeddings", false);
    if (file.number("partial_rotary_factor", 1, 0, 1) != 1)
        file.refuse(translatable("Models",
                                 "%1 is of a model that turns only a part of each query (“partial_rotary_factor”), which cannot be "
                                 "opened."));
    readRotation(config, file);
}

void readMarian(ModelConfig& config, ConfigReader& file)
{
    config.width = file.count("d_model", 1024, mostWidth);
    config.layers = file.count("encoder_layers", 12, mostLayers);
    config.decoderLayers = file.count("decoder_layers", 12, mostLayers);
    readHeads(config, file, "encoder_attention_heads", 16);
    config.decoderHeads = file.count("decoder_attention_heads", 16, mostModelHeads);
    if (config.width % config.decoderHeads != 0)
        file.refuse("decoder_attention_heads",
                    {translatable("Models", "is %1, which does not divide the width %2"), config.decoderHeads, config.width});
    if (config.width % 2 != 0)
        file.refuse("d_model", {translatable("Models", "is %1, and sinusoidal positions need an even one"), config.width});
    config.inner = file.count("encoder_ffn_dim", 4096, mostWidth);
    config.decoderInner = file.count("decoder_ffn_dim", 4096, mostWidth);
    config.positions = file.count("max_position_embeddings", 1024, mostPositions);
    config.activation = file.activation("activation_function", "gelu");
    config.epsilon = 1e-5;
    config.normalizesBefore = file.flag("normalize_before", false);
    config.scalesEmbedding = file.flag("scale_embedding", false);
    config.hasTiedHead = file.flag("tie_word_embeddings", true);
    config.decoderStart = config.decoderStart ? config.decoderStart : config.padding;
    file.expect("static_position_embeddings", true);
    file.expect("normalize_embedding", false);
    file.expect("add_final_layer_norm", false);
    if (file.count("decoder_vocab_size", config.vocabulary, mostVocabulary) != config.vocabulary)
        file.refuse(
            translatable("Models", "%1 is of a model with one vocabulary for each language, and only those that share one can be opened."));
}

void readUseLite(ModelConfig& config, ConfigReader& file)
{
    config.width = file.count("embedding_size", 256, mostWidth);
    config.layers = file.count("num_hidden_layers", 2, mostLayers);
    config.heads = config.keyValueHeads = file.count("num_attention_heads", 4, mostModelHeads);
    config.inner = file.count("intermediate_size", 1536, mostWidth);
    config.positions = file.count("max_position_embeddings", 128, mostPositions);
    config.activation = file.activation("hidden_act", "relu");
    config.epsilon = file.number("layer_norm_eps", 1e-6, 0, 1);
    const std::vector<Index> inputs = file.counts("hidden_sizes", mostWidth);
    config.headWidths = file.counts("head_dims", mostWidth);
    if (std::ssize(inputs) != config.layers || std::ssize(config.headWidths) != config.layers || inputs.front() != config.width)
        return file.refuse(translatable("Models",
                                        "%1 must have a number in “hidden_sizes” and in “head_dims” for each layer, the first the "
                                        "embedding's."));
    config.widths.assign(inputs.begin() + 1, inputs.end());
    config.widths.push_back(file.count("output_size", inputs.back(), mostWidth));
    config.headWidth = config.headWidths.front();
}

/// A kind of model that can be run, by the names that files have for it.
struct KnownModel {
    std::string_view type;         ///< "model_type"
    std::string_view architecture; ///< what an entry of "architectures" begins with
    ModelFamily family;
    void (*read)(ModelConfig&, ConfigReader&);
    Index vocabulary; ///< where the file does not say
};
constexpr std::array knownModels{
    KnownModel{"bert", "Bert", ModelFamily::Bert, readBert, 30522},
    KnownModel{"roberta", "Roberta", ModelFamily::Roberta, readBert, 50265},
    KnownModel{"xlm-roberta", "XLMRoberta", ModelFamily::Roberta, readBert, 250002}, // the same network with another vocabulary
    KnownModel{"camembert", "Camembert", ModelFamily::Roberta, readBert, 32005},     // likewise
    KnownModel{"distilbert", "DistilBert", ModelFamily::DistilBert, readDistilBert, 30522},
    KnownModel{"gpt2", "GPT2", ModelFamily::Gpt2, readGpt2, 50257},
    KnownModel{"llama", "Llama", ModelFamily::Llama, readLlama, 32000},
    KnownModel{"marian", "Marian", ModelFamily::Marian, readMarian, 58101},
    KnownModel{"use_lite", "UniversalSentenceEncoderLite", ModelFamily::UseLite, readUseLite, 8002},
};

/// How people write the names of models that cannot be run.
struct ForeignModel {
    std::string_view type, shown;
};
constexpr std::array foreignModels{
    ForeignModel{"t5", "T5"},
    ForeignModel{"mt5", "mT5"},
    ForeignModel{"bart", "BART"},
    ForeignModel{"mbart", "mBART"},
    ForeignModel{"mistral", "Mistral"},
    ForeignModel{"mixtral", "Mixtral"},
    ForeignModel{"qwen2", "Qwen2"},
    ForeignModel{"qwen3", "Qwen3"},
    ForeignModel{"gemma", "Gemma"},
    ForeignModel{"gemma2", "Gemma 2"},
    ForeignModel{"gpt_neox", "GPT-NeoX"},
    ForeignModel{"gpt_neo", "GPT-Neo"},
    ForeignModel{"gptj", "GPT-J"},
    ForeignModel{"opt", "OPT"},
    ForeignModel{"bloom", "BLOOM"},
    ForeignModel{"electra", "ELECTRA"},
    ForeignModel{"albert", "ALBERT"},
    ForeignModel{"deberta", "DeBERTa"},
    ForeignModel{"phi", "Phi"},
    ForeignModel{"deberta-v2", "DeBERTa"},
    ForeignModel{"clip", "CLIP"},
    ForeignModel{"vit", "ViT"},
    ForeignModel{"whisper", "Whisper"},
    ForeignModel{"m2m_100", "M2M-100"},
    ForeignModel{"mpnet", "MPNet"},
    ForeignModel{"xlnet", "XLNet"},
    ForeignModel{"modernbert", "ModernBERT"},
    ForeignModel{"falcon", "Falcon"},
    ForeignModel{"pegasus", "Pegasus"},
    ForeignModel{"xlm", "XLM"},
};

Error foreign(const std::string& type, const Message& folder)
{
    const auto found = std::ranges::find(foreignModels, std::string_view(type), &ForeignModel::type);
    const std::string shown =
        found != foreignModels.end() ? std::string(found->shown) : quoted(QByteArrayView(type.data(), qsizetype(type.size())));
    // Names that are spoken with a vowel first.
    const bool takesAn = type == "mt5" || type == "mbart" || type == "mpnet" || type == "m2m_100" || type == "xlnet" || type == "xlm" ||
                         QByteArrayView("aeioAEIO").contains(type.empty() ? ' ' : type.front());
    return Error{takesAn ? translatable("Models", "%1 holds an %2 model; BERT, RoBERTa, DistilBERT, GPT-2, Llama and Marian can be opened.")
                         : translatable("Models", "%1 holds a %2 model; BERT, RoBERTa, DistilBERT, GPT-2, Llama and Marian can be opened."),
                 folder, shown};
}

/// The kind of model, by "model_type" or, where that is missing, by the first of "architectures".
Result<KnownModel> knownModel(ConfigReader& file, const Message& folder)
{
    const std::string type = file.text("model_type", "");
    if (file.fault())
        return *file.fault();
    if (!type.empty()) {
        const auto found = std::ranges::find(knownModels, std::string_view(type), &KnownModel::type);
        return found != knownModels.end() ? Result<KnownModel>(*found) : foreign(type, folder);
    }
    const std::string architecture = file.valueOf("architectures").toArray().first().toString().toStdString();
    if (architecture.empty())
        return Error{translatable("Models", "%1 does not say which kind of model it is of (“model_type”); download it again."),
                     file.file()};
    // "BertForMaskedLM" and "BertModel", not "BertGenerationEncoder".
    const auto begins = [&architecture](const KnownModel& known) {
        const std::string_view rest = std::string_view(architecture).substr(std::min(known.architecture.size(), architecture.size()));
        return architecture.starts_with(known.architecture) &&
               (rest.empty() || rest.starts_with("For") || rest.starts_with("Model") || rest.starts_with("LMHead") ||
                rest.starts_with("MTModel") || rest.starts_with("DoubleHeads"));
    };
    const auto found = std::ranges::find_if(knownModels, begins);
    return found != knownModels.end() ? Result<KnownModel>(*found) : foreign(architecture, folder);
}

/// The pieces that are not to be written, of "bad_words_ids": those that forbid one piece alone.
std::vector<Index> neverWritten(const ConfigReader& file, Index vocabulary)
{
    std::vector<Index> ids;
    for (const QJsonValue& word : file.valueOf("bad_words_ids").toArray()) {
        const double id = word.toArray().size() == 1 ? word.toArray().first().toDouble(-1) : -1;
        if (id >= 0 && id < static_cast<double>(vocabulary))
            ids.push_back(static_cast<Index>(id));
    }
    return ids;
}

/// How the model writes; what generation_config.json says goes before what config.json does.
void readGeneration(ModelConfig& config, ConfigReader& file)
{
    const auto take = [&](const char* key, std::optional<Index>& to) {
        if (const std::optional<Index> id = file.piece(key, config.vocabulary))
            to = id;
    };
    take("bos_token_id", config.start);
    take("eos_token_id", config.end);
    take("decoder_start_token_id", config.decoderStart);
    if (file.has("bad_words_ids"))
        config.neverWritten = neverWritten(file, config.vocabulary);
    config.longestTranslation = std::min(file.count("max_length", config.longestTranslation, mostPositions), config.positions);
}

/// No matrix may have more numbers than any model has.
void checkSizes(const ModelConfig& config, ConfigReader& file)
{
    const auto tooLarge = [](Index rows, Index columns) {
        return static_cast<double>(rows) * static_cast<double>(columns) > mostConfigNumbers;
    };
    const Index widest = config.widths.empty() ? config.width : std::max(config.width, *std::ranges::max_element(config.widths));
    const Index widestHead =
        config.headWidths.empty() ? config.headWidth : std::max(config.headWidth, *std::ranges::max_element(config.headWidths));
    if (tooLarge(config.vocabulary, widest) || tooLarge(config.positions, widest) || tooLarge(config.inner, widest) ||
        tooLarge(config.decoderInner, widest) || tooLarge(config.heads * widestHead, widest))
        file.refuse(
            translatable("Models", "%1 is of a model with more than 10¹² numbers in one matrix, which no model has; download it again."));
}

Result<QJsonObject> objectFrom(const QByteArray& json, const Message& file)
{
    Result<QJsonDocument> document = parseJson(json, file);
    if (!document)
        return document.error();
    if (!document->isObject())
        return Error{translatable("Models", "%1 is no JSON object, as a model's configuration is; download it again."), file};
    return document->object();
}

} // namespace

Result<ModelConfig> modelConfiguration(const QByteArray& json, const QByteArray& generation, const Message& folder, const Message& file)
{
    Result<QJsonObject> object = objectFrom(json, file);
    if (!object)
        return object.error();
    ConfigReader reader(*object, file);
    const Result<KnownModel> known = knownModel(reader, folder);
    if (!known)
        return known.error();
    ModelConfig config;
    config.family = known->family;
    readVocabulary(config, reader, known->vocabulary);
    known->read(config, reader);
    readGeneration(config, reader);
    checkSizes(config, reader);
    if (reader.fault())
        return *reader.fault();
    if (generation.isEmpty())
        return config;
    // Only hints for writing: where they cannot be read, what config.json says holds.
    if (Result<QJsonObject> hints = objectFrom(generation, file)) {
        ModelConfig withHints = config;
        ConfigReader hintReader(*hints, file);
        readGeneration(withHints, hintReader);
        if (!hintReader.fault())
            config = withHints;
    }
    return config;
}

} // namespace softfocus
