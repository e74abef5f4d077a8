#include "ui/views/mark_gesture.h"

#include "core/attention/marking.h"

#include <QMouseEvent>

#include <utility>

namespace softfocus {

bool MarkGesture::press(const QMouseEvent& event, std::optional<Cell> cell)
{
    m_kind = Kind::None;
    m_pressed = cell;
    if (event.button() != Qt::LeftButton || !cell)
        return false;
    const Qt::KeyboardModifiers held = event.modifiers();
    if (held.testFlag(Qt::ControlModifier))
        m_kind = Kind::Cell;
    else if (held.testFlag(Qt::ShiftModifier))
        m_kind = Kind::Block;
    else
        m_from = cell;
    return m_kind != Kind::None;
}

std::vector<Mark> MarkGesture::release(const Attention& attention, std::optional<Cell> cell, bool dragged)
{
    const Kind kind = std::exchange(m_kind, Kind::None);
    if (kind == Kind::None || dragged || !cell || cell != m_pressed)
        return {};
    return kind == Kind::Block && m_from ? markTo(attention, *cell) : markAt(attention, *cell);
}

std::vector<Mark> MarkGesture::markAt(const Attention& attention, Cell cell)
{
    m_from = cell;
    const std::optional<Mark> mark = softfocus::markAt(attention, cell);
    return mark ? std::vector{*mark} : std::vector<Mark>{};
}

std::vector<Mark> MarkGesture::markTo(const Attention& attention, Cell cell) const
{
    return marksBetween(attention, m_from.value_or(cell), cell);
}

} // namespace softfocus
