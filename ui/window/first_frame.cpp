#include "ui/window/first_frame.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace softfocus {

FirstFrame::FirstFrame(QWidget& widget, std::function<void()> done) : m_done(std::move(done))
{
    widget.installEventFilter(this);
}

bool FirstFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        constexpr int survival = 500; // milliseconds
        QTimer::singleShot(survival, this, m_done);
    }
    return false;
}

} // namespace softfocus
