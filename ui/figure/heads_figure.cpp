#include "ui/figure/heads_figure.h"

#include "core/sources/head_overview.h"
#include "core/sources/model_source.h"
#include "ui/paint/heads/head_pictures.h"
#include "ui/paint/heatmap/heatmap_layout.h"
#include "ui/paint/labels/legend_painter.h"
#include "ui/words/head_text.h"
#include "ui/words/message_text.h"
#include "ui/words/provenance.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace softfocus {

namespace {

struct HeadsFigureWords {
    Q_DECLARE_TR_FUNCTIONS(HeadsFigureWords)
};

// Lengths of the design, in logical pixels.
constexpr double padding = 4, nameHigh = 15, labelHigh = 13, betweenRows = 6, legendHigh = 20, mostSide = 150;
constexpr double headNamePixels = 11, headLabelPixels = 10, leastNamePixels = 6.5;

/// In the order of PatternKind.
constexpr std::array patternNames{"previous", "next", "itself", "first piece", "same piece", "aligns"};

struct HeadsSheet {
    std::shared_ptr<const HeadOverview> overview;
    std::vector<Picture> pictures; ///< in its order

    Index columns() const { return overview->columns(); }
    double cellWidth(double width) const { return std::min(width / double(columns()), mostSide + 2 * padding); }
    /// As high as the highest of the heads, which are all alike.
    double pictureHigh(double width) const
    {
        const double side = cellWidth(width) - 2 * padding;
        return headSize(pictures.front(), QSizeF(side, side)).height();
    }
    double rowHigh(double width) const { return pictureHigh(width) + 2 * padding + nameHigh + labelHigh; }
    double heightFor(double width) const { return double(overview->counts.layers) * (rowHigh(width) + betweenRows) + legendHigh; }
};

/// Smaller where it has no room; left out where it could not be read then.
void drawLine(QPainter& painter, const QRectF& line, const QString& text, const Theme& theme, std::pair<double, int> type)
{
    const auto [pixels, weight] = type;
    const double wide = QFontMetricsF(theme.sized(pixels, weight)).horizontalAdvance(text);
    const double fitting = wide > line.width() ? pixels * line.width() / wide : pixels;
    if (fitting < leastNamePixels)
        return;
    const QFont font = theme.sized(fitting, weight);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    painter.drawText(QPointF(line.center().x() - metrics.horizontalAdvance(text) / 2, line.top() + metrics.ascent()), text);
}

void paintSheet(QPainter& painter, const QRectF& area, const HeadsSheet& sheet, const Theme& theme)
{
    constexpr double printed = 4; // device pixels per unit in print: each cell stays itself there
    const double wide = sheet.cellWidth(area.width()), high = sheet.pictureHigh(area.width());
    const auto part = std::get<ModelSource>(sheet.overview->of->scene.source).part;
    for (std::size_t place = 0; place < sheet.pictures.size(); ++place) {
        const OverviewHead& head = sheet.overview->heads[place];
        const double left = area.left() + double(Index(place) % sheet.columns()) * wide;
        const double top = area.top() + double(Index(place) / sheet.columns()) * (sheet.rowHigh(area.width()) + betweenRows);
        const QSizeF size = headSize(sheet.pictures[place], QSizeF(wide - 2 * padding, high));
        painter.save();
        paintHead(painter, QRectF(QPointF(left + (wide - size.width()) / 2, top + padding), size), sheet.pictures[place], theme, printed);
        painter.restore();
        QRectF line(left + 1, top + 2 * padding + high, wide - 2, nameHigh);
        painter.setPen(theme.text);
        drawLine(painter, line, briefHeadName(head.layer, head.head), theme, {headNamePixels, QFont::DemiBold});
        line.translate(0, nameHigh);
        painter.setPen(theme.secondary);
        if (head.clear)
            drawLine(painter, line, patternLabel(*head.clear, part), theme, {headLabelPixels, QFont::Normal});
    }
    HeatmapLayout layout;
    layout.area = QSizeF(area.width(), legendHigh);
    layout.legend = QRectF(QPointF(), layout.area);
    layout.cells = layout.legend;
    layout.legendLies = true;
    painter.save();
    painter.translate(area.left(), area.top() + sheet.heightFor(area.width()) - legendHigh);
    paintLegend(painter, layout, sheet.pictures.front(), theme, {});
    painter.restore();
}

/// The measured share of each pattern of each head; no number where it cannot be measured.
LabelledTable sharesOf(const HeadOverview& overview)
{
    LabelledTable table;
    for (const char* name : patternNames)
        table.columns.emplace_back(name);
    std::vector<const OverviewHead*> heads;
    for (const OverviewHead& head : overview.heads)
        if (head.head)
            heads.push_back(&head);
    table.values = Matrix::Constant(std::ssize(heads), std::ssize(patternNames), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t row = 0; row < heads.size(); ++row) {
        table.rows.push_back(briefHeadName(heads[row]->layer, heads[row]->head).toStdString());
        for (const HeadPattern& pattern : heads[row]->patterns)
            table.values(Index(row), Index(pattern.kind)) = pattern.share;
    }
    return table;
}

QString describedHeads(const HeadOverview& overview)
{
    QStringList sentences;
    for (const OverviewHead& head : overview.heads)
        if (head.clear)
            sentences << headSentence(overview, head);
    return sentences.isEmpty() ? HeadsFigureWords::tr("No pattern of a head is clear on this text.") : sentences.join(u' ');
}

/// The result under the name of all heads.
Attention ofAllHeads(const Attention& attention)
{
    Attention all = attention;
    auto input = std::make_shared<Input>(*attention.input);
    input->sourceName = nameOfAllHeads(*input->run, std::get<ModelSource>(attention.scene.source));
    all.input = std::move(input);
    return all;
}

} // namespace

Result<Figure> headsFigure(const std::shared_ptr<const Attention>& attention, const FigureOptions& options)
{
    if (attention->input->fault)
        return *attention->input->fault;
    const std::shared_ptr<const HeadOverview> overview = headOverviewOf(attention);
    if (!overview)
        return Error{translatable("Figure", "Only a transformer has heads to draw; choose one in “Scores from”, or another page.")};
    auto sheet = std::make_shared<HeadsSheet>(HeadsSheet{overview, headPictures(*overview)});
    for (Picture& picture : sheet->pictures)
        picture.preview = Preview::None; // of the screen alone
    auto chart = std::make_shared<FigureChart>();
    chart->heightFor = [sheet](double width, const Theme&) { return sheet->heightFor(width); };
    chart->paint = [sheet](QPainter& painter, const QRectF& area, const Theme& theme) { paintSheet(painter, area, *sheet, theme); };
    chart->title = overviewTitle(*overview);
    chart->caption =
        HeadsFigureWords::tr("The weights of all heads, layers as rows and heads as columns, the mean of each layer’s heads last.");
    chart->altText = chart->caption + u' ' + describedHeads(*overview);
    chart->provenance = provenanceText(provenanceOf(ofAllHeads(*attention)));
    chart->numbers = sharesOf(*overview);
    Figure figure;
    figure.options = options;
    figure.chart = std::move(chart);
    figure.scene = std::make_shared<const Scene>(attention->scene);
    return figure;
}

} // namespace softfocus
