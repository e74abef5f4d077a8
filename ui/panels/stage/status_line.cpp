#include "ui/panels/stage/status_line.h"

#include "core/text/one_line.h"
#include "ui/controls/text/spoken.h"
#include "ui/model/document/result_source.h"
#include "ui/words/provenance.h"
#include "ui/words/stage_texts.h"

#include <QHBoxLayout>

namespace softfocus {

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
    connect(&m_mention, &QTimer::timeout, this, &StatusLine::summarize);
    m_summarize.setSingleShot(true);
    connect(&m_summarize, &QTimer::timeout, this, &StatusLine::summarize);
    connect(&m_results, &ResultSource::changed, this, [this] {
        constexpr Index quickSize = 20'000;
        constexpr int afterThePicture = 60;
        // What was said of a change is said before its result arrives here.
        constexpr int itsResult = 400; // milliseconds
        if (m_mention.isActive() && readingTime - m_mention.remainingTime() > itsResult)
            m_mention.stop();
        if (m_results.attention()->weights->values.size() <= quickSize)
            summarize();
        else if (!m_summarize.isActive())
            m_summarize.start(afterThePicture);
    });
    summarize();
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
    summarize();
}

void StatusLine::summarize()
{
    const Attention& attention = *m_results.attention();
    if (!m_mention.isActive())
        m_left->setText(m_instead.isEmpty() ? provenanceText(provenanceOf(attention)) : m_instead);
    m_right->setText(m_instead.isEmpty() ? meanEntropyText(attention) : QString());
    if (m_right->sizeHint().width() > m_right->width()) // else its place stays as wide as it is: a number that changes moves nothing
        m_right->updateGeometry();
}

} // namespace softfocus
