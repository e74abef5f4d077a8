#include "ui/figure/compare_figure.h"

#include "core/attention/reweighed.h"
#include "core/models/model_run.h"
#include "core/scene/origin.h"
#include "core/sources/compared_head.h"
#include "core/sources/model_source.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/model/compare/given_panel.h"
#include "ui/paint/charts/gradient_painter.h"
#include "ui/words/difference_picture.h"
#include "ui/words/distance_text.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/panel_text.h"
#include "ui/words/word_name.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class CompareFigureWords {
    Q_DECLARE_TR_FUNCTIONS(CompareFigureWords)
};

/// A panel of which a figure can be made, with its place among the scene's.
struct ShownPanel {
    std::size_t place = 0;
    bool isGiven = false;
    FigurePanel figure;
};

/// Of what is the same in all panels, Compare shows the weights.
Scene comparedScene(Scene scene)
{
    if (scene.view.stage != Stage::Output)
        scene.view.stage = Stage::Weights;
    return scene;
}

/// Of headings that are alike, each says where its panel stands on the page.
void tellApart(std::vector<ShownPanel>& shown, std::size_t count)
{
    QStringList headings;
    headings.resize(qsizetype(count));
    for (const ShownPanel& panel : shown)
        headings[qsizetype(panel.place)] = panel.figure.heading;
    headings = toldApart(headings);
    for (ShownPanel& panel : shown)
        panel.figure.heading = headings[qsizetype(panel.place)];
}

const ComputedPanel* headPanel(const ComparedPanel& panel)
{
    const auto* computed = std::get_if<ComputedPanel>(&panel);
    return computed && computed->head ? computed : nullptr;
}

/// True where all panels are heads of one layer under one variant, so that a line under the figure tells of it.
bool comparesHeadsAlone(const Scene& scene)
{
    const std::vector<ComparedPanel>& panels = scene.compare.panels;
    const ComputedPanel* first = headPanel(panels.front());
    return first && std::ranges::all_of(panels, [&](const ComparedPanel& panel) {
               const ComputedPanel* one = headPanel(panel);
               return one && variantOf(*one, scene.variant.temperature) == variantOf(*first, scene.variant.temperature);
           });
}

/// Another head of the scene’s layer, or nothing where there is no such.
std::optional<FigurePanel> headFigure(const Attention& attention, const ComputedPanel& panel)
{
    Reweighing wanted{attention.scene, attention.scene.view.stage == Stage::Output};
    wanted.scene.variant = variantOf(panel, attention.scene.variant.temperature);
    auto shown = otherHead(attention, *panel.head, wanted, nullptr);
    if (!shown)
        return std::nullopt;
    const QString heading =
        comparesHeadsAlone(attention.scene) ? CompareFigureWords::tr("head %1").arg(*panel.head) : panelName(ComparedPanel(panel));
    return FigurePanel{std::move(shown), heading};
}

/// The panels that are computed of the scene’s own scores.
Result<std::vector<FigurePanel>> computedPanels(const std::shared_ptr<const Attention>& attention)
{
    const std::vector<Variant> variants = computedVariants(attention->scene);
    std::vector<FigurePanel> computed;
    if (hasGivenWeights(*attention)) { // of which every variant is the same
        for (std::size_t i = 0; i < variants.size(); ++i)
            computed.push_back({attention, messageText(attention->input->sourceName)});
    } else if (!variants.empty()) {
        Result<Figure> strip = variantStrip(attention, variants, {});
        if (!strip)
            return strip.error();
        computed = std::move(strip->panels);
        if (dependsOnVariant(attention->scene.source)) // as on the page, it is the same scores that are compared
            for (FigurePanel& panel : computed)
                panel.attention = reweighed(*attention, {panel.attention->scene, attention->scene.view.stage == Stage::Output}, nullptr);
    }
    return computed;
}

/// All panels that fit the scene, under their names.
Result<std::vector<ShownPanel>> shownPanels(const std::shared_ptr<const Attention>& attention)
{
    const std::vector<ComparedPanel>& panels = attention->scene.compare.panels;
    Result<std::vector<FigurePanel>> computed = computedPanels(attention);
    if (!computed)
        return computed.error();
    std::vector<ShownPanel> shown;
    auto next = computed->begin();
    for (std::size_t place = 0; place < panels.size(); ++place) {
        if (const ComputedPanel* head = headPanel(panels[place])) {
            if (std::optional<FigurePanel> figure = headFigure(*attention, *head))
                shown.push_back({place, false, std::move(*figure)});
            continue;
        }
        if (std::holds_alternative<ComputedPanel>(panels[place])) {
            if (hasGivenWeights(*attention) && std::ranges::any_of(shown, [](const ShownPanel& one) { return !one.isGiven; }))
                continue; // shown once
            shown.push_back({place, false, std::move(*next++)});
            continue;
        }
        const GivenScores& given = *std::get<GivenPanel>(panels[place]).weights;
        if (auto weights = withGivenWeights(*attention, given.scores, attention->scene.view.stage == Stage::Output))
            shown.push_back({place, true, {std::move(weights), messageText(originText(given.origin)), true}});
    }
    tellApart(shown, panels.size());
    return shown;
}

/// The temperature that all computed panels share, for the line under the figure.
std::optional<double> sharedTemperature(const Scene& scene)
{
    std::vector<Variant> variants = computedVariants(scene);
    for (const ComparedPanel& panel : scene.compare.panels)
        if (const ComputedPanel* head = headPanel(panel))
            variants.push_back(variantOf(*head, scene.variant.temperature));
    const bool isShared = !variants.empty() && std::ranges::all_of(variants, [&](const Variant& variant) {
        return variant.temperature == variants.front().temperature;
    });
    return isShared ? std::optional(variants.front().temperature) : std::nullopt;
}

Provenance provenanceOfAll(const Attention& attention)
{
    Provenance provenance = provenanceOf(attention);
    provenance.normalizer.reset(); // the headings say it
    provenance.temperature = sharedTemperature(attention.scene);
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    if (!source || !attention.input->run || !comparesHeadsAlone(attention.scene))
        return provenance;
    const ModelRun& run = *attention.input->run;
    provenance.normalizer = headPanel(attention.scene.compare.panels.front())->variant.normalizer;
    provenance.source = nameOfLayer(run, *source);
    return provenance;
}

Result<Figure> differenceFigure(const std::shared_ptr<const Attention>& attention, std::vector<ShownPanel> panels,
                                const FigureOptions& options)
{
    const auto panelAt = [&](std::int64_t place) { return std::ranges::find(panels, std::size_t(place), &ShownPanel::place); };
    const auto a = panelAt(attention->scene.compare.minuend), b = panelAt(attention->scene.compare.subtrahend);
    if (a == panels.end() || b == panels.end())
        return Error{
            translatable("Figure", "One of the two panels has weights of another shape than the scene, so there is no difference.")};
    const auto difference = makeDifference({{a->figure.attention, a->isGiven},
                                            {b->figure.attention, b->isGiven},
                                            a->figure.heading,
                                            b->figure.heading,
                                            sharedTemperature(attention->scene),
                                            {},
                                            {}});
    Figure figure;
    figure.options = options;
    figure.provenance = provenanceOfAll(*attention);
    figure.panels.push_back({a->figure.attention, differenceTitle(*difference), a->isGiven, difference});
    return figure;
}

constexpr double betweenGradients = 22, leastGradient = 150, legendHeight = 34, usualWide = 220;

/// The gradients of one row side by side, under one legend.
struct GradientSheet {
    std::vector<RowGradient> gradients;
    QStringList headings;

    double headHeight(const Theme& theme) const { return QFontMetricsF(theme.sized(13, QFont::DemiBold)).height() + 6; }
    std::size_t columnsIn(double width) const
    {
        const auto most = std::size_t(std::max(1.0, std::floor((width + betweenGradients) / (usualWide + betweenGradients))));
        const std::size_t columns = std::min(most, gradients.size()), rows = (gradients.size() + columns - 1) / columns;
        return (gradients.size() + rows - 1) / rows; // so that rows are alike
    }
    double sideIn(double width) const
    {
        const auto columns = double(columnsIn(width));
        return std::max(leastGradient, (width + betweenGradients) / columns - betweenGradients);
    }
    /// How high the cells of each need to be, names and all.
    double bodyHeight(double width, const Theme& theme) const
    {
        const double side = sideIn(width);
        double bottom = 0;
        for (const RowGradient& gradient : gradients)
            bottom = std::max(bottom, layOutGradient(QRectF(0, 0, side, side * 0.9), gradient, theme, true).cells.bottom());
        return bottom;
    }
    double heightFor(double width, const Theme& theme) const
    {
        const std::size_t columns = columnsIn(width), rows = (gradients.size() + columns - 1) / columns;
        return double(rows) * (headHeight(theme) + bodyHeight(width, theme) + betweenGradients) + legendHeight * theme.scaled(100) / 100.0;
    }
    void paint(QPainter& painter, const QRectF& area, const Theme& theme) const;
};

void GradientSheet::paint(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const std::size_t columns = columnsIn(area.width());
    const double side = sideIn(area.width()), head = headHeight(theme), high = bodyHeight(area.width(), theme);
    const double step = head + high + betweenGradients;
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        const QPointF corner = area.topLeft() + QPointF(double(i % columns) * (side + betweenGradients), double(i / columns) * step);
        const QFont font = theme.sized(13, QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(theme.text);
        const QFontMetricsF metrics(font);
        painter.drawText(corner + QPointF(0, metrics.ascent()), metrics.elidedText(headings[qsizetype(i)], Qt::ElideRight, side));
        const QRectF box(corner + QPointF(0, head), QSizeF(side, high));
        painter.save();
        paintGradient(painter, layOutGradient(box, gradients[i], theme, true), gradients[i], theme, true);
        painter.restore();
    }
    const double legend = legendHeight * theme.scaled(100) / 100.0;
    paintGradientLegend(painter, QRectF(area.left(), area.bottom() - legend, area.width(), legend), gradients.front(), theme);
}

/// The numbers of all gradients: a row for the weight of each key under each variant.
LabelledTable tableOfGradients(const GradientSheet& sheet)
{
    const RowGradient& first = sheet.gradients.front();
    LabelledTable table;
    for (const QString& label : first.labels)
        table.columns.push_back(label.toStdString());
    const auto keys = Index(first.labels.size());
    table.values.resize(keys * Index(sheet.gradients.size()), keys);
    for (std::size_t i = 0; i < sheet.gradients.size(); ++i) {
        table.values.middleRows(Index(i) * keys, keys) = sheet.gradients[i].values;
        for (const QString& label : sheet.gradients[i].labels)
            table.rows.push_back(QStringLiteral("%1: %2").arg(sheet.headings[qsizetype(i)], label).toStdString());
    }
    return table;
}

Result<Figure> gradientFigure(const std::shared_ptr<const Attention>& attention, const std::vector<ShownPanel>& panels,
                              const FigureOptions& options)
{
    const Index query = chosenQuery(*attention);
    GradientSheet sheet;
    std::vector<std::shared_ptr<const Attention>> results;
    for (const ShownPanel& panel : panels)
        if (!panel.isGiven) { // of which nobody knows how they follow from scores
            results.push_back(panel.figure.attention);
            sheet.headings << panel.figure.heading;
        }
    sheet.gradients = gradientsOf(results, query);
    if (sheet.gradients.empty() || sheet.gradients.front().keys.empty())
        return Error{translatable("Figure", "There is no row whose gradients could be shown.")};
    const auto shared = std::make_shared<const GradientSheet>(std::move(sheet));
    auto chart = std::make_shared<FigureChart>();
    chart->heightFor = [shared](double width, const Theme& theme) { return shared->heightFor(width, theme); };
    chart->paint = [shared](QPainter& painter, const QRectF& area, const Theme& theme) { shared->paint(painter, area, theme); };
    const QString row = nameOf(*attention, NamedSide::Query, query);
    chart->title = CompareFigureWords::tr("Gradients of the row of %1").arg(row);
    chart->caption = CompareFigureWords::tr("How the weights of %1 change with its scores, ∂w by ∂s, under %2.")
                         .arg(row, shared->headings.join(QStringLiteral(", ")));
    QStringList sentences{chart->caption};
    for (std::size_t i = 0; i < shared->gradients.size(); ++i) {
        const QString note = gradientRange(shared->gradients[i]);
        sentences << (note.isEmpty() ? CompareFigureWords::tr("%1: numbers up to %2 in size.")
                                           .arg(shared->headings[qsizetype(i)], scoreText(shared->gradients[i].largest))
                                     : CompareFigureWords::tr("%1: %2.").arg(shared->headings[qsizetype(i)], note));
    }
    chart->altText = sentences.join(u' ');
    chart->provenance = CompareFigureWords::tr("row of %1 · %2").arg(row, provenanceText(provenanceOfAll(*attention)));
    chart->numbers = tableOfGradients(*shared);
    Figure figure;
    figure.options = options;
    figure.chart = std::move(chart);
    return figure;
}

} // namespace

std::vector<Variant> computedVariants(const Scene& scene)
{
    std::vector<Variant> variants;
    for (const ComparedPanel& panel : scene.compare.panels)
        if (const auto* computed = std::get_if<ComputedPanel>(&panel); computed && !computed->head)
            variants.push_back(variantOf(*computed, scene.variant.temperature));
    return variants;
}

LabelledTable tableOf(const Difference& difference)
{
    LabelledTable table;
    for (const Token& query : difference.minuend.attention->input->queries)
        table.rows.push_back(query.text);
    for (const Token& key : difference.minuend.attention->input->keys)
        table.columns.push_back(key.text);
    table.values = difference.values;
    return table;
}

QString leftOutOfFigure(const Attention& attention)
{
    if (attention.scene.page != PageKind::Compare)
        return {};
    QStringList weights, heads;
    for (const ComparedPanel& panel : attention.scene.compare.panels) {
        if (!whyWaiting(panel, attention))
            continue;
        if (const auto* given = std::get_if<GivenPanel>(&panel))
            weights << messageText(originText(given->weights->origin));
        else
            heads << panelName(panel);
    }
    QStringList sentences;
    if (!weights.isEmpty())
        sentences << CompareFigureWords::tr("Left out, since its weights are of another shape than the scene: %1.")
                         .arg(weights.join(QStringLiteral(", ")));
    if (!heads.isEmpty())
        sentences << CompareFigureWords::tr("Left out, since the scene has no such heads: %1.").arg(heads.join(QStringLiteral(", ")));
    return sentences.join(u' ');
}

bool comparesGradients(const Scene& scene)
{
    return scene.page == PageKind::Compare && scene.compare.picture == ComparedPicture::Gradient;
}

Result<Figure> compareFigure(const std::shared_ptr<const Attention>& attention, const FigureOptions& options)
{
    const std::shared_ptr<const Attention> shown = shownAs(attention, comparedScene(attention->scene).view);
    Result<std::vector<ShownPanel>> panels = shownPanels(shown);
    if (!panels)
        return panels.error();
    if (panels->empty())
        return Error{translatable("Figure", "None of the compared panels fits the scene, so there is nothing to make a figure of.")};
    switch (attention->scene.compare.picture) {
    case ComparedPicture::Stage: break;
    case ComparedPicture::Gradient: return gradientFigure(shown, *panels, options);
    case ComparedPicture::Difference: return differenceFigure(shown, std::move(*panels), options);
    }
    Figure figure;
    figure.options = options;
    figure.provenance = provenanceOfAll(*shown);
    for (ShownPanel& panel : *panels)
        figure.panels.push_back(std::move(panel.figure));
    return figure;
}

} // namespace softfocus
