#include "core/sources/source_table.h"

#include "core/sources/image_source.h"
#include "core/sources/matrix_source.h"
#include "core/sources/pair_source.h"
#include "core/sources/text_source.h"

namespace softfocus {

namespace {

/// The row of a kind, from the functions of its own file.
template <class Kind, Input (*input)(const Kind&), QByteArray (*members)(const Kind&, const QByteArray&),
          Result<Kind> (*read)(const QJsonObject&, const QString&)>
constexpr SourceKind rowOf(std::string_view name, Template title, std::optional<SourceChoice> choice = {})
{
    return {name,
            title,
            choice,
            [](const Source& before) { return std::holds_alternative<Kind>(before) ? before : withSentence(Kind(), sentenceText(before)); },
            [](const Source& source) { return input(std::get<Kind>(source)); },
            [](const Source& source, const QByteArray& indent) { return members(std::get<Kind>(source), indent); },
            [](const QJsonObject& object, const QString& path) -> Result<Source> {
                Result<Kind> source = read(object, path);
                return source ? Result<Source>(Source(std::move(*source))) : Result<Source>(source.error());
            }};
}

} // namespace

std::span<const SourceKind> sourceKinds()
{
    static constexpr std::array kinds{
        rowOf<TextSource, inputOfText, membersOfText, readTextSource>(
            "words", translatable("Source", "the bundled word vectors"),
            SourceChoice{translatable("Source", "A sentence"), translatable("Source", "Scores from word vectors")}),
        rowOf<MatrixSource, inputOfMatrix, membersOfMatrix, readMatrixSource>("matrix", translatable("Source", "a matrix")),
        rowOf<PairSource, inputOfPair, membersOfPair, readPairSource>(
            "pair", translatable("Source", "two sentences"),
            SourceChoice{translatable("Source", "Two sentences"), translatable("Source", "Scores between two sentences")}),
        rowOf<ImageSource, inputOfImage, membersOfImage, readImageSource>(
            "picture", translatable("Source", "the patches of a picture"),
            SourceChoice{translatable("Source", "A picture"), translatable("Source", "Scores between patches of a picture")}),
    };
    static_assert(kinds.size() == std::variant_size_v<Source>);
    return kinds;
}

const SourceKind& kindOf(const Source& source)
{
    return sourceKinds()[source.index()];
}

std::shared_ptr<const Input> inputOf(const Source& source)
{
    return std::make_shared<const Input>(kindOf(source).input(source));
}

std::shared_ptr<const Input> inputOf(const Scene& scene)
{
    return inputOf(scene.source);
}

} // namespace softfocus
