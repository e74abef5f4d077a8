#pragma once

#include "core/base/matrix.h"
#include "ui/controls/values/number_box.h"

#include <functional>

class QString;

namespace softfocus {

class SceneEditor;

// The numbers that normalizers read, as boxes: they show what they are given, and ask for what was typed or stepped to.

/// α of entmax.
NumberBox* makeAlphaBox(const QString& name, QAbstractSpinBox::ButtonSymbols buttons = QAbstractSpinBox::NoButtons);

/// How many keys top-k keeps; `keys` says how many there are, for who writes "all".
NumberBox* makeKeptBox(const QString& name, std::function<Index()> keys);

/// Has a box step and set the scene's α, or its k; `refuse` hears why one was not taken.
void setsAlpha(NumberBox& box, SceneEditor& editor, std::function<void(const QString&)> refuse);
void setsKept(NumberBox& box, SceneEditor& editor, std::function<void(const QString&)> refuse);

} // namespace softfocus
