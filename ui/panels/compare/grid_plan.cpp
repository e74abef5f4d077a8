#include "ui/panels/compare/grid_plan.h"

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

int rowsFor(int count, int columns)
{
    return (count + columns - 1) / columns;
}

/// Where part `place` of `count` begins in a length with gaps between the parts.
int gridEdge(int place, int count, int length, int gap)
{
    return int(std::int64_t(place) * (length + gap) / count);
}

/// How high a picture may be that is drawn in a panel of this size. Units: logical pixels; may be negative.
double pictureHeight(const GridNeeds& needs, QSizeF panel)
{
    const QSizeF room = panel - needs.around;
    return std::min(room.height(), room.width() / needs.shape);
}

QSizeF panelSize(const GridNeeds& needs, int columns)
{
    const int rows = rowsFor(needs.count, columns);
    return {double(needs.area.width() + needs.gap) / columns - needs.gap, double(needs.area.height() + needs.gap) / rows - needs.gap};
}

bool hasRoom(const GridNeeds& needs, QSizeF panel)
{
    const QSizeF room = panel - needs.around;
    return room.width() >= needs.leastSide && room.height() >= needs.leastSide;
}

/// The number of columns whose pictures are largest; `fits` only among those that need no scrolling.
int bestColumns(const GridNeeds& needs, bool fits)
{
    constexpr double visibly = 1.02; // fewer panels in a row only where it makes a difference
    int best = 0;
    double largest = 0;
    for (int columns = needs.count; columns >= 1; --columns) {
        if (columns != rowsFor(needs.count, rowsFor(needs.count, columns)))
            continue; // fewer in a row make no more rows
        QSizeF panel = panelSize(needs, columns);
        if (fits != hasRoom(needs, panel) && fits)
            continue;
        if (!fits) // they are as high as they are wide
            panel.setHeight(needs.around.height() + std::max(needs.leastSide, (panel.width() - needs.around.width()) / needs.shape));
        if (!fits && panel.width() - needs.around.width() < needs.leastSide && columns > 1)
            continue;
        if (!fits && panel.height() > needs.area.height() && best > 0)
            continue;
        const double height = pictureHeight(needs, panel);
        if (best == 0 || height > largest * visibly) {
            best = columns;
            largest = height;
        }
    }
    return best;
}

} // namespace

GridPlan planGrid(const GridNeeds& needs)
{
    GridPlan plan;
    if (needs.count == 0)
        return plan;
    const int fitting = bestColumns(needs, true);
    plan.columns = fitting > 0 ? fitting : bestColumns(needs, false);
    const int rows = rowsFor(needs.count, plan.columns);
    plan.size = needs.area;
    if (fitting == 0) {
        const double width = panelSize(needs, plan.columns).width() - needs.around.width();
        const double wanted = needs.around.height() + std::max(needs.leastSide, width / needs.shape);
        const double most = std::max(needs.around.height() + needs.leastSide, double(needs.area.height()));
        plan.size.setHeight(std::max(needs.area.height(), int(std::min(wanted, most)) * rows + needs.gap * (rows - 1)));
    }
    for (int place = 0; place < needs.count; ++place) {
        const int column = place % plan.columns, row = place / plan.columns;
        const int left = gridEdge(column, plan.columns, plan.size.width(), needs.gap);
        const int top = gridEdge(row, rows, plan.size.height(), needs.gap);
        const int right = gridEdge(column + 1, plan.columns, plan.size.width(), needs.gap) - needs.gap;
        const int bottom = gridEdge(row + 1, rows, plan.size.height(), needs.gap) - needs.gap;
        plan.panels.emplace_back(left, top, right - left, bottom - top);
    }
    return plan;
}

} // namespace softfocus
