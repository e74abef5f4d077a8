#pragma once

#include "core/attention/attention.h"
#include "core/base/thread_pool.h"

#include <QObject>
#include <QThread>

#include <atomic>

namespace softfocus {

/// Computes attention on a thread of its own. Requests that a newer one has overtaken are dropped.
class AttentionWorker : public QObject {
    Q_OBJECT

public:
    AttentionWorker();
    /// Waits for the computation under way.
    ~AttentionWorker() override;

    /// Asks for a result; done() follows unless another request comes first.
    /// Needs: the scene passed check(); `serial` grows with every request.
    void request(const Scene& scene, std::shared_ptr<const Attention> before, quint64 serial);
    /// Drops the request under way: its result will not arrive.
    void cancel() { m_newest = 0; }

signals:
    void done(std::shared_ptr<const softfocus::Attention> attention, double milliseconds, quint64 serial);

private:
    void compute(const Scene& scene, const std::shared_ptr<const Attention>& before, quint64 serial);

    std::atomic<quint64> m_newest = 0;
    ThreadPool m_crew; ///< used by the worker's thread alone
    QObject m_context; ///< lives in m_thread, so that calls through it run there
    QThread m_thread;
};

} // namespace softfocus
