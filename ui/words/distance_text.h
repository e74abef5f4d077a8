#pragma once

#include "ui/words/difference_picture.h"

#include <QString>

namespace softfocus {

/// A total variation distance: "0.23"; "–" where it is undefined.
QString variationText(double variation);
/// A divergence in bits: "0.31", "0", "∞"; "–" where one of the rows is no distribution.
QString divergenceText(double bits);

/// What the divergence of p from q is: «KL divergence Σ w log₂(w of p / w of q), in bits: …».
QString divergenceMeaning(const QString& p, const QString& q);

/// «0.23 of the attention moves; KL(sparsemax || softmax) 0.31 bits, KL(softmax || sparsemax) ∞ bits».
QString rowDistanceSentence(const Difference& difference, const RowDistance& distance);

/// The means over all rows in sentences, with why one is infinite or undefined.
QString meanDistanceText(const Difference& difference, const MeanDistance& mean);

} // namespace softfocus
