#pragma once

#include "core/base/result.h"
#include "ui/model/session/kept_scene.h"

#include <QMutex>
#include <QThreadPool>
#include <QWaitCondition>

#include <functional>
#include <optional>

namespace softfocus {

/// Writes the scene of one window to its place in the session's folder, on a thread of its own that waits for nobody.
/// All functions may be called on any thread.
class SceneKeeper {
public:
    /// `heard` is told what became of each writing, on whatever thread that was.
    explicit SceneKeeper(std::function<void(const Result<bool>&)> heard);
    /// What was to be written soon is not.
    ~SceneKeeper();

    /// Writes a scene shortly, or a newer one that comes until then. While changes keep coming it is written again and again,
    /// rather than once they have ended. `serial` counts the scenes of the window.
    void keepSoon(const QString& place, const KeptScene& kept, quint64 serial);
    /// Writes a scene before it returns, and not what is older and still to come.
    void keepNow(const QString& place, const KeptScene& kept, quint64 serial);
    /// Nothing is written or told any more once this has returned.
    void close();

private:
    void writeSoon();
    void write(const QString& place, const KeptScene& kept);

    std::function<void(const Result<bool>&)> m_heard;
    QMutex m_mutex; ///< of what follows
    QWaitCondition m_closing;
    std::optional<KeptScene> m_pending;
    QString m_place;          ///< of what is pending
    quint64 m_serial = 0;     ///< likewise
    UnderWay m_underWay;      ///< the last writing of the scene's own file that was noted
    bool m_isWaiting = false; ///< the thread waits for the quiet time to be over
    bool m_isClosed = false;
    QMutex m_writing;     ///< held while a file is written; taken before m_mutex
    QThreadPool m_thread; ///< one
};

} // namespace softfocus
