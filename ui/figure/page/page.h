#pragma once

#include "ui/figure/figure.h"
#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/patches/patch_painter.h"
#include "ui/paint/threads/threads_layout.h"

#include <QFont>

class QPainter;

namespace softfocus {

/// A map on a page.
struct PagePanel {
    Picture picture;
    HeatmapLayout layout;                   ///< of other kinds only the area, and the field or the picture in place of the cells
    QPointF at;                             ///< the layout's corner on the page
    std::optional<ThreadsLayout> threads{}; ///< where weights are drawn as threads
    std::optional<PatchLayout> patches{};   ///< where the stage is drawn over its picture

    bool isMap() const { return !threads && !patches; }
};

/// A line of text on a page.
struct PageText {
    QString text;
    QPointF baseline; ///< its left end
    QFont font;
    QColor ink;
    bool centred = false; ///< its middle stays where it is when another font takes the place of the one that was meant
};

/// Where everything of a figure lies. Units: logical pixels, in which body type is 13 pixels as on the screen.
struct FigurePage {
    Theme theme;
    QSizeF size;
    double points = 1; ///< of print that a logical pixel takes
    std::vector<PagePanel> panels;
    std::vector<PageText> texts;              ///< title, headings, caption, provenance
    QRectF legend;                            ///< the bar that several maps share; null where a map has its own
    std::shared_ptr<const FigureChart> chart; ///< in place of panels; or null
    QRectF chartArea;
};

/// The dots of print that cells and page lie on, whatever the resolution of a picture made from it: so that all formats
/// show the same picture.
inline constexpr double gridDotsPerInch = 300;
inline constexpr double pointsPerInch = 72;
inline constexpr double millimetresPerInch = 25.4;

/// Pixels of a picture for one logical pixel of a page.
inline double ratioAt(const FigurePage& page, double dotsPerInch)
{
    return dotsPerInch / pointsPerInch * page.points;
}

/// Lays a figure out.
/// Errors: a size that is not positive, cells or maps that do not fit the width, no words, a stage that given scores do not have.
Result<FigurePage> layOutFigure(const Figure& figure);

/// The pictures of a panel that is drawn over one, where they stand on the page; none of any other.
std::vector<PlacedImage> imagesOf(const PagePanel& panel, const Theme& theme);

/// Paints everything of a page but its cells and pictures.
void paintPageAround(QPainter& painter, const FigurePage& page);
/// The parts of that, in its order: each text, each map's surroundings, the legend that several maps share.
void paintPageText(QPainter& painter, const PageText& text);
void paintPanelAround(QPainter& painter, const PagePanel& panel, const Theme& theme);
void paintSharedLegend(QPainter& painter, const FigurePage& page);
void paintChart(QPainter& painter, const FigurePage& page);

} // namespace softfocus
