#include "tests/bench/cases.h"
#include "tests/bench/fill.h"

#include "ui/figure/figure_clipboard.h"
#include "ui/figure/page/page.h"
#include "ui/model/document/document.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>

namespace softfocus::bench {

namespace {

/// Runs a program to its end, as from the command line.
void runToEnd(const QString& program, const QStringList& arguments)
{
    if (QProcess::execute(program, arguments) != 0) {
        std::fprintf(stderr, "%s did not run to its end.\n", qPrintable(program));
        std::exit(1);
    }
}

QString sentenceOf(int words)
{
    static const QStringList known{"my",    "grandmother", "bakes", "incredible", "cookies", "and", "the",
                                   "whole", "village",     "comes", "to",         "eat",     "them"};
    QStringList sentence;
    for (int i = 0; i < words; ++i)
        sentence << known[i % known.size()];
    return sentence.join(' ');
}

/// What Ctrl+C does, up to the figure being on offer; with `made`, also what a target asks for of it.
void copy(const std::shared_ptr<const Attention>& attention, const QStringList& made)
{
    softfocus::Figure figure = figureOf(attention);
    keep(layOutFigure(figure));
    const FigureMimeData offered(std::move(figure));
    for (const QString& type : made)
        keep(offered.data(type));
}

void addCopies(std::vector<Figure>& figures, const Wanted& wanted)
{
    Scene scene;
    scene.source = TextSource{sentenceOf(64).toStdString()};
    const std::shared_ptr<const Attention> attention = Document(scene).attention();
    const std::pair<const char*, QStringList> copies[] = {
        {"copy, 64 tokens, until it is on offer", {}},
        {"copy, 64 tokens, SVG, values and table made", {"image/svg+xml", "text/html", "text/plain"}},
        {"copy, 64 tokens, PNG made", {"image/png"}}};
    for (const auto& [name, made] : copies) {
        if (!wanted(name))
            continue;
        Case measured;
        measured.name = name;
        measured.run = [&attention, &made = made] { copy(attention, made); };
        measured.limit = "filling 1400 × 1400 pixels from an array";
        measured.limitRun = Fill(1400);
        measured.nanosecondBound = 50e6;
        figures.push_back(measure(measured));
    }
}

} // namespace

std::vector<Figure> exportFigures(const Wanted& wanted)
{
    struct Export {
        const char* name;
        int words;
        const char* file;
        double milliseconds;
    };
    constexpr Export exports[] = {{"annotated PNG at 300 dpi, 64 tokens, whole process", 64, "figure.png", 250},
                                  {"SVG, 128 tokens, whole process", 128, "figure.svg", 400},
                                  {"PDF, 128 tokens, whole process", 128, "figure.pdf", 400}};
    const QTemporaryDir folder;
    std::vector<Figure> figures;
    for (const Export& one : exports) {
        if (!wanted(one.name))
            continue;
        // Large enough that the numbers fit the cells.
        QStringList arguments{sentenceOf(one.words), "--export", folder.filePath(one.file)};
        arguments += one.words > 64 ? QStringList{"--cell-mm", "4"} : QStringList{"--width-mm", "174", "--font-pt", "4.5"};
        Case measured;
        measured.name = one.name;
        measured.run = [&] { runToEnd(SOFTFOCUS_PROGRAM, arguments); };
        measured.limit = "an empty QGuiApplication program";
        measured.limitRun = [] { runToEnd(SOFTFOCUS_EMPTY_PICTURE, {}); };
        measured.nanosecondBound = one.milliseconds * 1e6;
        figures.push_back(measure(measured, 9));
    }
    addCopies(figures, wanted);
    return figures;
}

} // namespace softfocus::bench
