#pragma once

#include "ui/figure/page/page.h"
#include "ui/figure/page/strip_layout.h"
#include "ui/paint/heatmap/page_parts.h"

#include <cmath>

namespace softfocus {

// Lengths of the design, in logical pixels.
inline constexpr double pageBodyPixels = 13;
inline constexpr double pageMargin = 18;
inline constexpr double betweenTexts = 8;

/// Sets a figure step by step: first its maps, then the texts around them.
class Setter {
public:
    explicit Setter(const Figure& figure);

    Result<FigurePage> set();

private:
    double pixelsOf(double millimetres) const { return millimetres / millimetresPerInch * pointsPerInch / m_page.points; }
    double onGrid(double length) const { return std::round(length * m_ratio) / m_ratio; }
    bool isStrip() const { return m_page.panels.size() > 1; }
    double sharedLegendRoom() const;
    std::optional<Error> faultOfOptions() const;
    std::optional<Error> faultOfAxes() const;

    // Maps.
    void takePictures();
    void shareScales();
    HeatmapParts mapParts() const;
    Result<double> setPanels(double width, double cell);
    Result<double> setChart(double width);
    double widthFor(double cell, const PageLimits& limits) const;
    HeatmapLayout layOutOnly(double width, const PageLimits& limits) const;
    bool showsThreads() const;
    void setThreads(double inside);
    static void takeThreads(PagePanel& panel, ThreadsLayout layout);
    Result<double> setThreadsStrip(double inside);
    void setThreadsInColumns(std::size_t columns, double room);
    bool showsPatches() const { return m_page.panels.front().picture.kind == PictureKind::Overlay; }
    Result<double> setPatches(double width, double cell);
    Result<double> setPatchStrip(double inside, double cell);
    static void takePatches(PagePanel& panel, PatchLayout layout);
    void setEqualStrip(std::size_t columns, double slot, double width);
    Result<double> setStrip(double inside, double cell);
    Error doNotFit() const;

    // What stands around them.
    std::optional<Error> faultOfTexts(double width) const;
    void place(double width);
    double placePanels(double top, double inside);
    double placeStrip(double top, double inside);
    void placeHeading(const QString& heading, const QRectF& cells, double top);
    void placeSharedLegend();
    void placeThreadsLegend(double top, double inside);
    void addText(const QString& text, const QFont& font, const QColor& ink, double& top, double left, double width);
    void addProvenance(double& top, double inside, double mapsHeight);
    void makeSquare();
    double leftFor(const QString& text, const QFont& font, double inside) const;

    const Figure& m_figure;
    const FigureOptions& m_options;
    FigurePage m_page;
    StripLayout m_strip; ///< of several maps
    double m_ratio = 1;
};

} // namespace softfocus
