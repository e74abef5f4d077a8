#include "app/headless.h"

#include "app/terminal.h"
#include "core/vectors/input.h"

#include <QGuiApplication>

#include <cstdlib>

namespace softfocus {

namespace {

Result<bool> exportAll(const std::shared_ptr<const Attention>& attention, const Options& options, char* programName)
{
    if (attention->queryCount() == 0)
        return Error{"There is nothing to draw for " + options.exports.first().toStdString() +
                     ": the text has no words."};

    // Whatever display, theme or plugin the desktop asks for, a figure does not depend on it.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    for (const char* variable : {"QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI"})
        qunsetenv(variable);
    preferUtf8();
    endFatallyWith("Figures cannot be drawn: ");
    int count = 1;
    char* arguments[] = {programName, nullptr};
    const QGuiApplication application(count, arguments);
    endFatallyAsUsual();
    for (const QString& path : options.exports)
        if (const Result<bool> written = exportFigure(attention, path, options.figure); !written)
            return written;
    return true;
}

} // namespace

int runHeadless(const Options& options, const Scene& scene, char* programName)
{
    const std::shared_ptr<const Attention> attention = attend(scene, inputOf(scene), nullptr);
    if (attention->input->tokenTotal > maximumTokens)
        say("The text has " + std::to_string(attention->input->tokenTotal) + " words and marks; the first " +
            std::to_string(maximumTokens) + " are shown.");
    Result<bool> done = true;
    if (!options.exports.isEmpty())
        done = exportAll(attention, options, programName);
    if (done && options.print) {
        const Result<QByteArray> text = printStage(*attention, *options.print, options.format);
        done = text ? writeOut(*text) : Result<bool>(text.error());
    }
    if (!done)
        say(done.message());
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace softfocus
