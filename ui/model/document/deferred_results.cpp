#include "ui/model/document/deferred_results.h"

namespace softfocus {

DeferredResults::DeferredResults(const ResultSource& results, QObject* parent) : ResultSource(parent), m_results(results)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &DeferredResults::release);
    connect(&m_results, &ResultSource::changed, this, &DeferredResults::hold);
    connect(&m_results, &ResultSource::computingChanged, this, &ResultSource::computingChanged);
}

void DeferredResults::hold()
{
    constexpr qint64 twoFrames = 32; // milliseconds
    if (!m_idle.isActive()) {
        m_behind.start();
        m_idle.start();
    } else if (m_behind.elapsed() > twoFrames) {
        release();
    }
}

void DeferredResults::release()
{
    m_idle.stop();
    emit changed();
}

} // namespace softfocus
