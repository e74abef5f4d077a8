#include "ui/figure/formats/pdf_text.h"

#include "ui/figure/formats/byte_writer.h"
#include "ui/figure/formats/glyph_picture.h"

#include <QCryptographicHash>
#include <QSet>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

constexpr int em = 1000;

QByteArray hexOf(int number)
{
    return QByteArray::number(number, 16).rightJustified(4, '0');
}

QByteArray utf16Hex(const QString& text)
{
    QByteArray hex;
    for (const QChar character : text)
        hex += hexOf(character.unicode());
    return hex;
}

bool runsToTheLeft(const QString& text)
{
    return std::ranges::any_of(
        text, [](QChar character) { return character.direction() == QChar::DirR || character.direction() == QChar::DirAL; });
}

/// Glyphs of one run at their places: "[<0001>-20<0002>]TJ", where the numbers pull what follows to the left.
class RunWriter {
public:
    void add(int code, double x, int advance)
    {
        if (!m_begun) {
            m_start = m_pen = x;
            m_begun = true;
        } else if (const int pull = qRound(m_pen - x); pull != 0) {
            m_simple = false;
            m_out << '>' << pull << '<';
            m_pen -= pull;
        }
        m_out << hexOf(code);
        m_pen += advance;
    }
    double start() const { return m_start; }
    QByteArray take()
    {
        const QByteArray glyphs = m_out.take();
        return m_simple ? '<' + glyphs + ">Tj" : "[<" + glyphs + ">]TJ";
    }

private:
    ByteWriter m_out;
    bool m_begun = false, m_simple = true;
    double m_start = 0, m_pen = 0;
};

} // namespace

PdfFont::PdfFont(QRawFont font) : m_font(std::move(font))
{
    m_font.setPixelSize(em);
    constexpr int widthOfMissing = 500;
    m_glyphs.push_back({{}, widthOfMissing});
}

int PdfFont::codeOf(quint32 glyph)
{
    const auto known = m_codes.constFind(glyph);
    if (known != m_codes.constEnd())
        return *known;
    const QList<QPointF> advances = m_font.advancesForGlyphIndexes({glyph});
    QTransform upwards;
    upwards.scale(1, -1);
    m_glyphs.push_back({upwards.map(m_font.pathForGlyph(glyph)), advances.isEmpty() ? 0 : qRound(advances.first().x())});
    return *m_codes.insert(glyph, int(m_glyphs.size()) - 1);
}

QRectF PdfFont::bounds() const
{
    QRectF bounds;
    for (const GlyphOutline& glyph : m_glyphs)
        bounds |= glyph.path.boundingRect();
    return bounds;
}

QByteArray PdfFont::name() const
{
    // A subset's name begins with six letters that tell it from other subsets of the same font.
    QCryptographicHash hash(QCryptographicHash::Sha1);
    QList<quint32> glyphs = m_codes.keys();
    std::ranges::sort(glyphs);
    for (const quint32 glyph : glyphs)
        hash.addData(QByteArray::number(glyph) + ' ');
    QByteArray name;
    constexpr int tagLength = 6;
    for (const char byte : hash.result().first(tagLength))
        name += char('A' + static_cast<unsigned char>(byte) % 26);
    name += '+';
    for (const QChar character : QString(m_font.familyName() + u'-' + m_font.styleName()))
        if (character.unicode() < 0x80 && (character.isLetterOrNumber() || character == u'-'))
            name += char(character.unicode());
    return name;
}

QByteArray PdfFont::widths() const
{
    ByteWriter out;
    out << "[0[";
    for (std::size_t code = 0; code < m_glyphs.size(); ++code)
        out << (code > 0 ? " " : "") << m_glyphs[code].advance;
    out << "]]";
    return out.take();
}

QByteArray PdfFont::toUnicode() const
{
    ByteWriter out;
    out << "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
           "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n"
           "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t mostAtOnce = 100;
    std::size_t left = m_texts.size(), inBlock = 0;
    for (const auto& [code, text] : m_texts) {
        if (inBlock == 0) {
            inBlock = std::min(left, mostAtOnce);
            out << int(inBlock) << " beginbfchar\n";
        }
        out << '<' << hexOf(code) << "> <" << utf16Hex(text) << ">\n";
        --left;
        if (--inBlock == 0)
            out << "endbfchar\n";
    }
    out << "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    return out.take();
}

int PdfFonts::placeOf(const QRawFont& font)
{
    const auto isSame = [&](const PdfFont& known) {
        return known.font().familyName() == font.familyName() && known.font().styleName() == font.styleName() &&
               known.font().weight() == font.weight();
    };
    const auto found = std::ranges::find_if(m_fonts, isSame);
    if (found != m_fonts.end())
        return int(found - m_fonts.begin());
    m_fonts.emplace_back(font);
    return int(m_fonts.size()) - 1;
}

const ShapedText& PdfFonts::shaped(const QString& text, const QFont& font)
{
    auto texts = std::ranges::find_if(m_texts, [&](const auto& entry) { return entry.first == font; });
    if (texts == m_texts.end())
        texts = m_texts.insert(m_texts.end(), {font, {}});
    const auto known = texts->second.constFind(text);
    if (known != texts->second.constEnd())
        return *known;
    ShapedText made = shape(text, font);
    return *m_texts[std::size_t(texts - m_texts.begin())].second.insert(text, std::move(made));
}

ShapedText PdfFonts::shape(const QString& text, const QFont& font)
{
    QFont large = font;
    large.setPixelSize(em);
    QTextLayout layout(text, large);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    ShapedText shaped;
    if (!line.isValid())
        return shaped;
    shaped.width = line.naturalTextWidth();
    const double baseline = line.ascent();
    qsizetype glyphCount = 0;
    const QList<QGlyphRun> runs = line.glyphRuns();
    const auto hasNoOutlines = [](const QGlyphRun& run) { return !isFont(run.rawFont()) || isOfPictures(run.rawFont()); };
    if (std::ranges::any_of(runs, hasNoOutlines)) {
        shaped.isPicture = true;
        return shaped;
    }
    for (const QGlyphRun& run : runs) {
        const int place = placeOf(run.rawFont());
        PdfFont& pdfFont = m_fonts[std::size_t(place)];
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> positions = run.positions();
        RunWriter writer;
        double y = 0;
        for (qsizetype i = 0; i < glyphs.size(); ++i) {
            const int code = pdfFont.codeOf(glyphs[i]);
            const double height = baseline - positions[i].y();
            if (i > 0 && std::abs(height - y) > 0.5) { // marks above and below letters
                shaped.runs.push_back({place, writer.start(), y, writer.take()});
                writer = RunWriter();
            }
            y = height;
            writer.add(code, positions[i].x(), pdfFont.advanceOf(code));
        }
        if (!glyphs.isEmpty())
            shaped.runs.push_back({place, writer.start(), y, writer.take()});
        glyphCount += glyphs.size();
    }
    const qsizetype characters = nameGlyphs(text, runs, shaped);
    shaped.isPlain = characters == text.toUcs4().size() && glyphCount == characters && !runsToTheLeft(text);
    return shaped;
}

qsizetype PdfFonts::nameGlyphs(const QString& text, const QList<QGlyphRun>& runs, ShapedText& shaped)
{
    qsizetype named = 0;
    QSet<std::pair<int, int>> blanks;
    for (const uint codePoint : text.toUcs4()) {
        const QString character = QString::fromUcs4(reinterpret_cast<const char32_t*>(&codePoint), 1);
        for (const QGlyphRun& run : runs) {
            const QList<quint32> glyph = run.rawFont().glyphIndexesForString(character);
            if (glyph.size() != 1 || glyph.first() == 0 || !run.glyphIndexes().contains(glyph.first()))
                continue;
            const int place = placeOf(run.rawFont());
            PdfFont& font = m_fonts[std::size_t(place)];
            const int code = font.codeOf(glyph.first());
            font.setText(code, character);
            if (QChar::isSpace(codePoint) || QChar::category(codePoint) == QChar::Other_Format)
                blanks.insert({place, code});
            ++named;
            break;
        }
    }
    for (const QGlyphRun& run : runs) {
        const int place = placeOf(run.rawFont());
        PdfFont& font = m_fonts[std::size_t(place)];
        for (const quint32 glyph : run.glyphIndexes()) {
            const int code = font.codeOf(glyph);
            shaped.isPicture = shaped.isPicture || (!font.isDrawn(code) && font.advanceOf(code) > 0 && !blanks.contains({place, code}));
        }
    }
    return named;
}

} // namespace softfocus
