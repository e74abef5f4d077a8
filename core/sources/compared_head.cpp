#include "core/sources/compared_head.h"

#include "core/sources/head_overview.h"
#include "core/sources/model_source.h"

#include <algorithm>
#include <utility>

namespace softfocus {

namespace {

bool isOf(const Attention& result, const Attention& base, const ModelSource& source)
{
    const auto* shown = std::get_if<ModelSource>(&result.scene.source);
    return shown && result.input->run == base.input->run && sameInput(*shown, source);
}

} // namespace

std::optional<std::int64_t> headsOfLayer(const Attention& attention)
{
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    if (!source || !attention.input->run)
        return std::nullopt;
    return headCountsOf(*attention.input->run, source->part).heads;
}

std::vector<ComparedPanel> headPanels(std::int64_t count, std::int64_t around, const Normalizer& normalizer)
{
    constexpr std::int64_t most = mostComparedHeads;
    const std::int64_t first = count <= most ? 0 : std::clamp<std::int64_t>(around - most / 2, 0, count - most);
    std::vector<ComparedPanel> panels;
    for (std::int64_t head = first; head < first + std::min(count, most); ++head)
        panels.push_back(ComputedPanel{{normalizer}, false, head});
    return panels;
}

std::shared_ptr<const Attention> otherHead(const Attention& base, std::int64_t head, const Reweighing& wanted,
                                           const std::shared_ptr<const Attention>& before, ThreadPool* pool)
{
    Reweighing ofHead = wanted;
    auto* source = std::get_if<ModelSource>(&ofHead.scene.source);
    if (!source || !base.input->run)
        return nullptr;
    source->head = head;
    if (before && before->mask == base.mask && isOf(*before, base, *source))
        return reweighed(*before, ofHead, before, pool);
    Input input = inputOfRun(base.input->run, *source);
    if (input.fault)
        return nullptr;
    return attend(ofHead.scene, std::make_shared<const Input>(std::move(input)), nullptr, pool);
}

} // namespace softfocus
