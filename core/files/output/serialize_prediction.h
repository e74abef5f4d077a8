#pragma once

#include "core/files/output/serialize.h"
#include "core/models/prediction.h"

namespace softfocus {

/// What the model of a scene predicts, as it is and, where something acts on it, as it becomes.
/// JSON is one object with normalizer, temperature, mask, what they act on ("actsOn", "attention", "layer", "head") and "predicts" (as
/// predictionKindNames). Where pieces are predicted there are "places", each with its "position" among the pieces of the text and its "pieces" with the
/// probabilities "asItIs" and "asItBecomes", and how far both are apart: "totalVariation", and "divergence" in bits. A translation is a text in "asItIs" and
/// "asItBecomes", with the "pieces" of the former and the probability of each after those before it; a similarity a number, or null without a second text. "asItBecomes" is there only where something acts; it is null, and "fault" says
/// why, where nothing comes of it.
/// CSV and TSV have a row for each piece, or one for the translation or the similarity.
/// Needs: the prediction is of the scene’s model and of whatIfOf(scene).
QByteArray serializePrediction(const Prediction& prediction, const Scene& scene, TableFormat format);

/// The same of the model that a result is a head of, which is asked for it here.
/// Errors: as Input::fault; a source that is no model; as predictionOf().
Result<QByteArray> serializePrediction(const Attention& attention, TableFormat format, ThreadPool* pool = nullptr);

} // namespace softfocus
