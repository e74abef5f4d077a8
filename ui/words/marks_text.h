#pragma once

#include "core/attention/marking.h"

#include <QString>
#include <QStringList>

namespace softfocus {

/// What is marked in a picture of a stage, a sentence for each mark; of very many the first ones, and how many more there are. Empty where
/// nothing is. `asPatches`: it lies over its picture.
QStringList marksTexts(const Attention& attention, Stage stage, bool asPatches);

/// One mark, as a sentence.
QString markText(const Attention& attention, const MarkedBlock& block);

} // namespace softfocus
