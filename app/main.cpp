#include "app/command_line.h"
#include "app/headless.h"
#include "app/help_text.h"
#include "app/opening.h"
#include "app/terminal.h"
#include "app/window.h"
#include "ui/figure/page/small_multiples.h"

#include <algorithm>
#include <cstdlib>

using namespace softfocus;
using namespace softfocus::cli;

namespace {

/// What to say of arguments that are not UTF-8: a sentence can be shown without some bytes, a file's name means another file.
Result<bool> faultOfNames(const Arguments& arguments, const Options& options)
{
    if (arguments.faulty.isEmpty())
        return true;
    QStringList names = options.exports;
    for (const std::optional<QString>& name : {options.scores, options.picture, options.open, options.input})
        names.append(name.value_or(QString()));
    for (const QString& name : names)
        if (name.contains(QChar::ReplacementCharacter))
            return Error{"The file name " + name.toStdString() + " is not valid UTF-8; rename the file."};
    for (const int place : arguments.faulty)
        say("Argument " + std::to_string(place) + " is not valid UTF-8; what is wrong in it is shown as \ufffd.");
    return true;
}

int printed(const QByteArray& text)
{
    const Result<bool> written = writeOut(text);
    if (!written)
        say(written.message());
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}

int windows(const Options& options, char* programName)
{
    std::vector<std::string> notes;
    const Result<std::vector<Start>> starts = startsOf(options, notes);
    if (!starts) {
        say(starts.message());
        return EXIT_FAILURE;
    }
    std::ranges::for_each(notes, say);
    for (const Start& start : *starts)
        if (!start.note.isEmpty())
            say(start.note.toStdString());
    return runWindows(*starts, !options.sceneGiven, programName);
}

int headless(const Options& options, char* programName)
{
    std::vector<std::string> notes;
    const Result<Scene> scene = sceneOf(options, notes);
    if (!scene) {
        say(scene.message());
        return EXIT_FAILURE;
    }
    std::ranges::for_each(notes, say);
    Options whole = options;
    if (!options.variantsText.isEmpty()) // which could be read before, so that it can be now
        whole.variants = *variantsFrom(options.variantsText, scene->variant);
    return runHeadless(whole, *scene, programName);
}

} // namespace

int main(int argc, char** argv)
{
    prepareStreams();
    quietQt();
    const Arguments arguments = argumentsOf(argc, argv);
    const Result<Options> options = parseCommandLine(arguments.texts);
    if (!options) {
        say(options.message());
        return wrongOption;
    }
    if (options->task == Options::Task::Help)
        return printed(helpText());
    if (options->task == Options::Task::Version)
        return printed(versionText());
    if (const Result<bool> names = faultOfNames(arguments, *options); !names) {
        say(names.message());
        return wrongOption;
    }
    static char noName[] = "softfocus"; // where the program was started without even its name
    char* const programName = argc > 0 ? argv[0] : noName;
    return options->needsWindow() ? windows(*options, programName) : headless(*options, programName);
}
