#include "ui/paint/threads/threads_layout.h"

#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>

namespace softfocus {

namespace {

class ThreadsWords {
    Q_DECLARE_TR_FUNCTIONS(ThreadsWords)
};

/// A fiftieth of full ink changes a screen's channels by at most five of 256 levels, which is the least that the eye makes out.
constexpr double leastShare = 0.02;
constexpr std::size_t mostThreads = 2000;

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

double threadInkOf(const std::vector<Thread>& threads)
{
    double ink = 0;
    for (const Thread& thread : threads)
        ink += thread.width * thread.share;
    return ink;
}

void leaveOut(Index& count, double& below, double value)
{
    ++count;
    below = std::max(below, std::abs(value));
}

/// Drops the weakest threads until the others cover no more of the field than this. Needs: sorted threads, the weakest first.
void thin(std::vector<Thread>& threads, double most, const std::function<void(const Thread&)>& leaveOut)
{
    auto kept = threads.begin();
    for (double ink = threadInkOf(threads); kept != threads.end() && ink > most; ++kept) {
        ink -= kept->width * kept->share;
        leaveOut(*kept);
    }
    threads.erase(threads.begin(), kept);
}

} // namespace

bool liftsWeakWeights(const Picture& picture)
{
    return picture.range != ScaleRange::Fixed && !picture.diverging;
}

Threads threadsOf(const ThreadsLayout& layout, const Picture& picture)
{
    Threads threads;
    if (!picture.values)
        return threads;
    const Matrix& values = *picture.values;
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
                leaveOut(threads.faintCount, threads.faintBelow, value);
            else
                threads.drawn.push_back({row, column, layout.widthOf(share), share, value < 0});
        }
    const auto leaveThreadOut = [&](const Thread& thread) {
        leaveOut(threads.weakerCount, threads.weakerBelow, values(thread.row, thread.column));
    };
    const bool lifts = liftsWeakWeights(picture);
    // Where weak weights are many, the chosen query's do not give way to those of others.
    std::vector<Thread> chosen;
    if (lifts) {
        const auto isOther = [row = chosenQuery(*picture.attention)](const Thread& thread) { return thread.row != row; };
        const auto firstChosen = std::partition(threads.drawn.begin(), threads.drawn.end(), isOther);
        chosen.assign(firstChosen, threads.drawn.end());
        threads.drawn.erase(firstChosen, threads.drawn.end());
    }
    if (threads.drawn.size() > mostThreads) {
        const auto cut = threads.drawn.end() - std::ptrdiff_t(mostThreads);
        std::ranges::nth_element(threads.drawn, cut, isWeaker);
        std::for_each(threads.drawn.begin(), cut, leaveThreadOut);
        threads.drawn.erase(threads.drawn.begin(), cut);
    }
    std::ranges::sort(threads.drawn, isWeaker);
    if (!lifts)
        return threads;
    std::ranges::sort(chosen, isWeaker);
    const double most = mostThreadsInk * std::max(1.0, layout.field.height());
    constexpr double ofChosen = 0.5; // they all begin at one point
    thin(threads.drawn, most, leaveThreadOut);
    thin(chosen, ofChosen * most, leaveThreadOut);
    const auto others = std::ptrdiff_t(threads.drawn.size());
    threads.drawn.insert(threads.drawn.end(), chosen.begin(), chosen.end());
    std::inplace_merge(threads.drawn.begin(), threads.drawn.begin() + others, threads.drawn.end(), isWeaker);
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
    if (threads.faintCount > 0)
        parts << ThreadsWords::tr("%1 too faint to draw, none above %2").arg(countText(threads.faintCount), roundedUp(threads.faintBelow));
    if (threads.weakerCount > 0)
        parts
            << ThreadsWords::tr("%1 left out for these, none above %2").arg(countText(threads.weakerCount), roundedUp(threads.weakerBelow));
    return parts.join(QStringLiteral(" · "));
}

} // namespace softfocus
