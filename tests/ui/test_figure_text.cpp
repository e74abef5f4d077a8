#include "tests/support/pictures.h"
#include "ui/figure/export.h"
#include "ui/figure/formats/glyph_picture.h"
#include "ui/figure/formats/tex_text.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/colour/theme.h"
#include "ui/paint/labels/emoji_font.h"
#include "ui/paint/labels/mixed_text.h"
#include "ui/paint/labels/text_width.h"

#include <QFile>
#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace softfocus;
using test::attentionOf;

namespace {

bool ran(const QString& program, const QStringList& arguments, const QString& folder, QByteArray* output = nullptr)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    process.closeWriteChannel();
    constexpr int patience = 240'000;
    const bool finished = process.waitForFinished(patience);
    if (output)
        *output = process.readAllStandardOutput();
    return finished && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

/// Words that TeX's fonts would join, and those that babel makes commands of.
const QStringList marks{"``", "''", "?`",  "!`", "<<",  ">>",  "--",   "---",   "a--b",
                        ",,", "fi", "ffl", "\"", "a=b", "x:y", "why?", "don't", "|"};

Figure figureOfWords(const QStringList& words)
{
    return figureOf(attentionOf({.words = words}), {.widthMillimetres = 170});
}

const QStringList emoji{"🦀", "👩‍🔬", "🇪🇸", "👍🏽", "❤️", "1️⃣", "#️⃣", "plain"};

/// Pixels that are clearly red or yellow, which nothing else in the figure is.
int warmPixels(const QImage& image)
{
    constexpr int warm = 60;
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qRed(image.pixel(x, y)) - qBlue(image.pixel(x, y)) > warm;
    return count;
}

bool hasEmojiFont()
{
    return QFontDatabase::hasFamily("Noto Color Emoji");
}

constexpr char noEmojiFont[] = "Noto Color Emoji is not installed, so emoji are not in colour here.";

} // namespace

/// Words in figures that fonts and TeX would make something else of.
class TestFigureText : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void texKeepsMarksApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("tex");
        const QByteArray apart = "\\softfocusapart{}", grave = "\\softfocusmark{18}", straight = "\\softfocusmark{13}";
        QTest::newRow("graves") << "``" << grave + apart + grave;
        QTest::newRow("apostrophes") << "''" << straight + apart + straight;
        QTest::newRow("question") << "?`"
                                  << "?" + apart + grave;
        QTest::newRow("exclamation") << "!`"
                                     << "!" + apart + grave;
        QTest::newRow("dashes") << "---"
                                << "-" + apart + "-" + apart + "-";
        QTest::newRow("commas") << ",,"
                                << "," + apart + ",";
        QTest::newRow("less") << "<<"
                              << "$<$" + apart + "$<$";
        QTest::newRow("f") << "ffi"
                           << "f" + apart + "f" + apart + "i";
        QTest::newRow("nothing to join") << "of a, b- c" << QByteArray("of a, b- c");
        QTest::newRow("signs of Spanish") << "¿¡" << QByteArray("\\textquestiondown{}\\textexclamdown{}");
        QTest::newRow("long dashes") << "–—"
                                     << "\\textendash{}" + apart + "\\textemdash{}";
    }
    void texKeepsMarksApart()
    {
        QFETCH(QString, text);
        const std::optional<QByteArray> tex = texText(text);
        QVERIFY(tex);
        QTEST(*tex, "tex");
    }

    /// The same file for every engine and language: what babel may have made a command is set right before it is used.
    void texTakesCharactersAsTheyAre()
    {
        const QByteArray tex = *encoded(figureOfWords(marks), FigureFormat::Tex);
        const qsizetype set = tex.indexOf("\\begingroup");
        QVERIFY(set > 0);
        for (const char active : {'!', '"', '\'', ',', '-', '.', '/', ':', ';', '<', '=', '>', '?', '`', '|'}) {
            const QByteArray command = "\\catcode" + QByteArray::number(int(active)) + " 12";
            QVERIFY2(tex.contains(command), command);
        }
        // Up to there no such character stands outside of comments.
        QByteArray before = tex.first(tex.lastIndexOf("\\catcode"));
        before.replace(QByteArrayView("\\csname @nodocument"), "");
        for (const QByteArray& line : before.split('\n'))
            if (!line.startsWith('%'))
                QVERIFY2(!QString::fromUtf8(line).contains(QRegularExpression("[!\"',./:;<=>?`|-]")), line);
        QVERIFY(!tex.contains("\\textquoteleft") && !tex.contains("\\ttfamily"));
    }

    void texSetsTheseCharacters_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("language");
        for (const char* engine : {"pdflatex", "lualatex", "xelatex"})
            for (const char* language : {"", "turkish", "german", "french"})
                QTest::addRow("%s %s", engine, *language ? language : "alone") << QString(engine) << QString(language);
    }
    void texSetsTheseCharacters()
    {
        QFETCH(QString, engine);
        QFETCH(QString, language);
        if (QStandardPaths::findExecutable(engine).isEmpty() || QStandardPaths::findExecutable("pdftotext").isEmpty())
            QSKIP(qPrintable(engine + " or pdftotext is not installed; the figure is not compiled with it."));
        QByteArray found;
        if (!language.isEmpty() && (!ran("kpsewhich", {language + ".ldf"}, m_folder->path(), &found) || found.isEmpty()))
            QSKIP(qPrintable("babel's " + language + " is not installed; the figure is not compiled under it."));
        QVERIFY(exportFigure(figureOfWords(marks), path("figure.tex")).ok());
        QFile paper(path("paper.tex"));
        QVERIFY(paper.open(QIODevice::WriteOnly));
        paper.write("\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage[" + language.toUtf8() +
                    "]{babel}\\usepackage{tikz}\\begin{document}\\noindent\\input{figure.tex}\\end{document}\n");
        paper.close();
        const QString name = language.isEmpty() ? "figure" : "paper";
        QByteArray output;
        const bool compiled = ran(engine, {"-interaction=nonstopmode", "-halt-on-error", name + ".tex"}, m_folder->path(), &output);
        if (!compiled && output.contains("fontspec") && output.contains("not found"))
            QSKIP(qPrintable(engine + " lacks its fonts; the figure is not compiled with it."));
        QVERIFY2(compiled, output);
        QByteArray text;
        QVERIFY(ran("pdftotext", {name + ".pdf", "-"}, m_folder->path(), &text));
        const QStringList words = QString::fromUtf8(text).split(QRegularExpression("\\s+"));
        for (const QString& mark : marks) // as a query and as a key, one of which may be turned and read letter by letter
            QVERIFY2(words.contains(mark), qPrintable(mark + " in " + QString::fromUtf8(text)));
    }

    void pdfIsOfAVersionThatPdfTexTakes()
    {
        for (const QStringList& words : {QStringList{"a", "b"}, emoji})
            QVERIFY(encoded(figureOfWords(words), FigureFormat::Pdf)->startsWith("%PDF-1.5\n"));
    }

    void scriptsWithoutAFontAreNoPictures()
    {
        const QString words = "𐌰𐌱"; // Gothic, which few have a font for
        QVERIFY(!hasPictures(words, Theme::light().font));
        for (const FigureFormat format : {FigureFormat::Tex, FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png})
            QVERIFY(encoded(figureOfWords({words, "a"}), format).ok());
    }

    void emojiNameTheirFonts()
    {
        const QByteArray svg = *encoded(figureOfWords(emoji), FigureFormat::Svg);
        for (const QString& word : emoji) {
            const qsizetype at = svg.indexOf('>' + labelText(word).toUtf8() + "</text>");
            QVERIFY2(at > 0, qPrintable(word));
            const QByteArray element = svg.first(at).sliced(svg.lastIndexOf("<text", at));
            QCOMPARE(element.contains("'Noto Color Emoji'"), word != "plain");
        }
        if (hasEmojiFont())
            QVERIFY(Theme::light().font.families().contains("Noto Color Emoji"));
    }

    void emojiAreToldFromTexts()
    {
        for (const QString& word : emoji)
            QCOMPARE(isEmoji(word), word != "plain");
        for (const char* text : {"", "a", "12", "#", "❤", "©", "→", "a❤️", "1️⃣2", "🦀 is"})
            QVERIFY2(!isEmoji(QString::fromUtf8(text)), text);
        QVERIFY(isEmoji("©️") && isEmoji("🏴󠁧󠁢󠁳󠁣󠁴󠁿") && isEmoji("🧑🏿‍🤝‍🧑🏻"));
    }

    /// Whatever fonts are installed.
    void signsThatAskForItAreInColourAmongWords_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"“❤️” gives", "to “1️⃣”, 0.5", "☀️ and #️⃣", "قلب ❤️"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void signsThatAskForItAreInColourAmongWords()
    {
        if (!hasEmojiFont())
            QSKIP(noEmojiFont);
        QFETCH(QString, text);
        const QFont font = Theme::light().sized(20);
        const auto paintedBy = [](const std::function<void(QPainter&)>& paint) {
            QImage image(400, 60, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setPen(Qt::black);
            paint(painter);
            return image;
        };
        const auto isInColour = [](const QImage& image) {
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (const QColor colour = image.pixelColor(x, y); colour.saturation() > 60)
                        return true;
            return false;
        };
        const QRectF area(10, 10, 380, 40);
        QVERIFY(isInColour(paintedBy([&](QPainter& painter) { drawFitted(painter, area, Qt::AlignLeft, font, text); })));
        QVERIFY(isInColour(paintedBy([&](QPainter& painter) { drawFitted(painter, area, Qt::AlignRight, font, text); })));
        QVERIFY(isInColour(paintedBy([&](QPainter& painter) { drawMixedLines(painter, area, Qt::AlignHCenter, font, text); })));
        QVERIFY(mixedWidth(font, text) < 300);
        QVERIFY(!isInColour(paintedBy([&](QPainter& painter) { drawFitted(painter, area, Qt::AlignLeft, font, "plain words"); })));
    }

    void emojiAreDrawnWithTheirFamilyFirst()
    {
        QFont font;
        font.setFamilies({"Inter", "Some Emoji"});
        QCOMPARE(labelFont(font, "❤️").families(), (QStringList{"Some Emoji", "Inter"}));
        QCOMPARE(labelFont(font, "heart").families(), font.families());
        font.setFamilies({"Inter"});
        QCOMPARE(labelFont(font, "❤️"), font);
    }

    void emojiAreVisibleInEveryFormat()
    {
        if (!hasEmojiFont())
            QSKIP(noEmojiFont);
        const QFont font = Theme::light().font;
        for (const QString& word : emoji)
            QCOMPARE(hasPictures(word, labelFont(font, word)), word != "plain");
        // A key is one picture, not a figure beside an empty key.
        QVERIFY(labelWidth(font, "1️⃣") < 1.2 * labelWidth(font, "🦀"));
        QVERIFY(labelWidth(font, "❤️‍🔥") < 1.2 * labelWidth(font, "🦀"));
        QVERIFY(hasPictures("a cookie 🍪", font) && !hasPictures("?`", font) && !hasPictures("", font));

        Figure figure = figureOfWords(emoji);
        figure.options.dotsPerInch = 150;
        const int inPng = warmPixels(*renderFigure(figure));
        QVERIFY2(inPng > 500, QByteArray::number(inPng));
        figure.options.dotsPerInch = 1200; // so large that Qt might draw outlines in place of its ready-made glyphs
        QVERIFY(warmPixels(*renderFigure(figure)) > 30 * inPng);
        figure.options.dotsPerInch = 150;

        const QByteArray tex = *encoded(figure, FigureFormat::Tex);
        int warmRuns = 0;
        static const QRegularExpression fill(R"(\\softfocusfill\{([0-9.]+)\}\{[0-9.]+\}\{([0-9.]+)\})");
        for (auto match = fill.globalMatch(QString::fromUtf8(tex)); match.hasNext();) {
            const QRegularExpressionMatch one = match.next();
            warmRuns += one.captured(1).toDouble() - one.captured(2).toDouble() > 0.3;
        }
        QVERIFY2(warmRuns > 200, QByteArray::number(warmRuns));

        QVERIFY(exportFigure(figure, path("figure.pdf")).ok());
        if (QStandardPaths::findExecutable("pdftoppm").isEmpty())
            QSKIP("pdftoppm is not installed; the pixels of the PDF are not looked at.");
        QVERIFY(ran("pdftoppm", {"-r", "150", "-png", "-singlefile", "figure.pdf", "pdf"}, m_folder->path()));
        const int inPdf = warmPixels(QImage(path("pdf.png")));
        QVERIFY2(inPdf > inPng * 3 / 4 && inPdf < inPng * 4 / 3, QByteArray::number(inPdf) + " beside " + QByteArray::number(inPng));
    }

    void theOrderOfFormatsMakesNoDifference()
    {
        using enum FigureFormat;
        const Figure figure = figureOfWords(emoji);
        std::map<FigureFormat, QByteArray> first;
        for (const std::vector<FigureFormat>& order :
             std::vector<std::vector<FigureFormat>>{{Png, Svg}, {Pdf, Png, Tex, Svg}, {Tex, Pdf, Svg, Png}, {Svg, Tex, Png, Pdf}})
            for (const FigureFormat format : order) {
                const QByteArray bytes = *encoded(figure, format);
                QVERIFY2(first.insert({format, bytes}).first->second == bytes, QByteArray::number(int(format)));
            }
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestFigureText)
#include "test_figure_text.moc"
