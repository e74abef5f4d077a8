#pragma once

#include "core/base/matrix.h"

namespace softfocus {

class ThreadPool;

/// The pool where so many multiply-adds are worth sharing out among its threads, else null: below that, waiting for a thread that the system has put
/// aside costs more than it helps.
inline ThreadPool* poolFor(Index multiplyAdds, ThreadPool* pool)
{
    constexpr Index leastShared = 1 << 19; // some 20 microseconds
    return multiplyAdds >= leastShared ? pool : nullptr;
}

} // namespace softfocus
