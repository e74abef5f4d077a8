#pragma once

#include "core/normalizers/normalizer.h"

namespace softfocus {

/// 1/m on each of the m largest scores, 0 elsewhere: the limit of softmax as T → 0, where ties share.
/// Shapes, Range: as Rows. Real is float or double.
/// Source: Goodfellow, Bengio & Courville 2016, "Deep Learning", section 6.2.2.3 (argmax as a one-hot vector);
/// the sharing of ties is this project's.
template <class Real>
void hardmaxRows(const Rows<Real>& rows);

/// Hardmax in the table of normalizers.
NormalizerEntry hardmaxEntry();

} // namespace softfocus
