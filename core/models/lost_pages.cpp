#include "core/models/lost_pages.h"

#include <QtGlobal>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>

#ifdef Q_OS_UNIX
#include <csignal>
#include <cstring>
#include <mutex>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace softfocus {

namespace {

/// A signal's handler may neither lock nor allocate, so that this has a fixed size and is read without.
struct GuardedRange {
    std::atomic<std::uintptr_t> begin = 0; ///< 0: free
    std::atomic<std::uintptr_t> end = 0;   ///< 0: being written
};

constexpr std::size_t mostGuarded = 1024;
std::array<GuardedRange, mostGuarded> guardedRanges;

#ifdef Q_OS_UNIX

std::uintptr_t pageSize = 0;
struct sigaction formerAction = {};

/// Where the range that has this address ends; 0 where none has.
std::uintptr_t guardedEndOf(std::uintptr_t address)
{
    for (const GuardedRange& range : guardedRanges)
        if (range.begin <= address && address < range.end)
            return range.end;
    return 0;
}

/// Puts memory in the place of what the file has lost from `address` on: more than a page at once, for as a rule the next ones are asked for, too, and
/// behind the end of a file there is nothing that this could hide.
bool fillLost(std::uintptr_t address)
{
    constexpr std::uintptr_t most = 1 << 20;
    const std::uintptr_t end = guardedEndOf(address);
    if (end == 0)
        return false;
    const std::uintptr_t page = address - address % pageSize;
    const std::size_t size = end - page < most ? end - page : most;
    void* const filled = mmap(reinterpret_cast<void*>(page), size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (filled == MAP_FAILED)
        return false;
    std::memset(filled, 0xff, size);
    return true;
}

void handleLost(int, siginfo_t* info, void*)
{
    const int error = errno; // of whoever was interrupted
    // What is not ours meets the former action as soon as it is tried again.
    if (!fillLost(reinterpret_cast<std::uintptr_t>(info->si_addr)))
        sigaction(SIGBUS, &formerAction, nullptr);
    errno = error;
}

void installHandler()
{
    static std::once_flag installed;
    std::call_once(installed, [] {
        pageSize = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
        struct sigaction action = {};
        action.sa_sigaction = handleLost;
        action.sa_flags = SA_SIGINFO;
        sigemptyset(&action.sa_mask);
        sigaction(SIGBUS, &action, &formerAction);
    });
}

#else

void installHandler() {}

#endif

} // namespace

LostPages::LostPages(std::span<const std::byte> mapped) : m_place(0)
{
    installHandler();
    const auto begin = reinterpret_cast<std::uintptr_t>(mapped.data());
    for (; m_place < mostGuarded; ++m_place) {
        std::uintptr_t free = 0;
        if (guardedRanges[m_place].begin.compare_exchange_strong(free, begin)) {
            guardedRanges[m_place].end = begin + mapped.size();
            return;
        }
    }
}

LostPages::~LostPages()
{
    if (m_place == mostGuarded)
        return;
    guardedRanges[m_place].end = 0;
    guardedRanges[m_place].begin = 0;
}

} // namespace softfocus
