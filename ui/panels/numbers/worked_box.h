#pragma once

#include "ui/model/numbers/worked_numbers.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace softfocus {

class NumberResults;
class ResultSource;
class TermMark;
class TextLabel;

/// The list's weights by one variant, written out step by step.
class WorkedBox : public QFrame {
    Q_OBJECT

public:
    /// Follows the results when it hears of them. Needs: both outlive the box.
    WorkedBox(const NumberResults& results, const ResultSource& heard, QWidget* parent = nullptr);

    const WorkedNumbers& shown() const { return m_worked; }
    /// The bars that are worked are painted: where the box was just shown, it is filled now.
    void begin();

signals:
    void copied(const QString& what);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void follow();
    void holdLayout();
    void showStep(int row, const WorkedStep* step);

    const NumberResults& m_results;
    WorkedNumbers m_worked;
    bool m_isWaiting = false; ///< for the bars to be painted first
    QStringList m_written;    ///< formula and names of steps, in which terms are
    TextLabel* m_title;
    TermMark* m_terms;
    QPushButton* m_copy;
    QLabel* m_formula;
    QGridLayout* m_steps; ///< the name of each step, and what it does to every number
    QLabel* m_remark;
};

} // namespace softfocus
