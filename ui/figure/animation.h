#pragma once

#include "ui/figure/figure.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace softfocus {

/// For how long a picture of an animation is shown. Units: milliseconds.
inline constexpr int usualFrameMilliseconds = 100, leastFrameMilliseconds = 20, mostFrameMilliseconds = 10'000;
/// The most pictures of an animation.
inline constexpr std::size_t mostFrames = 1000;

/// Figures of one scene at several temperatures as a single PNG that shows them one after the other and begins anew (APNG); what cannot
/// play it shows the first one. All of them have the same scale of colours. The file carries the first one's scene, and like any figure a
/// title, a caption and a description, which also say from where to where it goes. The same figures give the same bytes.
/// `isWanted` is asked before each frame with how many are done; where it says no, the answer is an error. Needs: milliseconds in their range.
/// Errors: no figures or too many of them, what layOutFigure() and imageOf() say.
Result<QByteArray> animationOf(std::vector<Figure> frames, int milliseconds, const std::function<bool(std::size_t)>& isWanted);

/// Writes it to a file, whole or not at all. Errors: also what the file system says; names the file.
Result<bool> exportAnimation(const std::vector<Figure>& frames, int milliseconds, const QString& path,
                             const std::function<bool(std::size_t)>& isWanted);

/// The scale of colours that the pictures of several figures have together, where each has one panel or more.
FigureScale commonScale(const std::vector<Figure>& figures);

} // namespace softfocus
