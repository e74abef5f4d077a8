#include "core/normalizers/parallel_rows.h"

#include <algorithm>

namespace softfocus {

namespace {

/// Below this many scores waking a thread takes longer than the work it would take over.
constexpr Index worthSharing = 16'384;
/// Scores in a part: long enough that taking one costs nothing, short enough that the last one is not waited for.
constexpr Index scoresInPart = 8'192;

void weigh(const NormalizerEntry& entry, const Rows<double>& rows)
{
    entry.weigh(rows);
}

void weigh(const NormalizerEntry& entry, const Rows<float>& rows)
{
    entry.weighFloat(rows);
}

} // namespace

template <class Real>
void weighInParallel(const Normalizer& normalizer, const Rows<Real>& rows, ThreadPool& pool)
{
    const NormalizerEntry& entry = normalizer.entry();
    if (rows.count * rows.length < worthSharing)
        return weigh(entry, rows);
    const Index part = std::max<Index>(1, scoresInPart / rows.length);
    pool.run(rows.count, part, [&](Index begin, Index end) {
        Rows<Real> some = rows;
        some.scores += begin * rows.length;
        some.weights += begin * rows.length;
        some.states += begin;
        some.count = end - begin;
        weigh(entry, some);
    });
}

template void weighInParallel<float>(const Normalizer&, const Rows<float>&, ThreadPool&);
template void weighInParallel<double>(const Normalizer&, const Rows<double>&, ThreadPool&);

} // namespace softfocus
