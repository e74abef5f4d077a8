#include "ui/model/document/scene_editor.h"

#include "core/sources/head_overview.h"
#include "ui/model/document/document.h"
#include "ui/words/head_text.h"

#include <algorithm>

// What a SceneEditor changes of a transformer: its heads, what is shown of them, and on what the normalizer acts.

namespace softfocus {

Result<bool> SceneEditor::changeModel(const QString& label, const std::function<void(ModelSource&)>& changeOf, const QString& mergeKey)
{
    return change(
        label,
        [&](Scene& scene) {
            if (auto* model = std::get_if<ModelSource>(&scene.source))
                changeOf(*model);
        },
        mergeKey);
}

namespace {

/// The layers and heads to choose from, as far as the model is known: while a first result is computed it is not.
std::optional<HeadCounts> countsIn(const Attention& attention, AttentionPart part)
{
    return attention.input->run ? std::optional(headCountsOf(*attention.input->run, part)) : std::nullopt;
}

/// Units are other ones, or fewer: whoever was chosen or marked among them no longer is.
void forgetUnits(Scene& scene)
{
    scene.view.query.reset();
    scene.view.marks.clear();
}

} // namespace

std::optional<Error> SceneEditor::faultOfHead(std::int64_t layer, std::optional<std::int64_t> head) const
{
    const auto* model = std::get_if<ModelSource>(&scene().source);
    const std::optional<HeadCounts> counts = model ? countsIn(*m_document.attention(), model->part) : std::nullopt;
    if (!counts || counts->layers == 0)
        return std::nullopt;
    if (layer < 0 || layer >= counts->layers)
        return Error{translatable("SceneEditor", "There are %1 layers, from 0 to %2."), counts->layers, counts->layers - 1};
    if (head && (*head < 0 || *head >= counts->heads))
        return Error{translatable("SceneEditor", "There are %1 heads in each layer, from 0 to %2."), counts->heads, counts->heads - 1};
    return std::nullopt;
}

Result<bool> SceneEditor::chooseHead(std::int64_t layer, std::optional<std::int64_t> head)
{
    if (const std::optional<Error> fault = faultOfHead(layer, head))
        return *fault;
    return changeModel(headName(layer, head), [&](ModelSource& model) {
        model.layer = layer;
        model.head = head;
    });
}

Result<bool> SceneEditor::stepHead(int steps)
{
    const auto* model = std::get_if<ModelSource>(&scene().source);
    const std::optional<HeadCounts> counts = model ? countsIn(*m_document.attention(), model->part) : std::nullopt;
    if (!counts)
        return true;
    beginStep();
    const std::int64_t place = std::clamp<std::int64_t>(model->head.value_or(counts->heads) + steps, 0, counts->heads);
    const std::optional<std::int64_t> head = place < counts->heads ? std::optional(place) : std::nullopt;
    return changeModel(
        headName(model->layer, head), [head](ModelSource& changed) { changed.head = head; }, QStringLiteral("head steps"));
}

Result<bool> SceneEditor::stepLayer(int steps)
{
    const auto* model = std::get_if<ModelSource>(&scene().source);
    const std::optional<HeadCounts> counts = model ? countsIn(*m_document.attention(), model->part) : std::nullopt;
    if (!counts || counts->layers == 0)
        return true;
    beginStep();
    const std::int64_t layer = std::clamp<std::int64_t>(model->layer + steps, 0, counts->layers - 1);
    return changeModel(
        headName(layer, model->head), [layer](ModelSource& changed) { changed.layer = layer; }, QStringLiteral("head steps"));
}

Result<bool> SceneEditor::chooseAttention(AttentionPart part)
{
    const auto* model = std::get_if<ModelSource>(&scene().source);
    if (!model || model->part == part)
        return true;
    const std::optional<HeadCounts> counts = countsIn(*m_document.attention(), part);
    return change(tr("Attention: %1").arg(attentionPartTitle(part)), [&](Scene& scene) {
        auto& changed = std::get<ModelSource>(scene.source);
        changed.part = part;
        if (counts && counts->layers > 0) {
            changed.layer = std::min<std::int64_t>(changed.layer, counts->layers - 1);
            changed.head = changed.head ? std::optional(std::min<std::int64_t>(*changed.head, counts->heads - 1)) : std::nullopt;
        }
        forgetUnits(scene);
    });
}

Result<bool> SceneEditor::setHidesSpecial(bool on)
{
    return change(on ? tr("Hide special pieces") : tr("Show special pieces"), [on](Scene& scene) {
        auto* model = std::get_if<ModelSource>(&scene.source);
        if (!model || model->hidesSpecial == on)
            return;
        model->hidesSpecial = on;
        forgetUnits(scene);
    });
}

Result<bool> SceneEditor::setJoinsWords(bool on)
{
    return change(on ? tr("Join pieces to words") : tr("Show the pieces of words"), [on](Scene& scene) {
        auto* model = std::get_if<ModelSource>(&scene.source);
        if (!model || model->joinsWords == on)
            return;
        model->joinsWords = on;
        forgetUnits(scene);
    });
}

Result<bool> SceneEditor::setScope(WhatIfScope scope)
{
    return changeModel(tr("The normalizer acts on %1").arg(whatIfScopeTitle(scope)), [scope](ModelSource& model) { model.scope = scope; });
}

Result<bool> SceneEditor::showVectors(ModelVectors vectors)
{
    return change(tr("Vectors: %1").arg(modelVectorsTitle(vectors)), [vectors](Scene& scene) {
        auto* model = std::get_if<ModelSource>(&scene.source);
        if (!model)
            return;
        model->vectors = vectors;
        scene.view.stage = Stage::Vectors;
    });
}

Result<bool> SceneEditor::exploreHead(std::int64_t layer, std::optional<std::int64_t> head)
{
    if (const std::optional<Error> fault = faultOfHead(layer, head))
        return *fault;
    const auto* model = std::get_if<ModelSource>(&scene().source);
    if (!model)
        return true;
    if (model->layer == layer && model->head == head) { // going to another page is no step
        rememberPage(PageKind::Explore);
        return true;
    }
    return change(headName(layer, head), [&](Scene& scene) {
        auto& changed = std::get<ModelSource>(scene.source);
        changed.layer = layer;
        changed.head = head;
        scene.page = PageKind::Explore;
    });
}

} // namespace softfocus
