#pragma once

#include "ui/controls/text/text_label.h"

#include <QTimer>

namespace softfocus {

class ResultSource;

/// The line at the bottom: on the left normalizer, temperature, mask and source as figures say them, on the right how spread out it is.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(const ResultSource& results, QWidget* parent = nullptr);

    /// What stands there in place of the summary of one result, where something else is shown; empty for the summary.
    void setInstead(const QString& text);
    /// Says something in passing, in place of the summary.
    void mention(const QString& text);

private:
    void summarize();

    const ResultSource& m_results;
    QString m_instead;
    TextLabel* m_left;
    TextLabel* m_right;
    QTimer m_mention;   ///< runs while something said in passing is shown
    QTimer m_summarize; ///< a large map's summary waits until the picture is on the screen
};

} // namespace softfocus
