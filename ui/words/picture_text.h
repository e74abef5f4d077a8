#pragma once

#include "core/scene/source.h"

#include <QString>

namespace softfocus {

/// "Cat", where a picture of the program is chosen.
QString bundledPictureTitle(BundledPicture picture);

} // namespace softfocus
