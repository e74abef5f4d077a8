#include "core/models/translation.h"

#include "core/models/model_run.h"

namespace softfocus {

const ModelRun* translationRunOf(const Input& input)
{
    return input.run && input.run->model && input.run->model->transformer && input.run->model->transformer->config().decoderLayers > 0
               ? input.run.get()
               : nullptr;
}

bool translates(const Scene& scene, const Attention& result)
{
    const auto* source = std::get_if<ModelSource>(&scene.source);
    if (!source)
        return false;
    if (const auto* bundled = std::get_if<BundledModel>(&source->model))
        return *bundled == BundledModel::Translation;
    const auto* shown = std::get_if<ModelSource>(&result.scene.source);
    return shown && shown->model == source->model && translationRunOf(*result.input);
}

std::optional<std::string> writtenTranslation(const Scene& scene, const Attention& result)
{
    const auto *source = std::get_if<ModelSource>(&scene.source), *shown = std::get_if<ModelSource>(&result.scene.source);
    const ModelRun* run = translationRunOf(*result.input);
    if (!source || !shown || !run || source->translation || run->isTargetGiven || shown->model != source->model)
        return std::nullopt;
    return run->target.text;
}

bool hasTranslatedRows(const Input& input)
{
    return translationRunOf(input) && !input.isSelfAttention && !input.queries.empty();
}

Index rowOfPiece(const Input& input, Index piece)
{
    const auto* pooled = std::get_if<PooledScores>(&input.numbers);
    return pooled ? pooled->queryUnits[std::size_t(piece)] : piece;
}

} // namespace softfocus
