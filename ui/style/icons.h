#pragma once

#include <QIcon>
#include <QRectF>

class QPainter;

namespace softfocus {

/// The program's own line drawings.
enum class Icon {
    None,
    Undo,
    Redo,
    More,
    LeftPanel,
    RightPanel,
    Close,
    ChevronLeft,
    ChevronRight,
    ArrowRight,
    Swap,
    Play,
    Pause,
    Theme,
    Freeze,
    Grid,
    Leave
};

/// Draws an icon into the square with the painter's pen colour.
void paintIcon(QPainter& painter, Icon icon, const QRectF& square);

/// The drawing for a button or an action, in the colour of the painter's pen.
QIcon iconOf(Icon icon);

} // namespace softfocus
