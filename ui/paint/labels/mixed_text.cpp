#include "ui/paint/labels/mixed_text.h"

#include "ui/paint/labels/emoji_font.h"

#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextLayout>

namespace softfocus {

namespace {

constexpr QChar asPictureSign(0xfe0f), keyAroundSign(0x20e3);

/// A text as it is drawn, and where in it the pictures are.
struct Mixed {
    QString drawn;
    QList<QTextLayout::FormatRange> pictures;
};

Mixed mixedOf(const QFont& font, const QString& text)
{
    Mixed mixed;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > from; from = to, to = finder.toNextBoundary()) {
        const QString sign = text.mid(from, to - from);
        if (!asksForPictures(sign) || !isEmoji(sign)) {
            mixed.drawn += sign;
            continue;
        }
        const QString picture = labelText(sign);
        QTextLayout::FormatRange range;
        range.start = int(mixed.drawn.size());
        range.length = int(picture.size());
        range.format.setFontFamilies(labelFont(font, sign).families());
        mixed.pictures.append(range);
        mixed.drawn += picture;
    }
    return mixed;
}

/// The text in lines of at most this width, the first one's top at 0.
struct MixedLayout {
    MixedLayout(const QFont& font, const QString& text, double width, Qt::Alignment alignment = Qt::AlignLeft)
    {
        const Mixed mixed = mixedOf(font, text);
        layout.setText(mixed.drawn);
        layout.setFont(font);
        layout.setFormats(mixed.pictures);
        layout.setTextOption(QTextOption(alignment));
        layout.beginLayout();
        double top = 0;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, top});
            top += line.height();
        }
        layout.endLayout();
    }

    QTextLayout layout;
};

constexpr double anyWidth = 1 << 20;

} // namespace

bool asksForPictures(const QString& text)
{
    return text.contains(asPictureSign) || text.contains(keyAroundSign);
}

double mixedWidth(const QFont& font, const QString& text)
{
    return MixedLayout(font, text, anyWidth).layout.lineAt(0).naturalTextWidth();
}

void drawMixed(QPainter& painter, QPointF baseline, const QFont& font, const QString& text)
{
    const MixedLayout mixed(font, text, anyWidth);
    const QTextLine line = mixed.layout.lineAt(0);
    const double before = line.naturalTextRect().left(); // of a text that is read from the right
    mixed.layout.draw(&painter, baseline - QPointF(before, line.ascent()));
}

void drawMixedLines(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QFont& font, const QString& text)
{
    MixedLayout(font, text, area.width(), alignment).layout.draw(&painter, area.topLeft());
}

} // namespace softfocus
