#pragma once

#include "core/models/prediction.h"
#include "core/scene/scene.h"

#include <QString>

namespace softfocus {

/// What acts where: «sparsemax at T = 1 acts on head 3 of layer 1.», or that nothing does, and why. Numbers follow the default QLocale.
QString actsText(const Scene& scene, const OpenedModel& model);

/// What the model is asked, as a heading: «What stands at [MASK]», of several «What stands at [MASK] 2 of 3».
/// Needs: where places are predicted, place < prediction.places.size().
QString questionText(const Prediction& prediction, std::size_t place);

/// Why nothing is foretold, with what to do about it; empty where something is.
QString nothingForetoldText(const Prediction& prediction);

/// A piece as a candidate: "…ing" where it goes on with a word.
QString candidateName(const LikelyPiece& piece);

/// «“cake”: probability 0.12 as it is, 0.31 as it becomes.»
QString candidateSentence(const Prediction& prediction, const LikelyPiece& piece);

/// How far apart both are, and what came and what left: «0.23 of the probability moves …».
/// Empty where nothing acts. Needs: as questionText().
QString changeText(const Prediction& prediction, std::size_t place);

/// A similarity: "0.83", "−0.12".
QString similarityText(double similarity);

} // namespace softfocus
