#include "ui/model/document/timings.h"

#include <algorithm>

namespace softfocus {

void TimingSeries::add(double milliseconds)
{
    if (m_runs.size() < mostRuns)
        m_runs.push_back(milliseconds);
    else
        m_runs[m_next] = milliseconds;
    m_next = (m_next + 1) % mostRuns;
}

std::optional<TimingSeries::Summary> TimingSeries::summary() const
{
    if (m_runs.empty())
        return std::nullopt;
    const double last = m_runs[(m_next + mostRuns - 1) % mostRuns];
    std::vector<double> sorted = m_runs;
    std::ranges::sort(sorted);
    const std::size_t middle = sorted.size() / 2;
    const double typical = sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return Summary{last, typical, sorted.back()};
}

void Timings::addComputing(double milliseconds)
{
    m_computing.add(milliseconds);
    emit changed();
}

void Timings::addPainting(double milliseconds)
{
    m_painting.add(milliseconds);
    emit changed();
}

} // namespace softfocus
