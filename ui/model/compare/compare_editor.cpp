#include "ui/model/compare/compare_editor.h"

#include "core/sources/compared_head.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/typed_number.h"

#include <QCoreApplication>

#include <algorithm>

namespace softfocus {

namespace {

class CompareSteps {
    Q_DECLARE_TR_FUNCTIONS(CompareSteps)
};

QString mergeKeyOf(Gesture gesture, const char* quantity, std::size_t place)
{
    return gesture == Gesture::Once ? QString() : QStringLiteral("%1 of panel %2").arg(QLatin1String(quantity)).arg(place);
}

/// Where the panel at `place` stands after one was taken from `from` and put in at `to`.
std::int64_t placeAfterMove(std::int64_t place, std::size_t from, std::size_t to)
{
    const auto source = std::int64_t(from), target = std::int64_t(to);
    if (place == source)
        return target;
    if (source < place && place <= target)
        return place - 1;
    if (target <= place && place < source)
        return place + 1;
    return place;
}

/// Keeps the two of a difference apart and in place after panel `removed` has gone.
void mendDifference(CompareChoices& compare, std::size_t removed)
{
    const auto gone = std::int64_t(removed), count = std::int64_t(compare.panels.size());
    for (std::int64_t* place : {&compare.minuend, &compare.subtrahend})
        *place = std::min(*place > gone ? *place - 1 : *place, count - 1);
    if (compare.minuend == compare.subtrahend)
        compare.subtrahend = compare.minuend == 0 ? 1 : 0;
}

bool isOfHead(const ComparedPanel& panel)
{
    const auto* computed = std::get_if<ComputedPanel>(&panel);
    return computed && computed->head;
}

} // namespace

Result<bool> CompareEditor::change(const QString& label, const std::function<void(CompareChoices&)>& changeOf, const QString& mergeKey)
{
    return m_editor.changeScene(
        label, [&](Scene& scene) { changeOf(scene.compare); }, mergeKey);
}

Result<bool> CompareEditor::changeComputed(const QString& label, std::size_t place, const std::function<void(ComputedPanel&)>& changeOf,
                                           const QString& mergeKey)
{
    return change(
        label,
        [&](CompareChoices& compare) {
            if (auto* computed = place < compare.panels.size() ? std::get_if<ComputedPanel>(&compare.panels[place]) : nullptr)
                changeOf(*computed);
        },
        mergeKey);
}

Result<bool> CompareEditor::add(std::size_t after, ComparedPanel panel)
{
    if (!canAdd(isOfHead(panel)))
        return true;
    return change(CompareSteps::tr("Add a panel"), [&](CompareChoices& compare) {
        const std::size_t place = std::min(after + 1, compare.panels.size());
        compare.panels.insert(compare.panels.begin() + std::ptrdiff_t(place), std::move(panel));
        for (std::int64_t* one : {&compare.minuend, &compare.subtrahend})
            *one += *one >= std::int64_t(place) ? 1 : 0;
    });
}

Result<bool> CompareEditor::duplicate(std::size_t place)
{
    return place < count() ? add(place, ComparedPanel(choices().panels[place])) : Result<bool>(true);
}

Result<bool> CompareEditor::remove(std::size_t place)
{
    if (!canRemove() || place >= count())
        return true;
    return change(CompareSteps::tr("Remove a panel"), [&](CompareChoices& compare) {
        compare.panels.erase(compare.panels.begin() + std::ptrdiff_t(place));
        mendDifference(compare, place);
    });
}

Result<bool> CompareEditor::move(std::size_t place, std::size_t to)
{
    if (place >= count() || to >= count() || place == to)
        return true;
    return change(CompareSteps::tr("Move a panel"), [&](CompareChoices& compare) {
        ComparedPanel panel = std::move(compare.panels[place]);
        compare.panels.erase(compare.panels.begin() + std::ptrdiff_t(place));
        compare.panels.insert(compare.panels.begin() + std::ptrdiff_t(to), std::move(panel));
        for (std::int64_t* one : {&compare.minuend, &compare.subtrahend})
            *one = placeAfterMove(*one, place, to);
    });
}

Result<bool> CompareEditor::chooseNormalizer(std::size_t place, std::size_t row)
{
    if (place >= count() || row >= normalizerTable().size())
        return true;
    return change(CompareSteps::tr("Panel %1: %2").arg(place + 1).arg(nameText(normalizerTable()[row])), [&](CompareChoices& compare) {
        ComparedPanel& panel = compare.panels[place];
        if (auto* computed = std::get_if<ComputedPanel>(&panel))
            computed->variant.normalizer = Normalizer::at(row, computed->variant.normalizer.parameters());
        else
            panel = ComputedPanel{{Normalizer::at(row)}};
    });
}

Result<bool> CompareEditor::setParameters(std::size_t place, const Parameters& parameters, Gesture gesture)
{
    return changeComputed(
        CompareSteps::tr("Panel %1: another parameter").arg(place + 1), place,
        [&](ComputedPanel& panel) { panel.variant.normalizer = panel.variant.normalizer.with(parameters); },
        mergeKeyOf(gesture, "parameters", place));
}

Result<bool> CompareEditor::setTemperature(std::size_t place, std::optional<double> temperature, Gesture gesture)
{
    m_editor.setMoving(gesture != Gesture::Once);
    const QString label = temperature ? CompareSteps::tr("Panel %1: temperature %2").arg(place + 1).arg(exactTemperatureText(*temperature))
                                      : CompareSteps::tr("Panel %1: the temperature of all").arg(place + 1);
    return changeComputed(
        label, place,
        [&](ComputedPanel& panel) {
            panel.hasOwnTemperature = temperature.has_value();
            panel.variant.temperature = temperature.value_or(usualTemperature);
        },
        mergeKeyOf(gesture, "temperature", place));
}

Result<bool> CompareEditor::compareHeads(std::optional<std::int64_t> layer)
{
    const auto* source = std::get_if<ModelSource>(&m_editor.scene().source);
    if (!source)
        return Error{translatable("CompareEditor", "Only a transformer has heads; choose one where scores come from.")};
    const std::int64_t count = headsOfLayer(*m_editor.results().attention()).value_or(0);
    if (count < std::int64_t(leastCompared))
        return Error{translatable("CompareEditor", "There are no further heads in this layer to compare.")};
    std::vector<ComparedPanel> panels = headPanels(count, source->head.value_or(0), m_editor.scene().variant.normalizer);
    const std::int64_t shown = layer.value_or(source->layer);
    return m_editor.changeScene(CompareSteps::tr("Compare the heads of layer %1").arg(shown), [&](Scene& scene) {
        scene.page = PageKind::Compare;
        std::get<ModelSource>(scene.source).layer = shown;
        scene.compare.panels = std::move(panels);
        mendDifference(scene.compare, scene.compare.panels.size());
    });
}

std::optional<std::size_t> CompareEditor::placeOfShownHead() const
{
    const auto* source = std::get_if<ModelSource>(&m_editor.scene().source);
    const std::vector<ComparedPanel>& panels = choices().panels;
    if (!source || !source->head || mostOf(panels) != mostComparedHeads)
        return std::nullopt;
    const auto isShown = [source](const ComparedPanel& panel) { return std::get<ComputedPanel>(panel).head == source->head; };
    const auto found = std::ranges::find_if(panels, isShown);
    return found != panels.end() ? std::optional(std::size_t(found - panels.begin())) : std::nullopt;
}

Result<bool> CompareEditor::makeAlike(std::size_t place)
{
    const auto* model = place < count() ? std::get_if<ComputedPanel>(&choices().panels[place]) : nullptr;
    if (!model)
        return true;
    std::vector<ComparedPanel> panels = choices().panels;
    for (ComparedPanel& panel : panels)
        if (auto* computed = std::get_if<ComputedPanel>(&panel))
            *computed = {model->variant, model->hasOwnTemperature, computed->head};
    return setPanels(CompareSteps::tr("All panels as panel %1").arg(place + 1), std::move(panels));
}

Result<bool> CompareEditor::setPanels(const QString& label, std::vector<ComparedPanel> panels)
{
    return change(label, [&](CompareChoices& compare) {
        compare.panels = std::move(panels);
        mendDifference(compare, compare.panels.size());
    });
}

Result<bool> CompareEditor::show(ComparedPicture picture)
{
    const QString labels[] = {CompareSteps::tr("Compare the pictures"), CompareSteps::tr("Compare the gradients"),
                              CompareSteps::tr("Show a difference")};
    return change(labels[static_cast<std::size_t>(picture)], [picture](CompareChoices& compare) { compare.picture = picture; });
}

Result<bool> CompareEditor::subtract(std::size_t minuend, std::size_t subtrahend)
{
    if (minuend >= count() || subtrahend >= count() || minuend == subtrahend)
        return true;
    return change(CompareSteps::tr("Show a difference"), [&](CompareChoices& compare) {
        compare.picture = ComparedPicture::Difference;
        compare.minuend = std::int64_t(minuend);
        compare.subtrahend = std::int64_t(subtrahend);
    });
}

} // namespace softfocus
