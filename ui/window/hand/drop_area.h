#pragma once

#include <functional>

class QMimeData;
class QString;
class QWidget;

namespace softfocus {

/// Lets files, figures and texts be dropped anywhere on a window, and says over all of it what letting go would do.
/// `describe` says what a drop would do, in a sentence; empty where it is refused.
void takeDrops(QWidget& window, std::function<QString(const QMimeData&)> describe, std::function<void(const QMimeData&)> take);

} // namespace softfocus
