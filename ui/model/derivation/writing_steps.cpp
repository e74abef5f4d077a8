#include "ui/model/derivation/writing_steps.h"

#include "core/base/thread_pool.h"
#include "core/models/translation.h"
#include "core/scene/scene.h"
#include "ui/model/document/scene_editor.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"

#include <algorithm>

namespace softfocus {

namespace {

/// Softmax at T = 1 without a mask is what a model was trained with.
bool isAsTrained(const Variant& variant, Mask mask)
{
    return sameWeights(variant.normalizer, Normalizer()) && variant.temperature == 1 && mask == Mask::None;
}

} // namespace

WritingSteps::WritingSteps(SceneEditor& editor, QObject* parent) : QObject(parent), m_editor(editor)
{
    connect(&m_editor.results(), &ResultSource::changed, this, &WritingSteps::follow);
}

WritingSteps::~WritingSteps()
{
    m_stop.request_stop(); // the thread is waited for
}

Index WritingSteps::count() const
{
    const Input& input = *m_editor.results().attention()->input;
    return hasTranslatedRows(input) ? std::ssize(input.run->target.pieces) : 0;
}

Index WritingSteps::step() const
{
    return std::min(m_step.value_or(count()), count());
}

Index WritingSteps::rows() const
{
    const Attention& attention = *m_editor.results().attention();
    if (count() == 0 || isWhole())
        return attention.queryCount();
    Index rows = 0;
    for (Index piece = 0; piece < step(); ++piece)
        rows = std::max(rows, rowOfPiece(*attention.input, piece) + 1);
    return rows;
}

QString WritingSteps::text() const
{
    if (count() == 0)
        return {};
    const PieceText& target = m_editor.results().attention()->input->run->target;
    Index end = 0; // in UTF-16 code units
    for (Index piece = 0; piece < step(); ++piece) {
        const Piece& written = target.pieces[std::size_t(piece)];
        end = std::max(end, written.begin + written.length);
    }
    return QString::fromStdString(target.text).left(end);
}

const NextPieces* WritingSteps::next() const
{
    return !isWhole() && m_next ? &*m_next : nullptr;
}

std::optional<Intervention> WritingSteps::acting() const
{
    const Attention& attention = *m_editor.results().attention();
    const auto* source = std::get_if<ModelSource>(&attention.scene.source);
    if (!source || isAsTrained(attention.scene.variant, attention.mask))
        return std::nullopt;
    return interventionOf(*source, attention.scene.variant, attention.mask);
}

QString WritingSteps::actingText() const
{
    const std::optional<Intervention> intervention = acting();
    if (!intervention)
        return {};
    const Normalizer& normalizer = intervention->variant.normalizer;
    const QString what = normalizer.temperatureMatters()
                             ? tr("%1 at T = %2").arg(normalizerText(normalizer), temperatureText(intervention->variant.temperature))
                             : normalizerText(normalizer);
    switch (intervention->scope) {
    case WhatIfScope::Head: break;
    case WhatIfScope::Layer: return tr("%1 on layer %2").arg(what, countText(intervention->layer));
    case WhatIfScope::Model: return tr("%1 on the whole model").arg(what);
    }
    return intervention->head ? tr("%1 on head %2 of layer %3").arg(what, countText(*intervention->head), countText(intervention->layer))
                              : tr("%1 on all heads of layer %2").arg(what, countText(intervention->layer));
}

void WritingSteps::goTo(Index step)
{
    const Index wanted = std::clamp<Index>(step, 0, count());
    const std::optional<Index> kept = wanted < count() ? std::optional(wanted) : std::nullopt;
    if (kept == m_step)
        return;
    m_step = kept;
    ask();
    emit changed();
    emit stepped();
}

void WritingSteps::setWatched(bool watched)
{
    if (watched == m_isWatched)
        return;
    m_isWatched = watched;
    ask();
}

void WritingSteps::follow()
{
    ask();
    emit changed();
}

void WritingSteps::take(Index piece, const QString& name)
{
    if (count() == 0 || isWhole())
        return;
    m_takenName = name;
    ask(piece);
}

void WritingSteps::ask(std::optional<Index> taken)
{
    cancel();
    if (count() == 0 || isWhole() || !m_isWatched) {
        m_next.reset();
        m_shown.reset(); // which would keep the model open
        return;
    }
    const std::shared_ptr<const ModelRun>& run = m_editor.results().attention()->input->run;
    if (m_next && (m_shown->model != run->model || m_shown->source != run->source))
        m_next.reset(); // what may come next in another text is nothing to look at meanwhile
    if (!m_task)
        m_task = std::make_unique<Task>(QStringLiteral("next words"), work(), [this](const Answer& answer) { hear(answer); });
    m_task->request({run, step(), acting(), taken, m_stop.get_token()});
}

/// What is under way ends before the model’s next layer.
void WritingSteps::cancel()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    if (m_task)
        m_task->cancel();
}

WritingSteps::Task::Work WritingSteps::work()
{
    return [pool = std::make_shared<ThreadPool>(), kept = std::make_shared<WritingTraces>()](const Request& request, const Task::IsWanted&,
                                                                                             const Task::Reply& reply) {
        Answer answer;
        answer.run = request.run;
        if (request.taken)
            answer.translation = writtenOn(*request.run, request.step, *request.taken, pool.get(), request.stop);
        else
            answer.next = nextPieces(*request.run, request.step, request.intervention, *kept, pool.get(), request.stop);
        if (!request.stop.stop_requested())
            reply(std::move(answer));
    };
}

void WritingSteps::hear(const Answer& answer)
{
    if (!answer.translation) {
        m_shown = answer.run;
        m_next = answer.next;
        emit changed();
        return;
    }
    m_step = step() + 1;
    if (const Result<bool> taken = m_editor.takeTranslation(tr("Write %1 next").arg(m_takenName), *answer.translation); !taken)
        emit refused(messageText(taken.error()));
}

} // namespace softfocus
