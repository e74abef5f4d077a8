#pragma once

#include "core/attention/attention.h"

#include <QByteArray>

namespace softfocus {

enum class TableFormat { Json, Csv, Tsv };
inline constexpr std::array tableFormatNames{"json", "csv", "tsv"};

/// What can be printed: the stages, then what is worked out of them.
enum class Printable { Vectors, Scores, Weights, Output, Measures, Jacobian, LogWeights, Prediction };
inline constexpr std::array printableNames{"vectors", "scores", "weights", "output", "measures", "jacobian", "log-weights", "prediction"};

/// The stage's matrix; of vectors as Attention::vectors. Needs: the attention has that stage.
const Matrix& matrixOf(const Attention& attention, Stage stage);

/// One stage as text. Numbers read back to the same double, with a decimal point in every locale.
/// JSON is one object with normalizer, the parameters that it reads, temperature, queries, keys and the stage's matrix under its name; −∞ and
/// undefined entries are null; so are normalizer and temperature where the weights were given. CSV and TSV have a header row of keys (or
/// dimensions) and a first column of queries; −∞ is "-inf", undefined is empty. Weights in JSON say the state of each row ("normal", "nothing to
/// attend to", "undefined") where one is not normal.
/// Vectors of keys that are not those of the queries follow these: in JSON under "keyVectors", in tables in rows called "… (query)" and "… (key)".
/// Errors: vectors or output when the scores were given, which have none; anything but weights when these were given.
Result<QByteArray> serializeStage(const Attention& attention, Stage stage, TableFormat format);

} // namespace softfocus
