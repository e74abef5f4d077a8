#include "app/opening.h"

#include "core/files/score_file.h"
#include "ui/model/file_content.h"

#include <QFileInfo>

namespace softfocus {

namespace {

/// The scene that a file holds by itself, or in the default one; nothing for a matrix of which nobody says what it is.
std::optional<Scene> sceneFrom(Content content)
{
    if (auto* own = std::get_if<SceneContent>(&content))
        return std::move(own->scene);
    if (auto* found = std::get_if<FoundScores>(&content))
        return found->kindKnown ? std::optional(withScores(std::move(found->given), Scene())) : std::nullopt;
    return withText(std::get<TextContent>(content).text, Scene());
}

bool isOwnFile(const Content& content)
{
    const auto* scene = std::get_if<SceneContent>(&content);
    return scene && scene->ownFile;
}

/// The scene with the matrix of --scores or --weights in it, if one is given.
Result<Scene> withMatrix(Scene scene, const Options& options)
{
    if (!options.scores)
        return check(std::move(scene));
    Result<FoundScores> found = readScores(*options.scores);
    if (!found)
        return found.error();
    const GivenKind kind = found->given.kind;
    if (found->kindKnown && kind != options.scoresKind)
        return Error{options.scores->toStdString() + " says that it holds " + std::string(nameOf(givenKindNames, kind)) +
                     "; give it to --" + std::string(nameOf(givenKindNames, kind)) + "."};
    found->given.kind = options.scoresKind;
    scene.given = std::make_shared<const GivenScores>(std::move(found->given));
    return check(std::move(scene));
}

Start startOf(const OpenedFile& opened, const QString& path)
{
    Start start{.scene = opened.scene, .file = opened.file};
    if (!opened.file.path.isEmpty() && opened.scene != opened.read)
        start.read = opened.read;
    (opened.kindKnown ? start.opened : start.question) = QFileInfo(path).absoluteFilePath();
    return start;
}

} // namespace

Result<OpenedFile> openFile(const QString& path, const Options& options)
{
    const Result<Content> content = contentOfFile(path);
    if (!content)
        return content.error();
    const std::optional<Scene> read = sceneFrom(*content);
    OpenedFile opened{read.value_or(Scene()), options.scene, {}, read.has_value()};
    if (read) {
        const Result<Options> changed = parseCommandLine(options.arguments, *read);
        if (!changed)
            return changed.error();
        opened.scene = changed->scene;
    }
    if (isOwnFile(*content))
        opened.file = {QFileInfo(path).absoluteFilePath(), false, stampOf(path)};
    Result<Scene> whole = withMatrix(std::move(opened.scene), options);
    if (!whole)
        return whole.error();
    opened.scene = std::move(*whole);
    opened.kindKnown = opened.kindKnown || options.scores;
    return opened;
}

Result<Scene> sceneOf(const Options& options)
{
    if (!options.open)
        return withMatrix(options.scene, options);
    const Result<OpenedFile> opened = openFile(*options.open, options);
    if (!opened)
        return opened.error();
    if (!opened->kindKnown)
        return Error{options.open->toStdString() + " does not say whether its numbers are scores or weights; give them to --scores or --weights."};
    return opened->scene;
}

Result<std::vector<Start>> startsOf(const Options& options)
{
    if (options.open) {
        const Result<OpenedFile> opened = openFile(*options.open, options);
        if (!opened)
            return opened.error();
        return std::vector{startOf(*opened, *options.open)};
    }
    if (options.files.isEmpty()) {
        const Result<Scene> scene = sceneOf(options);
        if (!scene)
            return scene.error();
        return std::vector{Start{.scene = *scene}};
    }
    std::vector<Start> starts;
    for (const QString& path : options.files) {
        const Result<OpenedFile> opened = openFile(path, options);
        starts.push_back(opened ? startOf(*opened, path)
                                : Start{.scene = options.scene, .note = QString::fromStdString(opened.message())});
    }
    return starts;
}

} // namespace softfocus
