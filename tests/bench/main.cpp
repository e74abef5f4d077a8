#include "tests/bench/cases.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStandardPaths>

#include <cstdio>

using namespace softfocus::bench;

int main(int argc, char* argv[])
{
    // Without a display the frames are painted all the same, into memory.
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
        qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true); // nobody's last scene is touched
    const QApplication application(argc, argv);
    QApplication::setApplicationName("softfocus_bench");

    QCommandLineParser parser;
    parser.setApplicationDescription("Times Softfocus beside what the machine needs at least.");
    parser.addHelpOption();
    const QCommandLineOption json("json", "Print a list of objects instead of a table.");
    const QCommandLineOption filter("filter", "Measure only what has TEXT in its name.", "TEXT");
    parser.addOptions({json, filter});
    parser.process(application);

    const std::string part = parser.value(filter).toStdString();
    const Wanted wanted = [&](const std::string& name) { return name.find(part) != std::string::npos; };
    std::vector<Figure> figures = startFigures(wanted);
    for (const auto& more :
         {mapFigures, frameFigures, compareFigures, numbersFigures, kernelFigures, fileFigures, transformerFigures, exportFigures})
        for (const Figure& figure : more(wanted))
            figures.push_back(figure);
    if (figures.empty()) {
        std::fprintf(stderr, "Nothing has “%s” in its name.\n", part.c_str());
        return 2;
    }
    std::fputs((parser.isSet(json) ? jsonOf(figures) : tableOf(figures)).c_str(), stdout);
    return 0;
}
