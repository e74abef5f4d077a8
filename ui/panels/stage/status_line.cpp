#include "ui/panels/stage/status_line.h"

#include "core/text/one_line.h"
#include "ui/controls/text/spoken.h"
#include "ui/model/document/result_source.h"
#include "ui/words/provenance.h"
#include "ui/words/stage_texts.h"

#include <QHBoxLayout>

#include <chrono>

namespace softfocus {

namespace {

QString settingsOf(const Attention& attention)
{
    return provenanceText(provenanceOf(attention));
}

} // namespace

StatusLine::StatusLine(const ResultSource& results, QWidget* parent)
    : QWidget(parent), m_results(results), m_left(new TextLabel({12, QFont::Normal, Ink::Secondary})),
      m_right(new TextLabel({12, QFont::Normal, Ink::Secondary}))
{
    setObjectName("statusLine");
    setSpokenRole(*this, QAccessible::StatusBar);
    setAccessibleName(tr("What is shown"));
    m_left->setObjectName("statusSummary");
    m_right->setObjectName("statusResult");
    m_right->setAlignment(Qt::AlignRight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->addWidget(m_left, 1);
    row->addWidget(m_right);

    static constexpr int readingTime = 4000;
    m_mention.setSingleShot(true);
    m_mention.setInterval(readingTime);
    connect(&m_mention, &QTimer::timeout, this, &StatusLine::showSummary);
    connect(&m_results, &ResultSource::changed, this, [this] {
        // What was said of a change is said before its result arrives here.
        constexpr int itsResult = 400; // milliseconds
        if (m_mention.isActive() && readingTime - m_mention.remainingTime() > itsResult)
            m_mention.stop();
        follow();
    });
    take({settingsOf(*m_results.attention()), {}});
    follow();
}

void StatusLine::makeTask()
{
    constexpr std::chrono::milliseconds afterThePicture(60);
    const auto work = [](const std::shared_ptr<const Attention>& attention, const Task::IsWanted&, const Task::Reply& reply) {
        reply({settingsOf(*attention), meanEntropyText(*attention)});
    };
    m_task = std::make_unique<Task>(QStringLiteral("summary"), work, [this](const Summary& summary) { take(summary); });
    m_task->pauseFirst(afterThePicture);
}

void StatusLine::follow()
{
    constexpr Index quickSize = 20'000;
    const std::shared_ptr<const Attention>& attention = m_results.attention();
    if (attention->weights->values.size() <= quickSize) {
        if (m_task)
            m_task->cancel();
        take({settingsOf(*attention), meanEntropyText(*attention)});
        return;
    }
    if (!m_task)
        makeTask();
    m_task->request(attention);
}

void StatusLine::take(const Summary& summary)
{
    m_summary = summary;
    showSummary();
}

void StatusLine::mention(const QString& text)
{
    m_left->setText(oneLine(text));
    announce(*m_left);
    m_mention.start();
}

void StatusLine::setInstead(const QString& text)
{
    if (m_instead == text)
        return;
    m_instead = text;
    showSummary();
}

void StatusLine::showSummary()
{
    if (!m_mention.isActive())
        m_left->setText(m_instead.isEmpty() ? m_summary.settings : m_instead);
    m_right->setText(m_instead.isEmpty() ? m_summary.spread : QString());
    // Else its place stays as wide as it is: a number that changes moves nothing.
    if (!isVisible() || m_right->sizeHint().width() > m_right->width())
        m_right->updateGeometry();
}

} // namespace softfocus
