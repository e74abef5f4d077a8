#include "ui/paint/labels/text_width.h"

#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/emoji_font.h"

#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <vector>

namespace softfocus {

namespace {

/// The widths of one font's texts.
struct FontWidths {
    explicit FontWidths(const QFont& of) : font(of), metrics(of) {}

    double widthOf(const QString& text)
    {
        if (text.size() > mostInALine + 1)
            return widthOf(boundedLine(text));
        constexpr qsizetype most = 4096;
        if (const auto known = widths.constFind(text); known != widths.constEnd())
            return *known;
        if (widths.size() >= most)
            widths.clear();
        return *widths.insert(text, metrics.horizontalAdvance(text));
    }

    QFont font;
    QFontMetricsF metrics;
    QHash<QString, double> widths;
};

} // namespace

double textWidth(const QFont& font, const QString& text)
{
    constexpr std::size_t mostFonts = 8;
    thread_local std::vector<FontWidths> fonts;
    auto found = std::ranges::find(fonts, font, &FontWidths::font);
    if (found == fonts.end()) {
        if (fonts.size() >= mostFonts)
            fonts.erase(fonts.begin());
        fonts.emplace_back(font);
        found = std::prev(fonts.end());
    }
    return found->widthOf(text);
}

double labelWidth(const QFont& font, const QString& text)
{
    return textWidth(labelFont(font, text), labelText(text));
}

} // namespace softfocus
