#pragma once

#include "ui/controls/tables/rows_table.h"

#include <QString>

#include <optional>
#include <vector>

namespace softfocus {

/// What may stand at a place, with its probability as the model is and as it becomes.
struct CandidateLine {
    enum class Move {
        Stays,
        Comes,  ///< among the likeliest only as it becomes
        Leaves, ///< among the likeliest only as it is
    };
    QString name;
    double asItIs = 0, asItBecomes = 0; ///< NaN where there is none
    Move move = Move::Stays;
    QString sentence; ///< all of it, on hover and for screen readers
    bool operator==(const CandidateLine&) const = default;
};

struct CandidateLines {
    QString title;       ///< of the names
    bool isBoth = false; ///< as it is and as it becomes, rather than as it is alone
    double most = 1;     ///< what the whole length of a bar stands for
    std::vector<CandidateLine> lines;
};

/// The least of 1, 0.5, 0.2, 0.1, … that none of them exceeds: bars of small probabilities can be told apart, and their scale rarely jumps.
double mostOf(const std::vector<CandidateLine>& lines);

/// Candidates below each other, with two columns of bars side by side: as it is, and as it becomes.
class CandidateTable : public RowsTable {
    Q_OBJECT

public:
    /// Sets the name by which tests and screen readers find it.
    CandidateTable(const QString& name, const QString& title);

    void setLines(CandidateLines lines);
    const CandidateLines& lines() const;

signals:
    void pointed(int line); ///< the pointer is at it; −1 where it left

protected:
    std::vector<int> columnWidths(int room) override;
    int spaceBefore(int column) const override;
    void drawCell(QPainter& painter, const QRect& contents, const QModelIndex& index) const override;
    void drawFoot(QPainter&, const QRect&) const override {}
    void pointAt(int line) override;

private:
    class Model;

    explicit CandidateTable(Model* model);
    void drawBar(QPainter& painter, const QRect& box, double value, bool isBold) const;

    Model* m_model;
    int m_numberWidth = 0;
};

} // namespace softfocus
