#pragma once

#include "ui/figure/formats/outline_font.h"

#include <QFont>
#include <QGlyphRun>
#include <QHash>
#include <QRawFont>

#include <deque>
#include <map>

namespace softfocus {

/// A font of a PDF: the glyphs of one of Qt's fonts that are used, numbered anew.
class PdfFont {
public:
    explicit PdfFont(QRawFont font);

    const QRawFont& font() const { return m_font; }
    /// The number of one of Qt's glyphs in this font.
    int codeOf(quint32 glyph);
    int advanceOf(int code) const { return m_glyphs[std::size_t(code)].advance; }
    bool isDrawn(int code) const { return !m_glyphs[std::size_t(code)].path.isEmpty(); }
    /// Tells what a glyph stands for, for those who select or search it.
    void setText(int code, const QString& text) { m_texts.insert({code, text}); }

    QByteArray name() const;
    QByteArray program() const { return compactFont(name(), m_glyphs, bounds()); }
    QRectF bounds() const;
    /// The PDF's table of widths.
    QByteArray widths() const;
    /// The PDF's table from glyphs to text.
    QByteArray toUnicode() const;

private:
    QRawFont m_font;
    QHash<quint32, int> m_codes;
    std::vector<GlyphOutline> m_glyphs;
    std::map<int, QString> m_texts;
};

/// A line of text as glyphs.
struct ShapedText {
    struct Run {
        int font = 0;        ///< its place among the fonts
        double x = 0, y = 0; ///< where it begins. Units: thousandths of the type's size, y upwards
        QByteArray show;     ///< the operators that show it
    };
    std::vector<Run> runs;
    double width = 0;       ///< thousandths of the type's size
    bool isPlain = true;    ///< each character is one glyph, so that glyphs alone tell the text
    bool isPicture = false; ///< some glyphs have no outline, as those of emoji in colour
};

/// All fonts of a PDF, and the texts that were shaped with them.
class PdfFonts {
public:
    const ShapedText& shaped(const QString& text, const QFont& font);
    std::deque<PdfFont>& fonts() { return m_fonts; }

private:
    ShapedText shape(const QString& text, const QFont& font);
    /// Tells the glyphs of single characters what they stand for; gives how many there are.
    qsizetype nameGlyphs(const QString& text, const QList<QGlyphRun>& runs, ShapedText& shaped);
    /// False for the boxes that Qt draws where no font has a script: they have no tables, and not even a name.
    static bool isFont(const QRawFont& font) { return font.isValid() && !font.fontTable("head").isEmpty(); }
    int placeOf(const QRawFont& font);

    std::deque<PdfFont> m_fonts;
    std::vector<std::pair<QFont, QHash<QString, ShapedText>>> m_texts;
};

} // namespace softfocus
