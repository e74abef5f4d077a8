#include "ui/model/document/attention_worker.h"

#include "core/vectors/input.h"

#include <QElapsedTimer>

namespace softfocus {

AttentionWorker::AttentionWorker()
{
    m_thread.setObjectName("attention");
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

AttentionWorker::~AttentionWorker()
{
    cancel();
    m_thread.quit();
    m_thread.wait();
}

void AttentionWorker::request(const Scene& scene, std::shared_ptr<const Attention> before, quint64 serial)
{
    m_newest = serial;
    QMetaObject::invokeMethod(
        &m_context, [this, scene, before = std::move(before), serial] { compute(scene, before, serial); },
        Qt::QueuedConnection);
}

void AttentionWorker::compute(const Scene& scene, const std::shared_ptr<const Attention>& before, quint64 serial)
{
    if (m_newest != serial)
        return;
    QElapsedTimer timer;
    timer.start();
    const bool keepsInput = before && sameInput(before->scene, scene);
    const std::shared_ptr<const Input> input = keepsInput ? before->input : inputOf(scene);
    if (m_newest != serial)
        return;
    const std::shared_ptr<const Attention> attention = attend(scene, input, before, &m_crew);
    emit done(attention, static_cast<double>(timer.nsecsElapsed()) / 1e6, serial);
}

} // namespace softfocus
