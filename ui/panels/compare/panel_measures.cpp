#include "ui/panels/compare/panel_measures.h"

#include "ui/panels/compare/compare_panel.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace softfocus {

PanelMeasures::PanelMeasures(std::function<std::span<ComparePanel* const>()> panels, std::function<void()> late)
    : m_panels(std::move(panels)), m_late(std::move(late))
{
}

void PanelMeasures::measureAll(Measured& measured, const std::function<bool()>& isWanted)
{
    measured.facts.resize(measured.attentions.size());
    for (std::size_t place = 0; place < measured.attentions.size() && isWanted(); ++place)
        if (const auto& attention = measured.attentions[place])
            measured.facts[place] = factsOf(*attention, measured.isGiven[place]);
}

void PanelMeasures::measure()
{
    constexpr Index quickSize = 20'000;
    Measured wanted;
    Index size = 0;
    for (const ComparePanel* panel : m_panels()) {
        const std::shared_ptr<const Attention>& attention = panel->results().attention();
        wanted.attentions.push_back(panel->hasFacts() ? nullptr : attention);
        wanted.isGiven.push_back(panel->isGiven());
        size += panel->hasFacts() ? 0 : attention->weights->values.size();
    }
    if (size <= quickSize) {
        measureAll(wanted, [] { return true; });
        take(wanted);
        return;
    }
    if (!m_task)
        makeTask();
    m_task->request(std::move(wanted));
}

void PanelMeasures::makeTask()
{
    constexpr std::chrono::milliseconds afterThePictures(60);
    const auto work = [](const Measured& request, const Task::IsWanted& isWanted, const Task::Reply& reply) {
        Measured answer = request;
        measureAll(answer, isWanted);
        reply(std::move(answer));
    };
    m_task = std::make_unique<Task>(QStringLiteral("compare facts"), work, [this](const Measured& answer) {
        take(answer);
        m_late();
    });
    m_task->pauseFirst(afterThePictures);
}

void PanelMeasures::take(const Measured& measured)
{
    const std::span<ComparePanel* const> panels = m_panels();
    for (std::size_t place = 0; place < std::min(panels.size(), measured.attentions.size()); ++place)
        if (const auto& attention = measured.attentions[place]; attention && measured.isGiven[place] == panels[place]->isGiven())
            panels[place]->setFacts(attention->weights, measured.facts[place]);
}

} // namespace softfocus
