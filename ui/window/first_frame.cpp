#include "ui/window/first_frame.h"

#include <QEvent>
#include <QWidget>

namespace softfocus {

FirstFrame::FirstFrame(QWidget& widget, std::function<void()> done) : m_done(std::move(done))
{
    constexpr int survival = 500; // milliseconds
    m_soon.setSingleShot(true);
    m_soon.setInterval(survival);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_done(); });
    widget.installEventFilter(this);
}

bool FirstFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        m_soon.start();
    }
    return false;
}

} // namespace softfocus
