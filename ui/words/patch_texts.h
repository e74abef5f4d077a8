#pragma once

#include "ui/words/picture.h"

#include <QStringList>

#include <memory>
#include <span>

namespace softfocus {

/// What a patch is and what it becomes, for vectors and output: «This patch (row 10, column 19): 64 colours, mean red 0.42, green 0.30, blue
/// 0.21» and «… becomes mean red 0.40, green 0.31, blue 0.20: mean squared error 0.0012 from the
/// patch as it is shown», where noise was added also from the clean patch. Numbers follow the default QLocale.
/// Needs: a picture of vectors or output whose units are patches, and one of its rows.
QString patchSentence(const Picture& picture, Index row);

/// How far a picture's mix is from it, in one line each: from the picture as shown, and where noise was added, how far that and the mix
/// are from the clean one. Empty without a picture. Numbers follow the default QLocale.
QStringList mixErrors(const Attention& attention);

/// The most telling of these numbers alone: «mean squared error 0.0031», with noise «mean squared error against the clean picture 0.0031,
/// before mixing 0.0100», or that it is undefined. Needs: a result of patches.
QString mixErrorText(const Attention& attention);

/// That of several mixes of one picture, as they follow one another: «mean squared errors between the picture and its mixes, in reading
/// order: 0.0031, 0.0100», with noise of each against the clean picture. Needs: at least one, all of the same input of patches.
QString mixErrorsInOrder(std::span<const std::shared_ptr<const Attention>> mixes);

} // namespace softfocus
