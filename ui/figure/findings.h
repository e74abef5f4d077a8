#pragma once

#include "core/attention/attention.h"
#include "ui/words/picture.h"

#include <QStringList>

namespace softfocus {

// What there is to see in a picture, in sentences: for the caption and the description of a figure.

/// Of weights: the largest one, what receives the most, the mean entropy, zeros, rows without weights.
QStringList weightFindings(const Attention& attention, PictureKind kind);

/// The smallest and the largest number of scores, vectors or output. Needs: a picture with numbers.
QStringList signedFindings(const Picture& picture);

/// What an overlay shows of one row, and an output of all of them.
QStringList overlayFindings(const Picture& picture);

} // namespace softfocus
