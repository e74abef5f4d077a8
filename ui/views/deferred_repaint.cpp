#include "ui/views/deferred_repaint.h"

#include "ui/model/document/result_source.h"

#include <QWidget>

namespace softfocus {

DeferredRepaint::DeferredRepaint(const ResultSource& results)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &DeferredRepaint::release);
    connect(&results, &ResultSource::changed, this, &DeferredRepaint::hold);
}

void DeferredRepaint::hold()
{
    constexpr qint64 twoFrames = 32; // milliseconds
    if (m_idle.isActive()) {
        if (m_behind.elapsed() > twoFrames)
            release();
        return;
    }
    for (QWidget* view : m_views)
        view->setUpdatesEnabled(false);
    m_behind.start();
    m_idle.start();
}

void DeferredRepaint::release()
{
    m_idle.stop();
    for (QWidget* view : m_views)
        view->setUpdatesEnabled(true);
}

} // namespace softfocus
