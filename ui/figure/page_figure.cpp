#include "ui/figure/page_figure.h"

#include "core/files/output/serialize_variants.h"
#include "core/scene/origin.h"
#include "core/sources/source_table.h"
#include "ui/figure/clipboard.h"
#include "ui/figure/numbers_figure.h"
#include "ui/figure/page/small_multiples.h"
#include "ui/words/message_text.h"

#include <QStringList>

#include <algorithm>

namespace softfocus {

namespace {

/// Of what is the same in all panels, Compare shows the weights.
Scene comparedScene(Scene scene)
{
    if (scene.view.stage != Stage::Output)
        scene.view.stage = Stage::Weights;
    return scene;
}

FigurePanel givenPanel(const Scene& scene, const GivenPanel& panel)
{
    Scene given = scene;
    given.source = MatrixSource{panel.weights, {}};
    return {attend(given, inputOf(given), nullptr), messageText(originText(panel.weights->origin))};
}

std::vector<Variant> computedVariants(const Scene& scene)
{
    std::vector<Variant> variants;
    for (const ComparedPanel& panel : scene.compare.panels)
        if (const auto* computed = std::get_if<ComputedPanel>(&panel))
            variants.push_back(variantOf(*computed, scene.variant.temperature));
    return variants;
}

/// The compared panels as a film strip, in their order.
Result<Figure> comparedStrip(const std::shared_ptr<const Attention>& attention, const FigureOptions& options)
{
    const Scene scene = comparedScene(attention->scene);
    const std::shared_ptr<const Attention> shown = shownAs(attention, scene.view);
    Result<Figure> strip = variantStrip(shown, computedVariants(scene), options);
    if (!strip)
        return strip;
    for (std::size_t place = 0; place < scene.compare.panels.size(); ++place)
        if (const auto* given = std::get_if<GivenPanel>(&scene.compare.panels[place]))
            strip->panels.insert(strip->panels.begin() + std::ptrdiff_t(place), givenPanel(scene, *given));
    return strip;
}

} // namespace

QString variantsText(const Scene& scene)
{
    QStringList texts;
    for (const Variant& variant : computedVariants(scene))
        texts << QString::fromStdString(variantText(variant));
    return texts.join(QStringLiteral("; "));
}

bool isChartPage(const Scene& scene)
{
    return scene.page == PageKind::Numbers;
}

Result<Figure> pageFigure(const std::shared_ptr<const Attention>& attention, const FigureOptions& options)
{
    if (isChartPage(attention->scene))
        return numbersFigure(attention->scene, options);
    Result<Figure> figure = attention->scene.page == PageKind::Compare ? comparedStrip(attention, options) : figureOf(attention, options);
    if (figure)
        figure->scene = std::make_shared<const Scene>(attention->scene);
    return figure;
}

Result<QString> pageValues(const std::shared_ptr<const Attention>& attention)
{
    const Scene& scene = attention->scene;
    if (isChartPage(scene))
        return QString::fromUtf8(serializeTable(numbersFigure(scene, {}).chart->numbers, TableFormat::Tsv));
    const std::vector<Variant> variants = scene.page == PageKind::Compare ? computedVariants(scene) : std::vector<Variant>();
    if (variants.empty() || hasGivenWeights(*attention))
        return valuesAsText(*attention);
    const Result<Figure> strip = variantStrip(shownAs(attention, comparedScene(scene).view), variants, {});
    if (!strip)
        return strip.error();
    std::vector<QByteArray> texts;
    for (const FigurePanel& panel : strip->panels) {
        Result<QByteArray> text = serializeStage(*panel.attention, panel.attention->scene.view.stage, TableFormat::Tsv);
        if (!text)
            return text.error();
        texts.push_back(std::move(*text));
    }
    return QString::fromUtf8(joinedVariants(variants, texts, TableFormat::Tsv));
}

} // namespace softfocus
