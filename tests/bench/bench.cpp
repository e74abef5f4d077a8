#include "tests/bench/bench.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace softfocus::bench {

namespace {

using Clock = std::chrono::steady_clock;

double nanosecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
}

double nanosecondsOf(const std::function<void()>& run, int repeats, const std::function<void()>& settle = {})
{
    double total = 0;
    if (!settle) {
        const Clock::time_point start = Clock::now();
        for (int i = 0; i < repeats; ++i)
            run();
        return nanosecondsSince(start) / repeats;
    }
    for (int i = 0; i < repeats; ++i) {
        const Clock::time_point start = Clock::now();
        run();
        total += nanosecondsSince(start);
        settle();
    }
    return total / repeats;
}

/// How often to repeat a run so that a turn takes about `turn` seconds. Warms caches up on the way.
int repeatsFor(const std::function<void()>& run, double turn)
{
    run();
    const double once = std::min(nanosecondsOf(run, 1), nanosecondsOf(run, 1));
    return std::clamp(static_cast<int>(turn * 1e9 / std::max(once, 1.0)), 1, 1'000'000);
}

std::string line(const char* format, auto... values)
{
    std::vector<char> text(512);
    const int length = std::snprintf(text.data(), text.size(), format, values...);
    return {text.data(), static_cast<std::size_t>(std::clamp(length, 0, 511))};
}

std::string timeText(double nanoseconds)
{
    if (nanoseconds < 1e3)
        return line("%.1f ns", nanoseconds);
    if (nanoseconds < 1e6)
        return line("%.2f µs", nanoseconds / 1e3);
    return line("%.2f ms", nanoseconds / 1e6);
}

std::string amountText(const Figure& figure, double amount)
{
    return figure.isMemory ? line("%.1f MiB", amount / 1024) : timeText(amount);
}

std::string boundText(const Figure& figure)
{
    if (figure.bound)
        return line("≤ %.2f×", *figure.bound);
    if (figure.nanosecondBound)
        return "≤ " + timeText(*figure.nanosecondBound);
    return "";
}

/// Pads by characters, which are not bytes where there is a µ or a ×.
std::string padded(const std::string& text, std::size_t width)
{
    const auto length =
        static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    return text + std::string(length < width ? width - length : 0, ' ');
}

} // namespace

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::ranges::nth_element(values, middle);
    return *middle;
}

Figure measure(const Case& measured, int turns, double turn)
{
    const int repeats = repeatsFor(measured.run, turn);
    const int limitRepeats = repeatsFor(measured.limitRun, turn);
    std::vector<double> times, limitTimes, ratios;
    for (int i = 0; i < turns; ++i) {
        times.push_back(nanosecondsOf(measured.run, repeats, measured.settle));
        limitTimes.push_back(nanosecondsOf(measured.limitRun, limitRepeats));
        ratios.push_back(times.back() / limitTimes.back());
    }
    return {measured.name,    medianOf(times), measured.limit,           medianOf(limitTimes),
            medianOf(ratios), measured.bound,  measured.nanosecondBound, false};
}

std::string tableOf(const std::vector<Figure>& figures)
{
    std::string table = padded("what", 52) + padded("median", 12) + padded("limit", 12) + padded("ratio", 10) + padded("promised", 14) +
                        "what the limit is\n";
    for (const Figure& figure : figures)
        table += padded(figure.name, 52) + padded(amountText(figure, figure.median), 12) +
                 padded(amountText(figure, figure.limitMedian), 12) + padded(line("%.2f×", figure.ratio), 10) +
                 padded(boundText(figure), 14) + figure.limit + "\n";
    return table;
}

std::string jsonOf(const std::vector<Figure>& figures)
{
    std::string json = "[";
    for (const Figure& figure : figures) {
        // A promise in milliseconds is a ratio too, of this machine's limit.
        const std::optional<double> bound =
            figure.bound || !figure.nanosecondBound ? figure.bound : std::optional(*figure.nanosecondBound / figure.limitMedian);
        json += json.size() > 1 ? ",\n " : "\n ";
        json += R"({"name": ")" + figure.name + R"(", "median_ns": )" + line("%.6g", figure.median) + R"(, "limit": ")" + figure.limit +
                R"(", "limit_ns": )" + line("%.6g", figure.limitMedian) + R"(, "ratio": )" + line("%.6g", figure.ratio) + R"(, "bound": )" +
                (bound ? line("%.6g", *bound) : "null") + "}";
    }
    return json + "\n]\n";
}

} // namespace softfocus::bench
