#include "ui/model/document/deferred_results.h"

#include <utility>

namespace softfocus {

DeferredResults::DeferredResults(const ResultSource& results, QObject* parent) : ResultSource(parent), m_results(results)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &DeferredResults::release);
    connect(&m_results, &ResultSource::changed, this, &DeferredResults::hold);
    connect(&m_results, &ResultSource::computingChanged, this, &ResultSource::computingChanged);
    connect(&m_results, &ResultSource::settled, this, &ResultSource::settled);
}

void DeferredResults::hold()
{
    if (m_isPaused) {
        m_hasMissed = true;
        return;
    }
    constexpr qint64 twoFrames = 32; // milliseconds
    if (!m_idle.isActive()) {
        m_behind.start();
        m_idle.start();
    } else if (m_behind.elapsed() > twoFrames) {
        release();
    }
}

void DeferredResults::setPaused(bool paused)
{
    m_isPaused = paused;
    if (paused && m_idle.isActive()) {
        m_idle.stop();
        m_hasMissed = true;
    }
    if (!paused && std::exchange(m_hasMissed, false))
        release();
}

void DeferredResults::release()
{
    m_idle.stop();
    emit changed();
}

} // namespace softfocus
