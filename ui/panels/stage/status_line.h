#pragma once

#include "ui/controls/text/text_label.h"
#include "ui/model/document/latest_task.h"

#include <QTimer>

#include <memory>

namespace softfocus {

class ResultSource;
struct Attention;

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
    /// What is said of a result on the left and on the right.
    struct Summary {
        QString settings, spread;
    };
    using Task = LatestTask<std::shared_ptr<const Attention>, Summary>;

    void makeTask();
    void follow();
    void take(const Summary& summary);
    void showSummary();

    const ResultSource& m_results;
    Summary m_summary;
    std::unique_ptr<Task> m_task; ///< of large maps, whose summary waits until the picture is on the screen; made when first needed
    QString m_instead;
    TextLabel* m_left;
    TextLabel* m_right;
    QTimer m_mention; ///< runs while something said in passing is shown
};

} // namespace softfocus
