#pragma once

#include "core/base/result.h"
#include "ui/model/document/latest_task.h"
#include "ui/model/session/kept_scene.h"

#include <QMutex>

#include <functional>
#include <memory>

namespace softfocus {

/// Writes the scene of one window to its place in the session's folder, on a thread of its own that waits for nobody.
class SceneKeeper {
public:
    /// `heard` is told what became of each writing, on whatever thread that was.
    explicit SceneKeeper(std::function<void(const Result<bool>&)> heard);
    /// What was to be written soon is not.
    ~SceneKeeper();

    /// Writes a scene shortly, or a newer one that comes until then. While changes keep coming it is written again and again,
    /// rather than once they have ended. `serial` counts the scenes of the window.
    void keepSoon(const QString& place, const KeptScene& kept, quint64 serial);
    /// Writes a scene before it returns, and not what is older and still to come. May be called on any thread.
    void keepNow(const QString& place, const KeptScene& kept, quint64 serial);
    /// Nothing is written or told any more once this has returned.
    void close();

private:
    struct Wanted {
        QString place;
        KeptScene kept;
        quint64 serial = 0;
    };
    using Task = LatestTask<Wanted, Result<bool>>;

    void write(const Wanted& wanted, const Task::IsWanted& isWanted, const Task::Reply& reply);

    std::function<void(const Result<bool>&)> m_heard;
    QMutex m_writing;      ///< held while a file is written; of what follows
    UnderWay m_underWay;   ///< the last writing of the scene's own file that was noted
    quint64 m_keptNow = 0; ///< what was written at once last
    bool m_isClosed = false;
    std::unique_ptr<Task> m_soon; ///< null once it is closed
};

} // namespace softfocus
