#include "core/sources/source_table.h"

#include "core/sources/image_source.h"
#include "core/sources/matrix_source.h"
#include "core/sources/model_source.h"
#include "core/sources/pair_source.h"
#include "core/sources/text_source.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace softfocus {

namespace {

/// The row of a kind, from the functions of its own file.
template <class Kind, auto input, QByteArray (*members)(const Kind&, const QByteArray&),
          Result<Kind> (*read)(const QJsonObject&, const QString&)>
constexpr SourceKind kindRow(std::string_view name, Template title)
{
    return {name, title,
            [](const Source& source, [[maybe_unused]] const InputContext& around) {
                if constexpr (std::is_invocable_v<decltype(input), const Kind&>)
                    return input(std::get<Kind>(source));
                else
                    return input(std::get<Kind>(source), around);
            },
            [](const Source& source, const QByteArray& indent) { return members(std::get<Kind>(source), indent); },
            [](const QJsonObject& object, const QString& path) -> Result<Source> {
                Result<Kind> source = read(object, path);
                return source ? Result<Source>(Source(std::move(*source))) : Result<Source>(source.error());
            }};
}

/// An offer of a kind as it is by default.
template <class Kind>
constexpr SourceOffer offerOfKind(std::string_view name, Template title, SourceChoice choice)
{
    return {
        name, title, choice, [](const Source& source) { return std::holds_alternative<Kind>(source); },
        [](const Source& before) { return std::holds_alternative<Kind>(before) ? before : withSentence(Kind(), sentenceText(before)); }};
}

template <BundledModel model>
bool isOfModel(const Source& source)
{
    const auto* one = std::get_if<ModelSource>(&source);
    return one && one->model == decltype(one->model)(model);
}

/// An offer of one of the models in the program.
template <BundledModel model>
constexpr SourceOffer offerOfModel(Template title, SourceChoice choice)
{
    return {bundledModelNames[static_cast<std::size_t>(model)], title, choice, &isOfModel<model>, [](const Source& before) {
                return isOfModel<model>(before) ? before : withSentence(usualModelSource(model), sentenceText(before));
            }};
}

} // namespace

std::span<const SourceKind> sourceKinds()
{
    static constexpr std::array kinds{
        kindRow<TextSource, inputOfText, membersOfText, readTextSource>("words", translatable("Source", "the bundled word vectors")),
        kindRow<MatrixSource, inputOfMatrix, membersOfMatrix, readMatrixSource>("matrix", translatable("Source", "a matrix")),
        kindRow<PairSource, inputOfPair, membersOfPair, readPairSource>("pair", translatable("Source", "two sentences")),
        kindRow<ImageSource, inputOfImage, membersOfImage, readImageSource>("picture", translatable("Source", "the patches of a picture")),
        kindRow<ModelSource, inputOfModel, membersOfModel, readModelSource>("model", translatable("Source", "a transformer")),
    };
    static_assert(kinds.size() == std::variant_size_v<Source>);
    return kinds;
}

std::span<const SourceOffer> sourceOffers()
{
    static constexpr std::array offers{
        offerOfKind<TextSource>("words", translatable("Source", "the bundled word vectors"),
                                {translatable("Source", "A sentence"), translatable("Source", "Scores from word vectors")}),
        offerOfKind<PairSource>("pair", translatable("Source", "two sentences"),
                                {translatable("Source", "Two sentences"), translatable("Source", "Scores between two sentences")}),
        offerOfModel<BundledModel::Encoder>(
            translatable("Source", "a sentence encoder"),
            {translatable("Source", "Sentence encoder"), translatable("Source", "Scores from a sentence encoder")}),
        offerOfModel<BundledModel::Bert>(translatable("Source", "a small BERT"),
                                         {translatable("Source", "Small BERT"), translatable("Source", "Scores from a small BERT")}),
        offerOfModel<BundledModel::Translation>(
            translatable("Source", "a translation from English to Spanish"),
            {translatable("Source", "English to Spanish"), translatable("Source", "Scores from a translation")}),
        offerOfKind<ImageSource>("picture", translatable("Source", "the patches of a picture"),
                                 {translatable("Source", "A picture"), translatable("Source", "Scores between patches of a picture")}),
    };
    return offers;
}

const SourceOffer* offerOf(const Source& source)
{
    const auto found = std::ranges::find_if(sourceOffers(), [&](const SourceOffer& one) { return one.isOf(source); });
    return found == sourceOffers().end() ? nullptr : &*found;
}

const SourceKind& kindOf(const Source& source)
{
    return sourceKinds()[source.index()];
}

std::shared_ptr<const Input> inputOf(const Source& source)
{
    return std::make_shared<const Input>(kindOf(source).input(source, {}));
}

std::shared_ptr<const Input> inputOf(const Scene& scene, const std::shared_ptr<const Input>& before, ThreadPool* pool,
                                     const std::stop_token& stop)
{
    const InputContext around{scene.variant, scene.mask, before.get(), pool, stop};
    return std::make_shared<const Input>(kindOf(scene.source).input(scene.source, around));
}

std::shared_ptr<const Attention> attentionFor(const Scene& scene, const std::shared_ptr<const Attention>& before, ThreadPool* pool)
{
    const bool keepsInput = before && sameInput(before->scene, scene) && !before->input->fault; // what was missing may be there now
    const std::shared_ptr<const Input> input = keepsInput ? before->input : inputOf(scene, before ? before->input : nullptr, pool);
    return attend(scene, input, before, pool);
}

} // namespace softfocus
