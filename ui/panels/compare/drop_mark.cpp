#include "ui/panels/compare/drop_mark.h"

#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/compare/grid_plan.h"
#include "ui/style/shown_theme.h"

#include <QPainter>

#include <algorithm>
#include <limits>

namespace softfocus {

DropMark::DropMark(QWidget& grid) : QWidget(&grid), m_grid(grid)
{
    setObjectName("dropMark");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(shownTheme().accent);
    painter.drawRoundedRect(rect(), width() / 2.0, width() / 2.0);
}

std::size_t DropMark::gapAt(Panels panels, QPoint global) const
{
    const QPoint point = m_grid.mapFromGlobal(global);
    std::size_t nearest = 0;
    int least = std::numeric_limits<int>::max();
    for (std::size_t place = 0; place < panels.size(); ++place) {
        const QPoint way = point - panels[place]->geometry().center();
        if (way.manhattanLength() < least) {
            least = way.manhattanLength();
            nearest = place;
        }
    }
    const bool isBehind = (point.x() > panels[nearest]->geometry().center().x()) != m_grid.isRightToLeft();
    return nearest + (isBehind ? 1 : 0);
}

void DropMark::showGap(Panels panels, QPoint global)
{
    const std::size_t gap = gapAt(panels, global);
    const bool isLast = gap == panels.size() || (gap > 0 && panels[gap]->y() != panels[gap - 1]->y() &&
                                                 m_grid.mapFromGlobal(global).y() <= panels[gap - 1]->geometry().bottom());
    const QRect beside = panels[isLast ? gap - 1 : gap]->geometry();
    const int wide = scaled(4), half = scaled(gapBetweenPanels) / 2;
    const int x = isLast ? beside.right() + half - wide / 2 : beside.left() - half - wide / 2;
    setGeometry(std::clamp(x, 0, std::max(0, m_grid.width() - wide)), beside.top(), wide, beside.height());
    show();
    raise();
}

} // namespace softfocus
