#pragma once

#include "ui/model/document/latest_task.h"
#include "ui/model/document/result_source.h"
#include "ui/words/difference_picture.h"

#include <memory>
#include <optional>
#include <vector>

namespace softfocus {

/// How far the rows of a difference's two sides are apart.
struct MeasuredDifference {
    std::vector<RowDistance> rows; ///< one per query
    MeanDistance mean;
};

/// The difference of two panels of Compare as something that a picture can be made of: its attention is the minuend's, drawn as a map of
/// weights or over the picture whose patches are the units.
///
/// Distances need logarithms of every weight: of small results they are there at once, of large ones as soon as they are measured on
/// another thread, once nothing is dragged.
class DifferenceResults : public ResultSource {
    Q_OBJECT

public:
    /// `results` say what moves and which row is remembered. Needs: they outlive the object.
    explicit DifferenceResults(const ResultSource& results, QObject* parent = nullptr);
    ~DifferenceResults() override;

    /// Another difference; nothing changes for one of the same attentions, names and temperature. Values and variations are made here.
    void take(Difference difference);
    /// Nobody looks: nothing is measured any more, and the next take() is another one.
    void putAway();

    /// Null until one was taken.
    const std::shared_ptr<const Difference>& difference() const { return m_difference; }
    /// Null while it is being measured.
    const std::shared_ptr<const MeasuredDifference>& measured() const { return m_measured; }

    const std::shared_ptr<const Attention>& attention() const override { return m_attention; }
    std::optional<Index> rememberedQuery() const override { return m_results.rememberedQuery(); }
    bool isComputing() const override { return m_results.isComputing(); }
    bool isMoving() const override { return m_results.isMoving(); }

signals:
    void measuredChanged();

private:
    using Answer = std::shared_ptr<const MeasuredDifference>;
    using Task = LatestTask<std::shared_ptr<const Difference>, Answer>;

    void measure();
    void hear(Answer measured);

    const ResultSource& m_results;
    std::shared_ptr<const Attention> m_attention;
    Difference m_taken; ///< as it was given, to be told from the next one
    std::shared_ptr<const Difference> m_difference;
    std::shared_ptr<const MeasuredDifference> m_measured;
    std::unique_ptr<Task> m_task; ///< made when first needed
    bool m_waits = false;         ///< to be measured once nothing moves any more
};

} // namespace softfocus
