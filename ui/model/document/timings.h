#pragma once

#include <QObject>

#include <optional>
#include <vector>

namespace softfocus {

/// How long the last runs of one kind of work took. Units: milliseconds.
class TimingSeries {
public:
    static constexpr std::size_t mostRuns = 100; ///< older ones are forgotten

    struct Summary {
        double last = 0, typical = 0, slowest = 0; ///< the typical one is the median
    };

    void add(double milliseconds);
    /// Nothing before the first run.
    std::optional<Summary> summary() const;

private:
    std::vector<double> m_runs; ///< in the order in which they came, until they go round
    std::size_t m_next = 0;     ///< where the next one stands
};

/// What it took to compute the results of a window and to paint their pictures.
class Timings : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const TimingSeries& computing() const { return m_computing; }
    const TimingSeries& painting() const { return m_painting; }
    void addComputing(double milliseconds);
    void addPainting(double milliseconds);

signals:
    void changed();

private:
    TimingSeries m_computing, m_painting;
};

} // namespace softfocus
