#pragma once

#include <QObject>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace softfocus {

/// What becomes of a request when a newer one comes.
enum class Older {
    Dropped,  ///< only the newest counts
    Finished, ///< each is worked on, in the order in which they came, and each answer is heard
};

/// Work on a thread of its own, of which only the newest request counts: an older one that has not begun is dropped, one under way
/// can see that nobody waits for it any more, and what it still answers is not heard. Answers arrive whole, on the thread of the task.
template <class Request, class Answer>
class LatestTask {
public:
    /// True while the request under way counts. May be asked from the working thread at any time.
    using IsWanted = std::function<bool()>;
    using Reply = std::function<void(Answer)>;
    /// Works on a request, in the task's thread, and replies once, or several times where a request has several answers.
    using Work = std::function<void(const Request& request, const IsWanted& isWanted, const Reply& reply)>;
    using Receive = std::function<void(const Answer& answer)>;

    /// `name` is the thread's, for debuggers. The thread begins with the first request.
    LatestTask(const QString& name, Work work, Receive receive, Older older = Older::Dropped)
        : m_work(std::move(work)), m_receive(std::move(receive)), m_older(older)
    {
        m_thread.setObjectName(name);
        m_pause.setSingleShot(true);
        QObject::connect(&m_pause, &QTimer::timeout, &m_there, [this] {
            if (const auto waiting = std::exchange(m_waiting, std::nullopt))
                run(waiting->first, waiting->second);
        });
        m_there.moveToThread(&m_thread);
    }
    /// Waits for the work under way, whose answer nobody hears. Where older requests count, they are finished first.
    ~LatestTask() { endWithin(QDeadlineTimer(QDeadlineTimer::Forever)); }
    LatestTask(const LatestTask&) = delete;
    LatestTask& operator=(const LatestTask&) = delete;

    /// Requests are gathered for so long from the first one on; then the newest of them is worked on to its end. While requests keep coming
    /// there is work again and again, rather than once they have ended. Needs: no request was made yet.
    void pauseFirst(std::chrono::milliseconds pause) { m_pause.setInterval(pause); }

    void request(Request request)
    {
        const quint64 serial = ++m_newest;
        if (m_older == Older::Dropped && m_pause.interval() == 0)
            m_oldest = serial;
        if (!m_thread.isRunning())
            m_thread.start();
        QMetaObject::invokeMethod(
            &m_there, [this, serial, wanted = std::move(request)] { arrive(wanted, serial); }, Qt::QueuedConnection);
    }
    /// Nobody waits for an answer any more.
    void cancel() { m_oldest = m_newest + 1; }

    /// Ends the thread as the destructor does, but gives up waiting for it: false where the work under way takes longer. Nothing can be
    /// requested after that.
    bool endWithin(QDeadlineTimer patience)
    {
        if (m_older == Older::Dropped)
            cancel();
        const auto end = [this] {
            m_pause.stop(); // a timer can only be stopped in its own thread
            m_thread.quit();
        };
        QMetaObject::invokeMethod(&m_there, end, Qt::QueuedConnection);
        return m_thread.wait(patience);
    }

private:
    bool counts(quint64 serial) const { return serial >= m_oldest; }

    void arrive(const Request& request, quint64 serial)
    {
        if (m_pause.interval() == 0)
            return run(request, serial);
        m_waiting = {request, serial};
        if (!m_pause.isActive())
            m_pause.start();
    }

    void run(const Request& request, quint64 serial)
    {
        const IsWanted isWanted = [this, serial] { return counts(serial); };
        if (!isWanted())
            return;
        m_work(request, isWanted, [this, serial](Answer answer) {
            // What was under way to its receiver when a newer request came is not heard either.
            const auto hear = [this, serial, heard = std::move(answer)] {
                if (counts(serial))
                    m_receive(heard);
            };
            QMetaObject::invokeMethod(&m_here, hear, Qt::QueuedConnection);
        });
    }

    Work m_work;
    Receive m_receive;
    const Older m_older;
    std::atomic<quint64> m_newest = 0;
    std::atomic<quint64> m_oldest = 0;                    ///< that counts
    std::optional<std::pair<Request, quint64>> m_waiting; ///< for the end of the pause; of the working thread alone
    QObject m_here;  ///< in the thread that made the task: answers that come too late for it go with it
    QObject m_there; ///< in m_thread, so that calls through it run there
    QTimer m_pause{&m_there};
    QThread m_thread;
};

} // namespace softfocus
