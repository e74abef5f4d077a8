#include "ui/paint/patches/patch_painter.h"

#include "ui/paint/colour/colour_vision.h"
#include "ui/paint/colour/special_colours.h"
#include "ui/paint/colour/text_ink.h"
#include "ui/paint/labels/legend_painter.h"
#include "ui/paint/marks/mark_painter.h"
#include "ui/paint/patches/patch_image.h"
#include "ui/paint/patches/patch_veil.h"
#include "ui/words/patch_texts.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

class PatchPainterWords {
    Q_DECLARE_TR_FUNCTIONS(PatchPainterWords)
};

/// The vectors of the patches as they are compared, noise included. Needs: patches.
const Matrix& shownPatches(const Picture& picture)
{
    return *projectionsOf(*picture.attention->input)->queries;
}

/// The output, but for patches that mix nothing: their zeros would be black, and they are no colour.
Matrix mixedPatches(const Picture& picture)
{
    Matrix mixed = *picture.values;
    for (Index row = 0; row < mixed.rows(); ++row)
        if (stateOf(*picture.attention->weights, row) != RowState::Normal)
            mixed.row(row).setConstant(std::numeric_limits<double>::quiet_NaN());
    return mixed;
}

QImage mainImage(const PatchLayout& layout, const Picture& picture, Index query, const Theme& theme)
{
    QImage image = imageOfPatches(shownPatches(picture), layout.side, theme.absent.rgb());
    if (hasVeil(picture) && query >= 0)
        image = veiledImage(std::move(image), veilsOf(picture, query, theme), layout.side, theme);
    return image;
}

/// Lengths in whole device pixels, at least one.
double wholePixels(double length, double ratio)
{
    return std::max(1.0, std::round(length * ratio)) / ratio;
}

/// A frame around a rectangle without covering it, of straight bars on whole pixels.
void paintRing(QPainter& painter, const QRectF& inner, double width, const QColor& colour)
{
    const QRectF outer = inner.adjusted(-width, -width, width, width);
    painter.fillRect(QRectF(outer.left(), outer.top(), outer.width(), width), colour);
    painter.fillRect(QRectF(outer.left(), inner.bottom(), outer.width(), width), colour);
    painter.fillRect(QRectF(outer.left(), inner.top(), width, inner.height()), colour);
    painter.fillRect(QRectF(inner.right(), inner.top(), width, inner.height()), colour);
}

/// The query whose row is shown, or −1 where there is none: a choice may be of another picture than the one that is shown yet.
Index askingIn(const Picture& picture, Index query)
{
    return query < picture.values->rows() ? query : -1;
}

/// Paints what stands around the pictures of one layout.
class AroundPainter {
public:
    AroundPainter(QPainter& painter, const PatchLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight)
        : m_painter(painter), m_layout(layout), m_picture(picture), m_theme(theme), m_lit(highlight), m_zoom(zoomOf(theme)),
          m_ratio(layout.devicePixelRatio)
    {
        m_lit.pinnedRow = askingIn(picture, highlight.pinnedRow);
    }

    void paint()
    {
        if (m_picture.stage == Stage::Vectors)
            paintBorders();
        if (hasVeil(m_picture) && m_lit.pinnedRow >= 0)
            hatchAbsent();
        paintMarks(m_painter, m_layout, m_picture, m_lit.pinnedRow, m_theme);
        paintFrames();
        paintTitles();
        if (!m_layout.legend.isNull() && m_lit.pinnedRow >= 0)
            paintOwnLegend();
        if (!m_layout.note.isNull())
            paintNote();
        if (!m_layout.sentence.isNull())
            paintSentence();
        if (!m_layout.provenance.isNull())
            write(m_layout.provenance, m_picture.provenance, m_theme.sized(11), m_theme.secondary);
    }

private:
    /// Lines between patches, where these are large enough to be seen beside them.
    void paintBorders()
    {
        constexpr double leastPatch = 6;
        const QRectF& whole = m_layout.picture;
        if (whole.width() < leastPatch * double(m_layout.side))
            return;
        const double line = wholePixels(0.75 * m_zoom, m_ratio);
        for (Index place = 1; place < m_layout.side; ++place) {
            const QRectF patch = m_layout.rectIn(whole, place * (m_layout.side + 1));
            m_painter.fillRect(QRectF(whole.left(), patch.top(), whole.width(), line), m_theme.panel);
            m_painter.fillRect(QRectF(patch.left(), whole.top(), line, whole.height()), m_theme.panel);
        }
    }

    void hatchAbsent()
    {
        const QColor ink = QColor::fromRgb(mixedHatch());
        m_painter.setPen(QPen(ink, wholePixels(m_zoom, m_ratio), Qt::SolidLine, Qt::FlatCap));
        for (Index key = 0; key < m_picture.values->cols(); ++key)
            if (m_picture.isAbsent(m_lit.pinnedRow, key) && !m_layout.picture.isNull())
                hatch(m_layout.rectIn(m_layout.picture, key));
    }

    QRgb mixedHatch() const { return specialColours(m_picture, m_theme).hatch; }

    /// Stripes from the lower left to the upper right.
    void hatch(const QRectF& patch)
    {
        constexpr double apart = 6;
        const double step = std::min(apart * m_zoom, patch.width() / 2);
        for (double sum = step / 2; sum < patch.width() + patch.height(); sum += step) {
            const double from = std::max(0.0, sum - patch.height()), to = std::min(patch.width(), sum);
            m_painter.drawLine(QPointF(patch.left() + from, patch.top() + sum - from), QPointF(patch.left() + to, patch.top() + sum - to));
        }
    }

    /// A line in a colour that stays visible on every picture, set off by one of the background on both sides.
    void frame(Index patch, const QColor& colour, double width)
    {
        constexpr double ofPatch = 0.2; // a frame must not hide the neighbours of small patches
        for (const QRectF& whole : {m_layout.picture, m_layout.mixed}) {
            if (whole.isNull() || patch < 0 || patch >= m_layout.side * m_layout.side)
                continue;
            const QRectF inner = m_layout.rectIn(whole, patch);
            const double line = wholePixels(std::min(width * m_zoom, ofPatch * inner.width()), m_ratio), edge = 1 / m_ratio;
            paintRing(m_painter, inner, line + 2 * edge, m_theme.panel);
            paintRing(m_painter, inner.adjusted(-edge, -edge, edge, edge), line, colour);
        }
    }

    void paintFrames()
    {
        constexpr double quiet = 1.5, pointed = 2, asking = 2.5;
        const Index query = m_lit.pinnedRow, hovered = patchOf(m_picture, m_lit.hovered), focused = patchOf(m_picture, m_lit.focused);
        if (focused >= 0 && focused != query)
            frame(focused, m_theme.text, pointed);
        if (hovered >= 0 && hovered != query)
            frame(hovered, m_theme.text, quiet);
        frame(query, m_theme.accent, asking);
    }

    /// A line of text, shortened where it does not fit.
    void write(const QRectF& line, const QString& text, const QFont& font, const QColor& ink)
    {
        m_painter.setPen(ink);
        drawFitted(m_painter, line, Qt::AlignLeft, font, text);
    }

    void paintTitles()
    {
        const QFont font = m_theme.sized(12);
        const bool isOutput = m_picture.stage == Stage::Output;
        if (!m_layout.key.isNull()) {
            QRectF line = m_layout.key;
            if (!isOutput)
                line.setLeft(paintKey(line));
            write(line, isOutput ? fitting(pictureTitles(), line.width()) : fittingKey(QFontMetricsF(font), line.width()), font,
                  m_theme.secondary);
        }
        if (!m_layout.mixedTitle.isNull())
            write(m_layout.mixedTitle,
                  fitting({PatchPainterWords::tr("mixed anew from its patches"), PatchPainterWords::tr("mixed anew")},
                          m_layout.mixedTitle.width()),
                  font, m_theme.secondary);
        if (!m_layout.detailTitle.isNull())
            write(m_layout.detailTitle, PatchPainterWords::tr("its 8 × 8 colours"), font, m_theme.secondary);
    }

    /// What the accent's frame is around.
    QString keyText() const
    {
        return hasVeil(m_picture) ? PatchPainterWords::tr("query: the patch that asks") : PatchPainterWords::tr("the chosen patch");
    }

    /// Of an output's first picture, the longest one first.
    QStringList pictureTitles() const
    {
        QStringList titles;
        if (m_picture.attention->input->patches->noise > 0)
            titles << PatchPainterWords::tr("the picture with its noise") << PatchPainterWords::tr("with its noise");
        else
            titles << PatchPainterWords::tr("the picture");
        return titles;
    }

    /// The first text that fits, or the last one.
    QString fitting(const QStringList& texts, double room) const
    {
        const QFontMetricsF metrics(m_theme.sized(12));
        const auto found = std::ranges::find_if(texts, [&](const QString& text) { return metrics.horizontalAdvance(text) <= room; });
        return found == texts.end() ? texts.back() : *found;
    }

    /// What is framed, and as much as has room of what else is to be seen.
    QString fittingKey(const QFontMetricsF& metrics, double room) const
    {
        QString text = keyText();
        for (const QString& further : furtherKeys()) {
            const QString longer = QStringLiteral("%1 · %2").arg(text, further);
            if (metrics.horizontalAdvance(longer) > room)
                break;
            text = longer;
        }
        return text;
    }

    QStringList furtherKeys() const
    {
        QStringList texts;
        if (!hasVeil(m_picture) || m_lit.pinnedRow < 0)
            return texts;
        bool hasZeros = false, hasAbsent = false;
        for (Index key = 0; key < m_picture.values->cols(); ++key) {
            hasZeros = hasZeros || m_picture.isTrueZero(m_lit.pinnedRow, key);
            hasAbsent = hasAbsent || m_picture.isAbsent(m_lit.pinnedRow, key);
        }
        if (hasZeros)
            texts << PatchPainterWords::tr("in its own colours: exactly 0");
        if (hasAbsent)
            texts << PatchPainterWords::tr("hatched: masked or undefined");
        return texts;
    }

    /// A frame in small before the line that says what it is. Returns where the text begins.
    double paintKey(const QRectF& line)
    {
        const double side = wholePixels(9 * m_zoom, m_ratio), thick = wholePixels(2 * m_zoom, m_ratio);
        const double x = std::round(line.left() * m_ratio) / m_ratio, y = std::round((line.center().y() - side / 2) * m_ratio) / m_ratio;
        paintRing(m_painter, QRectF(x, y, side, side).adjusted(thick, thick, -thick, -thick), thick, m_theme.accent);
        return x + side + 7 * m_zoom;
    }

    void paintOwnLegend()
    {
        const VeilOpacity opacity(m_picture, m_lit.pinnedRow);
        const ColourScale& scale = trueScaleOf(m_picture, m_theme);
        const auto colourAt = [&](double place) {
            const Veil veil{Veil::Kind::Coloured, scale.at(place), opacity.at(m_picture.valueAt(place), place)};
            return seenThrough(m_picture.preview, veiledGrey(veil, m_theme));
        };
        constexpr double steps = 256; // of a bar that looks even
        const double ratio = std::min(m_ratio, steps / std::max(1.0, m_layout.legend.height()));
        paintLegend(m_painter, {m_layout.legend, m_layout.legendCaption, ratio}, {colourAt, captions()}, m_picture, m_theme);
        if (const double largest = opacity.largestPosition(); !std::isnan(largest))
            markLargest(largest);
    }

    /// Where the asking patch's largest number stands on the scale.
    void markLargest(double place)
    {
        const QRectF& bar = m_layout.legend;
        const double thick = wholePixels(2 * m_zoom, m_ratio), length = 7 * m_zoom;
        const double y =
            std::clamp(std::round((bar.bottom() - place * bar.height() - thick / 2) * m_ratio) / m_ratio, bar.top(), bar.bottom() - thick);
        m_painter.fillRect(QRectF(bar.left() - length - 2 / m_ratio, y, length, thick), m_theme.accent);
    }

    QStringList captions() const
    {
        const QString scale = legendCaption(m_picture, LegendWords::All), few = legendCaption(m_picture, LegendWords::Few);
        const bool isLogarithmic = !m_picture.diverging && m_picture.range == ScaleRange::Logarithmic;
        const QString opacity = isLogarithmic ? PatchPainterWords::tr("opaque as on the scale")
                                              : PatchPainterWords::tr("most opaque at the patch’s own largest");
        return {QStringLiteral("%1 · %2").arg(scale, opacity), QStringLiteral("%1 · %2").arg(few, opacity), few};
    }

    /// How far the mixed picture is from the other one, below both.
    void paintNote()
    {
        const QFont font = m_theme.sized(13);
        const QStringList lines = mixErrors(*m_picture.attention);
        double width = 0;
        for (const QString& text : lines)
            width = std::max(width, QFontMetricsF(font).horizontalAdvance(text));
        QRectF line = besidePicture(m_layout.note, width);
        line.setHeight(m_layout.note.height() / double(std::max(lines.size(), qsizetype(1))));
        for (const QString& text : lines) {
            write(line, text, font, m_theme.secondary);
            line.translate(0, line.height());
        }
    }

    /// A line that begins below the picture's left edge, or further left where it needs the room.
    QRectF besidePicture(QRectF line, double width) const
    {
        line.setLeft(std::clamp(m_layout.picture.left(), line.left(), std::max(line.left(), line.right() - width)));
        return line;
    }

    void paintSentence()
    {
        Cell cell = m_lit.focused;
        if (cell.row < 0)
            cell = m_lit.hovered != Cell{} ? m_lit.hovered : Cell{m_lit.pinnedRow, -1};
        cell = saidAt(m_picture, cell);
        const QFont font = m_theme.sized(14);
        const QFontMetricsF metrics(font);
        const QString sentence = sentenceFor(m_picture, cell.row, cell.column);
        const QRectF& room = m_layout.sentence;
        const double width = metrics.horizontalAdvance(sentence);
        m_painter.setPen(m_theme.text);
        m_painter.setFont(font);
        if (width > room.width() && room.height() > 1.6 * metrics.height()) {
            m_painter.drawText(room, int(Qt::AlignHCenter) | int(Qt::AlignTop) | int(Qt::TextWordWrap), sentence);
            return;
        }
        QRectF line = besidePicture(room, width);
        line.setHeight(std::min(line.height(), metrics.height() + 2));
        drawFitted(m_painter, line, Qt::AlignLeft, font, sentence);
    }

    QPainter& m_painter;
    const PatchLayout& m_layout;
    const Picture& m_picture;
    const Theme& m_theme;
    Highlight m_lit;
    double m_zoom, m_ratio;
};

bool isEmpty(const PatchLayout& layout, const Picture& picture)
{
    return !picture.values || layout.side == 0;
}

} // namespace

Index patchOf(const Picture& picture, Cell cell)
{
    return hasVeil(picture) && cell.column >= 0 ? cell.column : cell.row;
}

Cell saidAt(const Picture& picture, Cell cell)
{
    return hasVeil(picture) && cell.column == cell.row ? Cell{cell.row, -1} : cell;
}

std::vector<PlacedImage> patchImages(const PatchLayout& layout, const Picture& picture, Index asking, const Theme& theme)
{
    std::vector<PlacedImage> images;
    if (isEmpty(layout, picture))
        return images;
    const Index query = askingIn(picture, asking);
    if (!layout.picture.isNull())
        images.push_back({layout.picture, mainImage(layout, picture, query, theme)});
    if (!layout.mixed.isNull())
        images.push_back({layout.mixed, imageOfPatches(mixedPatches(picture), layout.side, theme.absent.rgb())});
    if (!layout.detail.isNull() && query >= 0)
        images.push_back({layout.detail, imageOfPatch(shownPatches(picture), query, theme.absent.rgb())});
    for (PlacedImage& placed : images)
        placed.image = seenThrough(picture.preview, std::move(placed.image));
    return images;
}

void paintPatchImages(QPainter& painter, const std::vector<PlacedImage>& images, double devicePixelRatio)
{
    const auto snapped = [devicePixelRatio](double length) { return std::round(length * devicePixelRatio) / devicePixelRatio; };
    for (const auto& [box, image] : images) {
        const QRectF onPixels(QPointF(snapped(box.left()), snapped(box.top())), QPointF(snapped(box.right()), snapped(box.bottom())));
        painter.drawImage(onPixels, scaledSharply(image, (onPixels.size() * devicePixelRatio).toSize()));
    }
}

void paintAroundPatches(QPainter& painter, const PatchLayout& layout, const Picture& picture, const Theme& theme,
                        const Highlight& highlight)
{
    if (isEmpty(layout, picture))
        return;
    painter.save();
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setRenderHint(QPainter::Antialiasing); // on paper, lines may be finer than pixels
    const Theme seen = seenThrough(picture.preview, theme);
    AroundPainter(painter, layout, picture, seen, highlight).paint();
    painter.restore();
}

void paintPatches(QPainter& painter, const PatchLayout& layout, const Picture& picture, const Theme& theme, const Highlight& highlight)
{
    paintPatchImages(painter, patchImages(layout, picture, highlight.pinnedRow, theme), layout.devicePixelRatio);
    paintAroundPatches(painter, layout, picture, theme, highlight);
}

QString sharedOpacityText(const Picture& picture)
{
    if (!picture.diverging && picture.range == ScaleRange::Logarithmic)
        return PatchPainterWords::tr("opaque as on the scale");
    return picture.rowMaxima.empty() ? PatchPainterWords::tr("most opaque at each picture’s own largest")
                                     : PatchPainterWords::tr("most opaque at the largest of all pictures");
}

void paintSharedVeilLegend(QPainter& painter, const QRectF& bar, const QRectF& caption, double devicePixelRatio, const Picture& picture,
                           const Theme& theme)
{
    const ColourScale& scale = scaleOf(picture, theme);
    const QString all = legendCaption(picture, LegendWords::All), few = legendCaption(picture, LegendWords::Few);
    const QString opacity = sharedOpacityText(picture);
    const QString brief =
        picture.rowMaxima.empty() ? PatchPainterWords::tr("opaque: each one’s largest") : PatchPainterWords::tr("opaque: largest of all");
    paintLegend(painter, {bar, caption, devicePixelRatio},
                {[&scale](double place) { return scale.at(place); },
                 {QStringLiteral("%1 · %2").arg(all, opacity), QStringLiteral("%1 · %2").arg(few, opacity), opacity, brief, few}},
                picture, theme);
}

void paintPatchThumbnail(QPainter& painter, const QRectF& target, const Picture& picture, Index query, const Theme& theme)
{
    if (!picture.values || target.isEmpty())
        return;
    PatchLayout layout = layOutBarePatches(picture, target.width(), painter.device()->devicePixelRatio());
    QRectF& whole = layout.mixed.isNull() ? layout.picture : layout.mixed;
    whole = target;
    paintPatchImages(painter, patchImages(layout, picture, query, theme), layout.devicePixelRatio);
}

} // namespace softfocus
