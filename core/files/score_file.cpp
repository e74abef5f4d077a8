#include "core/files/score_file.h"

#include "core/files/array/npy.h"
#include "core/files/atomic_file.h"
#include "core/files/file_kind.h"
#include "core/files/table/delimited.h"
#include "core/files/written/written_matrix.h"
#include "core/json/score_json.h"
#include "core/json/score_labels.h"
#include "core/models/mapped_file.h"
#include "core/text/encoded_text.h"
#include "core/text/message_text.h"
#include "core/text/number.h"

#include <QFileInfo>

#include <algorithm>

namespace softfocus {

namespace {

constexpr qint64 megabyte = 1'000'000;
/// As much text as the largest matrix takes, and some more. Units: bytes.
constexpr qint64 longestText = 64 * megabyte;

enum class FileKind { Npy, Npz, Safetensors, Csv, Tsv, Json, Text };
constexpr std::array fileSuffixes{"npy", "npz", "safetensors", "csv", "tsv", "json"};
constexpr std::array textSuffixes{"txt", "md", "html", "htm", "tex"}; ///< in which a matrix may be written

std::optional<FileKind> textKindOf(const QString& path)
{
    const std::string suffix = QFileInfo(path).suffix().toLower().toStdString();
    const bool isText = std::ranges::find(textSuffixes, suffix) != textSuffixes.end();
    return isText ? std::optional(FileKind::Text) : named<FileKind>(fileSuffixes, suffix);
}

bool isOfArrays(FileKind kind)
{
    return kind == FileKind::Npy || kind == FileKind::Npz || kind == FileKind::Safetensors;
}

/// The scores if they can be shown, with `origin` in place of the full name that faults are told by.
Result<GivenScores> checked(GivenScores given, const Message& name, const std::string& origin)
{
    given.origin = name.english();
    Scene scene;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(given)};
    if (const Result<Scene> fault = check(scene); !fault)
        return fault.error();
    given.origin = origin;
    return given;
}

/// A file of arrays, and what keeps its bytes.
struct ArrayBytes {
    QByteArrayView bytes;
    std::shared_ptr<const void> owner;
};

/// Small files are read, as other programs may write them again meanwhile; of large ones only the matrix that is shown is looked at.
Result<ArrayBytes> arrayBytes(const QString& path, FileBytes read)
{
    if (read.complete) {
        auto kept = std::make_shared<const QByteArray>(std::move(read.bytes));
        return ArrayBytes{*kept, kept};
    }
    const Result<std::shared_ptr<const MappedFile>> file = MappedFile::open(path);
    if (!file)
        return file.error();
    const std::span<const std::byte> bytes = (*file)->bytes();
    return ArrayBytes{QByteArrayView(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())), *file};
}

Result<StoredArray> arrayFrom(const ArrayBytes& file, FileKind kind, const std::string& wanted, const Message& name,
                              const std::stop_token& stop)
{
    if (kind == FileKind::Npy && wanted.empty())
        return arrayFromNpy(file.bytes, name);
    if (kind == FileKind::Npy)
        return Error{translatable("ScoreFile", "%1 holds one array without a name; leave the name %2 out."), name,
                     quoted(QByteArrayView(wanted.data(), qsizetype(wanted.size())))};
    const Result<std::vector<StoredArray>> arrays =
        kind == FileKind::Npz ? arraysFromNpz(file.bytes, file.owner, name, stop) : arraysFromSafetensors(file.bytes, file.owner, name);
    return arrays ? chosenArray(*arrays, wanted, name) : Result<StoredArray>(arrays.error());
}

/// The matrix of a file of arrays: the one that is chosen, or the first one of the array that stands out.
Result<FoundScores> scoresFromArrays(const ArrayBytes& file, FileKind kind, const ArrayChoice& choice, const Message& name,
                                     const std::stop_token& stop)
{
    const Result<StoredArray> array = arrayFrom(file, kind, choice.array, name, stop);
    if (!array)
        return array.error();
    const std::vector<Index> sizes = choosableSizes(*array);
    const std::vector<Index> place = choice.place.empty() ? std::vector<Index>(sizes.size(), 0) : choice.place;
    Result<Matrix> matrix = matrixAt(*array, place, name);
    if (!matrix)
        return matrix.error();
    FoundScores found{GivenScores{{}, defaultQueries(matrix->rows()), defaultKeys(matrix->cols()), std::move(*matrix)}, false};
    if (!sizes.empty())
        found.place = ArrayPlace{array->name, sizes, place};
    return found;
}

Result<FoundScores> scoresOfArrayFile(const QString& path, FileKind kind, FileBytes read, const ArrayChoice& choice, const Message& name,
                                      const std::stop_token& stop)
{
    const Result<ArrayBytes> file = arrayBytes(path, std::move(read));
    return file ? scoresFromArrays(*file, kind, choice, name, stop) : Result<FoundScores>(file.error());
}

/// What to call a matrix on screen: its file's name, and where in it.
std::string originOf(const QString& path, const std::optional<ArrayPlace>& place)
{
    std::string origin = QFileInfo(path).fileName().toStdString();
    if (!place)
        return origin;
    if (!place->array.empty())
        origin.append(" ").append(shortened(QString::fromStdString(place->array)));
    for (std::size_t i = 0; i < place->place.size(); ++i)
        origin.append(i == 0 ? "[" : ", ").append(std::to_string(place->place[i]));
    return origin.append("]");
}

/// The matrix that is written in a text, also among other words, or else the columns of numbers that the text is.
Result<GivenScores> scoresFromText(const QByteArray& bytes, LabelChoice labels, const Message& name)
{
    const std::optional<Result<QByteArray>> utf8 = asUtf8(bytes, name);
    if (utf8 && !*utf8)
        return utf8->error();
    const std::optional<Result<WrittenMatrix>> written = writtenMatrixIn(utf8 ? **utf8 : bytes, name);
    if (written && !*written)
        return written->error();
    if (written)
        return (*written)->given;
    if (const std::optional<Message> kind = foreignText(bytes))
        return Error{translatable("ScoreFile", "%1 %2."), name, *kind};
    return scoresFromDelimited(bytes, name, false, labels);
}

Result<FoundScores> ofUnknownKind(Result<GivenScores> given)
{
    if (!given)
        return given.error();
    return FoundScores{std::move(*given), false};
}

/// Whether every line is a list by itself, as programs write them that add a row at a time; together they are no JSON.
bool isRowPerLine(const QByteArray& json)
{
    const QByteArray rows = json.trimmed();
    if (!rows.contains('\n'))
        return false;
    for (qsizetype begin = 0; begin >= 0 && begin < rows.size();) {
        const qsizetype end = rows.indexOf('\n', begin);
        const QByteArrayView line = QByteArrayView(rows).sliced(begin, (end < 0 ? rows.size() : end) - begin).trimmed();
        if (!line.startsWith('[') || !line.endsWith(']') || line.startsWith("[["))
            return false;
        begin = end < 0 ? end : end + 1;
    }
    return true;
}

Result<FoundScores> scoresFrom(const QByteArray& bytes, FileKind kind, LabelChoice labels, const Message& name)
{
    switch (kind) {
    case FileKind::Npy:
    case FileKind::Npz:
    case FileKind::Safetensors: break; // Needs: others
    case FileKind::Csv: return ofUnknownKind(scoresFromDelimited(bytes, name, false, labels));
    case FileKind::Tsv: return ofUnknownKind(scoresFromDelimited(bytes, name, true, labels));
    case FileKind::Text: return ofUnknownKind(scoresFromText(bytes, labels, name));
    case FileKind::Json: break;
    }
    return isRowPerLine(bytes) ? ofUnknownKind(scoresFromText(bytes, labels, name)) : scoresFromJson(bytes, name);
}

/// A list with commas or white space between the entries, as lines of cells.
Result<GivenScores> scoresFromList(const QStringList& rows, const Message& name)
{
    GivenScores given;
    for (Index row = 0; row < rows.size(); ++row) {
        QString line = rows[row];
        if (line.endsWith(u',')) // one that is still being typed
            line.chop(1);
        const QStringList entries = line.contains(u',') ? line.split(u',') : line.split(u' ');
        if (rows.size() > maximumTokens || entries.size() > maximumTokens)
            return Error{translatable("ScoreFile", "%1 is too large with %2 × %3 scores; at most %4 a side can be shown."), name,
                         rows.size(), entries.size(), maximumTokens};
        if (row == 0)
            given.scores.resize(rows.size(), entries.size());
        if (entries.size() != given.scores.cols())
            return Error{translatable("ScoreFile", "%1, row %2 has %3, expected %4 as in row 1; every row needs as many."), name, row + 1,
                         countText(entries.size(), Counted::Scores), given.scores.cols()};
        for (Index column = 0; column < entries.size(); ++column) {
            const std::optional<double> number = parseNumber(entries[column].toStdString());
            if (!number)
                return Error{
                    translatable("ScoreFile", "%1, %2: %3 is not a number; separate numbers by commas or blanks, and rows by semicolons."),
                    name, placeText(row, column), quoted(entries[column].trimmed())};
            given.scores(row, column) = *number;
        }
    }
    given.queries = defaultQueries(given.scores.rows());
    given.keys = defaultKeys(given.scores.cols());
    return given;
}

} // namespace

Result<FoundScores> readScoreFile(const QString& path, LabelChoice labels, const std::stop_token& stop, const ArrayChoice& choice)
{
    const Message name = path.toStdString();
    const std::optional<FileKind> kind = textKindOf(path);
    Result<FileBytes> file = readFile(path, kind ? longestText : 0, stop);
    if (!file)
        return file.error();
    if (!kind)
        return Error{
            translatable(
                "ScoreFile",
                "%1 cannot be read as scores: its name must end in .npy, .npz, .safetensors, .csv, .tsv or .json, or in .txt, .md, "
                ".html or .tex."),
            name};
    if (file->bytes.isEmpty())
        return Error{translatable("ScoreFile", "%1 is empty; write at least one number into it."), name};
    if (!file->complete && !isOfArrays(*kind))
        return Error{
            translatable("ScoreFile", "%1 is larger than %2 MB; a matrix of %3 scores a side, the most that can be shown, takes less."),
            name, longestText / megabyte, maximumTokens};
    Result<FoundScores> found = isOfArrays(*kind) ? scoresOfArrayFile(path, *kind, std::move(*file), choice, name, stop)
                                                  : scoresFrom(file->bytes, *kind, labels, name);
    if (!found)
        return found.error();
    Result<GivenScores> given = checked(std::move(found->given), name, originOf(path, found->place));
    if (!given)
        return given.error();
    found->given = std::move(*given);
    return found;
}

bool hasLabelChoice(const QString& path)
{
    const std::optional<FileKind> kind = textKindOf(path);
    return kind == FileKind::Csv || kind == FileKind::Tsv;
}

Result<GivenScores> readScoreList(const QString& list)
{
    QStringList rows;
    for (const QString& row : QString(list).replace(u'\n', u';').split(u';'))
        if (const QString plain = row.simplified(); !plain.isEmpty())
            rows.append(plain);
    if (rows.isEmpty())
        return Error{translatable("ScoreFile", "The list of scores is empty; give at least one number, such as 4, 2, 1.")};

    const QString plainList = rows.join(QStringLiteral("; "));
    const Message name(translatable("ScoreFile", "The list %1"), quoted(plainList));
    Result<GivenScores> given = scoresFromList(rows, name);
    if (!given)
        return given.error();
    return checked(std::move(*given), name, shortened(plainList));
}

bool hasArrayChoice(const QString& path)
{
    const std::optional<FileKind> kind = textKindOf(path);
    return kind && isOfArrays(*kind);
}

Result<FoundScores> readScores(const QString& fileOrList, LabelChoice labels, const ArrayChoice& choice)
{
    if (!fileOrList.isEmpty() && (QFileInfo::exists(fileOrList) || textKindOf(fileOrList)))
        return readScoreFile(fileOrList, labels, {}, choice);
    const Message name(translatable("ScoreFile", "The list %1"), quoted(fileOrList.simplified()));
    if (const std::optional<Result<WrittenMatrix>> written = writtenMatrixIn(fileOrList.toUtf8(), name);
        written && (!*written || (*written)->isAlone)) {
        if (!*written)
            return written->error();
        return ofUnknownKind(checked((*written)->given, name, shortened(fileOrList.simplified())));
    }
    return ofUnknownKind(readScoreList(fileOrList));
}

} // namespace softfocus
