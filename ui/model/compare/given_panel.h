#pragma once

#include "core/attention/attention.h"
#include "core/base/result.h"
#include "core/json/found_scores.h"
#include "core/scene/page_choices.h"

#include <optional>

namespace softfocus {

/// True when the weights of a panel are as many as the result has queries and keys.
bool fits(const GivenPanel& panel, const Attention& attention);

/// Weights that were read as a panel beside a result; whatever they are called, they stand for its queries and keys in their order.
/// Errors: a matrix of another shape, which is said with both; a file that says that it holds scores.
Result<GivenPanel> givenPanelOf(const FoundScores& found, const Attention& attention);

/// Why a panel waits: the scene has other queries or keys now than its weights, or no such head. None where it need not.
std::optional<Message> whyWaiting(const ComparedPanel& panel, const Attention& attention);

} // namespace softfocus
