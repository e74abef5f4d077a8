#pragma once

#include "core/attention/attention.h"

#include <QString>

namespace softfocus {

/// "Vectors", "Scores", "Weights", "Output".
QString stageName(Stage stage);
/// What stands above the stage's picture, e.g. "Attention weights".
QString stageTitle(const Attention& attention, Stage stage);
/// One line on how to read the stage's picture, true for this result.
QString stageSubtitle(const Attention& attention, Stage stage);
/// A few words under the stage's name: "5 × 100", "q·k / √d", "softmax, T 0.80", "weights × vectors".
QString stageCaption(const Attention& attention, Stage stage);
/// Why the result does not have all four stages.
QString stageMissing(const Attention& attention);

/// "mean entropy 1.37 bits"; empty where some row that attends to something is no distribution, whose entropy would mean nothing.
QString meanEntropyText(const Attention& attention);

/// "the first 1,024 of 5,000 words are shown", of either of two texts, or empty when all of them are.
QString truncationOf(const Attention& attention);

} // namespace softfocus
