#include "core/scene/scene.h"

#include "core/scene/origin.h"
#include "core/scene/text_limit.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace softfocus {

namespace {

Message placeOf(Index row, Index column)
{
    return {translatable("Scene", "row %1, column %2"), row + 1, column + 1};
}

/// As few digits as tell the number from all others.
std::string shortText(double number)
{
    constexpr std::size_t longest = 32;
    std::array<char, longest> text;
    return {text.data(), std::to_chars(text.begin(), text.end(), number).ptr};
}

Error sceneFaultOf(const ParameterInfo& info)
{
    Message name{std::string_view(info.name)};
    switch (info.parameter) {
    case Parameter::Alpha: name = translatable("Scene", "Entmax’s α"); break;
    case Parameter::K: name = translatable("Scene", "Top-k’s k"); break;
    case Parameter::Negatives:
    case Parameter::Unnormalized: break; // their types have no other values
    }
    if (info.kind == ParameterKind::Count)
        return Error{translatable("Scene", "%1 must be a whole number from %2."), name, shortText(info.least)};
    return Error{translatable("Scene", "%1 must be a number from %2 to %3."), name, shortText(info.least), shortText(info.greatest)};
}

std::optional<Error> sceneFaultOf(const GivenScores& given)
{
    const Matrix& scores = given.scores;
    const bool areScores = given.kind == GivenKind::Scores;
    const Message name = originText(given.origin);
    if (scores.size() == 0)
        return Error{areScores ? translatable("Scene", "%1 holds no scores; give at least one number.")
                               : translatable("Scene", "%1 holds no weights; give at least one number."),
                     name};
    if (scores.rows() > maximumTokens || scores.cols() > maximumTokens)
        return Error{translatable("Scene", "%1 has %2 rows and %3 columns; at most %4 of each can be shown."), name, scores.rows(),
                     scores.cols(), maximumTokens};
    if (std::ssize(given.queries) != scores.rows() || std::ssize(given.keys) != scores.cols())
        return Error{translatable("Scene", "%1 has %2 row and %3 column labels for a matrix of %4 × %5."),
                     name,
                     given.queries.size(),
                     given.keys.size(),
                     scores.rows(),
                     scores.cols()};
    for (Index row = 0; row < scores.rows(); ++row)
        for (Index column = 0; column < scores.cols(); ++column) {
            const double score = scores(row, column);
            if (std::isnan(score))
                return Error{areScores ? translatable("Scene", "%1, %2: NaN is not a score; use -inf for a masked entry.")
                                       : translatable("Scene", "%1, %2: NaN is not a weight; use -inf for a masked entry."),
                             name, placeOf(row, column)};
            if (score == std::numeric_limits<double>::infinity())
                return Error{
                    areScores ? translatable("Scene", "%1, %2: +inf is not a score; every score must be finite, or -inf where masked.")
                              : translatable("Scene", "%1, %2: +inf is not a weight; every weight must be finite, or -inf where masked."),
                    name, placeOf(row, column)};
        }
    return std::nullopt;
}

std::optional<Error> sceneFaultOf(const ImageSource& image)
{
    if (image.grid < leastGrid || image.grid > greatestGrid)
        return Error{translatable("Scene", "The grid must be a whole number of patches from %1 to %2."), leastGrid, greatestGrid};
    if (!(image.noise >= 0 && image.noise <= greatestNoise))
        return Error{translatable("Scene", "The noise must be a number from 0 to %1."), shortText(greatestNoise)};
    if (image.seed < 0 || image.seed > greatestSeed)
        return Error{translatable("Scene", "The seed must be a whole number from 0 to %1."), greatestSeed};
    const auto* own = std::get_if<std::shared_ptr<const SquarePicture>>(&image.picture);
    if (!own)
        return std::nullopt;
    const Index side = (*own)->side;
    if (side < 1 || side > largestPictureSide || std::ssize((*own)->pixels) != side * side * 3)
        return Error{translatable("Scene", "A picture must have 1 to %1 pixels on a side, each with three colours."), largestPictureSide};
    return std::nullopt;
}

} // namespace

const std::string& sentenceText(const Scene& scene)
{
    return sentenceText(scene.source);
}

const GivenScores* givenMatrix(const Scene& scene)
{
    const auto* source = std::get_if<MatrixSource>(&scene.source);
    return source ? source->matrix.get() : nullptr;
}

bool hasGivenMatrix(const Scene& scene)
{
    return std::holds_alternative<MatrixSource>(scene.source);
}

const GivenScores& givenIn(const Scene& scene)
{
    return *std::get<MatrixSource>(scene.source).matrix;
}

bool hasGivenWeights(const Scene& scene)
{
    return hasGivenMatrix(scene) && givenIn(scene).kind == GivenKind::Weights;
}

namespace {

/// True when rows of one source have nothing to do with rows of the other: of another kind, or another attention, or put together otherwise.
bool hasOtherRows(const Source& one, const Source& other)
{
    const auto *model = std::get_if<ModelSource>(&one), *otherModel = std::get_if<ModelSource>(&other);
    if (!model || !otherModel)
        return one.index() != other.index();
    return model->model != otherModel->model || model->part != otherModel->part || model->hidesSpecial != otherModel->hidesSpecial ||
           model->joinsWords != otherModel->joinsWords;
}

} // namespace

Scene withSource(Scene scene, Source source)
{
    const bool isOther = hasOtherRows(source, scene.source);
    if (isOther && std::holds_alternative<ImageSource>(source)) // which is another kind then
        scene.view.picture = PictureKind::Overlay;
    if (isOther) {
        scene.view.query.reset();
        scene.view.marks.clear();
    }
    scene.source = std::move(source);
    return scene;
}

bool sameInput(const Scene& a, const Scene& b)
{
    return sameInput(a.source, b.source) && (!dependsOnVariant(a.source) || (a.variant == b.variant && a.mask == b.mask));
}

bool Scene::operator==(const Scene& other) const
{
    const bool sameUnknown = unknown == other.unknown || (unknown && other.unknown && *unknown == *other.unknown);
    return sameUnknown && source == other.source && variant == other.variant && mask == other.mask && view == other.view &&
           bookmarks == other.bookmarks && page == other.page && compare == other.compare && numbers == other.numbers;
}

bool Bookmark::operator==(const Bookmark& other) const
{
    return place == other.place && (scene == other.scene || *scene == *other.scene);
}

Scene withoutBookmark(Scene scene, int place)
{
    std::erase_if(scene.bookmarks, [&](const Bookmark& one) { return one.place == place; });
    return scene;
}

Scene withBookmark(Scene scene, int place)
{
    Scene kept = scene;
    kept.bookmarks.clear();
    kept.unknown.reset();
    scene = withoutBookmark(std::move(scene), place);
    scene.bookmarks.push_back({place, std::make_shared<const Scene>(std::move(kept))});
    std::ranges::sort(scene.bookmarks, {}, &Bookmark::place);
    return scene;
}

std::optional<Scene> recalled(const Scene& scene, int place)
{
    const auto found = std::ranges::find(scene.bookmarks, place, &Bookmark::place);
    if (found == scene.bookmarks.end())
        return std::nullopt;
    Scene kept = *found->scene;
    kept.bookmarks = scene.bookmarks;
    kept.unknown = scene.unknown;
    return kept;
}

bool equalButForChoice(Scene one, const Scene& other)
{
    one.view.query = other.view.query;
    one.page = other.page;
    one.numbers.lesson = other.numbers.lesson;
    return one == other;
}

Result<Scene> check(Scene scene)
{
    std::vector<std::string> texts = typedTexts(scene.source);
    texts.push_back(sentenceText(scene));
    if (const auto* model = std::get_if<ModelSource>(&scene.source)) {
        texts.push_back(model->other);
        texts.push_back(model->translation.value_or(std::string()));
        if (model->layer < 0 || model->head.value_or(0) < 0)
            return Error{translatable("Scene", "Layers and heads are counted from 0.")};
    }
    for (const std::string& text : texts)
        if (const std::size_t count = characterCount(text); count > mostCharacters)
            return Error{translatable("Scene", "The text has %1 characters; at most %2 can be shown as a sentence."), count,
                         mostCharacters};
    if (!isTemperature(scene.variant.temperature))
        return Error{translatable("Scene", "The temperature must be a number from %1 to infinity."), shortText(leastTemperature)};
    for (const ParameterInfo& info : parameterTable)
        if (!isInRange(info, valueOf(scene.variant.normalizer.parameters(), info.parameter)))
            return sceneFaultOf(info);
    if (const GivenScores* given = givenMatrix(scene))
        if (const std::optional<Error> fault = sceneFaultOf(*given))
            return *fault;
    if (const auto* image = std::get_if<ImageSource>(&scene.source))
        if (const std::optional<Error> fault = sceneFaultOf(*image))
            return *fault;
    for (const ComparedPanel& panel : scene.compare.panels)
        if (const auto* given = std::get_if<GivenPanel>(&panel))
            if (const std::optional<Error> fault = sceneFaultOf(*given->weights))
                return *fault;
    if (const std::optional<Error> fault = faultOf(scene.compare))
        return *fault;
    if (const std::optional<Error> fault = faultOf(scene.numbers))
        return *fault;
    Index bookmarked = 0;
    for (const Bookmark& bookmark : scene.bookmarks)
        if (const GivenScores* given = givenMatrix(*bookmark.scene); given && !sameInput(*bookmark.scene, scene))
            bookmarked += given->scores.size();
    if (bookmarked > mostBookmarked)
        return Error{translatable("Scene", "The bookmarks hold %1 scores in matrices of their own; at most %2 can be kept."), bookmarked,
                     mostBookmarked};
    return scene;
}

} // namespace softfocus
