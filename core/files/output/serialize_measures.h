#pragma once

#include "core/attention/attention.h"
#include "core/files/output/serialize.h"

namespace softfocus {

/// What each query's weights say about its attention: entropy (bits), effective tokens, support, row sum, largest weight, and the
/// Kullback–Leibler divergence from softmax at the same temperature (bits).
/// JSON is one object with an array for each; entropy, effective tokens and divergence are null where the weights are no distribution.
/// For sparsemax and entmax it also has keys, and "criticalTemperatures": for each query and key the temperature above which the key has a
/// weight, null where it is masked. CSV and TSV have a column for each measure, empty where JSON has null.
QByteArray serializeMeasures(const Attention& attention, TableFormat format);

/// ln of softmax's weights, exact where a weight itself is too small to be written. Numbers and tables as serializeStage(); −∞ is null in JSON.
/// Errors: another normalizer than softmax.
Result<QByteArray> serializeLogWeights(const Attention& attention, TableFormat format);

/// ∂wᵢ/∂sⱼ of one query: a row for each weight i, a column for each score j. JSON also has the row's number from 1, its query, and a
/// remark on which value is shown where there are several or none.
/// Needs: 0 ≤ query < attention.queryCount().
QByteArray serializeJacobian(const Attention& attention, Index query, TableFormat format);

} // namespace softfocus
