#include "ui/model/compare/given_panel.h"

#include "core/models/model_run.h"
#include "core/sources/model_source.h"

namespace softfocus {

bool fits(const GivenPanel& panel, const Attention& attention)
{
    const Matrix& weights = panel.weights->scores;
    return weights.rows() == attention.queryCount() && weights.cols() == attention.keyCount();
}

Result<GivenPanel> givenPanelOf(const FoundScores& found, const Attention& attention)
{
    if (found.kindKnown && found.given.kind == GivenKind::Scores)
        return Error{translatable("GivenPanel", "%1 holds scores; a panel takes weights. Open the file to make its scores the source."),
                     found.given.origin};
    GivenScores given = found.given;
    given.kind = GivenKind::Weights;
    given.maskedUpTo = {};
    given.labels = nullptr;
    GivenPanel panel{std::make_shared<const GivenScores>(std::move(given))};
    if (!fits(panel, attention))
        return Error{translatable("GivenPanel", "%1 holds %2 × %3 weights, and %4 × %5 are compared: one for each query and key."),
                     found.given.origin,
                     found.given.scores.rows(),
                     found.given.scores.cols(),
                     attention.queryCount(),
                     attention.keyCount()};
    return panel;
}

namespace {

Message whyWaiting(const GivenPanel& panel, const Attention& attention)
{
    return {translatable("GivenPanel",
                         "These are %1 × %2 weights, and there are %3 queries and %4 keys now. They wait until as many are there."),
            panel.weights->scores.rows(), panel.weights->scores.cols(), attention.queryCount(), attention.keyCount()};
}

std::optional<Message> whyWaiting(std::int64_t head, const Attention& attention)
{
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    if (!source || !attention.input->run)
        return Message(translatable("ComparedHead", "This is head %1 of a layer. It waits until the scores come from a transformer."),
                       head);
    ModelSource wanted = *source;
    wanted.head = head;
    if (hasHeadOf(*attention.input->run->model, wanted))
        return std::nullopt;
    return Message(translatable("ComparedHead", "The layer has no head %1. It waits until one with so many is looked at."), head);
}

} // namespace

std::optional<Message> whyWaiting(const ComparedPanel& panel, const Attention& attention)
{
    if (const auto* given = std::get_if<GivenPanel>(&panel))
        return fits(*given, attention) ? std::nullopt : std::optional(whyWaiting(*given, attention));
    const std::optional<std::int64_t> head = std::get<ComputedPanel>(panel).head;
    return head ? whyWaiting(*head, attention) : std::nullopt;
}

} // namespace softfocus
