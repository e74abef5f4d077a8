#include "ui/model/compare/compared_results.h"

#include "core/attention/reweighed.h"
#include "core/base/thread_pool.h"
#include "core/scene/scene.h"
#include "core/sources/compared_head.h"

#include <algorithm>
#include <utility>

namespace softfocus {

namespace {

/// Above this the panels together take longer than a share of a frame. Units: weights.
constexpr double weightsOfAFrame = 1e5;

bool showsOutput(const Scene& scene)
{
    return scene.compare.picture == ComparedPicture::Stage && scene.view.stage == Stage::Output;
}

/// How many panels are of other heads, whose scores have to be made, too.
std::size_t headsIn(const Scene& scene)
{
    return std::size_t(std::ranges::count_if(scene.compare.panels, [](const ComparedPanel& panel) {
        const auto* computed = std::get_if<ComputedPanel>(&panel);
        return computed && computed->head;
    }));
}

/// Multiply-adds for each query and key that comparing and mixing take, in exponentials.
double effortOfACell(const Attention& attention, const Scene& scene)
{
    constexpr double exponential = 10, ofAHead = 64;
    const Projections* vectors = projectionsOf(*attention.input);
    const double mixed = showsOutput(scene) && vectors ? double(vectors->values->cols()) : 1;
    const auto heads = double(headsIn(scene)), all = double(scene.compare.panels.size());
    return all * (1 + mixed / exponential) + heads * ofAHead / exponential;
}

/// What one panel shows, or null where it has to wait for another source.
std::shared_ptr<const Attention> attentionOf(const ComparedPanel& panel, const Attention& base, const Scene& scene,
                                             const std::shared_ptr<const Attention>& before, ThreadPool* pool)
{
    const bool output = showsOutput(scene);
    if (const auto* given = std::get_if<GivenPanel>(&panel)) {
        Attention shown = base;
        shown.scene = scene;
        return withGivenWeights(shown, given->weights->scores, output, pool);
    }
    const auto& computed = std::get<ComputedPanel>(panel);
    Reweighing wanted{scene, output};
    wanted.scene.variant = variantOf(computed, scene.variant.temperature);
    return computed.head ? otherHead(base, *computed.head, wanted, before, pool) : reweighed(base, wanted, before, pool);
}

} // namespace

PanelResults::PanelResults(const ResultSource& results, QObject* parent)
    : ResultSource(parent), m_results(results), m_attention(results.attention())
{
    connect(&m_results, &ResultSource::computingChanged, this, &ResultSource::computingChanged);
    connect(&m_results, &ResultSource::settled, this, &ResultSource::settled);
}

bool PanelResults::take(std::shared_ptr<const Attention> attention)
{
    if (attention == m_attention)
        return false;
    m_attention = std::move(attention);
    return true;
}

ComparedResults::ComparedResults(SceneEditor& editor, QObject* parent) : QObject(parent), m_editor(editor)
{
    for (PanelResults*& panel : m_panels)
        panel = new PanelResults(editor.results(), this);
    connect(&m_editor, &SceneEditor::sceneChanged, this, &ComparedResults::followScene);
    connect(&m_editor.results(), &ResultSource::changed, this, &ComparedResults::followResult);
    connect(&m_editor.results(), &ResultSource::settled, this, [this] {
        if (std::exchange(m_isStale, false))
            followResult();
    });
}

ComparedResults::~ComparedResults() = default;

void ComparedResults::setActive(bool active)
{
    if (active == m_isActive)
        return;
    m_isActive = active;
    if (active)
        followResult();
    else if (m_task)
        m_task->cancel();
    if (!active) {
        m_scores = nullptr;
        m_isStale = false;
        setComputing(false);
    }
}

/// Where the scores stay what they are, the panels need not wait for what the scene's own variant makes of them.
bool ComparedResults::hasScoresOfScene() const
{
    const Attention& last = *m_editor.results().attention();
    return hasScoresOf(last, m_editor.scene()) && last.scene.view == m_editor.scene().view;
}

void ComparedResults::followScene()
{
    if (m_isActive && hasScoresOfScene())
        follow(m_editor.results().attention(), m_editor.scene());
}

/// A result that comes late, while a number is dragged, takes nothing back.
void ComparedResults::followResult()
{
    const std::shared_ptr<const Attention>& last = m_editor.results().attention();
    follow(last, hasScoresOfScene() ? m_editor.scene() : last->scene);
}

void ComparedResults::follow(const std::shared_ptr<const Attention>& base, const Scene& scene)
{
    const bool isKnown = base->scores == m_scores && scene == m_scene;
    m_isStale = m_isActive && !isKnown && m_isComputing && m_editor.results().isMoving();
    if (!m_isActive || isKnown || m_isStale)
        return;
    m_scores = base->scores;
    m_scene = scene;
    Request request{base, scene, {}};
    for (const PanelResults* panel : m_panels)
        request.before.push_back(panel->attention());
    const double effort = double(base->queryCount()) * double(base->keyCount()) * effortOfACell(*base, scene);
    if (effort <= weightsOfAFrame || m_count == 0) { // the first ones are waited for: without them there is nothing to show
        if (m_task)
            m_task->cancel();
        take(*computed(
            request, [] { return true; }, nullptr));
        return;
    }
    if (!m_task)
        m_task = std::make_unique<Task>(QStringLiteral("compare"), work(), [this](const Answer& answer) { take(answer); });
    m_task->request(std::move(request));
    setComputing(true);
}

ComparedResults::Task::Work ComparedResults::work()
{
    return [pool = std::make_shared<ThreadPool>()](const Request& request, const Task::IsWanted& isWanted, const Task::Reply& reply) {
        if (std::optional<Answer> answer = computed(request, isWanted, pool.get()))
            reply(std::move(*answer));
    };
}

/// All panels of a request, or none where nobody waits for them any more.
std::optional<ComparedResults::Answer> ComparedResults::computed(const Request& request, const std::function<bool()>& isWanted,
                                                                 ThreadPool* pool)
{
    Attention base = *request.base;
    base.scene = request.scene;
    Answer answer{request.scene.compare.panels, {}};
    for (std::size_t place = 0; place < answer.panels.size(); ++place) {
        if (!isWanted())
            return std::nullopt;
        auto attention = attentionOf(answer.panels[place], *request.base, request.scene, request.before[place], pool);
        answer.attentions.push_back(attention ? std::move(attention) : withUnknownWeights(base));
    }
    return answer;
}

void ComparedResults::take(const Answer& answer)
{
    m_count = answer.attentions.size();
    m_shown = answer.panels;
    std::array<bool, mostComparedHeads> isNew{};
    for (std::size_t place = 0; place < m_count; ++place)
        isNew[place] = m_panels[place]->take(answer.attentions[place]);
    setComputing(false);
    if (std::exchange(m_isStale, false))
        followResult();
    emit aboutToChange();
    for (std::size_t place = 0; place < m_count; ++place)
        if (isNew[place])
            emit m_panels[place]->changed();
    emit changed();
}

void ComparedResults::setComputing(bool computing)
{
    if (computing == m_isComputing)
        return;
    m_isComputing = computing;
    emit computingChanged();
}

} // namespace softfocus
