#pragma once

#include "ui/words/picture.h"

#include <span>

namespace softfocus {

/// Gives pictures of the same stage one scale, so that a colour stands for the same number in all of them: it ends where the widest of their
/// scales does, and is diverging where one of them is. Needs: all are of the same stage and of one scene's view.
void shareScale(std::span<Picture> pictures);

/// Makes the veils of pictures that share a scale as opaque for the same number as well: for every query, the largest weight in any of them is
/// the most opaque. Changes nothing where there are no veils.
void shareOpacity(std::span<Picture> pictures);

/// True when a colour stands for the same number in both.
bool haveSameScale(const Picture& one, const Picture& other);

} // namespace softfocus
