#include "ui/figure/export.h"

#include "core/files/atomic_file.h"
#include "core/files/figure/figure_scene.h"
#include "core/files/output/npy_writer.h"
#include "core/files/output/serialize.h"
#include "ui/figure/caption.h"
#include "ui/figure/compare_figure.h"
#include "ui/figure/formats/formats.h"
#include "ui/figure/page/page_drawing.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageWriter>

#include <array>

namespace softfocus {

namespace {

constexpr std::array suffixes{"png", "svg", "pdf", "tex", "csv", "tsv", "json", "npy"};

/// Text chunks go right after the header, where every reader meets them first.
QByteArray withChunks(const QByteArray& png, const QByteArray& chunks)
{
    constexpr qsizetype header = 8 + 25; // the signature and the first chunk
    return png.first(header) + chunks + png.sliced(header);
}

Result<QByteArray> pngOf(const Figure& figure, const FigurePage& page)
{
    const Result<QImage> image = imageOf(page, figure.options.dotsPerInch);
    if (!image)
        return image.error();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    // Flat cells shrink well at the lowest effort already; more effort costs several times the time for a few percent.
    constexpr int lowestEffort = 11;
    writer.setCompression(lowestEffort);
    if (!writer.write(*image))
        return Error{translatable("Figure", "The picture could not be encoded: %1."), writer.errorString().toStdString()};
    return withChunks(bytes, textAsPngChunk("Title", figureTitle(figure).toUtf8()) +
                                 textAsPngChunk("Description", altTextOf(figure).toUtf8()) +
                                 textAsPngChunk("Caption", captionOf(figure).toUtf8()) + textAsPngChunk("Software", "Softfocus") +
                                 sceneAsPngChunk(sceneOf(figure)));
}

/// TeX reads every cell as commands of its own.
std::optional<Error> faultOfTex(const Drawing& drawing)
{
    for (const Shape& shape : drawing.shapes) {
        if (std::holds_alternative<ImageShape>(shape))
            return Error{translatable(
                "Figure",
                "A file of TeX cannot hold a picture; write the figure as .pdf or .png and include that, or show the stage as a map.")};
        if (const auto* grid = std::get_if<CellGrid>(&shape); grid && !grid->image.isNull())
            return Error{translatable(
                "Figure", "A map of more than 256 × 256 cells is too much for TeX; write it as .pdf or .png and include that.")};
    }
    return std::nullopt;
}

Result<QByteArray> vectorsOf(const Figure& figure, const FigurePage& page, FigureFormat format)
{
    const Drawing drawing = drawingOf(page);
    const FigureNotes notes{figureTitle(figure), captionOf(figure), altTextOf(figure), sceneAsXml(sceneOf(figure))};
    if (format == FigureFormat::Svg)
        return svgOf(drawing, notes);
    if (format == FigureFormat::Pdf)
        return pdfOf(drawing, notes);
    if (const std::optional<Error> fault = faultOfTex(drawing))
        return *fault;
    return tikzOf(drawing, notes);
}

Result<QByteArray> numbersOf(const LabelledTable& table, FigureFormat format)
{
    switch (format) {
    case FigureFormat::Csv: return serializeTable(table, TableFormat::Csv);
    case FigureFormat::Tsv: return serializeTable(table, TableFormat::Tsv);
    case FigureFormat::Json: return serializeTable(table, TableFormat::Json);
    default: break;
    }
    return npyOf(table.values);
}

Result<QByteArray> numbersOf(const Figure& figure, FigureFormat format)
{
    if (figure.chart)
        return numbersOf(figure.chart->numbers, format);
    if (figure.panels.size() > 1)
        return Error{translatable("Figure",
                                  "Numbers are written one map at a time; export the film strip as a picture, or each of its maps alone.")};
    if (const auto& difference = figure.panels.front().difference)
        return numbersOf(tableOf(*difference), format);
    const Attention& attention = *figure.panels.front().attention;
    const Stage stage = attention.scene.view.stage;
    switch (format) {
    case FigureFormat::Csv: return serializeStage(attention, stage, TableFormat::Csv);
    case FigureFormat::Tsv: return serializeStage(attention, stage, TableFormat::Tsv);
    case FigureFormat::Json: return serializeStage(attention, stage, TableFormat::Json);
    default: break;
    }
    if (!hasStage(attention, stage))
        return serializeStage(attention, stage, TableFormat::Csv).error();
    return npyOf(matrixOf(attention, stage));
}

} // namespace

std::optional<FigureFormat> figureFormatOf(const QString& path)
{
    const QByteArray suffix = QFileInfo(path).suffix().toLower().toUtf8();
    for (std::size_t i = 0; i < suffixes.size(); ++i)
        if (suffix == suffixes[i])
            return static_cast<FigureFormat>(i);
    return std::nullopt;
}

std::span<const char* const> figureSuffixes()
{
    return suffixes;
}

Message figureSuffixText()
{
    std::string list;
    for (const char* suffix : std::span(suffixes).first(suffixes.size() - 1))
        list += (list.empty() ? "." : ", .") + std::string(suffix);
    return {translatable("Figure", "%1 or .%2"), list, std::string(suffixes.back())};
}

bool isPicture(FigureFormat format)
{
    return format <= FigureFormat::Tex;
}

Result<QImage> renderFigure(const Figure& figure)
{
    const Result<FigurePage> page = layOutFigure(figure);
    if (!page)
        return page.error();
    return imageOf(*page, figure.options.dotsPerInch);
}

Result<QByteArray> encoded(const Figure& figure, FigureFormat format)
{
    if (!isPicture(format))
        return numbersOf(figure, format);
    const Result<FigurePage> page = layOutFigure(figure);
    if (!page)
        return page.error();
    return format == FigureFormat::Png ? pngOf(figure, *page) : vectorsOf(figure, *page, format);
}

Result<bool> exportFigure(const Figure& figure, const QString& path)
{
    const std::optional<FigureFormat> format = figureFormatOf(path);
    if (!format)
        return Error{translatable("Figure", "%1: the suffix “%2” is not known; figures are written as %3."), path.toStdString(),
                     QFileInfo(path).suffix().toStdString(), figureSuffixText()};
    const Result<QByteArray> bytes = encoded(figure, *format);
    if (!bytes)
        return Error{translatable("Figure", "%1: %2"), path.toStdString(), bytes.error().message};
    return saveFile(path, *bytes);
}

} // namespace softfocus
