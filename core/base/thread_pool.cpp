#include "core/base/thread_pool.h"

#include <algorithm>

namespace softfocus {

namespace {

/// How often to look for the next job before going to sleep: some 20 microseconds.
constexpr int looks = 2000;

/// Leaves the processor's other thread more room while this one waits.
void pause()
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

} // namespace

ThreadPool::ThreadPool(int threads)
{
    const int wanted = threads > 0 ? threads : static_cast<int>(std::thread::hardware_concurrency());
    for (int i = 1; i < wanted; ++i)
        m_helpers.emplace_back([this] { help(); });
}

ThreadPool::~ThreadPool()
{
    m_ends = true;
    ++m_calls;
    m_calls.notify_all();
    for (std::thread& helper : m_helpers)
        helper.join();
}

void ThreadPool::run(Index count, Index part, const std::function<void(Index, Index)>& work)
{
    if (m_helpers.empty() || count <= part) {
        if (count > 0)
            work(0, count);
        return;
    }
    m_work = &work;
    m_count = count;
    m_part = part;
    m_next = 0;
    m_isOpen = true;
    ++m_calls;
    m_calls.notify_all();
    takeParts();
    // Whoever comes now finds the door closed; those inside finish the part they have.
    m_isOpen = false;
    while (m_inside != 0)
        pause();
}

void ThreadPool::takeParts()
{
    while (true) {
        const Index begin = m_next.fetch_add(m_part);
        if (begin >= m_count)
            return;
        (*m_work)(begin, std::min(begin + m_part, m_count));
    }
}

void ThreadPool::help()
{
    unsigned seen = 0;
    while (true) {
        for (int look = 0; look < looks && m_calls == seen; ++look)
            pause();
        m_calls.wait(seen);
        seen = m_calls;
        if (m_ends)
            return;
        ++m_inside;
        if (m_isOpen)
            takeParts();
        --m_inside;
    }
}

void runInParts(ThreadPool* pool, Index count, Index part, const std::function<void(Index begin, Index end)>& work)
{
    if (pool) {
        pool->run(count, part, work);
        return;
    }
    for (Index begin = 0; begin < count; begin += part)
        work(begin, std::min(count, begin + part));
}

} // namespace softfocus
