#pragma once

#include "core/attention/marking.h"

#include <QString>
#include <QStringList>

namespace softfocus {

/// What is marked in a picture of a stage, a sentence for each mark; of very many the first ones, and how many more there are. Empty where
/// nothing is. `asPatches`: it lies over its picture.
QStringList marksTexts(const Attention& attention, Stage stage, bool asPatches);

/// What these marks of a scene's stage outline, as a sentence; of several patches how many there are.
QString newMarksText(const Attention& attention, const std::vector<Mark>& marks);

} // namespace softfocus
