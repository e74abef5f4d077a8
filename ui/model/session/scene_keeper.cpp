#include "ui/model/session/scene_keeper.h"

#include "ui/model/session/kept_file.h"

namespace softfocus {

namespace {

constexpr std::chrono::milliseconds quietTime{300};

} // namespace

SceneKeeper::SceneKeeper(std::function<void(const Result<bool>&)> heard)
    : m_heard(std::move(heard)),
      m_soon(std::make_unique<Task>(
          QStringLiteral("session"),
          [this](const Wanted& wanted, const Task::IsWanted& isWanted, const Task::Reply& reply) { write(wanted, isWanted, reply); },
          m_heard))
{
    m_soon->pauseFirst(quietTime);
}

SceneKeeper::~SceneKeeper()
{
    close();
}

void SceneKeeper::keepSoon(const QString& place, const KeptScene& kept, quint64 serial)
{
    if (m_soon)
        m_soon->request({place, kept, serial});
}

void SceneKeeper::write(const Wanted& wanted, const Task::IsWanted& isWanted, const Task::Reply& reply)
{
    const QMutexLocker writing(&m_writing);
    if (m_isClosed || !isWanted() || wanted.serial < m_keptNow)
        return;
    KeptScene kept = wanted.kept;
    if (kept.saving.path == m_underWay.path)
        kept.saving = m_underWay; // whose digest is known
    reply(writeKept(wanted.place, kept));
}

void SceneKeeper::keepNow(const QString& place, const KeptScene& kept, quint64 serial)
{
    const QMutexLocker writing(&m_writing);
    if (m_isClosed)
        return;
    m_underWay = kept.saving;
    m_keptNow = serial;
    m_heard(writeKept(place, kept));
}

void SceneKeeper::close()
{
    {
        const QMutexLocker writing(&m_writing);
        m_isClosed = true;
    }
    m_soon.reset();
}

} // namespace softfocus
