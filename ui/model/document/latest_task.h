#pragma once

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <utility>

namespace softfocus {

/// Work on a thread of its own, of which only the newest request counts: an older one that has not begun is dropped, one under way
/// can see that nobody waits for it any more, and what it still answers is not heard. Answers arrive whole, on the thread of the task.
template <class Request, class Answer>
class LatestTask {
public:
    /// True while the request under way is the newest. May be asked from the working thread at any time.
    using IsWanted = std::function<bool()>;
    using Reply = std::function<void(Answer)>;
    /// Works on a request, in the task's thread, and replies once, or several times where a request has several answers.
    using Work = std::function<void(const Request& request, const IsWanted& isWanted, const Reply& reply)>;
    using Receive = std::function<void(const Answer& answer)>;

    /// `name` is the thread's, for debuggers.
    LatestTask(const QString& name, Work work, Receive receive) : m_work(std::move(work)), m_receive(std::move(receive))
    {
        m_thread.setObjectName(name);
        m_there.moveToThread(&m_thread);
        m_thread.start();
    }
    /// Waits for the work under way, whose answer nobody hears.
    ~LatestTask()
    {
        cancel();
        m_thread.quit();
        m_thread.wait();
    }
    LatestTask(const LatestTask&) = delete;
    LatestTask& operator=(const LatestTask&) = delete;

    void request(Request request)
    {
        const quint64 serial = ++m_newest;
        QMetaObject::invokeMethod(
            &m_there, [this, serial, wanted = std::move(request)] { run(wanted, serial); }, Qt::QueuedConnection);
    }
    /// Nobody waits for an answer any more.
    void cancel() { ++m_newest; }

private:
    void run(const Request& request, quint64 serial)
    {
        const IsWanted isWanted = [this, serial] { return m_newest == serial; };
        if (!isWanted())
            return;
        m_work(request, isWanted, [this, serial](Answer answer) {
            // What was under way to its receiver when a newer request came is not heard either.
            const auto hear = [this, serial, heard = std::move(answer)] {
                if (m_newest == serial)
                    m_receive(heard);
            };
            QMetaObject::invokeMethod(&m_here, hear, Qt::QueuedConnection);
        });
    }

    Work m_work;
    Receive m_receive;
    std::atomic<quint64> m_newest = 0;
    QObject m_here;  ///< in the thread that made the task: answers to it that come too late for the task go with it
    QObject m_there; ///< in m_thread, so that calls through it run there
    QThread m_thread;
};

} // namespace softfocus
