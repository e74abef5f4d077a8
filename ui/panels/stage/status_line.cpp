#include "ui/panels/stage/status_line.h"

#include "core/text/one_line.h"
#include "ui/model/document/result_source.h"
#include "ui/words/stage_texts.h"

#include <QHBoxLayout>
#include <QLocale>

namespace softfocus {

namespace {

/// Milliseconds with as many digits as are worth reading: "<0.01", "0.02", "1.1", "24".
QString millisecondsText(double milliseconds)
{
    constexpr double least = 0.01;
    if (milliseconds < least)
        return QStringLiteral("<") + QLocale().toString(least, 'f', 2);
    int decimals = 0;
    if (milliseconds < 1)
        decimals = 2;
    else if (milliseconds < 10)
        decimals = 1;
    return QLocale().toString(milliseconds, 'f', decimals);
}

} // namespace

StatusLine::StatusLine(const ResultSource& results, QWidget* parent)
    : QWidget(parent), m_results(results), m_left(new TextLabel({12, QFont::Normal, Ink::Secondary})),
      m_right(new TextLabel({12, QFont::Normal, Ink::Secondary}))
{
    setObjectName("statusLine");
    m_left->setObjectName("statusSummary");
    m_right->setObjectName("statusTimes");
    m_right->setAlignment(Qt::AlignRight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->addWidget(m_left, 3);
    row->addWidget(m_right, 2);

    constexpr int readingTime = 4000;
    m_mention.setSingleShot(true);
    m_mention.setInterval(readingTime);
    connect(&m_mention, &QTimer::timeout, this, &StatusLine::summarize);
    m_summarize.setSingleShot(true);
    connect(&m_summarize, &QTimer::timeout, this, &StatusLine::summarize);
    connect(&m_results, &ResultSource::changed, this, [this] {
        constexpr Index quickSize = 20'000;
        constexpr int afterThePicture = 60;
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
    m_mention.start();
}

void StatusLine::setPaintMilliseconds(double milliseconds)
{
    m_paintMilliseconds = milliseconds;
    showTimes();
}

void StatusLine::summarize()
{
    if (!m_mention.isActive())
        m_left->setText(summaryOf(*m_results.attention()));
    showTimes();
}

void StatusLine::showTimes()
{
    m_right->setText(tr("computed in %1 ms · painted in %2 ms")
                         .arg(millisecondsText(m_results.computeMilliseconds()), millisecondsText(m_paintMilliseconds)));
}

} // namespace softfocus
