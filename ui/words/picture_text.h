#pragma once

#include "core/attention/attention.h"
#include "core/scene/source.h"

#include <QString>

namespace softfocus {

/// "Cat", where a picture of the program is chosen.
QString bundledPictureTitle(BundledPicture picture);

/// Why a stage as it is drawn has no numbers in its cells, as a sentence for where they are switched; empty where it can have them.
QString whyNoNumbers(const Attention& attention, Stage stage);
/// Likewise of the sums of its rows.
QString whyNoRowSums(const Attention& attention, Stage stage);

} // namespace softfocus
