#include "ui/paint/labels/label_layout.h"

#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/text_width.h"

#include <algorithm>

namespace softfocus {

namespace {

constexpr qsizetype longestLabel = 64; ///< characters; far more than fit anywhere

/// A label in one line, shortened when it is endless.
QString asOneLine(const QString& text, bool& shortened)
{
    shortened = text.size() > longestLabel;
    QString line = shortened ? startOf(text, longestLabel) : text; // never within a letter and its marks
    for (QChar& character : line)
        if (character.category() == QChar::Other_Control || character.category() == QChar::Separator_Line ||
            character.category() == QChar::Separator_Paragraph)
            character = u' ';
    return shortened ? line + QStringLiteral("…") : line;
}

/// Measures labels in ems of the heaviest weight that they are ever drawn in.
class Ruler {
public:
    explicit Ruler(const Theme& theme) : m_pixels(2 * theme.font.pixelSize()), m_font(fontAt(theme, m_pixels, QFont::DemiBold)) {}

    double ems(const QString& text) const { return labelWidth(m_font, text) / m_pixels; }

    MeasuredLabel measure(const Label& label) const
    {
        MeasuredLabel measured;
        measured.text = asOneLine(label.text, measured.shortened);
        measured.ems = ems(measured.text) + (label.known ? 0 : unknownMarkWidth(1));
        return measured;
    }

private:
    int m_pixels;
    QFont m_font;
};

void measureSide(const Ruler& ruler, const std::vector<Label>& labels, std::vector<QString>& texts, std::vector<double>& ems,
                 std::vector<bool>& shortened, double& widest)
{
    for (const Label& label : labels) {
        MeasuredLabel measured = ruler.measure(label);
        texts.push_back(std::move(measured.text));
        shortened.push_back(measured.shortened);
        ems.push_back(measured.ems);
        widest = std::max(widest, ems.back());
    }
}

} // namespace

double labelHeight(double fontPixels)
{
    constexpr double ascentAndDescent = 1.22;
    return fontPixels * ascentAndDescent;
}

double unknownMarkWidth(double fontPixels)
{
    constexpr double mark = 0.5;
    return fontPixels * mark;
}

LabelWidths measureLabels(const Picture& picture, const Theme& theme)
{
    LabelWidths widths;
    const Ruler ruler(theme);
    measureSide(ruler, picture.rows, widths.rows, widths.rowEms, widths.rowShortened, widths.widestRow);
    measureSide(ruler, picture.columns, widths.columns, widths.columnEms, widths.columnShortened, widths.widestColumn);
    return widths;
}

MeasuredLabel measureLabel(const Label& label, const Theme& theme)
{
    return Ruler(theme).measure(label);
}

} // namespace softfocus
