#pragma once

#include "core/attention/panel_facts.h"
#include "ui/model/document/latest_task.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace softfocus {

class ComparePanel;

/// Finds what the weights of panels are like, and gives it to them: of small maps at once, of large ones once the pictures are on the screen.
class PanelMeasures {
public:
    /// `panels`: those that are shown now. `late`: called when facts have come to them later than at once.
    PanelMeasures(std::function<std::span<ComparePanel* const>()> panels, std::function<void()> late);

    /// Of the panels that have no facts of what they show.
    void measure();

private:
    /// Weights to be measured, by the places of their panels; null for those that are.
    struct Measured {
        std::vector<std::shared_ptr<const Attention>> attentions;
        std::vector<bool> isGiven;
        std::vector<PanelFacts> facts;
    };
    using Task = LatestTask<Measured, Measured>;
    static void measureAll(Measured& measured, const std::function<bool()>& isWanted);
    void makeTask();
    void take(const Measured& measured);

    std::function<std::span<ComparePanel* const>()> m_panels;
    std::function<void()> m_late;
    std::unique_ptr<Task> m_task; ///< made when first needed
};

} // namespace softfocus
