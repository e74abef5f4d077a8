#pragma once

#include "core/attention/attention.h"
#include "core/json/found_scores.h"
#include "core/models/opened_model.h"
#include "ui/model/session/picture_file.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <stop_token>
#include <string>
#include <variant>

namespace softfocus {

/// A scene, out of its own file or out of a figure that carries one.
struct SceneContent {
    Scene scene;
    bool ownFile = false; ///< from a file that the scene can be saved to again
};

/// A text to be shown as the sentence.
struct TextContent {
    QString text;
};

/// A text that has a matrix among other words: only who has it knows which of the two is wanted.
struct TextWithMatrix {
    TextContent text;
    FoundScores found;
};

/// A transformer in a folder.
struct ModelContent {
    std::string folder; ///< absolute, UTF-8
    SharedModel model;  ///< never null
};

/// What a file, a drop or the clipboard holds.
using Content = std::variant<SceneContent, FoundScores, TextContent, FoundPicture, TextWithMatrix, ModelContent>;

/// What a drop or the clipboard offers at once.
struct OfferedData {
    QByteArray figure; ///< of a format that can carry a scene; or empty
    QImage image;      ///< the same picture, or another, as the program that offers it has it; or null
    QString text;
    QString html = {}; ///< the same text with its tables, as browsers and word processors have it; or empty
};

/// What a file holds, by its name and its beginning; of a folder, or of the files of a transformer in it, that transformer.
/// Errors: a sentence that names the file: cannot be read, damaged, written by a newer version, of no kind that can be opened, larger
/// than anything of its kind, stopped.
Result<Content> contentOfFile(const QString& path, const std::stop_token& stop = {});

/// What copied or dropped text holds: the cells of a spreadsheet, other numbers and matrices as programs write them (writtenMatrixIn(), scores
/// in JSON) are scores, a scene in JSON is a scene, anything else is a sentence.
/// Errors: cells between tabs that are not numbers; a matrix that cannot be read; a text that is too long.
Result<Content> contentOfText(const QString& text);

/// True for a text that is nothing but a matrix which no sentence looks like: as contentOfText() reads it, but for a plain list of numbers; or
/// with which a table was copied as HTML, and nothing else.
bool isPlainlyMatrix(const QString& text, const QString& html = {});

/// What scores most likely are, where nobody says: weights when no number is negative and every row sums to 1, as far as
/// rounded numbers do.
GivenKind likelyKind(const GivenScores& given);

/// As withMatrix(), with finite entries that look like a mask taken as one.
Scene withScores(GivenScores given, Scene scene);

/// The scene with a transformer in place of its source, which reads the sentence that is there. Where `shown`, a result of the scene, has the same
/// folder or one that cannot be opened, it shows the same head, if it has that.
Scene withModel(const ModelContent& content, Scene scene, const Attention& shown);

/// The scene with a text at a place of typedTexts(), or in place of what it shows where nothing is typed.
Scene withText(const QString& text, Scene scene, std::size_t place = 0);

/// What the clipboard or a drop holds: the scene of a figure that carries one, else what its text holds, and where there is none its picture.
/// Errors: as above; a figure without a scene that is no picture either, where there is no text.
Result<Content> contentOfData(const OfferedData& data, const std::stop_token& stop = {});

/// The suffixes of files that are read as matrices, and of all that can be opened.
QStringList scoreSuffixes();
QStringList openableSuffixes();

/// The patterns of a file dialog for each kind, e.g. "*.npy *.csv".
QString scenePatterns();
QString picturePatterns();
QString scorePatterns();
QString textPatterns();
/// Those of all that can be opened.
QString openablePatterns();

} // namespace softfocus
