#pragma once

#include "core/attention/attention.h"
#include "core/files/output/labelled_table.h"
#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/words/provenance.h"

#include <QString>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace softfocus {

struct Difference;

/// Which parts of a figure are drawn.
struct FigureParts {
    bool title = true; ///< where there is one
    bool axes = true;  ///< what rows and columns are; the words themselves are always there
    bool legend = true;
    bool numbers = true;
    bool caption = false;
    bool provenance = true;
    bool letters = false; ///< (a), (b) and so on over the maps of a strip, and in its caption
    bool operator==(const FigureParts&) const = default;
};

/// The range of FigureOptions::decimals.
inline constexpr int leastDecimals = 1, mostDecimals = 3;

/// What an exported or copied figure looks like.
struct FigureOptions {
    double widthMillimetres = 120; ///< 0 for as wide as cells of cellMillimetres make it
    double cellMillimetres = 0;    ///< from one cell to the next; 0 for as large as the width allows
    double dotsPerInch = 300;      ///< of pictures made of pixels
    double fontPoints = 7.5;       ///< the body type, as papers set their figures
    bool square = false;           ///< as high as wide, with ground around what is not
    bool dark = false;
    QString title = {};
    QString rowTitle = {}, columnTitle = {};   ///< of the axes; empty for the usual ones
    std::optional<LabelAngle> labelAngle = {}; ///< of the words of columns; none for what leaves them whole
    std::optional<int> decimals = {};          ///< of numbers in cells, 1 to 3; none for as many as have room
    FigureParts parts = {};
    bool operator==(const FigureOptions&) const = default;
};

/// The ends of a scale of colours, as a picture has them.
struct FigureScale {
    double low = 0, high = 1;
    int lowExponent = 0; ///< of a logarithmic one
    bool clipped = false, diverging = false;

    /// One that holds both.
    FigureScale with(const FigureScale& other) const
    {
        FigureScale both{std::min(low, other.low), std::max(high, other.high), std::min(lowExponent, other.lowExponent),
                         clipped || other.clipped, diverging || other.diverging};
        if (both.diverging)
            both.low = -both.high;
        return both;
    }
};

/// One map of a figure.
struct FigurePanel {
    std::shared_ptr<const Attention> attention; ///< its scene's view says which stage, and in what colours
    QString heading = {};                       ///< over the map
    bool isGiven = false;                       ///< its weights were given in place of what its scene's variant makes
    /// What is drawn in place of the attention's own weights: they less those of another one; or null. It stands alone.
    std::shared_ptr<const Difference> difference = {};
};

/// A picture of something else than maps, as a value that draws itself.
struct FigureChart {
    /// How high it is at a width. Units: logical pixels, at a body type of 13.
    std::function<double(double width, const Theme& theme)> heightFor;
    std::function<void(QPainter& painter, const QRectF& area, const Theme& theme)> paint;
    QString title;            ///< a short name of what it shows
    QString caption, altText; ///< as captionOf() and altTextOf()
    QString provenance;       ///< the line under it
    LabelledTable numbers;
};

/// A figure as a value: all that is needed to draw it in any format.
struct Figure {
    std::vector<FigurePanel> panels; ///< one, or several side by side under one legend; none of a chart
    FigureOptions options = {};
    std::optional<Provenance> provenance = {};     ///< in place of the only panel's own
    std::optional<FigureScale> scale = {};         ///< in place of the panels' own, where other figures have the same
    std::shared_ptr<const Scene> scene = {};       ///< what goes into the file, in place of the first panel's; never null of a chart
    std::shared_ptr<const FigureChart> chart = {}; ///< in place of panels; or null
};

/// The scene that goes into the file.
inline const Scene& sceneOf(const Figure& figure)
{
    return figure.scene ? *figure.scene : figure.panels.front().attention->scene;
}

/// A figure of one map.
inline Figure figureOf(std::shared_ptr<const Attention> attention, FigureOptions options = {})
{
    Figure figure;
    figure.panels.push_back({std::move(attention)});
    figure.options = std::move(options);
    return figure;
}

} // namespace softfocus
