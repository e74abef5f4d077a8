#include "app/argument_reader.h"

#include "core/models/opened_model.h"
#include "core/sources/compared_head.h"
#include "core/sources/head_overview.h"
#include "core/sources/model_source.h"
#include "core/text/number.h"

#include <QDir>
#include <QFileInfo>

#include <limits>

namespace softfocus::cli {

/// A folder in place of the name of a source: the model in it, with the head that is usual for it. What cannot be opened is said when it is run, as of a
/// file that cannot be read.
bool ArgumentReader::readFolder()
{
    const QFileInfo folder(value("source"));
    if (!has("source") || !folder.isDir())
        return false;
    ModelSource source;
    source.model = QDir::cleanPath(folder.absoluteFilePath()).toStdString();
    if (const auto* before = std::get_if<ModelSource>(&m_options.scene.source); before && before->model == source.model)
        source = *before;
    source.text = sentenceText(m_options.scene);
    if (const Result<std::shared_ptr<const OpenedModel>> model = openModel(source)) {
        m_options.model = *model;
        source.part = (*model)->usualPart;
        source.layer = (*model)->usualLayer;
        source.head = (*model)->usualHead;
    }
    m_options.scene.source = std::move(source);
    return true;
}

/// Which head of a transformer, and what of it.
void ArgumentReader::readModel()
{
    auto* model = std::get_if<ModelSource>(&m_options.scene.source);
    if (!model) {
        if (!mayBecomeAnother())
            refuseAll(ForModels, "--%1 is of a transformer; add --source with one of them or its folder.");
        return;
    }
    constexpr double mostLayers = 9'999;
    model->part = choice("attention", attentionPartNames, model->part);
    const bool all = value("head") == QLatin1String("all");
    if (has("attention") && (!has("head") || all) && !has("layer"))
        model->layer = 0, model->head = 0;
    if (const std::optional<double> layer = numberOf("layer", 0, mostLayers, true))
        model->layer = static_cast<std::int64_t>(*layer);
    if (has("head") && value("head") == QLatin1String("mean"))
        model->head.reset();
    else if (const std::optional<double> head = parseNumber(value("head").toStdString());
             head && *head >= 0 && *head <= mostLayers && *head == static_cast<double>(static_cast<std::int64_t>(*head)))
        model->head = static_cast<std::int64_t>(*head);
    else if (has("head") && !all)
        refuseValue("head", QStringLiteral("a whole number from 0, mean or all"));
    model->hidesSpecial = model->hidesSpecial || has("hide-special");
    model->joinsWords = model->joinsWords || has("join-words");
    readVectors(*model);
    model->scope = choice("acts-on", whatIfScopeNames, model->scope);
    if (has("translation"))
        model->translation = value("translation").toStdString();
    if (has("context"))
        model->other = value("context").toStdString();
}

/// All heads of a layer are panels of Compare. How many there are the model says; where it cannot be opened, that is said when it is run.
void ArgumentReader::compareAllHeads()
{
    Scene& scene = m_options.scene;
    const auto* source = std::get_if<ModelSource>(&scene.source);
    if (!source || value("head") != QLatin1String("all"))
        return;
    for (const OptionName option :
         std::initializer_list<OptionName>{"variants", "strip-temperatures", "strip-normalizers", "sweep", "print", "input"})
        if (has(option))
            refuse(QStringLiteral("--head all makes panels of Compare, which --%1 does not; leave one.").arg(textOf(option)));
    const Result<std::shared_ptr<const OpenedModel>> model = m_options.model ? m_options.model : openModel(*source);
    const Index heads = model ? headCountsOf(**model, source->part).heads : 0;
    if (heads < Index(leastCompared))
        return;
    scene.compare.panels = headPanels(heads, source->head.value_or(0), scene.variant.normalizer);
    scene.compare.minuend = 0;
    scene.compare.subtrahend = 1;
    if (!has("page"))
        scene.page = PageKind::Compare;
}

/// Which vectors are shown. Several heads, and pieces that are joined or left out, have none.
void ArgumentReader::readVectors(ModelSource& model)
{
    model.vectors = choice("vectors", modelVectorsNames, model.vectors);
    if (has("vectors") && (!model.head || model.hidesSpecial || model.joinsWords))
        refuse(QStringLiteral("--vectors is of one head with all its pieces; leave out %1.")
                   .arg(!model.head          ? QStringLiteral("--head mean")
                        : model.hidesSpecial ? QStringLiteral("--hide-special")
                                             : QStringLiteral("--join-words")));
}

} // namespace softfocus::cli
