#include "ui/model/prediction/what_if.h"

#include "core/base/thread_pool.h"
#include "ui/model/document/result_source.h"

#include <utility>

namespace softfocus {

namespace {

/// What is to be predicted of a result.
PredictionRequest wantedOf(const Attention& attention)
{
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    return {attention.input->run, source ? source->other : std::string(), whatIfOf(attention.scene)};
}

bool isSamePrediction(const PredictionRequest& a, const PredictionRequest& b)
{
    return a.run == b.run && a.other == b.other && a.intervention == b.intervention;
}

/// True where somebody waits for another text or model, rather than for the next step of a slider.
bool isOfOtherText(const PredictionRequest& a, const PredictionRequest& b)
{
    return a.run->model != b.run->model || a.other != b.other || a.run->source != b.run->source;
}

} // namespace

WhatIf::WhatIf(const ResultSource& results, QObject* parent, std::chrono::milliseconds patience)
    : QObject(parent), m_results(results), m_patience(patience)
{
    connect(&m_results, &ResultSource::changed, this, [this] {
        if (m_watchers > 0)
            follow();
    });
    connect(&m_results, &ResultSource::settled, this, [this] {
        if (m_watchers > 0 && m_isUnderWay)
            follow();
    });
}

WhatIf::~WhatIf()
{
    m_stop.request_stop();
}

void WhatIf::watch()
{
    if (++m_watchers == 1)
        follow();
}

void WhatIf::unwatch()
{
    if (--m_watchers == 0 && m_isUnderWay)
        m_stop.request_stop();
}

WhatIf::Task::Work WhatIf::work()
{
    return [pool = std::make_shared<ThreadPool>()](const Request& request, const Task::IsWanted&, const Task::Reply& reply) {
        reply({request.attention, predictionOf(request.wanted, request.before.get(), pool.get(), request.stop)});
    };
}

void WhatIf::follow()
{
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    const PredictionRequest wanted = wantedOf(*attention);
    if (!wanted.run || attention->input->fault) {
        m_stop.request_stop();
        m_asked.reset();
        m_isStale = false;
        return tell({attention, nullptr, attention->input->fault});
    }
    if (!m_isUnderWay) {
        if (m_asked && isSamePrediction(*m_asked, wanted) && m_foretold && m_foretold->prediction) {
            m_foretold->attention = attention; // shown otherwise
            return;
        }
        return ask();
    }
    // One answer at a time, so that each step of a drag that there is time for is seen; at rest what takes long ends, and always what nobody wants any more.
    const bool isLong = !m_results.isMoving() && m_since.elapsed() >= m_patience.count();
    m_isStale = !m_asked || !isSamePrediction(*m_asked, wanted);
    if (m_isStale && (!m_asked || isOfOtherText(*m_asked, wanted) || isLong))
        m_stop.request_stop();
}

void WhatIf::ask()
{
    if (!m_task)
        m_task = std::make_unique<Task>(QStringLiteral("prediction"), work(), [this](const Answer& answer) { take(answer); });
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    m_asked = wantedOf(*attention);
    m_stop = std::stop_source();
    m_isStale = false;
    m_since.start();
    m_task->request({attention, *m_asked, m_foretold ? m_foretold->prediction : nullptr, m_stop.get_token()});
    if (!std::exchange(m_isUnderWay, true))
        emit computingChanged();
}

void WhatIf::take(const Answer& answer)
{
    m_isUnderWay = false;
    const bool wasStopped = m_stop.stop_requested() || (answer.prediction.ok() && !*answer.prediction);
    if (!wasStopped) {
        const bool isThere = answer.prediction.ok();
        tell({answer.attention, isThere ? *answer.prediction : nullptr, isThere ? std::nullopt : std::optional(answer.prediction.error())});
    } else {
        m_asked.reset();
    }
    if ((m_isStale || wasStopped) && m_watchers > 0 && m_results.attention()->input->run)
        follow();
    if (!m_isUnderWay)
        emit computingChanged();
}

void WhatIf::tell(Foretold foretold)
{
    m_foretold = std::move(foretold);
    emit changed();
}

} // namespace softfocus
