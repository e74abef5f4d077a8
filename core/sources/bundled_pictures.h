#pragma once

#include "core/base/message.h"
#include "core/scene/source.h"

namespace softfocus {

/// A picture in the program, unpacked when it is first asked for. Origin and licence: resources/pictures.
const SquarePicture& bundledPicture(BundledPicture picture);

/// What to call it on screen.
Message titleOf(BundledPicture picture);

/// The pixels of a source's picture, and what it is called; valid as long as the source.
const SquarePicture& pictureIn(const ImageSource& source);

} // namespace softfocus
