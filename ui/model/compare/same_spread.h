#pragma once

#include "core/attention/comparison.h"
#include "core/scene/page_choices.h"

#include <QString>

#include <optional>
#include <vector>

namespace softfocus {

/// What became of one panel whose temperature was to be set.
struct SpreadOutcome {
    std::size_t place = 0;
    std::optional<double> temperature; ///< its own from now on; none where it stays as it is
    bool hasIt = false;                ///< its entropy is the wanted one, by that temperature or anyway
    std::optional<Message> why;        ///< why it stays as it is, where it has not the wanted one
};

/// The panels with temperatures of their own, at which all that can have the entropy of one of them.
struct SameSpread {
    std::vector<ComparedPanel> panels;
    std::vector<SpreadOutcome> outcomes; ///< of the others, in their order
    double bits = 0;                     ///< the entropy that they have now
};

/// The temperatures at which the other panels have the entropy of panel `model`, on one row, or with no row on the mean over all that attend
/// to something. `results` are what the panels show, one for each. The model stays as it is, and so does a panel that has that entropy anyway
/// or at no temperature.
/// Errors: the panel or the row does not exist, or the weights of the model are no distribution.
Result<SameSpread> sameSpread(const std::vector<ComparedPanel>& panels, const std::vector<ComparedSide>& results, std::size_t model,
                              std::optional<Index> row);

/// What was done, in sentences: «All have 1.53 bits of entropy now, as softmax has: sparsemax at T = 1.83. Temperature has no effect on
/// hardmax.» A panel that is called otherwise than its normalizer is named before its reason. `names` are those of the panels, all different.
QString sameSpreadText(const SameSpread& spread, std::size_t model, const std::vector<QString>& names);

} // namespace softfocus
