#pragma once

#include "core/attention/attention.h"

#include <QString>

namespace softfocus {

/// The same said of each kind of vectors that the first stage can show, all of them whole, so that every language can say it in its own way.
struct VectorTexts {
    QString compared; ///< by which queries and keys are compared
    QString values;   ///< that the weights mix
    QString stream;   ///< of the residual stream around a layer
};

/// The one for what this input shows.
QString byVectors(const Input& input, const VectorTexts& texts);

/// What other vectors are called than the compared ones, as a title: «Values», «Residual stream into layer 3»; empty where there are none.
QString otherVectorsTitle(const Input& input);

/// What the rows and columns are of other vectors than the compared ones, for a picture of so many of both, as a sentence.
QString otherVectorsAxes(const Input& input, Index rows, Index columns);

} // namespace softfocus
