#pragma once

#include "core/attention/attention.h"
#include "core/scene/scene.h"

#include <optional>
#include <string>

namespace softfocus {

/// The run of a model that translates, with what it has written or read; null where a result is of anything else, or failed.
const ModelRun* translationRunOf(const Input& input);

/// True when the scene’s source translates its text. Of a model in a folder that is known once it is open: by `result`, which may be of an earlier scene.
bool translates(const Scene& scene, const Attention& result);

/// The translation that the model wrote for the scene’s text or for the one before; none while the user’s own stands there. UTF-8.
std::optional<std::string> writtenTranslation(const Scene& scene, const Attention& result);

/// True when rows are pieces of a translation: of its cross-attention, or of the decoder’s self-attention.
bool hasTranslatedRows(const Input& input);

/// Which units of a row or column a piece of the translation belongs to: its row, or −1 where it is left out.
/// Needs: hasTranslatedRows(input), and a piece of translationRunOf(input)->target.
Index rowOfPiece(const Input& input, Index piece);

} // namespace softfocus
