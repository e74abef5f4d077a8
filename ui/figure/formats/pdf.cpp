#include "ui/figure/formats/byte_writer.h"
#include "ui/figure/formats/formats.h"
#include "ui/figure/formats/glyph_picture.h"
#include "ui/figure/formats/pdf_file.h"
#include "ui/figure/formats/pdf_text.h"

#include <cmath>
#include <numbers>

// Written by hand for what QPdfWriter cannot do: the same scene gives the same bytes, while it writes the time of day into the file; the
// page is tagged as a figure with a description, for screen readers; and ActualText says what stands behind glyphs that are not one
// character each. Speed is no reason: 128 × 128 numbers take it about as long.

namespace softfocus {

namespace {

/// Writes one drawing as the only page of a file.
class PdfWriter {
public:
    PdfWriter(const Drawing& drawing, const FigureNotes& notes) : m_drawing(drawing), m_notes(notes) {}

    QByteArray write()
    {
        const double width = m_drawing.size.width() * m_drawing.points, height = m_drawing.size.height() * m_drawing.points;
        m_out << "/Figure <</MCID 0>> BDC\nq ";
        m_out.decimal(m_drawing.points, 6) << " 0 0 ";
        m_out.decimal(m_drawing.points, 6) << " 0 0 cm\n";
        writeShape(BoxShape{QRectF(QPointF(), m_drawing.size), m_drawing.ground});
        for (const Shape& shape : m_drawing.shapes)
            std::visit([this](const auto& one) { writeShape(one); }, shape);
        m_out << "Q\nEMC\n";
        return assembled(width, height);
    }

private:
    double fromBelow(double y) const { return m_drawing.size.height() - y; }

    void setColour(QRgb colour, bool stroke = false)
    {
        QRgb& current = stroke ? m_stroke : m_fill;
        if (colour == current)
            return;
        current = colour;
        for (const int channel : {qRed(colour), qGreen(colour), qBlue(colour)})
            m_out.decimal(channel / 255.0, 3) << ' ';
        m_out << (stroke ? "RG\n" : "rg\n");
    }

    void save() { m_out << "q\n"; }
    void restore()
    {
        m_out << "Q\n";
        // What was set since is forgotten.
        m_fill = m_stroke = 0;
    }

    void writeShape(const BoxShape& shape)
    {
        setColour(shape.colour);
        m_out << shape.box.x() << ' ' << fromBelow(shape.box.bottom()) << ' ' << shape.box.width() << ' ' << shape.box.height()
              << " re f\n";
    }

    void writeShape(const LineShape& shape)
    {
        setColour(shape.colour, true);
        m_out << shape.width << " w ";
        if (shape.dotted)
            m_out << '[' << shape.width << ' ' << 2 * shape.width << "]0 d ";
        m_out << shape.from.x() << ' ' << fromBelow(shape.from.y()) << " m " << shape.to.x() << ' ' << fromBelow(shape.to.y()) << " l S\n";
        if (shape.dotted)
            m_out << "[]0 d\n";
    }

    void writeShape(const PathShape& shape)
    {
        setColour(shape.colour);
        for (int i = 0; i < shape.path.elementCount(); ++i) {
            const QPainterPath::Element element = shape.path.elementAt(i);
            m_out << element.x << ' ' << fromBelow(element.y) << ' ';
            const bool ends = i + 1 == shape.path.elementCount() || shape.path.elementAt(i + 1).type != QPainterPath::CurveToDataElement;
            if (element.type == QPainterPath::MoveToElement)
                m_out << "m ";
            else if (element.type == QPainterPath::LineToElement)
                m_out << "l ";
            else if (ends)
                m_out << "c ";
        }
        m_out << (shape.path.fillRule() == Qt::OddEvenFill ? "f*\n" : "f\n");
    }

    void writeShape(const TextShape& shape)
    {
        const ShapedText& text = m_fonts.shaped(shape.text, shape.font);
        if (text.isPicture) {
            writePicture(shape);
            return;
        }
        const double turn = -shape.angle * std::numbers::pi / 180;
        setColour(shape.ink);
        if (!text.isPlain)
            m_out << "/Span <</ActualText " << PdfFile::text(shape.text) << ">> BDC\n";
        m_out << "BT\n";
        const double size = shape.font.pixelSize();
        for (const ShapedText::Run& run : text.runs) {
            const QPointF offset = QPointF(run.x, run.y) * size / 1000;
            const double c = std::cos(turn), s = std::sin(turn);
            const double x = shape.start.x() + c * offset.x() - s * offset.y();
            const double y = fromBelow(shape.start.y()) + s * offset.x() + c * offset.y();
            m_out << "/F" << run.font << ' ' << size << " Tf ";
            m_out.decimal(c, 6) << ' ';
            m_out.decimal(s, 6) << ' ';
            m_out.decimal(-s, 6) << ' ';
            m_out.decimal(c, 6) << ' ' << x << ' ' << y << " Tm " << run.show << '\n';
        }
        m_out << "ET\n";
        if (!text.isPlain)
            m_out << "EMC\n";
    }

    /// Glyphs in colour have no outline; they are drawn as they look.
    void writePicture(const TextShape& shape)
    {
        constexpr double sharpness = 6; // pixels for a unit, about 600 dots per inch
        const TextPicture picture = pictureOf(shape, sharpness);
        const QRectF& area = picture.area;
        const int object = addImage(picture.image, true);
        const double turn = -shape.angle * std::numbers::pi / 180;
        const double c = std::cos(turn), s = std::sin(turn);
        save();
        m_out << "/Span <</ActualText " << PdfFile::text(shape.text) << ">> BDC\n";
        for (const double number : {c, s, -s, c})
            m_out.decimal(number, 6) << ' ';
        m_out << shape.start.x() << ' ' << fromBelow(shape.start.y()) << " cm " << area.width() << " 0 0 " << area.height() << ' '
              << area.left() << ' ' << -area.bottom() << " cm /I" << object << " Do\nEMC\n";
        restore();
    }

    /// Gives its place among the images.
    int addImage(const QImage& image, bool transparent)
    {
        QByteArray colours, shares;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QRgb pixel = image.pixel(x, y);
                ((colours += char(qRed(pixel))) += char(qGreen(pixel))) += char(qBlue(pixel));
                shares += char(qAlpha(pixel));
            }
        const QByteArray size = "/Type /XObject /Subtype /Image /Width " + QByteArray::number(image.width()) + " /Height " +
                                QByteArray::number(image.height()) + " /BitsPerComponent 8 /Interpolate false";
        QByteArray entries = size + " /ColorSpace /DeviceRGB";
        if (transparent)
            entries += " /SMask " + PdfFile::reference(m_file.addStream(size + " /ColorSpace /DeviceGray", shares));
        m_images.push_back(m_file.addStream(entries, colours));
        return int(m_images.size()) - 1;
    }

    void writeShape(const CellGrid& grid)
    {
        save();
        m_out.decimal(grid.unit, 6) << " 0 0 ";
        m_out.decimal(grid.unit, 6) << ' ' << grid.area.x() << ' ' << fromBelow(grid.area.y()) << " cm\n";
        if (!grid.image.isNull()) {
            const int width = qRound(grid.area.width() / grid.unit), height = qRound(grid.area.height() / grid.unit);
            m_out << "q " << width << " 0 0 " << height << " 0 " << -height << " cm /I" << addImage(grid.image, false) << " Do Q\n";
        }
        for (const CellRow& row : grid.rows)
            for (const CellRun& run : row.runs) {
                setColour(run.colour);
                const int height = row.height + row.overlap;
                m_out << run.x << ' ' << -row.y - height << ' ' << run.width + run.overlap << ' ' << height << " re f\n";
            }
        writeStrokes(grid.hatch);
        for (const Strokes& dots : grid.dots)
            writeStrokes(dots);
        if (!grid.texts.empty())
            writeNumbers(grid);
        restore();
    }

    void writeShape(const ImageShape& shape)
    {
        m_out << "q " << shape.box.width() << " 0 0 " << shape.box.height() << ' ' << shape.box.x() << ' ' << fromBelow(shape.box.bottom())
              << " cm /I" << addImage(shape.image, false) << " Do Q\n";
    }

    void writeStrokes(const Strokes& strokes)
    {
        if (strokes.strokes.empty())
            return;
        setColour(strokes.colour, true);
        m_out << strokes.width << " w ";
        if (!strokes.dashes.empty()) {
            m_out << '[';
            for (std::size_t i = 0; i < strokes.dashes.size(); ++i)
                m_out << (i > 0 ? " " : "") << strokes.dashes[i];
            m_out << "]0 d ";
        }
        m_out << '\n';
        for (const Stroke& stroke : strokes.strokes)
            m_out << stroke.x1 << ' ' << -stroke.y1 << " m " << stroke.x2 << ' ' << -stroke.y2 << " l\n";
        m_out << "S\n";
        if (!strokes.dashes.empty())
            m_out << "[]0 d\n";
    }

    /// Numbers in one text object, each placed from where the one before began.
    void writeNumbers(const CellGrid& grid)
    {
        const double size = grid.font.pixelSize() / grid.unit;
        std::vector<const ShapedText*> texts;
        for (const QString& text : grid.texts)
            m_fonts.shaped(text, grid.font);
        for (const QString& text : grid.texts) // once all are there, none of them moves any more
            texts.push_back(&m_fonts.shaped(text, grid.font));
        m_out << "BT\n";
        double x = 0, y = 0;
        int font = -1;
        for (const CellRow& row : grid.rows)
            for (const CellNumber& number : row.numbers) {
                const ShapedText& text = *texts[std::size_t(number.text)];
                setColour(number.ink);
                for (const ShapedText::Run& run : text.runs) {
                    if (run.font != font)
                        m_out << "/F" << run.font << ' ' << size << " Tf\n";
                    font = run.font;
                    const double left = std::round((number.x + (run.x - text.width / 2) * size / 1000) * 10) / 10;
                    const double base = std::round((-(row.y + row.height / 2 + grid.rise) + run.y * size / 1000) * 10) / 10;
                    m_out.decimal(left - x, 1) << ' ';
                    m_out.decimal(base - y, 1) << " Td" << run.show << '\n';
                    x = left;
                    y = base;
                }
            }
        m_out << "ET\n";
    }

    QByteArray fontObject(PdfFont& font)
    {
        const QByteArray name = font.name();
        const QRectF bounds = font.bounds();
        const int program = m_file.addStream("/Subtype /CIDFontType0C", font.program());
        const int toUnicode = m_file.addStream({}, font.toUnicode());
        ByteWriter descriptor;
        descriptor << "<< /Type /FontDescriptor /FontName /" << name << " /Flags 4 /FontBBox [" << qRound(bounds.left()) << ' '
                   << qRound(bounds.top()) << ' ' << qRound(bounds.right()) << ' ' << qRound(bounds.bottom()) << "] /ItalicAngle 0 /Ascent "
                   << qRound(font.font().ascent()) << " /Descent " << -qRound(font.font().descent()) << " /CapHeight "
                   << qRound(font.font().capHeight()) << " /StemV 80 /FontFile3 " << PdfFile::reference(program) << " >>";
        const int described = m_file.add(descriptor.take());
        const int descendant = m_file.add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /" + name +
                                          " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor " +
                                          PdfFile::reference(described) + " /DW 0 /W " + font.widths() + " >>");
        return PdfFile::reference(m_file.add("<< /Type /Font /Subtype /Type0 /BaseFont /" + name +
                                             "-Identity-H /Encoding /Identity-H /DescendantFonts [" + PdfFile::reference(descendant) +
                                             "] /ToUnicode " + PdfFile::reference(toUnicode) + " >>"));
    }

    QByteArray resources()
    {
        QByteArray entries = "<< /Font <<";
        for (std::size_t i = 0; i < m_fonts.fonts().size(); ++i)
            entries += " /F" + QByteArray::number(i) + ' ' + fontObject(m_fonts.fonts()[i]);
        entries += " >> /XObject <<";
        for (std::size_t i = 0; i < m_images.size(); ++i)
            entries += " /I" + QByteArray::number(i) + ' ' + PdfFile::reference(m_images[i]);
        return entries + " >> >>";
    }

    QByteArray metadata() const
    {
        const auto localized = [](const QString& text) {
            return "<rdf:Alt><rdf:li xml:lang=\"x-default\">" + xmlText(text) + "</rdf:li></rdf:Alt>";
        };
        return "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\" "
               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:format>application/pdf</dc:format>\n<dc:title>" +
               localized(m_notes.title) + "</dc:title>\n<dc:description>" + localized(m_notes.caption) + "</dc:description>\n" +
               m_notes.scene + "\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
    }

    QByteArray assembled(double width, double height)
    {
        const int pages = m_file.reserve(), page = m_file.reserve(), figure = m_file.reserve(), structure = m_file.reserve();
        const int content = m_file.addStream({}, m_out.take());
        const QByteArray used = resources();
        ByteWriter box;
        box << "[0 0 ";
        box.decimal(width, 4) << ' ';
        box.decimal(height, 4) << ']';
        m_file.write(pages, "<< /Type /Pages /Count 1 /Kids [" + PdfFile::reference(page) + "] >>");
        m_file.write(page, "<< /Type /Page /Parent " + PdfFile::reference(pages) + " /MediaBox " + box.take() + " /Contents " +
                               PdfFile::reference(content) + " /Resources " + used + " /StructParents 0 >>");
        // For those who do not see it, the page is one figure with a description.
        m_file.write(figure, "<< /Type /StructElem /S /Figure /P " + PdfFile::reference(structure) + " /Pg " + PdfFile::reference(page) +
                                 " /K 0 /Alt " + PdfFile::text(m_notes.altText) + " >>");
        m_file.write(structure, "<< /Type /StructTreeRoot /K " + PdfFile::reference(figure) + " /ParentTree << /Nums [0 [" +
                                    PdfFile::reference(figure) + "]] >> >>");
        const int xmp = m_file.addStream("/Type /Metadata /Subtype /XML", metadata(), false);
        const int catalogue = m_file.add("<< /Type /Catalog /Pages " + PdfFile::reference(pages) + " /Metadata " + PdfFile::reference(xmp) +
                                         " /MarkInfo << /Marked true >> /StructTreeRoot " + PdfFile::reference(structure) +
                                         " /ViewerPreferences << /DisplayDocTitle true >> >>");
        const int info = m_file.add("<< /Title " + PdfFile::text(m_notes.title) + " /Subject " + PdfFile::text(m_notes.caption) +
                                    " /Creator (Softfocus) >>");
        return m_file.finish("/Root " + PdfFile::reference(catalogue) + " /Info " + PdfFile::reference(info));
    }

    const Drawing& m_drawing;
    const FigureNotes& m_notes;
    ByteWriter m_out;
    PdfFile m_file;
    PdfFonts m_fonts;
    std::vector<int> m_images;
    QRgb m_fill = 0, m_stroke = 0; ///< transparent, which no shape is
};

} // namespace

QByteArray pdfOf(const Drawing& drawing, const FigureNotes& notes)
{
    return PdfWriter(drawing, notes).write();
}

} // namespace softfocus
