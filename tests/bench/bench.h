#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace softfocus::bench {

/// One timed thing beside its own limit: what the machine needs at least for the same amount of work, or a peer.
struct Case {
    std::string name;
    std::function<void()> run; ///< the measured work, once
    std::string limit;         ///< what the limit is, in a few words
    std::function<void()> limitRun;
    std::optional<double> bound; ///< the promised largest ratio, or none
    /// The promised longest time, or none; a promise of milliseconds rather than of a ratio. Units: nanoseconds.
    std::optional<double> nanosecondBound;
    /// Run after each `run`, not timed: what must be out of the way before the next one. May be empty.
    std::function<void()> settle;
};

/// Medians of runs that took turns with their limit's. Units: nanoseconds.
struct Figure {
    std::string name;
    double median = 0;
    std::string limit;
    double limitMedian = 0;
    double ratio = 0; ///< the median of the ratios pair by pair
    std::optional<double> bound;
    std::optional<double> nanosecondBound;
    bool isMemory = false; ///< the medians are KiB of peak memory instead of nanoseconds
};

/// Times the case and its limit in turns: short ones are repeated until a turn takes about `turn` seconds.
Figure measure(const Case& measured, int turns = 15, double turn = 0.01);

/// The middle one of the values, or of the two middle ones the larger. Needs: at least one value.
double medianOf(std::vector<double> values);

/// The table that people read, one figure a line.
std::string tableOf(const std::vector<Figure>& figures);
/// A list of {name, median_ns, limit, limit_ns, ratio, bound}; bound is null where nothing is promised.
std::string jsonOf(const std::vector<Figure>& figures);

/// Keeps the compiler from leaving out work whose result nobody reads.
template <class T>
void keep(const T& value)
{
    asm volatile("" : : "g"(&value) : "memory");
}

} // namespace softfocus::bench
