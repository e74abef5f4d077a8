#include "ui/figure/formats/byte_writer.h"
#include "ui/figure/formats/formats.h"
#include "ui/figure/formats/glyph_picture.h"
#include "ui/figure/formats/tex_text.h"

#include <QPainterPath>

#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace softfocus {

namespace {

/// What comes before the picture. Alone, the file is a document as large as the picture; inside a document it is the picture, in which
/// characters are what they are in TeX itself: babel makes some of them commands ("=" in Turkish, ":" in French, a quotation mark in
/// German). Their numbers stand without the signs that might be such commands, too.
constexpr const char* prelude = R"(\expandafter\ifx\csname @nodocument\endcsname\relax
  \begingroup
  \catcode33 12 \catcode34 12 \catcode36 3 \catcode38 4 \catcode39 12 \catcode40 12 \catcode41 12 \catcode42 12 \catcode43 12
  \catcode44 12 \catcode45 12 \catcode46 12 \catcode47 12 \catcode58 12 \catcode59 12 \catcode60 12 \catcode61 12 \catcode62 12
  \catcode63 12 \catcode64 12 \catcode91 12 \catcode93 12 \catcode94 7 \catcode95 8 \catcode96 12 \catcode124 12 \catcode126 13
  \def\softfocusbegin{}\def\softfocusend{\endgroup}
\else
  \def\softfocusbegin{\documentclass{article}\usepackage{tikz}\pagestyle{empty}\parindent=0pt\topskip=0pt
    \hoffset=-1in \voffset=-1in \oddsidemargin=0pt \topmargin=0pt \headheight=0pt \headsep=0pt \footskip=0pt
    \textwidth=\softfocuswidth \textheight=\softfocusheight \paperwidth=\softfocuswidth \paperheight=\softfocusheight
    \ifdefined\pdfpagewidth \pdfpagewidth=\softfocuswidth \pdfpageheight=\softfocusheight
    \else\ifdefined\pagewidth \pagewidth=\softfocuswidth \pageheight=\softfocusheight \fi\fi
    \begin{document}\vbox to 0pt\bgroup\offinterlineskip\hbox to 0pt\bgroup\begingroup}
  \def\softfocusend{\endgroup\hss\egroup\vss\egroup\end{document}}
\fi
)";
/// Cells use the basic layer of TikZ, since thousands of its paths with options would take minutes. Marks are of a font that every TeX
/// has, whatever the document's fonts: others have curved quotation marks in their place. Where characters are no commands, French puts
/// blanks before colons by other means.
constexpr const char* definitions = R"(\softfocusbegin
\makeatletter
\def\softfocusfill#1#2#3{\pgfsys@color@rgb@fill{#1}{#2}{#3}}%
\def\softfocusbox#1#2#3#4{\pgfpathrectangle{\pgfqpoint{#1bp}{#2bp}}{\pgfqpoint{#3bp}{#4bp}}\pgfusepathqfill}%
\def\softfocusline#1#2#3#4{\pgfpathmoveto{\pgfqpoint{#1bp}{#2bp}}\pgfpathlineto{\pgfqpoint{#3bp}{#4bp}}}%
\def\softfocustext#1#2{\fontsize{10}{10}\selectfont\scalebox{#1}{#2}}%
\def\softfocusmark#1{{\fontencoding{OT1}\fontfamily{cmtt}\fontseries{m}\fontshape{n}\selectfont\char#1 }}%
\def\softfocusapart{\kern0pt}%
\def\softfocustype{\sffamily \ifdefined\XeTeXinterchartokenstate \XeTeXinterchartokenstate=0 \fi
  \ifdefined\NoAutoSpacing \NoAutoSpacing \fi}%
\makeatother
)";
/// Pixels of a glyph that is a picture, for the size of its type: about 300 dots per inch in print.
constexpr double pixelsOfType = 32;

/// Writes one drawing. Units: big points, from the lower left corner.
class TikzWriter {
public:
    TikzWriter(const Drawing& drawing, const FigureNotes& notes) : m_drawing(drawing), m_notes(notes) {}

    QByteArray write()
    {
        for (const QString& line : {m_notes.title, m_notes.altText})
            m_out << "% " << QString(line).simplified().toUtf8() << '\n';
        m_out << "% Compile it alone, or \\input it into a document that has \\usepackage{tikz}.\n";
        m_out << prelude << "\\def\\softfocuswidth{" << length(m_drawing.size.width()) << "bp}\\def\\softfocusheight{"
              << length(m_drawing.size.height()) << "bp}%\n"
              << definitions << "\\begin{tikzpicture}\\softfocustype\n";
        defineInks();
        m_out
            << "\\pgfpathrectangle{\\pgfpointorigin}{\\pgfqpoint{\\softfocuswidth}{\\softfocusheight}}\\pgfusepath{use as bounding box}\n";
        writeShape(BoxShape{QRectF(QPointF(), m_drawing.size), m_drawing.ground});
        for (const Shape& shape : m_drawing.shapes)
            std::visit([this](const auto& one) { writeShape(one); }, shape);
        m_out << "\\end{tikzpicture}%\n\\softfocusend\n";
        return m_out.take();
    }

private:
    double length(double units) const { return units * m_drawing.points; }
    double fromBelow(double y) const { return length(m_drawing.size.height() - y); }

    /// Names for the colours of texts, which TeX wants to know of.
    void defineInks()
    {
        for (const Shape& shape : m_drawing.shapes) {
            if (const auto* text = std::get_if<TextShape>(&shape))
                m_inks.insert({text->ink, {}});
            if (const auto* grid = std::get_if<CellGrid>(&shape))
                for (const CellRow& row : grid->rows)
                    for (const CellNumber& number : row.numbers)
                        m_inks.insert({number.ink, {}});
        }
        char letter = 'a';
        for (auto& [ink, name] : m_inks) {
            name = QByteArray("softfocusink") + letter++;
            m_out << "\\definecolor{" << name << "}{RGB}{" << qRed(ink) << ',' << qGreen(ink) << ',' << qBlue(ink) << "}%\n";
        }
    }

    void setColour(QRgb colour)
    {
        if (colour == m_fill)
            return;
        m_fill = colour;
        m_out << "\\softfocusfill";
        for (const int channel : {qRed(colour), qGreen(colour), qBlue(colour)})
            (m_out << '{').decimal(channel / 255.0, 3) << '}';
        m_out << "%\n";
    }

    void box(double x, double y, double width, double height)
    {
        m_out << "\\softfocusbox{";
        m_out.decimal(x, 3) << "}{";
        m_out.decimal(y, 3) << "}{";
        m_out.decimal(width, 3) << "}{";
        m_out.decimal(height, 3) << "}%\n";
    }

    void line(double x1, double y1, double x2, double y2)
    {
        m_out << "\\softfocusline{" << x1 << "}{" << y1 << "}{" << x2 << "}{" << y2 << "}%\n";
    }

    /// `unit`: of the dashes' lengths.
    void setStroke(QRgb colour, double width, const std::vector<double>& dashes, double unit)
    {
        m_out << "\\begin{scope}\\definecolor{softfocusline}{RGB}{" << qRed(colour) << ',' << qGreen(colour) << ',' << qBlue(colour)
              << "}\\pgfsetstrokecolor{softfocusline}\\pgfsetlinewidth{" << width << "bp}";
        if (!dashes.empty()) {
            m_out << "\\pgfsetdash{";
            for (const double length : dashes)
                m_out << '{' << length * unit << "bp}";
            m_out << "}{0pt}";
        }
        m_out << "%\n";
    }
    void endStroke() { m_out << "\\pgfusepath{stroke}\\end{scope}%\n"; }

    void writeShape(const BoxShape& shape)
    {
        setColour(shape.colour);
        box(length(shape.box.x()), fromBelow(shape.box.bottom()), length(shape.box.width()), length(shape.box.height()));
    }

    void writeShape(const LineShape& shape)
    {
        const double width = length(shape.width);
        setStroke(shape.colour, width, shape.dotted ? std::vector{1.0, 2.0} : std::vector<double>(), width);
        line(length(shape.from.x()), fromBelow(shape.from.y()), length(shape.to.x()), fromBelow(shape.to.y()));
        endStroke();
    }

    void writeShape(const PathShape& shape)
    {
        setColour(shape.colour);
        const QPainterPath& path = shape.path;
        const auto point = [&](int i) {
            const QPainterPath::Element element = path.elementAt(i);
            m_out << "{\\pgfqpoint{" << length(element.x) << "bp}{" << fromBelow(element.y) << "bp}}";
        };
        for (int i = 0; i < path.elementCount(); ++i) {
            constexpr std::array commands{"\\pgfpathmoveto", "\\pgfpathlineto", "\\pgfpathcurveto", ""};
            m_out << commands[std::size_t(path.elementAt(i).type)];
            point(i);
        }
        m_out << "\\pgfusepathqfill%\n";
    }

    void writeShape(const TextShape& shape)
    {
        const std::optional<QByteArray> tex = texText(shape.text);
        if (!tex) {
            if (hasPictures(shape.text, shape.font))
                writePixels(shape);
            else
                writeOutline(shape);
            return;
        }
        constexpr std::array anchors{"left,", "", "right,"};
        const double turn = shape.angle * std::numbers::pi / 180;
        const double along = shape.width * double(shape.anchor) / 2;
        const QPointF at = shape.start + along * QPointF(std::cos(turn), std::sin(turn));
        m_out << "\\pgftext[" << anchors[std::size_t(shape.anchor)] << "base,x=" << length(at.x()) << "bp,y=" << fromBelow(at.y()) << "bp";
        if (shape.angle != 0)
            m_out << ",rotate=" << -shape.angle;
        m_out << "]{\\color{" << m_inks.at(shape.ink) << '}';
        if (shape.font.weight() >= QFont::DemiBold)
            m_out << "\\bfseries";
        m_out << "\\softfocustext{" << scaleOf(shape.font.pixelSize()) << "}{" << *tex << "}}%\n";
        m_fill = 0; // TeX sets its own colour again after a text
    }

    /// Scripts that TeX has no font for are drawn by their outlines.
    void writeOutline(const TextShape& shape)
    {
        QPainterPath path;
        path.addText(QPointF(), shape.font, shape.text);
        QTransform place;
        place.translate(shape.start.x(), shape.start.y());
        place.rotate(shape.angle);
        path.setFillRule(Qt::WindingFill);
        writeShape(PathShape{place.map(path), shape.ink});
    }

    /// Glyphs that are pictures are drawn as runs of pixels, since one file of TeX cannot hold an image.
    void writePixels(const TextShape& shape)
    {
        const TextPicture picture = pictureOf(shape, pixelsOfType / shape.font.pixelSize());
        const double side = length(shape.font.pixelSize()) / pixelsOfType;
        constexpr double overlap = 0.2; // so that no seams show
        m_out << "\\begin{scope}\\pgftransformshift{\\pgfqpoint{" << length(shape.start.x()) << "bp}{" << fromBelow(shape.start.y())
              << "bp}}";
        if (shape.angle != 0)
            m_out << "\\pgftransformrotate{" << -shape.angle << '}';
        m_out << "%\n";
        m_fill = 0;
        const QImage& image = picture.image;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0, end = 0; x < image.width(); x = end) {
                const QRgb colour = onGround(image.pixel(x, y));
                for (end = x + 1; end < image.width() && onGround(image.pixel(end, y)) == colour;)
                    ++end;
                if (colour == m_drawing.ground)
                    continue;
                setColour(colour);
                box(length(picture.area.left()) + x * side, -length(picture.area.top()) - (y + 1 + overlap) * side,
                    (end - x + overlap) * side, (1 + overlap) * side);
            }
        m_out << "\\end{scope}%\n";
        m_fill = 0;
    }

    /// A pixel as it looks on the page, in few enough colours that most pixels continue the one before.
    QRgb onGround(QRgb pixel) const
    {
        constexpr int step = 16, least = 32;
        if (qAlpha(pixel) < least)
            return m_drawing.ground;
        const auto mixed = [&](int channel, int ground) {
            const int value = (channel * qAlpha(pixel) + ground * (255 - qAlpha(pixel))) / 255;
            return std::min(255, (value + step / 2) / step * step);
        };
        return qRgb(mixed(qRed(pixel), qRed(m_drawing.ground)), mixed(qGreen(pixel), qGreen(m_drawing.ground)),
                    mixed(qBlue(pixel), qBlue(m_drawing.ground)));
    }

    /// Of type of 10 TeX points.
    double scaleOf(double pixels) const
    {
        constexpr double bigPoint = 72.27 / 72, base = 10;
        return length(pixels) * bigPoint / base;
    }

    void writeShape(const CellGrid& grid)
    {
        const double unit = length(grid.unit);
        const QPointF corner(length(grid.area.x()), fromBelow(grid.area.y()));
        for (const CellRow& row : grid.rows)
            for (const CellRun& run : row.runs) {
                setColour(run.colour);
                const int height = row.height + row.overlap;
                box(corner.x() + run.x * unit, corner.y() - (row.y + height) * unit, (run.width + run.overlap) * unit, height * unit);
            }
        writeStrokes(grid.hatch, corner, unit);
        for (const Strokes& dots : grid.dots)
            writeStrokes(dots, corner, unit);
        writeNumbers(grid, corner, unit);
    }

    /// One file of TeX cannot hold an image; whoever asks for one is told so before.
    void writeShape(const ImageShape&) {}

    void writeStrokes(const Strokes& strokes, QPointF corner, double unit)
    {
        if (strokes.strokes.empty())
            return;
        setStroke(strokes.colour, strokes.width * unit, strokes.dashes, unit);
        constexpr std::size_t mostAtOnce = 500; // TeX keeps a whole path in memory
        for (std::size_t i = 0; i < strokes.strokes.size(); ++i) {
            const Stroke& stroke = strokes.strokes[i];
            line(corner.x() + stroke.x1 * unit, corner.y() - stroke.y1 * unit, corner.x() + stroke.x2 * unit,
                 corner.y() - stroke.y2 * unit);
            if (i % mostAtOnce == mostAtOnce - 1)
                m_out << "\\pgfusepath{stroke}%\n";
        }
        endStroke();
    }

    void writeNumbers(const CellGrid& grid, QPointF corner, double unit)
    {
        if (grid.texts.empty())
            return;
        std::vector<QByteArray> texts;
        for (const QString& text : grid.texts)
            texts.push_back(texText(text).value_or(QByteArray("?")));
        m_out << "\\def\\softfocusnumber#1#2#3#4{\\pgftext[x=#1bp,y=#2bp]{\\color{softfocusink#3}\\softfocustext{"
              << scaleOf(grid.font.pixelSize()) << "}{#4}}}\n";
        for (const CellRow& row : grid.rows)
            for (const CellNumber& number : row.numbers)
                m_out << "\\softfocusnumber{" << corner.x() + number.x * unit << "}{" << corner.y() - (row.y + row.height / 2) * unit
                      << "}{" << m_inks.at(number.ink).right(1) << "}{" << texts[std::size_t(number.text)] << "}%\n";
    }

    const Drawing& m_drawing;
    const FigureNotes& m_notes;
    ByteWriter m_out;
    std::map<QRgb, QByteArray> m_inks;
    QRgb m_fill = 0; ///< transparent, which no shape is
};

} // namespace

QByteArray tikzOf(const Drawing& drawing, const FigureNotes& notes)
{
    return TikzWriter(drawing, notes).write();
}

} // namespace softfocus
