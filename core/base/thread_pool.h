#pragma once

#include "core/base/matrix.h"

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace softfocus {

/// A few threads that share out the rows of one job at a time with the thread that asks.
///
/// A thread that wakes late takes no part and is not waited for: a job never takes much longer than it would alone. For a moment after a
/// job the threads stay awake, since the next one often follows; then they sleep and cost nothing.
class ThreadPool {
public:
    /// `threads` counts the asking one, so 1 makes no thread; 0 stands for one a processor.
    explicit ThreadPool(int threads = 0);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    int threadCount() const { return static_cast<int>(m_helpers.size()) + 1; }

    /// Calls work(begin, end) for parts of at most `part` that make up [0, count), several at a time, and returns when all are done.
    /// Needs: one caller at a time; part > 0; work does not throw.
    void run(Index count, Index part, const std::function<void(Index begin, Index end)>& work);

private:
    void help();
    void takeParts();

    std::vector<std::thread> m_helpers;
    const std::function<void(Index, Index)>* m_work = nullptr;
    Index m_count = 0;
    Index m_part = 1;
    std::atomic<Index> m_next{0};
    std::atomic<int> m_inside{0};      ///< helpers that may be looking at the job
    std::atomic<bool> m_isOpen{false}; ///< there is a job to help with
    std::atomic<unsigned> m_calls{0};  ///< grows when there is a new job, or at the end
    std::atomic<bool> m_ends{false};
};

/// As ThreadPool::run(), one part after the other where there is no pool: the same parts either way, so that the same sums are rounded alike.
void runInParts(ThreadPool* pool, Index count, Index part, const std::function<void(Index begin, Index end)>& work);

} // namespace softfocus
