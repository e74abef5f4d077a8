#include "ui/figure/formats/glyph_picture.h"

#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>

namespace softfocus {

bool isOfPictures(const QRawFont& font)
{
    // The boxes that Qt draws where no font has a script have no tables, and must not be asked for a name.
    if (!font.isValid() || font.fontTable("head").isEmpty())
        return false;
    // A table may have megabytes, so each font is looked at once.
    thread_local QHash<QString, bool> known;
    const QString name = font.familyName() + u'\n' + font.styleName();
    if (const auto found = known.constFind(name); found != known.constEnd())
        return *found;
    const bool pictures = !font.fontTable("CBLC").isEmpty() || !font.fontTable("sbix").isEmpty();
    return *known.insert(name, pictures);
}

bool hasPictures(const QString& text, const QFont& font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    return std::ranges::any_of(runs, [](const QGlyphRun& run) { return isOfPictures(run.rawFont()); });
}

TextPicture pictureOf(const TextShape& text, double sharpness)
{
    constexpr double rise = 1.4, height = 2; // of the type's size
    const double size = text.font.pixelSize();
    TextPicture picture;
    picture.area = QRectF(-size / 2, -rise * size, text.width + size, height * size);
    picture.image = QImage((picture.area.size() * sharpness).toSize(), QImage::Format_ARGB32);
    picture.image.fill(Qt::transparent);
    QPainter painter(&picture.image);
    painter.scale(sharpness, sharpness);
    painter.setFont(text.font);
    painter.setPen(QColor::fromRgb(text.ink));
    painter.drawText(-picture.area.topLeft(), text.text);
    painter.end();
    picture.area.setSize(QSizeF(picture.image.size()) / sharpness);
    return picture;
}

} // namespace softfocus
