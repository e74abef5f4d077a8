#include "app/opening.h"

#include "app/help_text.h"

#include "core/files/score_file.h"
#include "core/scene/finite_mask.h"
#include "core/scene/with_matrix.h"
#include "core/scene/with_picture.h"
#include "core/sources/model_source.h"
#include "ui/model/session/file_content.h"
#include "ui/model/session/picture_file.h"
#include "ui/words/message_text.h"

#include <QFileInfo>

namespace softfocus::cli {

namespace {

/// What was left out of a matrix, or could be read otherwise.
void addNotes(std::vector<std::string>& notes, const FoundScores& found)
{
    for (const Message& note : found.notes)
        notes.push_back(note.english());
    for (std::string& doubt : doubtsOf(found.given))
        notes.push_back(std::move(doubt));
}

void addNotes(std::vector<std::string>& notes, const FoundPicture& found)
{
    for (const Message& note : found.notes)
        notes.push_back(note.english());
}

/// The scene that a file holds by itself, or in the default one; nothing for a matrix of which nobody says what it is, and for a text of which
/// it is only a part.
std::optional<Scene> sceneFrom(Content content, std::vector<std::string>& notes)
{
    if (auto* own = std::get_if<SceneContent>(&content))
        return std::move(own->scene);
    if (auto* found = std::get_if<FoundScores>(&content)) {
        addNotes(notes, *found);
        return found->kindKnown ? std::optional(withScores(std::move(found->given), Scene())) : std::nullopt;
    }
    if (const auto* picture = std::get_if<FoundPicture>(&content)) {
        addNotes(notes, *picture);
        return withPicture(Scene(), picture->picture);
    }
    if (std::holds_alternative<TextWithMatrix>(content))
        return std::nullopt;
    if (const auto* model = std::get_if<ModelContent>(&content))
        return withSource(Scene(), usualModelSource(*model->model, model->folder));
    return withText(std::get<TextContent>(content).text, Scene());
}

bool isOwnFile(const Content& content)
{
    const auto* scene = std::get_if<SceneContent>(&content);
    return scene && scene->ownFile;
}

/// An empty name is what a variable of a script without a value makes; said as such, not as a file that is not there.
std::optional<Error> faultOfNames(const Options& options)
{
    const std::string scores(nameOf(givenKindNames, options.scoresKind));
    for (const auto& [option, name] : {std::pair(std::string("open"), options.open), std::pair(scores, options.scores),
                                       std::pair(std::string("picture"), options.picture), std::pair(std::string("input"), options.input)})
        if (name && name->isEmpty())
            return Error{"--" + option + " has an empty file name; give the name of a file."};
    return std::nullopt;
}

/// The scene with the picture of --picture in it. Needs: one is given.
Result<Scene> withPictureOf(Scene scene, const Options& options, std::vector<std::string>& notes)
{
    const QString& path = *options.picture;
    if (!QFileInfo::exists(path) && !path.contains(u'.'))
        return Error{"--picture " + path.toStdString() + " is not possible; there is no such file, nor is it " +
                     picturesText().toStdString() + ", which are in the program."};
    const Result<FoundPicture> found = readPictureFile(path);
    if (!found)
        return found.error();
    addNotes(notes, *found);
    return check(withPicture(std::move(scene), found->picture));
}

/// A matrix that nobody chose out of an array of several.
Error withoutSlice(const std::string& file, const ArrayPlace& place)
{
    std::string sizes, first;
    for (const Index size : place.sizes) {
        sizes.append(sizes.empty() ? "" : " × ").append(std::to_string(size));
        first.append(first.empty() ? "0" : ",0");
    }
    return Error{file + " holds an array of " + sizes + " matrices; choose one with --slice, such as --slice " + first + '.'};
}

/// The scene with the picture of --picture or the matrix of --scores or --weights in it, if one is given.
Result<Scene> withFileOf(Scene scene, const Options& options, std::vector<std::string>& notes)
{
    if (options.picture)
        return withPictureOf(std::move(scene), options, notes);
    if (!options.scores)
        return check(std::move(scene));
    Result<FoundScores> found = readScores(*options.scores, options.labels, options.slice.value_or(ArrayChoice()));
    if (!found)
        return found.error();
    if (found->place && (!options.slice || options.slice->place.empty()))
        return withoutSlice(options.scores->toStdString(), *found->place);
    const GivenKind kind = found->given.kind;
    if (found->kindKnown && kind != options.scoresKind)
        return Error{options.scores->toStdString() + " says that it holds " + std::string(nameOf(givenKindNames, kind)) +
                     "; give it to --" + std::string(nameOf(givenKindNames, kind)) + "."};
    found->given.kind = options.scoresKind;
    addNotes(notes, *found);
    // The window says how it takes them, and asks for one click to take them otherwise; what is printed stays as it was given.
    const FiniteMaskReading byDefault = options.needsWindow() ? FiniteMaskReading::Mask : FiniteMaskReading::Scores;
    if (options.finiteMask.value_or(byDefault) == FiniteMaskReading::Mask)
        found->given = withFiniteMask(std::move(found->given));
    return check(withMatrix(std::move(scene), std::move(found->given)));
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

Result<OpenedFile> openFile(const QString& path, const Options& options, std::vector<std::string>& notes)
{
    const Result<Content> content = contentOfFile(path);
    if (!content)
        return content.error();
    if (std::holds_alternative<TextWithMatrix>(*content) && !options.needsWindow())
        return Error{path.toStdString() + " holds a matrix among other words; give it to --scores or --weights, or the words as TEXT."};
    const std::optional<Scene> read = sceneFrom(*content, notes);
    OpenedFile opened{read.value_or(Scene()), options.scene, {}, read.has_value()};
    if (read) {
        const Result<Options> changed = parseCommandLine(options.arguments, *read);
        if (!changed)
            return changed.error();
        opened.scene = changed->scene;
    }
    if (isOwnFile(*content))
        opened.file = {QFileInfo(path).absoluteFilePath(), false, fileStampOf(path)};
    Result<Scene> whole = withFileOf(std::move(opened.scene), options, notes);
    if (!whole)
        return whole.error();
    opened.scene = std::move(*whole);
    opened.kindKnown = opened.kindKnown || options.scores || options.picture;
    return opened;
}

Result<Scene> sceneOf(const Options& options, std::vector<std::string>& notes)
{
    if (const std::optional<Error> fault = faultOfNames(options))
        return *fault;
    notes.insert(notes.end(), options.notes.begin(), options.notes.end());
    if (!options.open)
        return withFileOf(options.scene, options, notes);
    const Result<OpenedFile> opened = openFile(*options.open, options, notes);
    if (!opened)
        return opened.error();
    if (!opened->kindKnown)
        return Error{options.open->toStdString() +
                     " does not say whether its numbers are scores or weights; give them to --scores or --weights."};
    return opened->scene;
}

Result<std::vector<Start>> startsOf(const Options& options, std::vector<std::string>& notes)
{
    if (const std::optional<Error> fault = faultOfNames(options))
        return *fault;
    if (options.open) {
        const Result<OpenedFile> opened = openFile(*options.open, options, notes);
        if (!opened)
            return opened.error();
        return std::vector{startOf(*opened, *options.open)};
    }
    if (options.files.isEmpty()) {
        const Result<Scene> scene = sceneOf(options, notes);
        if (!scene)
            return scene.error();
        return std::vector{Start{.scene = *scene}};
    }
    std::vector<Start> starts;
    for (const QString& path : options.files) {
        const Result<OpenedFile> opened = openFile(path, options, notes);
        starts.push_back(opened ? startOf(*opened, path) : Start{.scene = options.scene, .note = messageText(opened.error())});
    }
    return starts;
}

} // namespace softfocus::cli
