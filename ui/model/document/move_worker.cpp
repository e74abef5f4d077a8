#include "ui/model/document/move_worker.h"

namespace softfocus {

MoveWorker::MoveWorker()
{
    m_thread.setObjectName("neighbours");
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

MoveWorker::~MoveWorker()
{
    cancel();
    m_thread.quit();
    m_thread.wait();
}

void MoveWorker::request(std::shared_ptr<const Attention> attention, std::vector<Index> queries, quint64 serial)
{
    m_newest = serial;
    QMetaObject::invokeMethod(
        &m_context,
        [this, attention = std::move(attention), queries = std::move(queries), serial] { lookUp(attention, queries, serial); },
        Qt::QueuedConnection);
}

void MoveWorker::lookUp(const std::shared_ptr<const Attention>& attention, const std::vector<Index>& queries, quint64 serial)
{
    if (m_newest != serial)
        return;
    if (!m_words)
        m_words.emplace(WordVectors::bundled());
    if (m_input != attention->input) {
        m_input = attention->input;
        m_before.clear();
    }
    for (const Index query : queries) {
        if (m_newest != serial)
            return;
        const WordMove move = wordMoveOf(*attention, query, *m_words, m_before[query]);
        m_before[query] = move.before;
        emit found(move, serial);
    }
}

} // namespace softfocus
