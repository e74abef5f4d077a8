#include "ui/paint/threads/threads_layout.h"

#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class ThreadsWords {
    Q_DECLARE_TR_FUNCTIONS(ThreadsWords)
};

/// A fiftieth of full ink changes a screen's channels by at most five of 256 levels, which is the least that the eye makes out.
constexpr double leastShare = 0.02;
constexpr std::size_t mostThreads = 2000;
/// How often threads may cover the field between the words, each counted by its opacity, on a scale that lifts weak weights: with more it
/// would be one grey block.
constexpr double mostInk = 1;

/// Two digits at or above a positive number.
QString roundedUp(double value)
{
    const double step = std::pow(10.0, std::floor(std::log10(value)) - 1);
    return QLocale().toString(std::ceil(value / step * (1 - 1e-12)) * step, 'g', 2);
}

bool isWeaker(const Thread& a, const Thread& b)
{
    if (a.share != b.share)
        return a.share < b.share;
    return a.row != b.row ? a.row > b.row : a.column > b.column;
}

} // namespace

Threads threadsOf(const ThreadsLayout& layout, const Picture& picture)
{
    Threads threads;
    if (!picture.values)
        return threads;
    const Matrix& values = *picture.values;
    const auto leaveOut = [&](double value) {
        ++threads.leftOut;
        threads.leftOutBelow = std::max(threads.leftOutBelow, std::abs(value));
    };
    for (Index row = 0; row < values.rows(); ++row)
        for (Index column = 0; column < values.cols(); ++column) {
            const double value = values(row, column);
            if (value == 0) {
                threads.zeroCount += picture.isTrueZero(row, column);
                continue;
            }
            if (picture.isAbsent(row, column))
                continue;
            const double share = picture.diverging ? std::min(std::abs(value) / picture.high, 1.0) : picture.position(row, column);
            if (share < leastShare)
                leaveOut(value);
            else
                threads.drawn.push_back({row, column, layout.widthOf(share), share, value < 0});
        }
    if (threads.drawn.size() > mostThreads) {
        const auto cut = threads.drawn.end() - std::ptrdiff_t(mostThreads);
        std::ranges::nth_element(threads.drawn, cut, isWeaker);
        for (auto weak = threads.drawn.begin(); weak != cut; ++weak)
            leaveOut(values(weak->row, weak->column));
        threads.drawn.erase(threads.drawn.begin(), cut);
    }
    std::ranges::sort(threads.drawn, isWeaker);
    const auto inkOf = [&](const Thread& thread) { return thread.width * thread.share / std::max(1.0, layout.field.height()); };
    double ink = 0;
    for (const Thread& thread : threads.drawn)
        ink += inkOf(thread);
    constexpr Index many = 48; // words on both sides
    const bool lifts = picture.range != ScaleRange::Fixed && !picture.diverging && values.rows() + values.cols() > many;
    auto kept = threads.drawn.begin();
    for (; lifts && kept != threads.drawn.end() && ink > mostInk; ++kept) {
        ink -= inkOf(*kept);
        leaveOut(values(kept->row, kept->column));
    }
    threads.drawn.erase(threads.drawn.begin(), kept);
    return threads;
}

std::optional<Cell> threadAt(const ThreadsLayout& layout, const Threads& threads, QPointF point)
{
    if (const std::optional<Cell> label = layout.labelAt(point))
        return label;
    if (!layout.field.contains(point))
        return std::nullopt;
    // The slope at the point, from the same curve a little further on.
    constexpr double little = 0.5, reach = 4;
    const double down = layout.descent(point.x());
    const double slope = (layout.descent(point.x() + little) - layout.descent(point.x() - little)) / (2 * little);
    std::optional<Cell> nearest;
    double least = reach;
    for (auto thread = threads.drawn.rbegin(); thread != threads.drawn.rend(); ++thread) {
        const double from = layout.rowEnd(thread->row).y(), to = layout.columnEnd(thread->column).y();
        const double steepness = (to - from) * slope;
        const double apart = std::abs(from + (to - from) * down - point.y()) / std::sqrt(1 + steepness * steepness);
        if (apart <= thread->width / 2)
            return Cell{thread->row, thread->column};
        if (apart < least) {
            least = apart;
            nearest = Cell{thread->row, thread->column};
        }
    }
    return nearest;
}

QString threadsNote(const Threads& threads)
{
    QStringList parts{threads.drawn.size() == 1 ? ThreadsWords::tr("1 thread")
                                                : ThreadsWords::tr("%1 threads").arg(countText(std::ssize(threads.drawn)))};
    if (threads.zeroCount > 0)
        parts << ThreadsWords::tr("%1 are 0 and have none").arg(countText(threads.zeroCount));
    if (threads.leftOut > 0)
        parts << ThreadsWords::tr("%1 too faint to draw, none above %2").arg(countText(threads.leftOut), roundedUp(threads.leftOutBelow));
    return parts.join(QStringLiteral(" · "));
}

} // namespace softfocus
