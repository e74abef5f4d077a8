#include "ui/model/session/file_content.h"

#include "core/files/figure/figure_scene.h"
#include "core/files/file_kind.h"
#include "core/files/scene_file.h"
#include "core/files/score_file.h"
#include "core/files/table/delimited.h"
#include "core/files/written/markup.h"
#include "core/files/written/written_matrix.h"
#include "core/json/score_json.h"
#include "core/models/model_folder.h"
#include "core/models/opened_model.h"
#include "core/scene/finite_mask.h"
#include "core/scene/origin.h"
#include "core/scene/text_limit.h"
#include "core/scene/with_matrix.h"
#include "core/sources/model_source.h"
#include "core/text/message_text.h"
#include "core/text/well_formed.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QStringDecoder>

#include <cmath>
#include <optional>

namespace softfocus {

namespace {

constexpr qint64 megabyte = 1'000'000;
constexpr qint64 longestFile = 256 * megabyte; ///< of pictures and of what is not known yet. Units: bytes

std::string fileNameOf(const QString& path)
{
    return path.toStdString();
}

/// The same sentence with the file's name in front, which readers of bytes do not know.
Error about(const QString& path, const Error& error)
{
    return Error{translatable("Session", "%1: %2"), fileNameOf(path), error.message};
}

/// The text if it is one: UTF-8, or UTF-16 or UTF-32 with a byte order mark.
std::optional<QString> fileTextOf(const QByteArray& bytes)
{
    const QStringConverter::Encoding encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    QStringDecoder decoder(encoding);
    const QString text = decoder(bytes);
    // A character that is cut off at the end is no error to a decoder: there might be more.
    const bool isCut = encoding == QStringConverter::Utf8 && !bytes.isValidUtf8();
    if (isCut || decoder.hasError() || text.contains(QChar(0)))
        return std::nullopt;
    return wellFormed(text);
}

/// The text without the line end that editors put behind it.
Result<Content> sentence(QString text, const Message& name)
{
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    if (std::size_t(text.size()) > mostCharacters)
        return Error{translatable("Session", "%1 has %2 characters; at most %3 can be shown as a sentence."), name, text.size(),
                     mostCharacters};
    return Content(TextContent{text});
}

/// Numbers in at least two columns of a plain text, as programs write them.
std::optional<GivenScores> plainMatrix(const QString& text)
{
    const Result<GivenScores> list = readScoreList(text);
    if (!list || list->scores.size() < 2)
        return std::nullopt;
    return *list;
}

/// The content for a matrix that was found in a text, if one was.
std::optional<Result<Content>> contentOf(std::optional<Result<WrittenMatrix>> written, const QString& text, const std::string& origin)
{
    if (!written)
        return std::nullopt;
    if (!*written)
        return Result<Content>(written->error());
    FoundScores found{std::move((*written)->given)};
    found.given.origin = origin;
    if ((*written)->isAlone)
        return Result<Content>(Content(std::move(found)));
    const bool fits = std::size_t(text.size()) <= mostCharacters; // else there is no choice
    return Result<Content>(fits ? Content(TextWithMatrix{{text.trimmed()}, std::move(found)}) : Content(std::move(found)));
}

/// Whether JSON is a scene rather than a matrix: only a scene says which version of the format it has.
bool isScene(const QByteArray& json)
{
    constexpr qsizetype beginning = 4096;
    return json.left(beginning).contains("\"softfocus\"");
}

/// A scene or a matrix with its names that was copied as JSON: an object that says what it holds.
std::optional<Result<Content>> contentOfJson(const QByteArray& json, const Message& name)
{
    if (!json.trimmed().startsWith('{') || !json.trimmed().endsWith('}'))
        return std::nullopt;
    if (isScene(json)) {
        Result<Scene> scene = readScene(json);
        return scene ? Result<Content>(Content(SceneContent{std::move(*scene), false}))
                     : Result<Content>(Error{translatable("Session", "%1: %2"), name, scene.error().message});
    }
    if (!json.contains("\"scores\"") && !json.contains("\"weights\""))
        return std::nullopt;
    Result<FoundScores> found = scoresFromJson(json, name);
    if (!found)
        return Result<Content>(found.error());
    found->given.origin = copiedNumbers;
    return Result<Content>(Content(std::move(*found)));
}

/// What the system calls files like this one, as in " (ZIP archive)"; empty where it has no name for them.
std::string kindInBrackets(const QString& path, const QByteArray& bytes)
{
    const QMimeType kind = QMimeDatabase().mimeTypeForFileNameAndData(path, bytes);
    return kind.isDefault() || kind.comment().isEmpty() ? std::string() : " (" + kind.comment().toStdString() + ')';
}

/// Of files whose text is not what people read.
QStringList markupSuffixes()
{
    return {QStringLiteral("html"), QStringLiteral("htm"), QStringLiteral("tex")};
}

/// Whether a file says by its name that it is a picture: a page of an error that was saved as one is no sentence.
bool isNamedLikePicture(const QString& path)
{
    return pictureSuffixes().contains(QFileInfo(path).suffix().toLower());
}

Result<Content> pictureIn(const QString& path, const QByteArray& bytes, const std::stop_token& stop)
{
    Result<FoundPicture> found = readPicture(bytes, path, stop);
    if (!found)
        return found.error();
    return Content(std::move(*found));
}

Result<Content> contentOfPlain(const QString& path, const QByteArray& bytes)
{
    if (isScene(bytes))
        if (Result<Scene> scene = readScene(bytes))
            return Content(SceneContent{std::move(*scene), true});
    if (const std::optional<Message> kind = foreignKind(bytes))
        return Error{translatable("Session", "%1 %2."), fileNameOf(path), *kind};
    const std::optional<QString> text = fileTextOf(bytes);
    if (!text)
        return Error{
            translatable("Session",
                         "%1%2 cannot be opened: it is neither a scene (.softfocus), nor a figure made by Softfocus "
                         "(.png, .svg, .pdf), nor a picture (.png, .jpg), nor a matrix (.npy, .npz, .safetensors, .csv, .tsv, .json), "
                         "nor a text in UTF-8."),
            fileNameOf(path), kindInBrackets(path, bytes)};
    const std::string origin = QFileInfo(path).fileName().toStdString();
    if (std::optional<Result<Content>> written = contentOf(writtenMatrixIn(text->toUtf8(), fileNameOf(path)), *text, origin))
        return std::move(*written);
    if (std::optional<GivenScores> given = plainMatrix(*text)) {
        given->origin = origin;
        return Content(FoundScores{std::move(*given)});
    }
    if (const std::optional<Message> drawing = foreignText(text->toUtf8()))
        return Error{translatable("Session", "%1 %2."), fileNameOf(path), *drawing};
    if (text->trimmed().isEmpty())
        return Error{translatable("Session", "%1 is empty; write a sentence into it, or a matrix."), fileNameOf(path)};
    if (markupSuffixes().contains(QFileInfo(path).suffix().toLower()))
        return Error{translatable("Session", "%1 holds no table with numbers that could be read."), fileNameOf(path)};
    return sentence(*text, fileNameOf(path));
}

Result<Content> sceneIn(const QString& path, const QByteArray& bytes)
{
    Result<Scene> scene = readScene(bytes);
    if (!scene)
        return about(path, scene.error());
    return Content(SceneContent{std::move(*scene), true});
}

/// Whether a file that is named like a matrix begins like a figure. A pipe can be read only once, and is what its name says.
bool isFigureInDisguise(const QString& path)
{
    constexpr qint64 beginning = 4096;
    if (!QFileInfo(path).isFile())
        return false;
    const Result<FileBytes> file = readFile(path, beginning);
    return file && looksLikeFigure(file->bytes);
}

Result<Content> scoresIn(const QString& path, const std::stop_token& stop)
{
    Result<FoundScores> found = readScoreFile(path, LabelChoice::Auto, stop);
    if (!found)
        return found.error();
    return Content(std::move(*found));
}

QStringList sceneSuffixes()
{
    return {QStringLiteral("softfocus")};
}

QStringList figureReadSuffixes()
{
    return {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("svgz"), QStringLiteral("pdf")};
}

QStringList textSuffixes()
{
    return QStringList{QStringLiteral("txt"), QStringLiteral("md")} + markupSuffixes();
}

QString patternsOf(const QStringList& suffixes)
{
    QStringList patterns;
    for (const QString& suffix : suffixes)
        patterns << QStringLiteral("*.") + suffix;
    return patterns.join(u' ');
}

/// The folder that is meant by a path: itself, or that of a file by which a transformer is known; empty where none is.
QString folderMeant(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return QDir::cleanPath(info.absoluteFilePath());
    const QString name = info.fileName();
    const bool isOfModel = name == QLatin1String("config.json") || name == QLatin1String("model.safetensors") ||
                           name == QLatin1String("model.safetensors.index.json") || name == QLatin1String("pytorch_model.bin");
    const QString folder = QDir::cleanPath(info.absolutePath());
    return isOfModel && info.isFile() && QFileInfo::exists(folder + QLatin1String("/config.json")) ? folder : QString();
}

/// What is wrong with it is said of the path as it was given.
Result<Content> modelIn(const QString& folder, const QString& path)
{
    if (const Result<QString> known = modelFolder(QFileInfo(path).isDir() ? path : folder); !known)
        return known.error();
    ModelSource source;
    source.model = folder.toStdString();
    Result<SharedModel> model = openModel(source);
    if (!model)
        return model.error();
    return Content(ModelContent{folder.toStdString(), std::move(*model)});
}

/// The table of copied HTML, where it has one that can be read; what was copied with it as text may have lost its cells.
std::optional<Result<Content>> contentOfHtml(const OfferedData& data)
{
    constexpr qsizetype longest = 16 * megabyte;
    if (data.html.isEmpty() || data.html.size() > longest)
        return std::nullopt;
    const Message name = translatable("Session", "The copied table");
    const QString text = wellFormed(data.text.isEmpty() ? QString::fromStdString(shownMarkup(data.html.toStdString())) : data.text);
    std::optional<Result<Content>> content = contentOf(htmlMatrixIn(data.html.toUtf8(), name), text, std::string(copiedCells));
    return content && (content->ok() || data.text.isEmpty()) ? content : std::nullopt;
}

} // namespace

Result<Content> contentOfFile(const QString& path, const std::stop_token& stop)
{
    if (const QString folder = folderMeant(path); !folder.isEmpty())
        return modelIn(folder, path);
    const QString suffix = QFileInfo(path).suffix().toLower();
    const bool isSceneFile = suffix == QLatin1String("softfocus"), isJson = suffix == QLatin1String("json");
    const bool isMatrix = scoreSuffixes().contains(suffix);
    if (isMatrix && !isJson && !isFigureInDisguise(path))
        return scoresIn(path, stop);
    const qint64 limit = isSceneFile || isJson ? longestScene : longestFile;
    const Result<FileBytes> file = readFile(path, limit, stop);
    if (!file)
        return file.error();
    if (!file->complete)
        return Error{isSceneFile ? translatable("Session", "%1 is larger than %2 MB, more than any scene takes.")
                                 : translatable("Session", "%1 is larger than %2 MB, more than anything that can be shown takes."),
                     fileNameOf(path), limit / megabyte};
    if (isSceneFile || (isJson && isScene(file->bytes)))
        return sceneIn(path, file->bytes);
    if ((looksLikePicture(file->bytes) && !isPngWithScene(file->bytes)) || (isNamedLikePicture(path) && !looksLikeFigure(file->bytes)))
        return pictureIn(path, file->bytes, stop);
    if (looksLikeFigure(file->bytes)) {
        Result<Scene> scene = sceneOfFigure(file->bytes, stop);
        if (!scene)
            return about(path, scene.error());
        return Content(SceneContent{std::move(*scene), false});
    }
    if (isMatrix)
        return scoresIn(path, stop);
    return contentOfPlain(path, file->bytes);
}

Result<Content> contentOfText(const QString& text)
{
    const Message name = translatable("Session", "The copied text");
    if (text.size() > 64 * megabyte)
        return Error{translatable("Session", "%1 is larger than 64 MB; save it to a file and open that."), name};
    const QByteArray bytes = text.toUtf8();
    if (std::optional<Result<Content>> json = contentOfJson(bytes, name))
        return std::move(*json);
    if (std::optional<Result<Content>> written = contentOf(writtenMatrixIn(bytes, name), wellFormed(text), std::string(copiedNumbers)))
        return std::move(*written);
    if (text.contains(u'\t')) {
        Result<GivenScores> cells = scoresFromDelimited(bytes, name, true);
        if (!cells)
            return cells.error();
        cells->origin = copiedCells;
        return Content(FoundScores{std::move(*cells)});
    }
    std::optional<GivenScores> given = plainMatrix(text);
    if (!given && text.trimmed().contains(u'\n'))
        if (Result<GivenScores> table = scoresFromDelimited(bytes, name, false))
            given = std::move(*table);
    if (given) {
        given->origin = copiedNumbers;
        return Content(FoundScores{std::move(*given)});
    }
    return sentence(wellFormed(text), name);
}

bool isPlainlyMatrix(const QString& text, const QString& html)
{
    if (const std::optional<Result<Content>> table = contentOfHtml({{}, {}, text, html}))
        return *table && std::holds_alternative<FoundScores>(**table);
    const bool mayBe = text.contains(u'[') || text.contains(u'|') || text.contains(u'&') || text.contains(u'<') || text.contains(u'{') ||
                       text.contains(u'│') || (text.contains(u'\t') && text.trimmed().contains(u'\n'));
    if (!mayBe)
        return false;
    const Result<Content> content = contentOfText(text);
    // What is refused is not said to be a sentence either, but for words between tabs.
    return content ? std::holds_alternative<FoundScores>(*content) || std::holds_alternative<SceneContent>(*content)
                   : !text.contains(u'\t') && std::size_t(text.size()) <= mostCharacters;
}

Result<Content> contentOfData(const OfferedData& data, const std::stop_token& stop)
{
    Result<Scene> scene = sceneOfFigure(data.figure, stop);
    if (scene)
        return Content(SceneContent{std::move(*scene), false});
    // Spreadsheets copy a picture of their cells as well.
    if (std::optional<Result<Content>> table = contentOfHtml(data))
        return std::move(*table);
    if (data.text.isEmpty() && !data.html.isEmpty() && data.image.isNull())
        return contentOfText(QString::fromStdString(shownMarkup(data.html.toStdString())));
    if (!data.text.isEmpty() || (data.figure.isEmpty() && data.image.isNull()))
        return contentOfText(data.text);
    if (data.image.isNull() || isPngWithScene(data.figure))
        return Error{translatable("Session", "The copied picture: %1"), scene.error().message};
    Result<FoundPicture> found = takenPicture(data.image, stop);
    if (!found)
        return found.error();
    return Content(std::move(*found));
}

GivenKind likelyKind(const GivenScores& given)
{
    constexpr double rounding = 0.02; // numbers of two decimals, a few of them off
    bool sumToOne = true;
    for (Index row = 0; row < given.scores.rows(); ++row)
        sumToOne = sumToOne && std::abs(given.scores.row(row).sum() - 1) <= rounding;
    const bool negative = given.scores.size() > 0 && given.scores.minCoeff() < 0;
    return sumToOne && !negative ? GivenKind::Weights : GivenKind::Scores;
}

Scene withScores(GivenScores given, Scene scene)
{
    return withMatrix(std::move(scene), withFiniteMask(std::move(given)));
}

Scene withModel(const ModelContent& content, Scene scene, const Attention& shown)
{
    const auto* before = std::get_if<ModelSource>(&scene.source);
    const bool isMissing = before && std::holds_alternative<std::string>(before->model) && shown.input->fault;
    ModelSource source = usualModelSource(*content.model, content.folder);
    if (before && (isMissing || before->model == source.model) && hasHeadOf(*content.model, *before)) {
        source = *before;
        source.model = content.folder;
    }
    source.text = sentenceText(scene);
    return withSource(std::move(scene), std::move(source));
}

Scene withText(const QString& text, Scene scene, std::size_t place)
{
    if (typedTexts(scene.source).empty())
        return withSource(std::move(scene), TextSource{text.toStdString()});
    scene.source = withTypedText(std::move(scene.source), place, text.toStdString());
    return scene;
}

QStringList scoreSuffixes()
{
    return {QStringLiteral("npy"), QStringLiteral("npz"), QStringLiteral("safetensors"),
            QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("json")};
}

QStringList openableSuffixes()
{
    QStringList suffixes = sceneSuffixes() + figureReadSuffixes() + pictureSuffixes() + scoreSuffixes() + textSuffixes();
    suffixes.removeDuplicates();
    return suffixes;
}

QString scenePatterns()
{
    return patternsOf(sceneSuffixes());
}

QString picturePatterns()
{
    return patternsOf(pictureSuffixes());
}

QString scorePatterns()
{
    return patternsOf(scoreSuffixes());
}

QString textPatterns()
{
    return patternsOf(textSuffixes());
}

QString openablePatterns()
{
    return patternsOf(openableSuffixes());
}

} // namespace softfocus
