#include "ui/controls/buttons/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace softfocus {

namespace {

template <class Line>
int heightOf(const Line& line)
{
    int height = 0;
    for (const auto& item : line)
        height = std::max(height, item->sizeHint().height());
    return height;
}

bool grows(const QLayoutItem& item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal);
}

} // namespace

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::setGaps(int across, int down)
{
    m_across = across;
    m_down = down;
    invalidate();
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
}

QLayoutItem* FlowLayout::itemAt(int place) const
{
    return place >= 0 && place < count() ? m_items[std::size_t(place)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int place)
{
    if (place < 0 || place >= count())
        return nullptr;
    QLayoutItem* item = m_items[std::size_t(place)].release();
    m_items.erase(m_items.begin() + place);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    int height = 0;
    for (const Line& line : linesAt(width))
        height += (height > 0 ? m_down : 0) + heightOf(line);
    return height;
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    for (const auto& item : m_items)
        if (!item->isEmpty())
            width += (width > 0 ? m_across : 0) + item->sizeHint().width();
    return {width, heightForWidth(geometry().width() > 0 ? geometry().width() : width)};
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const auto& item : m_items)
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    return least;
}

void FlowLayout::setGeometry(const QRect& area)
{
    QLayout::setGeometry(area);
    int top = area.top();
    for (const Line& line : linesAt(area.width())) {
        const int height = heightOf(line);
        place(line, QRect(area.left(), top, area.width(), height));
        top += height + m_down;
    }
}

std::vector<FlowLayout::Line> FlowLayout::linesAt(int width) const
{
    std::vector<Line> lines;
    int used = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        const int wanted = item->sizeHint().width();
        const bool fits = !lines.empty() && used + m_across + wanted <= width;
        used = fits ? used + m_across + wanted : wanted;
        if (!fits)
            lines.emplace_back();
        lines.back().push_back(item.get());
    }
    return lines;
}

/// Those that grow have the rest of the line in equal parts; one that has a line of its own may have to do with less than it asks for.
void FlowLayout::place(const Line& line, const QRect& area) const
{
    int left = area.width() - m_across * int(line.size() - 1);
    for (const QLayoutItem* item : line)
        left -= item->sizeHint().width();
    int growing = int(std::ranges::count_if(line, [](const QLayoutItem* item) { return grows(*item); }));
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = area.left();
    for (QLayoutItem* item : line) {
        int width = std::min(item->sizeHint().width(), area.width());
        if (left > 0 && grows(*item)) {
            const int share = left / growing--;
            width += share;
            left -= share;
        }
        const QRect box(x, area.top(), width, area.height());
        item->setGeometry(QStyle::visualRect(direction, area, box));
        x += width + m_across;
    }
}

} // namespace softfocus
