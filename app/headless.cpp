#include "app/headless.h"

#include "app/terminal.h"
#include "core/files/print_working.h"
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

/// Why --row does not fit these rows, or nothing.
std::optional<Error> faultOfRow(const Attention& attention, const Options& options)
{
    const Index rows = attention.queryCount();
    if (options.print != Printable::Jacobian || rows == 0)
        return std::nullopt;
    if (!options.row && rows > 1)
        return Error{"--print jacobian is of one row; add --row with a number from 1 to " + std::to_string(rows) + "."};
    if (options.row && *options.row >= rows)
        return Error{"--row " + std::to_string(*options.row + 1) + " is not possible; there " +
                     (rows == 1 ? "is 1 row." : "are " + std::to_string(rows) + " rows.")};
    return std::nullopt;
}

Result<QByteArray> printed(const Attention& attention, const Options& options)
{
    switch (*options.print) {
    case Printable::Vectors:
    case Printable::Scores:
    case Printable::Weights:
    case Printable::Output: return printStage(attention, static_cast<Stage>(*options.print), options.format);
    case Printable::Measures: return printMeasures(attention, options.format);
    case Printable::LogWeights: return printLogWeights(attention, options.format);
    case Printable::Jacobian: break;
    }
    if (attention.queryCount() == 0)
        return Error{"There is no row whose Jacobian could be printed: the text has no words."};
    return printJacobian(attention, options.row.value_or(0), options.format);
}

} // namespace

int runHeadless(const Options& options, const Scene& scene, char* programName)
{
    const std::shared_ptr<const Attention> attention = attend(scene, inputOf(scene), nullptr);
    if (attention->input->tokenTotal > maximumTokens)
        say("The text has " + std::to_string(attention->input->tokenTotal) + " words and marks; the first " +
            std::to_string(maximumTokens) + " are shown.");
    if (const std::optional<Error> fault = faultOfRow(*attention, options)) {
        say(fault->message);
        return wrongOption;
    }
    Result<bool> done = true;
    if (!options.exports.isEmpty())
        done = exportAll(attention, options, programName);
    if (done && options.print) {
        const Result<QByteArray> text = printed(*attention, options);
        done = text ? writeOut(*text) : Result<bool>(text.error());
    }
    if (!done)
        say(done.message());
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace softfocus
