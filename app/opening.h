#pragma once

#include "app/command_line.h"
#include "ui/model/session/document_file.h"

#include <vector>

namespace softfocus::cli {

/// A file, read, with what the options change in it.
struct OpenedFile {
    Scene read;            ///< as the file has it
    Scene scene;           ///< with what the options change
    FileState file;        ///< the scene's own file; without a path for a figure, a picture, a matrix or a text
    bool kindKnown = true; ///< false for a matrix that does not say whether it holds scores or weights; the scenes are then without it
};

/// Reads a file of any kind that can be opened: a scene, a figure that carries one, a picture, a matrix, a text, a transformer's
/// folder. What was left out of it, or could be
/// read otherwise, is added to `notes`, a sentence each; so below.
/// Errors: what reading says, naming the file; what the options say of the scene that they are to change.
Result<OpenedFile> openFile(const QString& path, const Options& options, std::vector<std::string>& notes);

/// The scene of the options for what needs no window: that of the file to open, where there is one, changed by the other options, with the
/// picture of --picture or the matrix of --scores or --weights read into it.
/// Errors: what reading the files and check() say, naming the file; a file that says it holds the other of the two; a matrix to
/// open that does not say which of the two it holds.
Result<Scene> sceneOf(const Options& options, std::vector<std::string>& notes);

/// What a window is opened with.
struct Start {
    Scene scene = {};
    std::optional<Scene> read = {}; ///< the scene as its file has it, where the options change it
    FileState file = {};
    QString opened = {};   ///< the file that was read; or empty
    QString question = {}; ///< a file that the window asks about and opens; or empty
    QString note = {};     ///< what the window says of a file that cannot be opened; or empty
};

/// What the options ask for, a window each. A file on the command line that cannot be opened gets a window, too, as who clicked on it
/// sees no terminal.
/// Errors: as for sceneOf(), but for these files.
Result<std::vector<Start>> startsOf(const Options& options, std::vector<std::string>& notes);

} // namespace softfocus::cli
