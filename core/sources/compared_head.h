#pragma once

#include "core/attention/reweighed.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace softfocus {

/// How many heads the layers have that a result looks at. None where it is of no transformer.
std::optional<std::int64_t> headsOfLayer(const Attention& attention);

/// Panels of Compare for the heads of a layer with so many of them, each with the normalizer: of more than mostComparedHeads, those around one head.
std::vector<ComparedPanel> headPanels(std::int64_t count, std::int64_t around, const Normalizer& normalizer);

/// Another head of the layer that a result looks at, as choosing it would show it; taking over from `before` (which may be null) what has not changed.
/// Of a normalizer that acts on the whole model, the heads are those of the run that `base` is of.
/// Null where `base` is of no transformer, or of one without that head.
/// Needs: as reweighed(); the wanted scene's source gives the same run.
std::shared_ptr<const Attention> otherHead(const Attention& base, std::int64_t head, const Reweighing& wanted,
                                           const std::shared_ptr<const Attention>& before, ThreadPool* pool = nullptr);

} // namespace softfocus
