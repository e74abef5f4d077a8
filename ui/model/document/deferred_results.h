#pragma once

#include "ui/model/document/result_source.h"

#include <QElapsedTimer>
#include <QTimer>

namespace softfocus {

/// The same results, of which it is heard a little later: as soon as the picture's frame is on the screen, in the same turn of the event
/// loop, or with it when edits come so fast that who listens would fall behind. Until then the listeners show what they showed.
class DeferredResults : public ResultSource {
    Q_OBJECT

public:
    /// Needs: the results outlive the object.
    explicit DeferredResults(const ResultSource& results, QObject* parent = nullptr);

    const std::shared_ptr<const Attention>& attention() const override { return m_results.attention(); }
    std::optional<Index> rememberedQuery() const override { return m_results.rememberedQuery(); }
    bool isComputing() const override { return m_results.isComputing(); }
    bool isMoving() const override { return m_results.isMoving(); }
    /// While they are paused nobody hears of new ones; then of the last one at once.
    void setPaused(bool paused);
    double computeMilliseconds() const override { return m_results.computeMilliseconds(); }

private:
    void hold();
    void release();

    const ResultSource& m_results;
    QTimer m_idle; ///< runs out when nothing is left to do, the picture's frame included
    bool m_isPaused = false, m_hasMissed = false;
    QElapsedTimer m_behind; ///< since somebody has been waiting
};

} // namespace softfocus
