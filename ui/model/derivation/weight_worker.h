#pragma once

#include "core/attention/cell.h"
#include "ui/model/derivation/worked_lines.h"
#include "ui/model/derivation/worked_row.h"
#include "ui/words/picture.h"

namespace softfocus {

/// Follows one key through the normalizer's own steps, from its score to its weight.
/// Needs: a picture of weights that come from scores, and a cell whose row is normal and that no mask hides.
class WeightWorker {
public:
    WeightWorker(const Picture& picture, Cell cell);

    void work(WorkedLines& working);
    /// What is special about the row, or empty.
    QString remark() const;

private:
    std::size_t key() const { return std::size_t(m_key); }
    Index unmaskedCount() const { return std::ssize(m_scores) - m_row.maskedCount; }
    QString nameOfKeyWith(double score) const;
    QString placeOfMost() const;

    void workColumn(WorkedLines& working, const StepColumn& column);
    void workScaled(WorkedLines& working);
    void workExponential(WorkedLines& working, double value);
    void workKept(WorkedLines& working, double value);
    void workSharpened(WorkedLines& working, double value);
    void workAbove(WorkedLines& working, double value);
    void workPower(WorkedLines& working);
    void workByItself(WorkedLines& working, double value);
    void workTotal(WorkedLines& working, double total);
    void finish(WorkedLines& working);

    const Picture& m_picture;
    WorkedRow m_row;
    Index m_key;
    std::span<const double> m_scores;
    double m_score, m_most, m_temperature;
    double m_before = 0; ///< the value of the last column
    std::optional<double> m_total;
    StepKind m_kind = StepKind::Itself; ///< of the last column
};

} // namespace softfocus
