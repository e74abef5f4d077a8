#include "ui/pages/parts/panel_ring.h"

#include <QWidget>

namespace softfocus {

namespace {

bool takesKeys(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled() && widget.focusPolicy() & Qt::TabFocus;
}

/// What the keyboard goes to in a panel; null where there is nothing.
QWidget* entryOf(QWidget& panel)
{
    QWidget* last = panel.focusWidget();
    if (last && takesKeys(*last) && (last == &panel || panel.isAncestorOf(last)))
        return last;
    if (takesKeys(panel))
        return &panel;
    // In the order of Tab, which starts anywhere.
    for (QWidget* next = panel.nextInFocusChain(); next != &panel; next = next->nextInFocusChain())
        if (panel.isAncestorOf(next) && takesKeys(*next))
            return next;
    return nullptr;
}

} // namespace

void focusNextPanel(const std::vector<QWidget*>& panels, bool forward)
{
    const int count = int(panels.size());
    int at = -1;
    for (int place = 0; place < count; ++place) {
        const QWidget* panel = panels[std::size_t(place)];
        const QWidget* focus = panel->window()->focusWidget();
        if (focus && (focus == panel || panel->isAncestorOf(focus)))
            at = place;
    }
    if (at < 0)
        at = forward ? -1 : count;
    for (int steps = 0; steps < count; ++steps) {
        at = (at + (forward ? 1 : -1) + count) % count;
        QWidget* panel = panels[std::size_t(at)];
        if (QWidget* entry = panel->isVisible() ? entryOf(*panel) : nullptr) {
            entry->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

} // namespace softfocus
