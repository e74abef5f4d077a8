#include "core/base/thread_pool.h"
#include "core/normalizers/parallel_rows.h"
#include "tests/support/references.h"
#include "tests/support/rows.h"

#include <QTest>

#include <algorithm>
#include <mutex>
#include <set>

using namespace softfocus;
using namespace softfocus::test;

class TestCrew : public QObject {
    Q_OBJECT

private slots:
    void everyPartIsDoneOnce_data();
    void everyPartIsDoneOnce();
    void severalThreadsTakePart();
    void jobsFollowEachOther();
    void aCrewThatIsNeverAskedEnds();
    void weightsDoNotDependOnTheThreads();
};

void TestCrew::everyPartIsDoneOnce_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("part");
    for (const int threads : {1, 2, 5})
        for (const int count : {0, 1, 7, 1000})
            for (const int part : {1, 3, 2000})
                QTest::addRow("%d threads, %d by %d", threads, count, part) << threads << count << part;
}

void TestCrew::everyPartIsDoneOnce()
{
    QFETCH(int, threads);
    QFETCH(int, count);
    QFETCH(int, part);
    ThreadPool pool(threads);
    QCOMPARE(pool.threadCount(), threads);
    std::vector<std::atomic<int>> done(static_cast<std::size_t>(count));
    pool.run(count, part, [&](Index begin, Index end) {
        for (Index i = begin; i < end; ++i)
            ++done[static_cast<std::size_t>(i)];
    });
    QVERIFY(std::ranges::all_of(done, [](const std::atomic<int>& times) { return times == 1; }));
}

void TestCrew::severalThreadsTakePart()
{
    // Each part waits for the other one to begin: only two threads can finish.
    ThreadPool pool(2);
    std::atomic<int> begun{0};
    std::mutex mutex;
    std::set<std::thread::id> threads;
    pool.run(2, 1, [&](Index, Index) {
        ++begun;
        while (begun < 2)
            std::this_thread::yield();
        const std::lock_guard lock(mutex);
        threads.insert(std::this_thread::get_id());
    });
    QCOMPARE(threads.size(), std::size_t(2));
}

void TestCrew::jobsFollowEachOther()
{
    ThreadPool pool(3);
    for (int job = 0; job < 2000; ++job) {
        std::atomic<Index> sum{0};
        pool.run(10, 1, [&](Index begin, Index end) { sum += (begin + end - 1) / 2 + 1; });
        QCOMPARE(sum.load(), Index(55));
    }
}

void TestCrew::aCrewThatIsNeverAskedEnds()
{
    for (int i = 0; i < 20; ++i)
        const ThreadPool pool(4);
}

void TestCrew::weightsDoNotDependOnTheThreads()
{
    ThreadPool pool(4);
    constexpr Index count = 150, length = 131;
    const std::vector<double> scores = randomRow(count * length, 1, 2);
    std::vector<double> alone(scores.size()), together(scores.size());
    std::vector<RowState> states(count, RowState::Undefined);
    for (const NamedNormalizer& named : allNormalizers()) {
        Rows<double> rows{scores.data(), alone.data(), states.data(), count, length, 0.7, named.normalizer.parameters()};
        named.normalizer.entry().weigh(rows);
        rows.weights = together.data();
        states.assign(count, RowState::Undefined);
        weighInParallel(named.normalizer, rows, pool);
        QVERIFY2(alone == together, named.name.c_str());
        QVERIFY(std::ranges::none_of(states, [](RowState state) { return state == RowState::Undefined; }));
    }
}

QTEST_APPLESS_MAIN(TestCrew)
#include "test_thread_pool.moc"
