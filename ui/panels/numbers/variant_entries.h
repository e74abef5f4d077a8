#pragma once

#include "core/base/result.h"

#include <functional>

class QMenu;

namespace softfocus {

class NumberResults;
class SceneEditor;

/// What can be done with the variant that is worked: another normalizer in its place, a temperature of its own, one more, one less, another
/// place. They are those of Compare. `tell` hears what came of it. Needs: all outlive the menu.
void addVariantEntries(QMenu& menu, SceneEditor& editor, NumberResults& results, const std::function<void(const Result<bool>&)>& tell);

} // namespace softfocus
