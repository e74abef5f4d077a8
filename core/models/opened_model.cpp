#include "core/models/opened_model.h"

#include "core/models/bundled_models.h"
#include "core/models/model_configuration.h"
#include "core/models/model_folder.h"
#include "core/models/safetensors.h"
#include "core/text/message_text.h"
#include "core/tokenizers/open_tokenizer.h"
#include "core/tokenizers/tokenizer_json.h"

#include <QFileInfo>

#include <map>
#include <mutex>

namespace softfocus {

namespace {

/// The models that somebody holds. Does not hold them itself.
class OpenModels {
public:
    /// The one of this key, or null.
    SharedModel find(const std::string& key)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_models.find(key);
        return found == m_models.end() ? nullptr : found->second.lock();
    }

    /// Remembers a model under a key; where another thread was faster, the one that it opened.
    SharedModel remember(const std::string& key, SharedModel model)
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_models, [](const auto& entry) { return entry.second.expired(); });
        std::weak_ptr<const OpenedModel>& place = m_models[key];
        if (SharedModel faster = place.lock())
            return faster;
        place = model;
        return model;
    }

private:
    std::mutex m_mutex;
    std::map<std::string, std::weak_ptr<const OpenedModel>> m_models;
};

OpenModels& openModels()
{
    static OpenModels models;
    return models;
}

/// A tokenizer may know a few special pieces more, which no text has; other pieces are those of another model.
std::optional<Error> faultOfVocabulary(const Tokenizer& tokenizer, const ModelConfig& config, const Message& name)
{
    for (Index id = config.vocabulary; id < tokenizer.vocabularySize(); ++id)
        if (!tokenizer.isSpecial(id))
            return Error{
                translatable("Models", "%1 holds a tokenizer with %2 pieces and a model that knows %3; take both from the same model."),
                name, tokenizer.vocabularySize(), config.vocabulary};
    return std::nullopt;
}

/// A fault that comes of weights that cannot be read is told as that.
Error withReason(const Error& error, const TensorStore& weights, const Message& name)
{
    if (weights.unread.empty())
        return error;
    const auto& [tensor, type] = *weights.unread.begin();
    return Error{
        translatable("Models", "%1 holds weights of the type %2 (%3 and others), which cannot be computed with; take the model in F32, "
                               "F16 or BF16."),
        name, quoted(QByteArrayView(type.data(), qsizetype(type.size()))), quoted(QByteArrayView(tensor.data(), qsizetype(tensor.size())))};
}

/// How a model reads, and writes.
struct Tokenizers {
    std::shared_ptr<const Tokenizer> source, target;
};

/// One for both languages, or one for each in a folder of Marian's own files.
Result<Tokenizers> tokenizersIn(const QString& folder, bool translates)
{
    Result<std::shared_ptr<const Tokenizer>> source = openTokenizer(folder);
    if (!source)
        return source.error();
    if (!translates || !QFileInfo::exists(folder + QLatin1String("/target.spm")))
        return Tokenizers{*source, *source};
    Result<std::shared_ptr<const Tokenizer>> target = openTargetTokenizer(folder);
    return target ? Result<Tokenizers>(Tokenizers{*source, *target}) : Result<Tokenizers>(target.error());
}

/// What is wrong with the weights, where it is not said yet in which folder.
Error inFolder(const Error& error, const Message& name)
{
    return Error{translatable("Models", "%1: %2"), name, error.message};
}

/// The model of these parts, which so far has a title and a name.
Result<SharedModel> assembled(OpenedModel model, const HeadPlace& usual, const ModelConfig& config, const TensorStore& weights,
                              const Result<Tokenizers>& tokenizers, const Message& name)
{
    if (!tokenizers)
        return tokenizers.error();
    for (const auto& tokenizer : {tokenizers->source, tokenizers->target})
        if (const std::optional<Error> fault = faultOfVocabulary(*tokenizer, config, name))
            return *fault;
    Result<std::shared_ptr<const Transformer>> transformer = makeTransformer(config, weights);
    if (!transformer)
        return withReason(inFolder(transformer.error(), name), weights, name);
    model.config = config;
    model.usualPart = usual.part;
    model.usualLayer = usual.layer;
    model.usualHead = usual.head;
    model.tokenizer = tokenizers->source;
    model.targetTokenizer = tokenizers->target;
    model.transformer = std::move(*transformer);
    return std::make_shared<const OpenedModel>(std::move(model));
}

QByteArray withoutCopy(std::string_view text)
{
    return QByteArray::fromRawData(text.data(), qsizetype(text.size()));
}

Result<SharedModel> openedOnce(const std::string& key, const auto& open)
{
    if (SharedModel model = openModels().find(key))
        return model;
    Result<SharedModel> model = open();
    if (!model)
        return model;
    return openModels().remember(key, std::move(*model));
}

} // namespace

HeadPlace usualHeadOf(BundledModel model)
{
    // As measured on the texts that they came with: the best aligner of the translation; meaning in the encoder (“bakes” looks at “grandmother”); the
    // piece before in BERT, whose other heads are clear on few texts.
    switch (model) {
    case BundledModel::Encoder: break;
    case BundledModel::Bert: return {AttentionPart::Self, 0, 3};
    case BundledModel::Translation: return {AttentionPart::Cross, 1, 3};
    }
    return {AttentionPart::Self, 1, 2};
}

Result<SharedModel> openBundledModel(BundledModel model)
{
    const BundledModelFiles files = bundledModelFiles(model);
    const std::string name = bundledModelNames[static_cast<std::size_t>(model)];
    const Message& title = creditOf(model).title;
    const Result<ModelConfig> config = modelConfiguration(withoutCopy(files.configuration), withoutCopy(files.generation), title, title);
    if (!config)
        return config.error();
    const Result<TensorStore> weights = tensorsIn(files.weights, nullptr, title);
    if (!weights)
        return weights.error();
    const Result<std::shared_ptr<const Tokenizer>> tokenizer = tokenizerFromJson(files.tokenizer, title);
    if (!tokenizer)
        return tokenizer.error();
    OpenedModel opened;
    opened.title = title;
    opened.name = name;
    opened.bundled = model;
    return assembled(std::move(opened), usualHeadOf(model), *config, *weights, Tokenizers{*tokenizer, *tokenizer}, title);
}

Result<SharedModel> openModelFolder(const QString& path)
{
    const Result<QString> folder = modelFolder(path);
    if (!folder)
        return folder.error();
    const Result<ModelConfig> config = configurationIn(*folder);
    if (!config)
        return config.error();
    const Result<TensorStore> weights = weightsIn(*folder);
    if (!weights)
        return weights.error();
    const bool translates = config->decoderLayers > 0;
    OpenedModel opened;
    opened.name = modelNameOf(*folder);
    opened.title = opened.name;
    return assembled(std::move(opened), {translates ? AttentionPart::Cross : AttentionPart::Self, 0, 0}, *config, *weights,
                     tokenizersIn(*folder, translates), folder->toStdString());
}

Result<SharedModel> openModel(const ModelSource& source)
{
    if (const BundledModel* const bundled = std::get_if<BundledModel>(&source.model))
        return openedOnce(bundledModelNames[static_cast<std::size_t>(*bundled)], [bundled] { return openBundledModel(*bundled); });
    const QString path = QString::fromStdString(std::get<std::string>(source.model));
    const Result<QString> folder = modelFolder(path);
    if (!folder)
        return folder.error();
    return openedOnce(folder->toStdString() + '\n' + stampOf(*folder), [&path] { return openModelFolder(path); });
}

} // namespace softfocus
