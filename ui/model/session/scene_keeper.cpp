#include "ui/model/session/scene_keeper.h"

#include "ui/model/session/kept_file.h"

#include <QDeadlineTimer>

namespace softfocus {

SceneKeeper::SceneKeeper(std::function<void(const Result<bool>&)> heard) : m_heard(std::move(heard))
{
    m_thread.setMaxThreadCount(1);
}

SceneKeeper::~SceneKeeper()
{
    close();
}

void SceneKeeper::keepSoon(const QString& place, const KeptScene& kept, quint64 serial)
{
    const QMutexLocker lock(&m_mutex);
    if (m_isClosed)
        return;
    m_place = place;
    m_serial = serial;
    m_pending = kept;
    if (kept.saving.path == m_underWay.path)
        m_pending->saving = m_underWay; // whose digest is known
    if (m_isWaiting)
        return;
    m_isWaiting = true;
    m_thread.start([this] { writeSoon(); });
}

void SceneKeeper::writeSoon()
{
    constexpr int quietTime = 300; // milliseconds
    const QDeadlineTimer quiet(quietTime);
    {
        const QMutexLocker lock(&m_mutex);
        while (m_pending && !quiet.hasExpired())
            m_closing.wait(&m_mutex, quiet);
        m_isWaiting = false;
    }
    const QMutexLocker writing(&m_writing);
    QMutexLocker lock(&m_mutex);
    if (!m_pending)
        return;
    const KeptScene kept = *std::exchange(m_pending, std::nullopt);
    const QString place = m_place;
    lock.unlock();
    write(place, kept);
}

void SceneKeeper::keepNow(const QString& place, const KeptScene& kept, quint64 serial)
{
    const QMutexLocker writing(&m_writing);
    {
        const QMutexLocker lock(&m_mutex);
        if (m_isClosed)
            return;
        m_underWay = kept.saving;
        if (m_pending && m_serial < serial)
            m_pending.reset();
        else if (m_pending && m_pending->saving.path == kept.saving.path)
            m_pending->saving = kept.saving;
    }
    write(place, kept);
}

void SceneKeeper::write(const QString& place, const KeptScene& kept)
{
    const Result<bool> written = writeKept(place, kept);
    const QMutexLocker lock(&m_mutex);
    if (!m_isClosed)
        m_heard(written);
}

void SceneKeeper::close()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_isClosed = true;
        m_pending.reset();
        m_closing.wakeAll();
    }
    m_thread.waitForDone();
    const QMutexLocker writing(&m_writing);
}

} // namespace softfocus
