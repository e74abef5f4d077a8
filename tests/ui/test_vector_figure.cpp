#include "core/files/figure/figure_scene.h"
#include "tests/support/patch_scenes.h"
#include "tests/support/pictures.h"
#include "tests/support/sentences.h"
#include "ui/figure/caption.h"
#include "ui/figure/export.h"
#include "ui/figure/formats/tex_text.h"
#include "ui/figure/page/page_drawing.h"
#include "ui/figure/page/small_multiples.h"

#include <QFile>
#include <QFontMetricsF>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <array>
#include <cmath>
#include <cstdlib>

using namespace softfocus;
namespace sentences = softfocus::test::sentences;
using test::attentionOf;

namespace {

/// What another program made of its arguments.
struct Run {
    bool done = false;
    QByteArray output, error;
};

Run run(const QString& program, const QStringList& arguments, const QString& folder = {})
{
    QProcess process;
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(program, arguments);
    process.closeWriteChannel();
    constexpr int patience = 120'000;
    const bool finished = process.waitForFinished(patience);
    return {finished && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// How far two pictures are apart in blocks of about 2 millimetres, since every program puts ink on pixels in its own way, and Qt
/// makes type a little bolder. Range: [0, 255], the mean and the worst of all blocks.
struct Distance {
    double mean = 0, worst = 0;
};

Distance distanceOf(const QImage& one, const QImage& other, int dots)
{
    const int block = dots / 12;
    const QImage a = one.convertToFormat(QImage::Format_RGB32), b = other.convertToFormat(QImage::Format_RGB32);
    const int across = std::min(a.width(), b.width()) / block, down = std::min(a.height(), b.height()) / block;
    Distance distance;
    for (int row = 0; row < down; ++row)
        for (int column = 0; column < across; ++column) {
            std::array<long, 3> sums{};
            for (int y = row * block; y < (row + 1) * block; ++y)
                for (int x = column * block; x < (column + 1) * block; ++x) {
                    const QRgb p = reinterpret_cast<const QRgb*>(a.constScanLine(y))[x],
                               q = reinterpret_cast<const QRgb*>(b.constScanLine(y))[x];
                    sums[0] += qRed(p) - qRed(q);
                    sums[1] += qGreen(p) - qGreen(q);
                    sums[2] += qBlue(p) - qBlue(q);
                }
            const double apart = double(std::abs(sums[0]) + std::abs(sums[1]) + std::abs(sums[2])) / (3.0 * block * block);
            distance.mean += apart / (double(across) * down);
            distance.worst = std::max(distance.worst, apart);
        }
    return distance;
}

Figure figureOfKind(const QString& kind)
{
    if (kind == "plain")
        return figureOf(attentionOf({.words = test::wordsOf(9)}));
    if (kind == "zeros, masked, dark")
        return figureOf(attentionOf({.words = test::wordsOf(7), .normalizer = "sparsemax", .temperature = 0.8, .mask = Mask::Causal}),
                        {.dark = true});
    if (kind == "scores")
        return figureOf(attentionOf({.words = test::wordsOf(6), .stage = Stage::Scores}), {.title = "Scores & <signs>"});
    if (kind == "small cells")
        return figureOf(attentionOf({.words = test::wordsOf(96), .mask = Mask::Causal}));
    if (kind == "vectors")
        return figureOf(attentionOf({.words = test::wordsOf(5), .stage = Stage::Vectors, .dimensions = 40}));
    if (kind == "caption and type")
        return figureOf(attentionOf({.words = {"zorp", "Größe", "a\"b"}}),
                        {.widthMillimetres = 84, .fontPoints = 9, .parts = {.caption = true}});
    if (kind.startsWith("picture")) {
        const auto change = [&](Scene& scene) {
            scene.variant.normalizer = *Normalizer::named("sparsemax");
            scene.mask = Mask::Self;
            scene.view.stage = kind.endsWith("output") ? Stage::Output : kind.endsWith("vectors") ? Stage::Vectors : Stage::Weights;
        };
        const std::shared_ptr<const Attention> attention = test::resultOf(test::pictureScene(change, 12));
        if (kind.endsWith("strip"))
            return *temperatureStrip(attention, {0.25, 1, 4}, {.widthMillimetres = 174});
        return figureOf(attention);
    }
    const Result<Figure> strip = temperatureStrip(attentionOf({.words = test::wordsOf(6)}), {0.25, 1, 4}, {.widthMillimetres = 174});
    return *strip;
}

} // namespace

class TestVectorFigure : public QObject {
    Q_OBJECT

private slots:
    void init();
    void theSamePictureInEveryFormat_data();
    void theSamePictureInEveryFormat();
    void checkersAcceptTheFiles_data() { theSamePictureInEveryFormat_data(); }
    void checkersAcceptTheFiles();
    void textIsText();
    void fontsAreEmbedded();
    void everyCellIsABox();
    void equalNeighboursShareABox();
    void noSeamsBetweenCells();
    void manyCellsAreOneImage();
    void filesStaySmall();
    void theSameFigureHasTheSameBytes();
    void figuresBringTheSceneBack();
    void metadataTellWhatIsShown();
    void texCompiles_data();
    void texCompiles();
    void texKnowsItsLetters();
    void numbersAreReadByOthers();
    void captionsNameWordsThatRecurByTheirPlace();
    void captionLinesBeginWhereTheyBegin();
    void numbersOfFilmStripsAreRefused();
    void cellsHaveTheirSize();
    void cellsThatDoNotFitAreRefused();
    void filmStripsShareALegend();
    void filmStripsWithoutASenseAreRefused();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString written(const QString& name, const Figure& figure) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestVectorFigure::init()
{
    QTest::failOnWarning(QRegularExpression(".*"));
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestVectorFigure::written(const QString& name, const Figure& figure) const
{
    if (const Result<bool> done = exportFigure(figure, path(name)); !done)
        qFatal("%s", done.message().c_str());
    return path(name);
}

void TestVectorFigure::theSamePictureInEveryFormat_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"plain", "zeros, masked, dark", "scores", "small cells", "vectors", "caption and type", "film strip",
                             "picture", "picture vectors", "picture output", "picture strip"})
        QTest::newRow(kind) << kind;
}

void TestVectorFigure::theSamePictureInEveryFormat()
{
    QFETCH(QString, kind);
    Figure figure = figureOfKind(kind);
    const QString svg = written("figure.svg", figure), pdf = written("figure.pdf", figure);
    for (const int dots : {100, 300, 500}) {
        figure.options.dotsPerInch = dots;
        const QImage png(written("figure.png", figure));
        QVERIFY(run("rsvg-convert", {"--dpi-x", QString::number(dots), "--dpi-y", QString::number(dots), "-o", path("svg.png"), svg}).done);
        QVERIFY(run("pdftoppm", {"-r", QString::number(dots), "-png", "-singlefile", pdf, path("pdf")}).done);
        for (const char* name : {"svg.png", "pdf.png"}) {
            const QImage other(path(name));
            QVERIFY2(std::abs(other.width() - png.width()) <= 1 && std::abs(other.height() - png.height()) <= 1, name);
            const Distance distance = distanceOf(png, other, dots);
            // Edges and letters may lie half a pixel beside, which weighs most in the coarsest picture; nothing may be missing, or of another colour.
            const QByteArray what = QByteArray(name) + " at " + QByteArray::number(dots) + ": mean " + QByteArray::number(distance.mean) +
                                    ", worst " + QByteArray::number(distance.worst);
            // A picture has a line at each of its patches, which is a whole pixel in a .png and never thinner.
            const double usual = kind == "picture vectors" ? 6 : 4;
            QVERIFY2(distance.mean < usual && distance.worst < 40, what);
        }
    }
}

void TestVectorFigure::checkersAcceptTheFiles()
{
    QFETCH(QString, kind);
    const Figure figure = figureOfKind(kind);
    const Run xml = run("xmllint", {"--noout", written("figure.svg", figure)});
    QVERIFY2(xml.done && xml.error.isEmpty(), xml.error);
    const Run pdf = run("qpdf", {"--check", written("figure.pdf", figure)});
    QVERIFY2(pdf.done, pdf.output + pdf.error);
    QVERIFY2(pdf.output.contains("No syntax or stream encoding errors found"), pdf.output);
    const Run fonts = run("pdffonts", {path("figure.pdf")});
    QVERIFY2(fonts.done && fonts.error.isEmpty(), fonts.error);
}

void TestVectorFigure::textIsText()
{
    const Figure figure = figureOf(attentionOf({.words = {"Größe", "bakes", "“x”", "مرحبا", "a&b<c"}}), {.title = "A title: ½ × T²"});
    const Run text = run("pdftotext", {"-layout", written("figure.pdf", figure), "-"});
    QVERIFY(text.done);
    const QByteArray svg = bytesOf(written("figure.svg", figure));
    for (const char* word : {"Größe", "bakes", "“x”", "A title: ½ × T²", "query: the word that asks", "softmax", "0.5"}) {
        QVERIFY2(text.output.contains(word), text.output);
        QVERIFY2(svg.contains(QByteArray(">") + word) || svg.contains(word), word);
    }
    QVERIFY2(text.output.contains("a&b<c") && svg.contains(">a&amp;b&lt;c<"), text.output);
    QVERIFY(svg.contains(">مرحبا<"));
    // A number in a cell is one piece of text, not a piece for each digit.
    QVERIFY(QString::fromUtf8(svg).contains(QRegularExpression(">0\\.[0-9][0-9]</text>")));
    QVERIFY(QString::fromUtf8(text.output).contains(QRegularExpression("0\\.[0-9][0-9]")));
    QVERIFY(svg.contains("sans-serif"));
}

void TestVectorFigure::fontsAreEmbedded()
{
    const Run fonts = run("pdffonts", {written("figure.pdf", figureOfKind("plain"))});
    QVERIFY(fonts.done);
    const QList<QByteArray> lines = fonts.output.trimmed().split('\n').sliced(2);
    QVERIFY(!lines.isEmpty());
    for (const QByteArray& line : lines) // emb, sub and uni are yes; no Type 3, which many publishers refuse
        QVERIFY2(QString::fromUtf8(line).contains(QRegularExpression("CID Type 0C.*yes yes yes")), line);
}

void TestVectorFigure::everyCellIsABox()
{
    const QByteArray svg =
        bytesOf(written("figure.svg", figureOf(attentionOf({.words = test::wordsOf(12)}), {.parts = {.legend = false}})));
    QCOMPARE(svg.count("<rect"), 12 * 12 + 1); // and the ground
    QVERIFY(!svg.contains("<image"));
    QVERIFY(!bytesOf(written("figure.pdf", figureOfKind("plain"))).contains("/Image"));
}

void TestVectorFigure::equalNeighboursShareABox()
{
    // Hardmax on large maps: one cell in a row is 1, those before and after it are 0.
    const QByteArray svg = bytesOf(
        written("figure.svg", figureOf(attentionOf({.words = test::wordsOf(200), .normalizer = "hardmax"}), {.parts = {.legend = false}})));
    QVERIFY(svg.count("<rect") < 200 * 4);
    QVERIFY(!svg.contains("<image"));
}

void TestVectorFigure::noSeamsBetweenCells()
{
    // All cells are dark; a seam would let the white ground shine through.
    Matrix scores = Matrix::Zero(150, 150);
    for (Index i = 0; i < 150; ++i)
        scores(i, (i * 7) % 150) = 1e-3; // not all equal, so that there are boxes side by side
    const Figure figure =
        figureOf(attentionOf({.words = test::wordsOf(150), .range = ScaleRange::MapMaximum, .scores = scores}), {.widthMillimetres = 100});
    const QString svg = written("figure.svg", figure), pdf = written("figure.pdf", figure);
    for (const int dots : {61, 150, 333}) {
        QVERIFY(run("rsvg-convert", {"--dpi-x", QString::number(dots), "--dpi-y", QString::number(dots), "-o", path("svg.png"), svg}).done);
        QVERIFY(run("pdftoppm", {"-r", QString::number(dots), "-png", "-singlefile", pdf, path("pdf")}).done);
        for (const char* name : {"svg.png", "pdf.png"}) {
            const QImage image(path(name));
            const QRect inside(image.width() * 2 / 5, image.height() * 2 / 5, image.width() / 5, image.height() / 5);
            int lightest = 0;
            for (int y = inside.top(); y <= inside.bottom(); ++y)
                for (int x = inside.left(); x <= inside.right(); ++x)
                    lightest = std::max(lightest, qGray(image.pixel(x, y)));
            QVERIFY2(lightest < 110, QByteArray(name) + " at " + QByteArray::number(dots) + ": " + QByteArray::number(lightest));
        }
    }
}

void TestVectorFigure::manyCellsAreOneImage()
{
    const Figure figure = figureOf(attentionOf({.words = test::wordsOf(300), .scores = test::randomMatrix(300, 300, 2)}));
    const QByteArray svg = bytesOf(written("figure.svg", figure));
    QVERIFY(svg.count("<image") == 1 && svg.contains("data:image/png;base64,") && svg.count("<text") > 10);
    const qsizetype begin = svg.indexOf("base64,") + 7;
    const QImage image = QImage::fromData(QByteArray::fromBase64(svg.sliced(begin, svg.indexOf('"', begin) - begin)));
    QCOMPARE(image.size(), QSize(300, 300)); // a pixel for each cell: nothing is lost
    QVERIFY(run("pdfimages", {"-list", written("figure.pdf", figure)}).output.contains("300   300"));
    const Result<QByteArray> tex = encoded(figure, FigureFormat::Tex);
    QVERIFY(!tex.ok() && QString::fromStdString(tex.message()).contains("TeX"));
}

void TestVectorFigure::filesStaySmall()
{
    const Figure figure = figureOf(attentionOf({.words = test::wordsOf(128), .scores = test::randomMatrix(128, 128, 2)}),
                                   {.widthMillimetres = 0, .cellMillimetres = 4});
    const Figure dotted =
        figureOf(attentionOf({.words = test::wordsOf(128), .normalizer = "sparsemax", .scores = test::randomMatrix(128, 128, 2)}),
                 {.widthMillimetres = 0, .cellMillimetres = 7});
    const Result<QByteArray> svg = encoded(figure, FigureFormat::Svg), pdf = encoded(figure, FigureFormat::Pdf);
    const Result<QByteArray> dottedSvg = encoded(dotted, FigureFormat::Svg), dottedPdf = encoded(dotted, FigureFormat::Pdf);
    QVERIFY(svg.ok() && pdf.ok() && dottedSvg.ok() && dottedPdf.ok());
    QVERIFY2(dottedSvg->size() <= 1'500'000, QByteArray::number(dottedSvg->size()));
    QVERIFY2(dottedPdf->size() <= 500'000, QByteArray::number(dottedPdf->size()));
    QVERIFY2(svg->count("<text") > 128 * 128, QByteArray::number(svg->count("<text"))); // with its numbers
    QVERIFY2(svg->size() <= 1'500'000, QByteArray::number(svg->size()));
    QVERIFY2(pdf->size() <= 500'000, QByteArray::number(pdf->size()));
}

void TestVectorFigure::theSameFigureHasTheSameBytes()
{
    for (const char* kind : {"plain", "zeros, masked, dark", "film strip"})
        for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf, FigureFormat::Tex}) {
            const Result<QByteArray> one = encoded(figureOfKind(kind), format), other = encoded(figureOfKind(kind), format);
            QVERIFY(one.ok() && other.ok());
            QCOMPARE(*one, *other);
            QVERIFY(!one->contains("Date"));
        }
}

void TestVectorFigure::figuresBringTheSceneBack()
{
    for (const char* kind : {"plain", "zeros, masked, dark", "scores"})
        for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf}) {
            const Figure figure = figureOfKind(kind);
            const Result<Scene> scene = sceneOfFigure(*encoded(figure, format));
            QVERIFY2(scene.ok(), scene.ok() ? "" : scene.message().c_str());
            QVERIFY(*scene == figure.panels.front().attention->scene);
        }
}

void TestVectorFigure::metadataTellWhatIsShown()
{
    const Figure figure = figureOfKind("plain");
    const QString caption = captionOf(figure), alt = altTextOf(figure);
    QVERIFY2(caption.contains(sentences::atTemperature("softmax", "1.00")) && caption.contains("scores as given") &&
                 caption.contains("entropy"),
             qPrintable(caption));
    QVERIFY(captionOf(figureOf(attentionOf(test::Made{.words = test::wordsOf(3), .dimensions = 4})))
                .contains("scores q·k/√d of made for a test"));
    QVERIFY2(alt.contains(sentences::heatmapOf(9, 9)) && alt.contains("“My” looks"), qPrintable(alt));
    const QString masked = captionOf(figureOfKind("zeros, masked, dark"));
    QVERIFY2(masked.contains("causal mask") && masked.contains("exactly 0") && masked.contains("sparsemax"), qPrintable(masked));
    QVERIFY(captionOf(figureOfKind("scores")).contains("Numbers run from"));
    QVERIFY(captionOf(figureOfKind("film strip")).contains("temperature 0.25"));
    test::Made made{.words = test::wordsOf(4), .dimensions = 4};
    made.stage = Stage::Output;
    const QString mixes = captionOf(*temperatureStrip(attentionOf(made), {0, 4}, {}));
    QVERIFY2(
        mixes.contains("vectors mixed by the weights, in reading order, of softmax at temperature 0, softmax at temperature 4.00, each "
                       "over scores"),
        qPrintable(mixes));

    QXmlStreamReader svg(*encoded(figure, FigureFormat::Svg));
    QString title, description;
    while (!svg.atEnd())
        if (svg.readNext() == QXmlStreamReader::StartElement && svg.namespaceUri() == QLatin1String("http://www.w3.org/2000/svg")) {
            if (svg.name() == QLatin1String("title"))
                title = svg.readElementText();
            else if (svg.name() == QLatin1String("desc"))
                description = svg.readElementText();
        }
    QCOMPARE(title, figureTitle(figure));
    QCOMPARE(description, alt);
    const QImage png = QImage::fromData(*encoded(figure, FigureFormat::Png));
    QCOMPARE(png.text("Description"), alt);
    QCOMPARE(png.text("Caption"), caption);
    written("figure.pdf", figure);
    const QByteArray info = run("pdfinfo", {path("figure.pdf")}).output;
    QVERIFY2(info.contains(caption.toUtf8()) && info.contains("Tagged:          yes"), info);
}

void TestVectorFigure::texCompiles_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"plain", "zeros, masked, dark", "scores", "caption and type", "film strip"})
        QTest::newRow(kind) << kind;
}

void TestVectorFigure::texCompiles()
{
    QFETCH(QString, kind);
    if (QStandardPaths::findExecutable("pdflatex").isEmpty())
        QSKIP("pdflatex is not installed, which is larger than everything else here; TikZ figures are not compiled.");
    Figure figure = figureOfKind(kind);
    written("figure.tex", figure);
    const Run alone = run("pdflatex", {"-interaction=nonstopmode", "-halt-on-error", "figure.tex"}, m_folder->path());
    QVERIFY2(alone.done, alone.output);
    QFile paper(path("paper.tex"));
    QVERIFY(paper.open(QIODevice::WriteOnly));
    paper.write("\\documentclass{article}\\usepackage{tikz}\\begin{document}Before \\input{figure.tex} after.\\end{document}\n");
    paper.close();
    const Run inside = run("pdflatex", {"-interaction=nonstopmode", "-halt-on-error", "paper.tex"}, m_folder->path());
    QVERIFY2(inside.done, inside.output);

    figure.options.dotsPerInch = 150;
    const QImage png(written("figure.png", figure));
    QVERIFY(run("pdftoppm", {"-r", "150", "-png", "-singlefile", path("figure.pdf"), path("tex")}).done);
    const QImage tex(path("tex.png"));
    QVERIFY(std::abs(tex.width() - png.width()) <= 2 && std::abs(tex.height() - png.height()) <= 2);
    // TeX sets the words in its own type.
    const Distance distance = distanceOf(png, tex, 150);
    QVERIFY2(distance.mean < 9, QByteArray::number(distance.mean));
}

void TestVectorFigure::texKnowsItsLetters()
{
    QCOMPARE(*texText("a\"b"), QByteArray("a\\softfocusmark{34}b"));
    QCOMPARE(*texText("50% of_#1 {a}\\b"), QByteArray("50\\% of\\_\\#1 \\{a\\}\\textbackslash{}b"));
    QCOMPARE(*texText("Größe ñ ī ş"), QByteArray("Gr\\\"{o}\\ss{}e \\~{n} \\={\\i} \\c{s}"));
    QVERIFY(!texText("мир") && !texText("🦀") && !texText("漢字"));
}

void TestVectorFigure::numbersAreReadByOthers()
{
    Matrix scores{{0.1, 1.0 / 3, -std::numeric_limits<double>::infinity()}, {-2, 5e-324, 1.7976931348623157e308}};
    const Figure figure = figureOf(attentionOf({.words = {"a, \"b\"", "c\nd", "é"}, .stage = Stage::Scores, .scores = scores}));
    const QString script =
        "import csv, json, struct, sys, numpy\n"
        "folder = sys.argv[1]\n"
        "want = [[0.1, 1/3, float('-inf')], [-2, 5e-324, 1.7976931348623157e308]]\n"
        "array = numpy.load(folder + '/figure.npy')\n"
        "assert array.dtype == numpy.float64 and array.shape == (2, 3) and array.tolist() == want, array\n"
        "for name, separator in (('csv', ','), ('tsv', '\\t')):\n"
        "    rows = list(csv.reader(open(folder + '/figure.' + name, encoding='utf-8', newline=''), delimiter=separator))\n"
        "    assert rows[0] == ['', 'a, \"b\"', 'c\\nd', 'é'], rows\n"
        "    assert [row[0] for row in rows[1:]] == ['a, \"b\"', 'c\\nd'], rows\n"
        "    assert [[float(cell) for cell in row[1:]] for row in rows[1:]] == want, rows\n"
        "scores = json.load(open(folder + '/figure.json', encoding='utf-8'))['scores']\n"
        "assert scores == [[0.1, 1/3, None], want[1]], scores\n";
    for (const char* name : {"figure.csv", "figure.tsv", "figure.json", "figure.npy"})
        written(name, figure);
    const Run python = run("/usr/bin/python3", {"-c", script, m_folder->path()});
    QVERIFY2(python.done, python.error);
}

void TestVectorFigure::captionsNameWordsThatRecurByTheirPlace()
{
    Matrix scores = Matrix::Zero(3, 3);
    scores(0, 2) = 4;
    const QString recurring = captionOf(figureOf(attentionOf({.words = {"do", "you", "do"}, .scores = scores})));
    QVERIFY2(recurring.contains("“do” (1st word) on “do” (3rd word)"), qPrintable(recurring));
    QVERIFY2(recurring.contains("“do” (3rd word) receives the most"), qPrintable(recurring));
    QVERIFY(captionOf(figureOf(attentionOf({.words = {"do", "you", "go"}, .scores = scores}))).contains("“do” on “go”"));
}

void TestVectorFigure::captionLinesBeginWhereTheyBegin()
{
    FigurePage page = *layOutFigure(figureOfKind("plain"));
    const PagePanel& map = page.panels.front();
    // A line of a caption whose middle happens to be that of the map.
    const QFont font = page.theme.sized(12);
    const QString line = QStringLiteral("A line of a caption");
    const double middle = map.at.x() + map.layout.cells.center().x();
    const double start = middle - QFontMetricsF(font).horizontalAdvance(line) / 2;
    page.texts.push_back({line, QPointF(start, page.size.height() - 10), font, page.theme.text});
    int found = 0;
    for (const Shape& shape : drawingOf(page).shapes)
        if (const auto* text = std::get_if<TextShape>(&shape); text && text->text == line) {
            ++found;
            QCOMPARE(text->anchor, TextAnchor::Start);
        }
    QCOMPARE(found, 1);
    const FigurePage strip = *layOutFigure(figureOfKind("film strip"));
    int centred = 0;
    for (const Shape& shape : drawingOf(strip).shapes)
        if (const auto* text = std::get_if<TextShape>(&shape); text && text->text.startsWith("T "))
            centred += text->anchor == TextAnchor::Middle;
    QCOMPARE(centred, 3);
}

void TestVectorFigure::numbersOfFilmStripsAreRefused()
{
    for (const FigureFormat format : {FigureFormat::Csv, FigureFormat::Npy})
        QVERIFY(!encoded(figureOfKind("film strip"), format).ok());
}

void TestVectorFigure::cellsHaveTheirSize()
{
    for (const int words : {3, 20}) {
        const Result<QImage> image = renderFigure(
            figureOf(attentionOf({.words = test::wordsOf(words)}), {.widthMillimetres = 0, .cellMillimetres = 6, .dotsPerInch = 254}));
        QVERIFY2(image.ok(), image.ok() ? "" : image.message().c_str());
        // Cells of 60 pixels, and room for words and legend beside them.
        QVERIFY2(image->width() > 60 * words && image->width() < 60 * words + 600, QByteArray::number(image->width()));
    }
}

void TestVectorFigure::cellsThatDoNotFitAreRefused()
{
    const Result<QImage> image =
        renderFigure(figureOf(attentionOf({.words = test::wordsOf(20)}), {.widthMillimetres = 60, .cellMillimetres = 6}));
    QVERIFY(!image.ok());
    QVERIFY2(QString::fromStdString(image.message()).contains("6 mm " + sentences::doNotFit()), image.message().c_str());
}

void TestVectorFigure::filmStripsShareALegend()
{
    const auto attention = attentionOf({.words = test::wordsOf(5)});
    const Result<Figure> strip =
        normalizerStrip(attention, {*Normalizer::named("softmax"), *Normalizer::named("sparsemax"), *Normalizer::named("hardmax")},
                        {.widthMillimetres = 180});
    QVERIFY(strip.ok());
    const QByteArray svg = *encoded(*strip, FigureFormat::Svg);
    QCOMPARE(svg.count(">softmax<"), 1);
    QCOMPARE(svg.count(">sparsemax<"), 1);
    QCOMPARE(svg.count(">hardmax<"), 1);
    QCOMPARE(svg.count("<g transform=\"translate(0 0)\">"), 3); // the first row of three maps
    QCOMPARE(svg.count(">grandmother<"), 1 + 3);                // once for the rows, once for the columns of each
    const QByteArray png = *encoded(*strip, FigureFormat::Png);
    const QImage image = QImage::fromData(png);
    QVERIFY(image.width() > 2 * image.height());
}

void TestVectorFigure::filmStripsWithoutASenseAreRefused()
{
    const auto weights = attentionOf({.words = {"a", "b"}}), hard = attentionOf({.words = {"a", "b"}, .normalizer = "hardmax"}),
               scores = attentionOf({.words = {"a", "b"}, .stage = Stage::Scores});
    QVERIFY(!temperatureStrip(weights, {}, {}).ok());
    QVERIFY(!temperatureStrip(weights, std::vector<double>(13, 1.0), {}).ok());
    QVERIFY(!temperatureStrip(hard, {1, 2}, {}).ok());
    QVERIFY(!temperatureStrip(scores, {1, 2}, {}).ok());
    const std::vector<double> temperatures = sweep(0.5, 8, 5);
    QCOMPARE(temperatures.front(), 0.5);
    QCOMPARE(temperatures.back(), 8.0);
    QVERIFY(std::abs(temperatures[2] - 2) < 1e-12);
}

QTEST_MAIN(TestVectorFigure)
#include "test_vector_figure.moc"
