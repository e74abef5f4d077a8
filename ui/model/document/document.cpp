#include "ui/model/document/document.h"

#include "core/attention/reweighed.h"
#include "core/base/thread_pool.h"
#include "core/scene/with_choice.h"
#include "core/sources/source_table.h"

#include <QElapsedTimer>
#include <QUndoCommand>

#include <optional>

namespace softfocus {

namespace {

/// Above this a result takes longer than a share of a frame. Units: multiply-adds, about 10⁹ per second and core
/// in the slowest build; a transformer's or a long text's.
constexpr double workOfAFrame = 3e6;

bool takesLong(const Scene& scene, const Attention& before)
{
    if (sameInput(before.scene, scene) && !before.input->fault)
        return workOf(*before.input) > workOfAFrame;
    // What comes next to a large text is likely as large.
    return isLarge(scene.source) || (before.scene.source.index() == scene.source.index() && workOf(*before.input) > workOfAFrame);
}

/// The result of a scene, or none where nobody waits for it any more.
std::optional<TimedAttention> computed(const Scene& scene, const std::shared_ptr<const Attention>& before, ThreadPool* pool,
                                       const std::stop_token& stop)
{
    QElapsedTimer timer;
    timer.start();
    const bool keepsInput = before && sameInput(before->scene, scene) && !before->input->fault; // what was missing may be there now
    const std::shared_ptr<const Input> input = keepsInput ? before->input : inputOf(scene, before ? before->input : nullptr, pool, stop);
    if (stop.stop_requested())
        return std::nullopt;
    return TimedAttention{attend(scene, input, before, pool), static_cast<double>(timer.nsecsElapsed()) / 1e6};
}

AttentionTask::Work workOnAttention()
{
    return [pool = std::make_shared<ThreadPool>()](const AttentionRequest& request, const AttentionTask::IsWanted&,
                                                   const AttentionTask::Reply& reply) {
        if (std::optional<TimedAttention> result = computed(request.scene, request.before, pool.get(), request.stop))
            reply(std::move(*result));
    };
}

} // namespace

/// Where somebody who sees a lesson sees what differs between two lists of numbers.
NumbersLesson lessonOfChange(const NumbersChoices& before, const NumbersChoices& after, NumbersLesson lesson)
{
    if (before.list != after.list)
        return lesson; // all of them are of the list
    if (before.factor != after.factor)
        return NumbersLesson::Overflow;
    if (before.step != after.step)
        return NumbersLesson::OnePass;
    const bool isOfWeights = before.columns != after.columns || before.entropyContours != after.entropyContours;
    return isOfWeights ? NumbersLesson::Weights : lesson;
}

/// Where somebody who is on a page sees what differs between two scenes.
PageKind pageOfChange(const Scene& before, const Scene& after, PageKind page)
{
    NumbersChoices numbers = before.numbers;
    numbers.lesson = after.numbers.lesson; // which is no change
    if (numbers != after.numbers)
        return PageKind::Numbers;
    const bool isOnNumbers = page == PageKind::Numbers;
    if (before.compare != after.compare) // whose variants are those of Numbers, too
        return isOnNumbers ? page : PageKind::Compare;
    const bool isSeenThere = before.source == after.source && before.mask == after.mask && before.view == after.view;
    return isOnNumbers && !isSeenThere ? PageKind::Explore : page;
}

/// Any change of the scene: before, after, and what may merge with it.
class SceneCommand : public QUndoCommand {
public:
    SceneCommand(Document& document, const QString& label, Scene after, const QString& mergeKey, int mergeEpoch)
        : QUndoCommand(label), m_document(document), m_before(document.scene()), m_after(std::move(after)), m_mergeKey(mergeKey),
          m_mergeEpoch(mergeEpoch)
    {
    }

    // Steps of long ago are shown with the query that is chosen now; what is left keeps its own, for the way back.
    void undo() override
    {
        m_document.endMerge(); // what is edited next is a step of its own
        m_after = withChoiceOf(m_after, m_document.scene());
        m_document.show(shownAgain(m_before));
    }
    void redo() override
    {
        // The first time is the edit itself, which may bring a choice along.
        const bool isNew = std::exchange(m_isNew, false);
        m_before = withChoiceOf(m_before, m_document.scene());
        m_document.show(isNew ? m_after : shownAgain(m_after));
    }
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const SceneCommand*>(other);
        if (next->m_mergeKey != m_mergeKey || next->m_mergeEpoch != m_mergeEpoch)
            return false;
        m_after = next->m_after;
        setText(next->text());
        setObsolete(equalButForChoice(m_after, m_before));
        return true;
    }

private:
    Scene shownAgain(const Scene& one) const
    {
        Scene scene = withChoiceOf(one, m_document.scene());
        scene.page = pageOfChange(m_before, m_after, scene.page);
        scene.numbers.lesson = lessonOfChange(m_before.numbers, m_after.numbers, scene.numbers.lesson);
        return scene;
    }

    Document& m_document;
    Scene m_before;
    Scene m_after;
    QString m_mergeKey;
    int m_mergeEpoch;
    bool m_isNew = true;
};

Document::Document(Scene scene, QObject* parent) : ResultSource(parent), m_scene(std::move(scene))
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &Document::request);
    computeHere();
}

Document::~Document()
{
    m_stop.request_stop(); // the thread is waited for
}

Result<bool> Document::edit(const QString& label, const Scene& scene, const QString& mergeKey)
{
    if (scene == m_scene) {
        if (m_attention->input->fault)
            show(scene);
        return true;
    }
    Result<Scene> checked = check(scene);
    if (!checked)
        return checked.error();
    if (equalButForChoice(*checked, m_scene)) {
        show(*checked);
        return true;
    }
    m_undoStack.push(new SceneCommand(*this, label, std::move(*checked), mergeKey, m_mergeEpoch));
    return true;
}

void Document::start(const Scene& scene)
{
    endMerge();
    m_undoStack.clear();
    show(scene);
}

void Document::rememberQuery(std::optional<Index> query)
{
    if (query == m_scene.view.query)
        return;
    m_scene.view.query = query;
    emit queryRemembered();
}

void Document::rememberPage(PageKind page)
{
    if (page == m_scene.page)
        return;
    m_scene.page = page;
    if (m_later.isActive())
        request();
    emit pageRemembered();
}

void Document::endMerge()
{
    ++m_mergeEpoch;
    setMoving(false);
}

void Document::setMoving(bool moving)
{
    if (moving == m_moving)
        return;
    m_moving = moving;
    if (moving)
        return;
    if (m_isStale || m_later.isActive())
        request();
    emit settled();
}

void Document::show(const Scene& scene)
{
    m_scene = scene;
    emit sceneChanged();
    if (takesLong(m_scene, *m_attention))
        computeElsewhere();
    else
        computeHere();
}

void Document::computeHere()
{
    m_stop.request_stop();
    m_later.stop();
    m_isStale = false;
    if (m_task)
        m_task->cancel();
    const TimedAttention result = *computed(m_scene, m_attention, nullptr, {});
    take(result.attention, result.milliseconds);
}

void Document::computeElsewhere()
{
    m_isStale = m_computing && m_moving && m_requested == m_scene.source;
    if (!m_isStale)
        beginElsewhere();
}

void Document::beginElsewhere()
{
    if (m_scene.page == PageKind::Compare && hasScoresOf(*m_attention, m_scene))
        postpone();
    else
        request();
}

/// What is under way goes on meanwhile.
void Document::postpone()
{
    constexpr int afterThePanels = 25, whileMoving = 100; // milliseconds
    m_isStale = false;
    m_requested = m_scene.source;
    if (!m_later.isActive())
        m_later.start(m_moving ? whileMoving : afterThePanels);
    setComputing(true);
}

/// What is under way stops.
void Document::request()
{
    if (!m_task)
        m_task = std::make_unique<AttentionTask>(QStringLiteral("attention"), workOnAttention(),
                                                 [this](const TimedAttention& result) { take(result.attention, result.milliseconds); });
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_later.stop();
    m_isStale = false;
    m_requested = m_scene.source;
    m_task->request({m_scene, m_attention, m_stop.get_token()});
    setComputing(true);
}

void Document::take(std::shared_ptr<const Attention> attention, double milliseconds)
{
    // While it was computed another query may have been chosen.
    m_attention = shownAs(attention, withChoiceOf(attention->scene, m_scene).view);
    m_computeMilliseconds = milliseconds;
    if (m_isStale)
        beginElsewhere();
    else if (!m_later.isActive())
        setComputing(false);
    emit changed();
}

void Document::setComputing(bool computing)
{
    if (computing == m_computing)
        return;
    m_computing = computing;
    emit computingChanged();
}

} // namespace softfocus
