#include "ui/figure/figure.h"

#include "core/files/scene_file.h"
#include "ui/paint/heatmap_painter.h"
#include "ui/paint/text_ink.h"

#include <QBuffer>
#include <QFileInfo>
#include <QFontMetricsF>
#include <QImageWriter>
#include <QPainter>

#include <cmath>

namespace softfocus {

namespace {

constexpr double millimetresPerInch = 25.4;
constexpr double pixelsPerInch = 96; ///< logical ones: type is as large on paper as on a screen of usual density
constexpr double margin = 14;
constexpr int bodyPixels = 10;       ///< 7.5 points, as papers set their figures; on a screen it is read from farther away

/// What a figure is made of. Units: logical pixels.
struct Page {
    Picture picture;
    HeatmapLayout layout;
    QRectF title;
    QSizeF size;
    Theme theme;
};

QFont titleFont(const Theme& theme)
{
    return theme.sized(15, QFont::DemiBold);
}

constexpr int titleFlags = int(Qt::AlignLeft) | int(Qt::AlignTop) | int(Qt::TextWordWrap) | int(Qt::TextWrapAnywhere);

Error tooLarge(double width, double height)
{
    return {"The figure would be " + std::to_string(std::llround(width)) + " × " + std::to_string(std::llround(height)) +
            " pixels; at most " + std::to_string(maximumFigureSide) +
            " fit on a side. Choose a smaller width or fewer dots per inch."};
}

Page pageOf(std::shared_ptr<const Attention> attention, const FigureOptions& options, double width, double ratio)
{
    Page page;
    page.theme = options.dark ? Theme::darkOne() : Theme::light();
    page.theme.font.setPixelSize(bodyPixels);
    const Stage stage = attention->scene.view.stage;
    page.picture = pictureOf(std::move(attention), stage);
    page.picture.preview = Preview::None;
    if (!page.picture.values)
        return page;
    const double inside = std::max(1.0, width - 2 * margin);
    if (!options.title.isEmpty()) {
        const QRectF room(margin, margin, inside, 1e6);
        page.title = QFontMetricsF(titleFont(page.theme)).boundingRect(room, titleFlags, options.title);
    }
    HeatmapParts parts = partsOf(page.picture.attention->scene.view);
    parts.sentence = false;
    parts.provenance = true;
    page.layout = layOutOnPage(page.picture, inside, ratio, parts, page.theme);
    const double above = page.title.isNull() ? margin : page.title.bottom() + margin;
    page.size = QSizeF(width, above + page.layout.area.height() + margin);
    return page;
}

void paintPage(QPainter& painter, const Page& page, const FigureOptions& options)
{
    if (!page.title.isNull()) {
        painter.setFont(titleFont(page.theme));
        painter.setPen(page.theme.text);
        painter.drawText(QRectF(margin, margin, page.size.width() - 2 * margin, page.title.height() + 1), titleFlags, options.title);
    }
    const double ratio = page.layout.devicePixelRatio;
    const double top = page.size.height() - margin - page.layout.area.height();
    // On whole device pixels, so that the cells' edges stay sharp.
    painter.translate(std::round(margin * ratio) / ratio, std::round(top * ratio) / ratio);
    paintHeatmap(painter, page.layout, page.picture, page.theme, {});
}

Result<QByteArray> pngOf(const QImage& image, const QString& path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    // Flat cells shrink well at the lowest effort already; more effort costs several times the time for a few percent.
    constexpr int lowestEffort = 11;
    writer.setCompression(lowestEffort);
    if (!writer.write(image))
        return Error{path.toStdString() + ": the picture could not be encoded: " + writer.errorString().toStdString() + "."};
    return bytes;
}

} // namespace

Result<QImage> renderFigure(std::shared_ptr<const Attention> attention, const FigureOptions& options)
{
    if (!(options.widthMillimetres > 0) || !(options.dotsPerInch > 0))
        return Error{"A figure needs a width and a number of dots per inch above 0."};
    if (attention->queryCount() == 0)
        return Error{"There is no word to show: type a sentence or give scores."};
    const double ratio = options.dotsPerInch / pixelsPerInch;
    const double width = options.widthMillimetres / millimetresPerInch * pixelsPerInch;
    if (!(width * ratio <= maximumFigureSide))
        return tooLarge(std::min(width * ratio, 1e15), std::min(width * ratio, 1e15));
    constexpr double narrowest = 16;
    if (width * ratio < narrowest)
        return Error{"The figure would be less than 16 pixels wide. Choose a larger width or more dots per inch."};
    const bool givenWeights = hasGivenWeights(attention->scene);
    const Page page = pageOf(std::move(attention), options, width, ratio);
    if (!page.picture.values)
        return Error{givenWeights ? "The weights were given as they are, so there are no vectors and scores behind them to show."
                                  : "The scores were given as they are, so there are no vectors behind them to show."};
    const double height = page.size.height() * ratio;
    if (height > maximumFigureSide)
        return tooLarge(width * ratio, height);
    QImage image(qRound(width * ratio), int(std::ceil(height)), QImage::Format_RGB32);
    if (image.isNull())
        return Error{"There is not enough memory for a figure of this size. Choose a smaller width or fewer dots per inch."};
    image.setDevicePixelRatio(ratio);
    image.fill(page.theme.panel);
    QPainter painter(&image);
    paintPage(painter, page, options);
    painter.end();
    // Physical sizes stand in the file; whoever opens the image works in its own pixels.
    image.setDevicePixelRatio(1);
    const int dotsPerMetre = std::max(1, qRound(options.dotsPerInch / millimetresPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    return image;
}

Result<bool> exportFigure(std::shared_ptr<const Attention> attention, const QString& path, const FigureOptions& options)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix != QLatin1String("png"))
        return Error{path.toStdString() + ": the suffix “" + suffix.toStdString() + "” is not known; figures are written as .png."};
    const Result<QImage> image = renderFigure(std::move(attention), options);
    if (!image)
        return image.error();
    const Result<QByteArray> bytes = pngOf(*image, path);
    if (!bytes)
        return bytes.error();
    return saveFile(path, *bytes);
}

} // namespace softfocus
