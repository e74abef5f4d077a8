#include "ui/figure/page_figure.h"

#include "core/files/output/serialize_variants.h"
#include "ui/figure/clipboard.h"
#include "ui/figure/compare_figure.h"
#include "ui/figure/heads_figure.h"
#include "ui/figure/numbers_figure.h"
#include "ui/words/difference_picture.h"

#include <QStringList>

namespace softfocus {

namespace {

/// The numbers of one map: those of its stage, or of a difference.
Result<QString> panelValues(const FigurePanel& panel)
{
    if (!panel.difference)
        return valuesAsText(*panel.attention);
    return QString::fromUtf8(serializeTable(tableOf(*panel.difference), TableFormat::Tsv));
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
    return scene.page == PageKind::Numbers || scene.page == PageKind::Heads || comparesGradients(scene);
}

Result<Figure> pageFigure(const std::shared_ptr<const Attention>& attention, const FigureOptions& options)
{
    if (attention->scene.page == PageKind::Numbers)
        return numbersFigure(attention->scene, options);
    if (attention->scene.page == PageKind::Heads)
        return headsFigure(attention, options);
    Result<Figure> figure = attention->scene.page == PageKind::Compare ? compareFigure(attention, options) : figureOf(attention, options);
    if (figure)
        figure->scene = std::make_shared<const Scene>(attention->scene);
    return figure;
}

Result<QString> pageValues(const std::shared_ptr<const Attention>& attention)
{
    const Scene& scene = attention->scene;
    if (scene.page == PageKind::Explore || (scene.page == PageKind::Compare && hasGivenWeights(*attention)))
        return valuesAsText(*attention);
    const Result<Figure> figure = pageFigure(attention, {});
    if (!figure)
        return figure.error();
    if (figure->chart)
        return QString::fromUtf8(serializeTable(figure->chart->numbers, TableFormat::Tsv));
    if (figure->panels.size() == 1)
        return panelValues(figure->panels.front());
    QStringList blocks;
    for (const FigurePanel& panel : figure->panels) {
        const Result<QString> values = panelValues(panel);
        if (!values)
            return values;
        blocks << panel.heading + u'\n' + *values;
    }
    return blocks.join(u'\n');
}

} // namespace softfocus
