#include "ui/model/heads/head_overviews.h"

#include "core/base/thread_pool.h"
#include "core/models/model_run.h"
#include "ui/model/document/result_source.h"

#include <utility>

namespace softfocus {

namespace {

/// The scene without what an overview does not depend on: which head is chosen, and what is chosen on it.
Scene withoutChoice(Scene scene)
{
    if (auto* source = std::get_if<ModelSource>(&scene.source)) {
        source->layer = 0;
        source->head = 0;
        if (source->scope == WhatIfScope::Layer)
            source->scope = WhatIfScope::Head; // of which the heads are the same
    }
    scene.view.query.reset();
    scene.view.marks.clear();
    scene.view.stage = Stage::Weights;
    scene.page = PageKind::Heads;
    scene.bookmarks.clear();
    return scene;
}

/// True when all heads of both are the same under the same variant. Where the whole model is changed, all of its layers are.
bool haveSameHeads(const Attention& one, const Attention& other)
{
    const std::shared_ptr<const ModelRun>&a = one.input->run, &b = other.input->run;
    if (!a || !b)
        return a == b;
    const bool isSameRun = a->model == b->model && a->trace->request.ids == b->trace->request.ids &&
                           a->trace->request.targetIds == b->trace->request.targetIds;
    return isSameRun && withoutChoice(one.scene) == withoutChoice(other.scene);
}

} // namespace

HeadOverviews::HeadOverviews(const ResultSource& results, QObject* parent) : QObject(parent), m_results(results)
{
    connect(&m_results, &ResultSource::changed, this, &HeadOverviews::follow);
}

HeadOverviews::~HeadOverviews() = default;

void HeadOverviews::setActive(bool active)
{
    if (active == m_isActive)
        return;
    m_isActive = active;
    if (active) {
        follow();
        return;
    }
    if (m_task)
        m_task->cancel();
    if (m_isComputing)
        m_wanted = m_overview ? m_overview->of : nullptr; // what was under way is wanted again
    setComputing(false);
}

HeadOverviews::Task::Work HeadOverviews::work()
{
    return [pool = std::make_shared<ThreadPool>()](const std::shared_ptr<const Attention>& attention, const Task::IsWanted& isWanted,
                                                   const Task::Reply& reply) {
        if (std::shared_ptr<const HeadOverview> overview = headOverviewOf(attention, pool.get(), isWanted))
            reply(std::move(overview));
    };
}

void HeadOverviews::follow()
{
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    if (!m_isActive || (m_wanted && haveSameHeads(*m_wanted, *attention)))
        return;
    m_wanted = attention;
    const auto* source = std::get_if<ModelSource>(&attention->scene.source);
    const std::shared_ptr<const ModelRun>& run = attention->input->run;
    if (!source || !run || headCountsOf(*run, source->part).layers == 0) {
        if (m_task)
            m_task->cancel();
        take(nullptr);
        return;
    }
    if (!m_task)
        m_task = std::make_unique<Task>(QStringLiteral("heads"), work(),
                                        [this](const std::shared_ptr<const HeadOverview>& overview) { take(overview); });
    m_task->request(attention);
    setComputing(true);
}

void HeadOverviews::take(std::shared_ptr<const HeadOverview> overview)
{
    m_overview = std::move(overview);
    setComputing(false);
    emit changed();
}

void HeadOverviews::setComputing(bool computing)
{
    if (computing == m_isComputing)
        return;
    m_isComputing = computing;
    emit computingChanged();
}

} // namespace softfocus
