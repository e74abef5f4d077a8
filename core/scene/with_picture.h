#pragma once

#include "core/scene/scene.h"

namespace softfocus {

/// The scene with a picture in place of what it shows; grid and noise are those of a picture that was there. Needs: no null.
Scene withPicture(Scene scene, std::variant<BundledPicture, std::shared_ptr<const SquarePicture>> picture);

/// The scene of a picture with another grid; the patch that asks is the one that covers the middle of what asked before. A scene of something
/// else stays as it is.
Scene withGrid(Scene scene, Index grid);

} // namespace softfocus
