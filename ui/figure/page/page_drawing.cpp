#include "ui/figure/page/page_drawing.h"

#include "ui/figure/page/cells.h"
#include "ui/figure/page/recorder.h"
#include "ui/paint/heatmap/cell_painter.h"
#include "ui/paint/marks/mark_painter.h"
#include "ui/paint/patches/patch_image.h"

#include <QPainter>

#include <cmath>

namespace softfocus {

namespace {

/// Which end of a label stays in place when another font is used: the one that touches the cells. A text is known by where it
/// stands and by what it says, since others may happen to end at the same place.
class Anchors {
public:
    explicit Anchors(const PagePanel& panel)
    {
        for (const PlacedLabel& label : panel.layout.rowLabels)
            if (panel.layout.querySide == QuerySide::Left)
                m_known.append({label.text, panel.at.x() + label.anchor.x(), TextAnchor::End});
        if (panel.layout.columnAngle == LabelAngle::Upright)
            for (const PlacedLabel& label : panel.layout.columnLabels)
                m_known.append({label.text, panel.at.x() + label.anchor.x(), TextAnchor::Middle});
        m_middle = panel.at.x() + panel.layout.cells.center().x();
        m_title = panel.layout.columnTitle.translated(panel.at);
    }

    TextAnchor of(const TextShape& text) const
    {
        if (text.angle != 0)
            return TextAnchor::Start;
        if (m_title.contains(text.start) && isNear(m_middle, text.start.x() + text.width / 2))
            return TextAnchor::Middle;
        for (const Known& known : m_known)
            if (text.text == known.text && isNear(known.place, text.start.x() + text.width * (known.anchor == TextAnchor::End ? 1 : 0.5)))
                return known.anchor;
        return TextAnchor::Start;
    }

private:
    struct Known {
        QString text;
        double place = 0;
        TextAnchor anchor = TextAnchor::Start;
    };

    static bool isNear(double one, double other)
    {
        constexpr double near = 0.05;
        return std::abs(one - other) < near;
    }

    QList<Known> m_known;
    double m_middle = 0;
    QRectF m_title;
};

Error tooLarge(double width, double height)
{
    constexpr double largest = 1e15;
    return Error{
        translatable("Figure",
                     "The figure would be %1 × %2 pixels; at most %3 fit on a side. Choose a smaller width or fewer dots per inch."),
        std::llround(std::min(width, largest)), std::llround(std::min(height, largest)), maximumFigureSide};
}

/// The layout on the page.
HeatmapLayout onPage(const PagePanel& panel)
{
    HeatmapLayout layout = panel.layout;
    layout.cells.translate(panel.at);
    return layout;
}

/// The layout on the page, its cells' edges on whole pixels.
HeatmapLayout onPixels(const PagePanel& panel, double ratio)
{
    const auto snapped = [ratio](double length) { return std::round(length * ratio) / ratio; };
    HeatmapLayout layout = panel.layout;
    const QRectF cells = layout.cells.translated(panel.at);
    layout.devicePixelRatio = ratio;
    layout.cells = QRectF(QPointF(snapped(cells.left()), snapped(cells.top())), QPointF(snapped(cells.right()), snapped(cells.bottom())));
    return layout;
}

/// The same for pictures: borders and frames that lie between pixels would be pale, or gone.
PatchLayout onPixels(PatchLayout layout, QPointF at, double ratio)
{
    const auto snapped = [ratio](double length) { return std::round(length * ratio) / ratio; };
    layout.devicePixelRatio = ratio;
    for (QRectF* box : {&layout.picture, &layout.mixed, &layout.detail}) {
        if (box->isNull())
            continue;
        const QRectF onPage = box->translated(at);
        *box = QRectF(QPointF(snapped(onPage.left()), snapped(onPage.top())), QPointF(snapped(onPage.right()), snapped(onPage.bottom())))
                   .translated(-at);
    }
    return layout;
}

/// The page with so many pixels for a logical one; null where memory is short. Needs: ratio at least 1.
QImage painted(const FigurePage& page, double ratio)
{
    QImage image(qRound(page.size.width() * ratio), qRound(page.size.height() * ratio), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDevicePixelRatio(ratio);
    image.fill(page.theme.panel);
    QPainter painter(&image);
    FigurePage snapped = page;
    for (PagePanel& panel : snapped.panels) {
        if (panel.patches)
            panel.patches = onPixels(std::move(*panel.patches), panel.at, ratio);
        if (panel.isMap()) {
            const HeatmapLayout layout = onPixels(panel, ratio);
            paintCells(painter, layout, panel.picture, page.theme);
            paintMarks(painter, layout, panel.picture, page.theme);
        } else {
            paintPatchImages(painter, imagesOf(panel, page.theme), ratio);
        }
    }
    paintPageAround(painter, snapped);
    return image;
}

/// The image, or one of more pixels that shows the same: some programs smooth whatever they enlarge, which a few large pixels would not
/// survive.
QImage withSmallPixels(const QImage& image, const QRectF& box)
{
    constexpr double large = 7.5; // logical pixels
    if (box.width() < large * image.width())
        return image;
    constexpr int finer = 8;
    return scaledSharply(image, image.size() * finer);
}

} // namespace

Drawing drawingOf(const FigurePage& page)
{
    Drawing drawing;
    drawing.size = page.size;
    drawing.points = page.points;
    drawing.ground = page.theme.panel.rgb();
    for (const PagePanel& panel : page.panels) {
        if (panel.isMap())
            drawing.shapes.emplace_back(cellGridOf(panel.picture, panel.layout, panel.at, page.theme));
        for (const auto& [box, image] : imagesOf(panel, page.theme))
            drawing.shapes.emplace_back(ImageShape{box, withSmallPixels(image, box)});
    }

    // A colour bar of more steps than this looks the same.
    constexpr double legendSteps = 160;
    FigurePage coarse = page;
    for (PagePanel& panel : coarse.panels)
        panel.layout.devicePixelRatio = legendSteps / std::max(1.0, panel.layout.cells.height());
    const auto draw = [&](const auto& paint, const auto& anchorOf) {
        for (Shape& shape : recorded(paint)) {
            if (auto* const text = std::get_if<TextShape>(&shape))
                text->anchor = anchorOf(*text);
            drawing.shapes.push_back(std::move(shape));
        }
    };
    for (const PagePanel& panel : page.panels)
        if (panel.isMap())
            draw([&](QPainter& painter) { paintMarks(painter, onPage(panel), panel.picture, page.theme); },
                 [](const TextShape&) { return TextAnchor::Start; });
    for (const PageText& text : page.texts)
        draw([&](QPainter& painter) { paintPageText(painter, text); },
             [&](const TextShape& shape) { return text.centred && shape.text == text.text ? TextAnchor::Middle : TextAnchor::Start; });
    for (const PagePanel& panel : coarse.panels)
        draw([&](QPainter& painter) { paintPanelAround(painter, panel, page.theme); },
             [anchors = Anchors(panel)](const TextShape& shape) { return anchors.of(shape); });
    draw([&](QPainter& painter) { paintSharedLegend(painter, coarse); }, [](const TextShape&) { return TextAnchor::Start; });
    draw([&](QPainter& painter) { paintChart(painter, page); }, [](const TextShape&) { return TextAnchor::Start; });
    return drawing;
}

Result<QImage> imageOf(const FigurePage& page, double dotsPerInch)
{
    if (!(dotsPerInch > 0))
        return Error{translatable("Figure", "A figure needs a number of dots per inch above 0.")};
    const double ratio = ratioAt(page, dotsPerInch);
    const double width = page.size.width() * ratio, height = page.size.height() * ratio;
    if (!(width <= maximumFigureSide && height <= maximumFigureSide))
        return tooLarge(width, height);
    constexpr double narrowest = 16;
    if (width < narrowest)
        return Error{translatable("Figure", "The figure would be less than 16 pixels wide. Choose a larger width or more dots per inch.")};
    // Qt cannot draw at less than a pixel for a logical one, so small pictures are drawn larger first.
    const double larger = std::max(1.0, std::ceil(1 / ratio));
    QImage image = painted(page, ratio * larger);
    if (image.isNull())
        return Error{
            translatable("Figure", "There is not enough memory for a figure of this size. Choose a smaller width or fewer dots per inch.")};
    if (larger > 1)
        image = image.scaled(qRound(width), qRound(height), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                    .convertToFormat(QImage::Format_RGB32);
    // Physical sizes stand in the file; whoever opens the image works in its own pixels.
    image.setDevicePixelRatio(1);
    const int dotsPerMetre = std::max(1, qRound(dotsPerInch / millimetresPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    return image;
}

} // namespace softfocus
