#include "ui/figure/figure_clipboard.h"

#include "core/files/output/serialize.h"
#include "core/text/number.h"
#include "ui/figure/caption.h"
#include "ui/figure/export.h"
#include "ui/figure/formats/byte_writer.h"

#include <cmath>

namespace softfocus {

namespace {

const QString imageType = QStringLiteral("application/x-qt-image"); ///< what Qt's own targets ask for
const QString pngType = QStringLiteral("image/png"), svgType = QStringLiteral("image/svg+xml"), plainType = QStringLiteral("text/plain"),
              tsvType = QStringLiteral("text/tab-separated-values"), htmlType = QStringLiteral("text/html");

/// What was made, or nothing where it could not be.
QByteArray bytesIn(const Result<QByteArray>& bytes)
{
    return bytes ? *bytes : QByteArray();
}

QByteArray htmlCellOf(double number)
{
    if (std::isnan(number))
        return "<td></td>";
    const NumberText text(number);
    return "<td>" + QByteArray(text.view().data(), qsizetype(text.view().size())) + "</td>";
}

QByteArray headOf(const std::string& label)
{
    return "<th>" + xmlText(QString::fromStdString(label)) + "</th>";
}

} // namespace

QByteArray htmlTableOf(const LabelledTable& table, const QString& caption)
{
    QByteArray html = "<table>\n<caption>" + xmlText(caption) + "</caption>\n<tr><th></th>";
    for (const std::string& column : table.columns)
        html += headOf(column);
    html += "</tr>\n";
    for (Index row = 0; row < table.values.rows(); ++row) {
        html += "<tr>" + headOf(table.rows[std::size_t(row)]);
        for (Index column = 0; column < table.values.cols(); ++column)
            html += htmlCellOf(table.values(row, column));
        html += "</tr>\n";
    }
    return html + "</table>\n";
}

QByteArray htmlTableOf(const Attention& attention, const QString& caption)
{
    const Stage stage = attention.scene.view.stage;
    const Matrix& matrix = matrixOf(attention, stage);
    QByteArray html = "<table>\n<caption>" + xmlText(caption) + "</caption>\n<tr><th></th>";
    const bool hasKeys = stage == Stage::Scores || stage == Stage::Weights;
    for (Index column = 0; column < matrix.cols(); ++column)
        html += hasKeys ? headOf(attention.input->keys[std::size_t(column)].text) : headOf(std::to_string(column + 1));
    html += "</tr>\n";
    for (Index row = 0; row < matrix.rows(); ++row) {
        html += "<tr>" + headOf(attention.input->queries[std::size_t(row)].text);
        for (Index column = 0; column < matrix.cols(); ++column)
            html += htmlCellOf(matrix(row, column));
        html += "</tr>\n";
    }
    return html + "</table>\n";
}

FigureMimeData::FigureMimeData(Figure figure) : m_figure(std::move(figure)) {}

QStringList FigureMimeData::formats() const
{
    return {pngType, imageType, svgType, htmlType, plainType, tsvType, QLatin1String(altTextType)};
}

QByteArray FigureMimeData::tableOf() const
{
    if (m_figure.chart)
        return serializeTable(m_figure.chart->numbers, TableFormat::Tsv);
    const Attention& attention = *m_figure.panels.front().attention;
    return bytesIn(serializeStage(attention, attention.scene.view.stage, TableFormat::Tsv));
}

QByteArray FigureMimeData::bytesOf(const QString& type) const
{
    if (type == pngType)
        return bytesIn(encoded(m_figure, FigureFormat::Png));
    if (type == svgType)
        return bytesIn(encoded(m_figure, FigureFormat::Svg));
    if (type == plainType || type == tsvType)
        return tableOf();
    if (type == htmlType)
        return "<meta charset=\"utf-8\">\n" + (m_figure.chart ? htmlTableOf(m_figure.chart->numbers, altTextOf(m_figure))
                                                              : htmlTableOf(*m_figure.panels.front().attention, altTextOf(m_figure)));
    if (type == QLatin1String(altTextType))
        return altTextOf(m_figure).toUtf8();
    return {};
}

QVariant FigureMimeData::retrieveData(const QString& type, QMetaType) const
{
    if (type == imageType) {
        if (m_image.isNull())
            if (const Result<QImage> image = renderFigure(m_figure))
                m_image = *image;
        return m_image;
    }
    auto made = m_made.constFind(type);
    if (made == m_made.constEnd())
        made = m_made.insert(type, bytesOf(type));
    const bool isText = type == plainType || type == htmlType;
    return isText ? QVariant(QString::fromUtf8(*made)) : QVariant(*made);
}

} // namespace softfocus
