#pragma once

#include "core/attention/attention.h"
#include "core/models/prediction.h"
#include "ui/model/document/latest_task.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace softfocus {

class ResultSource;

/// A result with what its model predicts.
struct Foretold {
    std::shared_ptr<const Attention> attention;   ///< whose scene says what acts on the model
    std::shared_ptr<const Prediction> prediction; ///< null where there is none
    std::optional<Error> fault;                   ///< why; none where the source is no model
};

/// What the model of a result predicts, as it is and as it becomes. Computed off the GUI thread, and only while somebody watches; what was
/// predicted before stays until what is new is whole. While a number is dragged each answer is finished, and the newest number is next.
class WhatIf : public QObject {
    Q_OBJECT

public:
    /// At rest an answer that takes longer than `patience` ends where a newer one is wanted. Needs: the results outlive the object.
    explicit WhatIf(const ResultSource& results, QObject* parent = nullptr,
                    std::chrono::milliseconds patience = std::chrono::milliseconds(250));
    ~WhatIf() override;

    /// Somebody begins to watch, or ends it.
    void watch();
    void unwatch();

    /// The last whole answer; none before the first one.
    const std::optional<Foretold>& foretold() const { return m_foretold; }
    /// True while a newer answer is on its way.
    bool isComputing() const { return m_isUnderWay; }

signals:
    void changed(); ///< foretold() is another one
    void computingChanged();

private:
    struct Request {
        std::shared_ptr<const Attention> attention;
        PredictionRequest wanted;
        std::shared_ptr<const Prediction> before;
        std::stop_token stop;
    };
    struct Answer {
        std::shared_ptr<const Attention> attention;
        Result<std::shared_ptr<const Prediction>> prediction;
    };
    using Task = LatestTask<Request, Answer>;

    void follow();
    void ask();
    void take(const Answer& answer);
    void tell(Foretold foretold);
    static Task::Work work();

    const ResultSource& m_results;
    const std::chrono::milliseconds m_patience;
    std::optional<Foretold> m_foretold;
    std::optional<PredictionRequest> m_asked; ///< what the answer under way, or else the last one, is about
    std::stop_source m_stop;                  ///< of what is under way
    QElapsedTimer m_since;                    ///< it was asked
    int m_watchers = 0;
    bool m_isUnderWay = false, m_isStale = false;
    std::unique_ptr<Task> m_task; ///< made when first needed
};

} // namespace softfocus
