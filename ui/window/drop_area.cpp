#include "ui/window/drop_area.h"

#include "ui/window/drop_veil.h"

#include <QDropEvent>

namespace softfocus {

DropArea::DropArea(QWidget& window, Describe describe, Take take)
    : QObject(&window), m_window(window), m_describe(std::move(describe)), m_take(std::move(take))
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

void DropArea::offer(const QString& sentence)
{
    if (!m_veil) {
        m_veil = new DropVeil(&m_window);
    }
    m_veil->offer(sentence);
}

bool DropArea::eventFilter(QObject*, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragLeave && type != QEvent::Drop)
        return false;
    if (type != QEvent::DragEnter && m_veil)
        m_veil->hide();
    if (type == QEvent::DragLeave)
        return true;
    auto& drop = static_cast<QDropEvent&>(*event);
    if (type == QEvent::Drop) {
        drop.setDropAction(Qt::CopyAction);
        drop.accept();
        m_take(*drop.mimeData());
        return true;
    }
    // A part of the sentence that is dragged about in the window is not for the window.
    const QString sentence = drop.source() ? QString() : m_describe(*drop.mimeData());
    drop.setAccepted(!sentence.isEmpty());
    if (!sentence.isEmpty()) {
        drop.setDropAction(Qt::CopyAction);
        drop.accept();
        offer(sentence);
    }
    return true;
}

} // namespace softfocus
