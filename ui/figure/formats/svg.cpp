#include "ui/figure/formats/byte_writer.h"
#include "ui/figure/formats/formats.h"

#include <QBuffer>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

// Written by hand: QSvgGenerator needs 600 bytes for a number in a cell, 10 MB for 128 × 128 of them, repeats itself for each shape,
// and has no metadata.

namespace softfocus {

namespace {

/// Whether a text has characters that are drawn in colour where a font for it is there. Source: Unicode Technical Standard #51.
bool hasEmoji(const QString& text)
{
    return std::ranges::any_of(text.toUcs4(), [](uint character) {
        return (character >= 0x1f000 && character < 0x20000) || (character >= 0x2300 && character < 0x2400) ||
               (character >= 0x2600 && character < 0x27c0) || (character >= 0x2b00 && character < 0x2c00) || character == 0xfe0f ||
               character == 0x20e3;
    });
}

/// Writes one drawing.
class SvgWriter {
public:
    SvgWriter(const Drawing& drawing, const FigureNotes& notes) : m_drawing(drawing), m_notes(notes) {}

    QByteArray write()
    {
        writeHead();
        m_out << "<rect width=\"" << m_drawing.size.width() << "\" height=\"" << m_drawing.size.height() << "\" fill=\""
              << hexColour(m_drawing.ground) << "\"/>\n";
        for (const Shape& shape : m_drawing.shapes)
            std::visit([this](const auto& one) { writeShape(one); }, shape);
        m_out << "</svg>\n";
        return m_out.take();
    }

private:
    void writeHead()
    {
        constexpr double millimetresPerPoint = 25.4 / 72;
        const double scale = m_drawing.points * millimetresPerPoint;
        m_out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                 "xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\" width=\"";
        m_out.decimal(m_drawing.size.width() * scale, 4) << "mm\" height=\"";
        m_out.decimal(m_drawing.size.height() * scale, 4)
            << "mm\" viewBox=\"0 0 " << m_drawing.size.width() << ' ' << m_drawing.size.height() << "\">\n<title>" << xmlText(m_notes.title)
            << "</title>\n<desc>" << xmlText(m_notes.altText) << "</desc>\n<metadata>\n"
            << "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
            << "<rdf:Description rdf:about=\"\"><dc:format>image/svg+xml</dc:format><dc:title>" << xmlText(m_notes.title)
            << "</dc:title><dc:description>" << xmlText(m_notes.caption) << "</dc:description></rdf:Description></rdf:RDF>\n"
            << m_notes.scene << "\n</metadata>\n";
    }

    void writeShape(const BoxShape& shape)
    {
        m_out << "<rect x=\"" << shape.box.x() << "\" y=\"" << shape.box.y() << "\" width=\"" << shape.box.width() << "\" height=\""
              << shape.box.height() << "\" fill=\"" << hexColour(shape.colour) << "\"/>\n";
    }

    void writeShape(const LineShape& shape)
    {
        m_out << "<path d=\"M" << shape.from.x() << ' ' << shape.from.y() << 'L' << shape.to.x() << ' ' << shape.to.y() << "\" stroke=\""
              << hexColour(shape.colour) << "\" stroke-width=\"" << shape.width << '"';
        if (shape.dotted)
            m_out << " stroke-dasharray=\"" << shape.width << ' ' << 2 * shape.width << '"';
        m_out << "/>\n";
    }

    void writeShape(const PathShape& shape)
    {
        m_out << "<path fill=\"" << hexColour(shape.colour) << "\" d=\"";
        for (int i = 0; i < shape.path.elementCount(); ++i) {
            const QPainterPath::Element element = shape.path.elementAt(i);
            constexpr std::array letters{'M', 'L', 'C', ' '};
            m_out << letters[std::size_t(element.type)] << element.x << ' ' << element.y;
        }
        m_out << "\"/>\n";
    }

    /// The font that was meant, and whatever comes nearest to it elsewhere; for emoji also those fonts that have them.
    void writeFont(const QFont& font, double size, bool emoji = false)
    {
        const QByteArray family = xmlText(font.family());
        m_out << " font-family=\"";
        if (!family.isEmpty())
            m_out << '\'' << QByteArray(family).replace("'", "") << "', ";
        m_out << "Helvetica, Arial, " << (emoji ? "'Noto Color Emoji', 'Apple Color Emoji', 'Segoe UI Emoji', " : "")
              << "sans-serif\" font-size=\"" << size << '"';
        if (font.weight() != QFont::Normal)
            m_out << " font-weight=\"" << int(font.weight()) << '"';
    }

    void writeShape(const TextShape& shape)
    {
        constexpr std::array anchors{"start", "middle", "end"};
        const double turn = shape.angle * std::numbers::pi / 180;
        const double along = shape.width * double(shape.anchor) / 2;
        const QPointF at = shape.start + along * QPointF(std::cos(turn), std::sin(turn));
        m_out << "<text x=\"" << at.x() << "\" y=\"" << at.y() << '"';
        writeFont(shape.font, shape.font.pixelSize(), hasEmoji(shape.text));
        m_out << " fill=\"" << hexColour(shape.ink) << '"';
        if (shape.anchor != TextAnchor::Start)
            m_out << " text-anchor=\"" << anchors[std::size_t(shape.anchor)] << '"';
        if (shape.angle != 0)
            m_out << " transform=\"rotate(" << shape.angle << ' ' << at.x() << ' ' << at.y() << ")\"";
        if (shape.text.startsWith(u' ') || shape.text.contains(QLatin1String("  ")))
            m_out << " xml:space=\"preserve\"";
        m_out << '>' << xmlText(shape.text) << "</text>\n";
    }

    void writeShape(const CellGrid& grid)
    {
        m_out << "<g transform=\"translate(" << grid.area.x() << ' ' << grid.area.y() << ") scale(";
        m_out.decimal(grid.unit, 6) << ")\">\n";
        m_out.reserve(m_out.size() + qsizetype(grid.rows.size() * grid.rows.size()) * 90);
        if (!grid.image.isNull())
            writeImage(grid);
        for (const CellRow& row : grid.rows)
            writeRuns(row);
        writeStrokes(grid.hatch);
        for (const Strokes& dots : grid.dots)
            writeStrokes(dots);
        if (!grid.texts.empty())
            writeNumbers(grid);
        m_out << "</g>\n";
    }

    /// Whatever is said of where it stands comes before.
    void writePixels(const QImage& image)
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "png");
        m_out << " preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\" "
                 "xlink:href=\"data:image/png;base64,"
              << png.toBase64() << "\"/>\n";
    }

    void writeImage(const CellGrid& grid)
    {
        m_out << "<image width=\"" << qRound(grid.area.width() / grid.unit) << "\" height=\"" << qRound(grid.area.height() / grid.unit)
              << '"';
        writePixels(grid.image);
    }

    void writeShape(const ImageShape& shape)
    {
        m_out << "<image x=\"" << shape.box.x() << "\" y=\"" << shape.box.y() << "\" width=\"" << shape.box.width() << "\" height=\""
              << shape.box.height() << '"';
        writePixels(shape.image);
    }

    void beginRow(double y) { m_out << "<g transform=\"translate(0 " << y << ")\">\n"; }

    void writeRuns(const CellRow& row)
    {
        beginRow(row.y);
        for (const CellRun& run : row.runs) {
            m_out << "<rect ";
            if (run.x != 0)
                m_out << "x=\"" << run.x << "\" ";
            m_out << "width=\"" << run.width + run.overlap << "\" height=\"" << row.height + row.overlap << "\" fill=\""
                  << colour(run.colour) << "\"/>\n";
        }
        m_out << "</g>\n";
    }

    void writeStrokes(const Strokes& strokes)
    {
        if (strokes.strokes.empty())
            return;
        m_out << "<path fill=\"none\" stroke=\"" << hexColour(strokes.colour) << "\" stroke-width=\"" << strokes.width << '"';
        if (!strokes.dashes.empty()) {
            m_out << " stroke-dasharray=\"";
            for (std::size_t i = 0; i < strokes.dashes.size(); ++i)
                m_out << (i > 0 ? " " : "") << strokes.dashes[i];
            m_out << '"';
        }
        m_out << " d=\"";
        for (const Stroke& stroke : strokes.strokes) {
            m_out << 'M' << stroke.x1 << ' ' << stroke.y1;
            if (stroke.y1 == stroke.y2)
                m_out << 'h' << stroke.x2 - stroke.x1;
            else
                m_out << 'l' << stroke.x2 - stroke.x1 << ' ' << stroke.y2 - stroke.y1;
        }
        m_out << "\"/>\n";
    }

    void writeNumbers(const CellGrid& grid)
    {
        const QRgb usual = usualInk(grid);
        m_out << "<g text-anchor=\"middle\" fill=\"" << hexColour(usual) << '"';
        writeFont(grid.font, grid.font.pixelSize() / grid.unit);
        m_out << ">\n";
        std::vector<QByteArray> texts;
        for (const QString& text : grid.texts)
            texts.push_back(xmlText(text));
        for (const CellRow& row : grid.rows) {
            if (row.numbers.empty())
                continue;
            beginRow(row.y + row.height / 2 + grid.rise);
            for (const CellNumber& number : row.numbers) {
                m_out << "<text x=\"" << number.x << '"';
                if (number.ink != usual)
                    m_out << " fill=\"" << colour(number.ink) << '"';
                m_out << '>' << texts[std::size_t(number.text)] << "</text>\n";
            }
            m_out << "</g>\n";
        }
        m_out << "</g>\n";
    }

    static QRgb usualInk(const CellGrid& grid)
    {
        std::map<QRgb, std::size_t> counts;
        for (const CellRow& row : grid.rows)
            for (const CellNumber& number : row.numbers)
                ++counts[number.ink];
        const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
        return most == counts.end() ? 0xff000000U : most->first;
    }

    /// A colour's text, from memory where it came just before.
    const QByteArray& colour(QRgb rgb)
    {
        if (rgb != m_lastColour) {
            m_lastColour = rgb;
            m_lastText = hexColour(rgb);
        }
        return m_lastText;
    }

    const Drawing& m_drawing;
    const FigureNotes& m_notes;
    ByteWriter m_out;
    QRgb m_lastColour = 0; ///< transparent, which no shape is
    QByteArray m_lastText;
};

} // namespace

QByteArray svgOf(const Drawing& drawing, const FigureNotes& notes)
{
    return SvgWriter(drawing, notes).write();
}

} // namespace softfocus
