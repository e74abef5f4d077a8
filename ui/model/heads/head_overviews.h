#pragma once

#include "core/sources/head_overview.h"
#include "ui/model/document/latest_task.h"

#include <QObject>

#include <memory>

namespace softfocus {

class ResultSource;

/// The overview of all heads of the transformer that is shown, made on a thread of its own: the newest wins, and the one before stays until it is whole.
/// While it is not active nothing is computed; it catches up when it is.
class HeadOverviews : public QObject {
    Q_OBJECT

public:
    /// Needs: the results outlive the object.
    explicit HeadOverviews(const ResultSource& results, QObject* parent = nullptr);
    ~HeadOverviews() override;

    void setActive(bool active);
    /// The last whole one; null where there is no transformer, or no result of one yet.
    const std::shared_ptr<const HeadOverview>& overview() const { return m_overview; }
    bool isComputing() const { return m_isComputing; }

signals:
    void changed(); ///< overview() is another one
    void computingChanged();

private:
    using Task = LatestTask<std::shared_ptr<const Attention>, std::shared_ptr<const HeadOverview>>;

    static Task::Work work();
    void follow();
    void take(std::shared_ptr<const HeadOverview> overview);
    void setComputing(bool computing);

    const ResultSource& m_results;
    bool m_isActive = false, m_isComputing = false;
    std::shared_ptr<const HeadOverview> m_overview;
    std::shared_ptr<const Attention> m_wanted; ///< of which the overview is wanted that is computed last
    std::unique_ptr<Task> m_task;              ///< made when first needed
};

} // namespace softfocus
