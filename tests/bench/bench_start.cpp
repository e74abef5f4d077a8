#include "tests/bench/cases.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace softfocus::bench {

namespace {

struct ProcessRun {
    double nanoseconds = 0;
    double peakKibibytes = 0;
};

/// Runs a program to its end and asks the system what it took.
ProcessRun runProgram(const char* path)
{
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        execl(path, path, static_cast<char*>(nullptr));
        std::_Exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
        std::fprintf(stderr, "%s did not run to its end.\n", path);
        std::exit(1);
    }
    const std::chrono::duration<double, std::nano> wall = std::chrono::steady_clock::now() - start;
    return {wall.count(), static_cast<double>(usage.ru_maxrss)};
}

} // namespace

std::vector<Figure> startFigures(const Wanted& wanted)
{
    const std::string start = "start to first picture";
    const std::string memory = "peak memory at first picture";
    if (!wanted(start) && !wanted(memory))
        return {};
    std::vector<double> times, limitTimes, timeRatios, memories, limitMemories, memoryRatios;
    for (int turn = -1; turn < 11; ++turn) {
        const ProcessRun own = runProgram(SOFTFOCUS_FIRST_PICTURE);
        const ProcessRun limit = runProgram(SOFTFOCUS_EMPTY_WINDOW);
        if (turn < 0)
            continue; // the first pair reads both programs from the disk
        times.push_back(own.nanoseconds);
        limitTimes.push_back(limit.nanoseconds);
        timeRatios.push_back(own.nanoseconds / limit.nanoseconds);
        memories.push_back(own.peakKibibytes);
        limitMemories.push_back(limit.peakKibibytes);
        memoryRatios.push_back(own.peakKibibytes / limit.peakKibibytes);
    }
    const char* const emptyWindow = "an empty QWidget program";
    std::vector<Figure> figures;
    if (wanted(start))
        figures.push_back({start, medianOf(times), emptyWindow, medianOf(limitTimes), medianOf(timeRatios), 2.5, {}, false});
    if (wanted(memory))
        figures.push_back({memory, medianOf(memories), emptyWindow, medianOf(limitMemories), medianOf(memoryRatios), 3.0, {}, true});
    return figures;
}

} // namespace softfocus::bench
