#pragma once

#include "core/files/array/array_file.h"
#include "core/files/output/serialize.h"
#include "core/files/table/labels.h"
#include "core/scene/scene.h"
#include "ui/figure/export.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace softfocus {
struct OpenedModel;
}

namespace softfocus::cli {

/// How finite entries are taken that look like a mask.
enum class FiniteMaskReading { Scores, Mask };
inline constexpr std::array finiteMaskNames{"scores", "mask"};

/// What the command line asks for.
struct Options {
    enum class Task { Run, Help, Version };

    Task task = Task::Run;
    Scene scene;                                 ///< the default one with what the command line changes in it
    bool sceneGiven = false;                     ///< false when the last scene is wanted
    QStringList arguments;                       ///< to be read once more on top of the scene of a file
    QStringList files;                           ///< existing files given in place of a text, a window each
    std::shared_ptr<const OpenedModel> model;    ///< of a folder, kept open until it is used; or null
    std::optional<QString> open;                 ///< the argument of --open, or the one file for what needs no window; not read yet
    std::optional<QString> scores;               ///< the argument of --scores or --weights, not read yet
    GivenKind scoresKind = GivenKind::Scores;    ///< which of the two it was
    std::optional<FiniteMaskReading> finiteMask; ///< of --scores; none where it is not said
    LabelChoice labels = LabelChoice::Auto;      ///< what of its table is names
    std::optional<ArrayChoice> slice;            ///< which matrix of its arrays; none where it is not said
    std::optional<QString> picture;              ///< the file of --picture, not read yet
    std::optional<QString> input;                ///< the file of --input, not read yet
    std::optional<PictureKind> drawnAs;          ///< of exports; none where it is not said
    std::optional<Printable> print;
    std::optional<Index> row; ///< of --print jacobian, or the patch that asks, from 0
    TableFormat format = TableFormat::Json;
    QStringList exports;
    FigureOptions figure;
    std::vector<double> stripTemperatures;    ///< of a film strip; empty for none
    std::vector<Normalizer> stripNormalizers; ///< of a film strip; empty for none
    std::vector<Variant> variants;            ///< of a film strip or of what is printed; empty for none
    QString variantsText;                     ///< the same as typed: what one leaves out is as in the scene, which may be read later
    std::optional<int> frameMilliseconds;     ///< of one animated picture of the sweep; none for many pictures
    std::vector<double> sweep;                ///< the temperatures of a sequence of figures; empty for none
    std::vector<std::string> notes;           ///< sentences about what was understood in a way that may not be meant

    bool needsWindow() const { return !print && exports.isEmpty(); }
};

/// Reads the arguments, the program's name not among them. What they leave out is as in the scene of the file that they open, once it
/// is read, and else as in the default one.
/// Errors: a sentence that names the option and what it takes.
Result<Options> parseCommandLine(const QStringList& arguments, const std::optional<Scene>& opened = {});

} // namespace softfocus::cli
