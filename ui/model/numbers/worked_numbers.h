#pragma once

#include "core/attention/attention.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace softfocus {

/// One step from scores to weights, for every number of the list.
struct WorkedStep {
    QString name;      ///< "exp", "Σ"
    QString note;      ///< a few words on it, or empty
    QStringList items; ///< "A: exp(−2) ≈ 0.135" for every number that takes the step, or one item that is the whole list's
    bool isShared = false;
};

/// The list's weights worked with its own numbers.
struct WorkedNumbers {
    QStringList formula;           ///< in its parts
    std::vector<WorkedStep> steps; ///< none where the weights are undefined
    QString remark;                ///< what is special about the list, or empty
    std::size_t left = 0;          ///< so many numbers are worked in the same way and not shown
};

/// The steps of the first numbers of the one row of a result, `most` at most. Needs: a row of scores.
WorkedNumbers workedNumbers(const std::shared_ptr<const Attention>& attention, std::size_t most);

/// All of it as lines of text.
QString textOf(const WorkedNumbers& worked);

} // namespace softfocus
