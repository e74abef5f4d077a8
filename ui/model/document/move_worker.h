#pragma once

#include "ui/model/derivation/word_move.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <map>
#include <optional>

namespace softfocus {

/// Looks up the neighbours of words on a thread of its own: each takes some seven million products. Requests that a newer
/// one has overtaken are dropped.
class MoveWorker : public QObject {
    Q_OBJECT

public:
    MoveWorker();
    /// Waits for the look-up under way.
    ~MoveWorker() override;

    /// Asks for the moves of some queries, in this order; found() follows for each one unless another request comes first.
    /// Needs: a result with vectors; `serial` grows with every request.
    void request(std::shared_ptr<const Attention> attention, std::vector<Index> queries, quint64 serial);
    void cancel() { m_newest = 0; }

signals:
    void found(const softfocus::WordMove& move, quint64 serial);

private:
    void lookUp(const std::shared_ptr<const Attention>& attention, const std::vector<Index>& queries, quint64 serial);

    std::atomic<quint64> m_newest = 0;
    // Below: of the thread alone.
    std::optional<NearestWords> m_words;
    std::shared_ptr<const Input> m_input;                ///< whose words m_before belongs to
    std::map<Index, std::vector<NearWord>> m_before;     ///< what does not depend on the weights
    QObject m_context; ///< lives in m_thread, so that calls through it run there
    QThread m_thread;
};

} // namespace softfocus
