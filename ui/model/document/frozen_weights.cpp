#include "ui/model/document/frozen_weights.h"

#include "core/attention/attention.h"
#include "ui/model/document/result_source.h"

namespace softfocus {

FrozenWeights::FrozenWeights(const ResultSource& results, QObject* parent) : QObject(parent), m_results(results)
{
    connect(&m_results, &ResultSource::changed, this, &FrozenWeights::follow);
}

void FrozenWeights::setFrozen(bool frozen)
{
    m_result = frozen ? m_results.attention() : nullptr;
    emit changed();
}

void FrozenWeights::follow()
{
    if (!m_result)
        return;
    const Attention& now = *m_results.attention();
    if (!sameInput(m_result->scene, now.scene) || m_result->keyCount() != now.keyCount() || m_result->queryCount() != now.queryCount())
        setFrozen(false);
}

} // namespace softfocus
