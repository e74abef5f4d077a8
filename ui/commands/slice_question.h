#pragma once

#include "core/base/matrix.h"

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace softfocus {

class ChoiceDialog;

/// Asks which matrix of an array of layers and heads is meant. Dimensions are called layer and head where there are two of them before the matrix, head where
/// there is one, and by their numbers where there are more. `file` and `array` are what to call them; the array's is empty where it has no name. `take` gets an
/// index for each of `sizes`, from 0.
ChoiceDialog* makeSliceQuestion(const QString& file, const QString& array, const std::vector<Index>& sizes,
                                std::function<void(const std::vector<Index>&)> take, QWidget* parent);

} // namespace softfocus
