#pragma once

#include "core/files/array/array_file.h"
#include "core/files/table/labels.h"
#include "core/json/found_scores.h"

#include <QByteArrayView>
#include <QString>

#include <stop_token>

namespace softfocus {

/// Scores or weights from a file; its suffix (.npy .npz .safetensors .csv .tsv .json, or .txt .md .html .tex for a matrix in a text) says how to read it, and `labels` what of a table
/// in text form is names.
/// Of an array of more than two dimensions the matrix of `choice` is taken; where none is chosen the first one, and its place is said.
/// Errors: one sentence that names the file, and row and column where there is one: cannot be opened, a directory, empty, not a
/// matrix, ragged rows, NaN or +∞, larger than maximumTokens on a side, a suffix that is not known, stopped while reading.
Result<FoundScores> readScoreFile(const QString& path, LabelChoice labels = LabelChoice::Auto, const std::stop_token& stop = {},
                                  const ArrayChoice& choice = {});

/// True for a file that `labels` has a meaning for: .csv and .tsv.
bool hasLabelChoice(const QString& path);

/// True for a file that an ArrayChoice has a meaning for: .npy, .npz and .safetensors.
bool hasArrayChoice(const QString& path);

/// Scores from a list typed by hand, such as "4, 2, 1" or "4 2 1"; "-inf" is a masked entry. Several rows are
/// separated by ";" or a newline. Errors: as above, naming the entry.
Result<GivenScores> readScoreList(const QString& list);

/// The argument of --scores or --weights: a file when one of that name exists or its suffix says so, else a matrix as programs write it
/// (writtenMatrixIn()), else a list.
Result<FoundScores> readScores(const QString& fileOrList, LabelChoice labels = LabelChoice::Auto, const ArrayChoice& choice = {});

} // namespace softfocus
