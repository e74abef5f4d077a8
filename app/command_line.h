#pragma once

#include "core/attention/scene.h"
#include "core/files/print.h"
#include "ui/figure/figure.h"

#include <QStringList>

#include <optional>

namespace softfocus {

/// What the command line asks for.
struct Options {
    enum class Task { Run, Help, Version };

    Task task = Task::Run;
    Scene scene;                   ///< the default one with what the command line changes in it
    bool sceneGiven = false;       ///< false when the last scene is wanted
    std::optional<QString> scores; ///< the argument of --scores or --weights, not read yet
    GivenKind scoresKind = GivenKind::Scores; ///< which of the two it was
    std::optional<Printable> print;
    std::optional<Index> row;      ///< of --print jacobian, from 0
    PrintFormat format = PrintFormat::Json;
    QStringList exports;
    FigureOptions figure;

    bool needsWindow() const { return !print && exports.isEmpty(); }
};

/// Reads the arguments, the program's name not among them.
/// Errors: a sentence that names the option and what it takes.
Result<Options> parseCommandLine(const QStringList& arguments);

/// The scene of the options, with the matrix of --scores or --weights read into it.
/// Errors: what readScores and check() say; a file that says it holds the other of the two.
Result<Scene> sceneOf(const Options& options);

} // namespace softfocus
