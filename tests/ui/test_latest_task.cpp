#include "ui/model/document/latest_task.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSemaphore>
#include <QTest>

using namespace softfocus;
using namespace std::chrono_literals;

namespace {

using Task = LatestTask<int, int>;

void echo(const int& request, const Task::IsWanted&, const Task::Reply& reply)
{
    reply(request);
}

} // namespace

class TestLatestTask : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void answersComeToTheThreadOfTheTask()
    {
        QThread* worker = nullptr;
        QThread* receiver = nullptr;
        Task task(
            "test",
            [&](const int&, const Task::IsWanted&, const Task::Reply& reply) {
                worker = QThread::currentThread();
                reply(1);
            },
            [&](const int&) { receiver = QThread::currentThread(); });
        task.request(0);
        QTRY_VERIFY(receiver);
        QCOMPARE(receiver, thread());
        QVERIFY(worker != thread());
    }

    void onlyTheNewestIsHeard()
    {
        QSemaphore begun, free;
        QList<int> worked, heard;
        Task task(
            "test",
            [&](const int& request, const Task::IsWanted& isWanted, const Task::Reply& reply) {
                worked << request;
                begun.release();
                free.acquire();
                reply(isWanted() ? request : -request);
            },
            [&](const int& answer) { heard << answer; });
        task.request(1);
        begun.acquire();
        task.request(2);
        task.request(3);
        free.release(2);
        QTRY_COMPARE(heard, QList<int>{3});
        QCOMPARE(worked, (QList<int>{1, 3}));
    }

    void whatIsCancelledIsNotHeard()
    {
        QList<int> heard;
        Task task("test", echo, [&](const int& answer) { heard << answer; });
        task.request(1);
        task.cancel();
        task.request(2);
        QTRY_COMPARE(heard, QList<int>{2});
    }

    void requestsThatAllCountAreFinishedInTheirOrder()
    {
        QList<int> heard;
        Task task(
            "test", echo, [&](const int& answer) { heard << answer; }, Older::Finished);
        for (const int request : {1, 2, 3})
            task.request(request);
        QTRY_COMPARE(heard, (QList<int>{1, 2, 3}));
    }

    void requestsThatAllCountAreFinishedBeforeTheEnd()
    {
        QList<int> worked;
        {
            Task task(
                "test", [&](const int& request, const auto&, const auto&) { worked << request; }, [](const int&) {}, Older::Finished);
            for (const int request : {1, 2, 3})
                task.request(request);
        }
        QCOMPARE(worked, (QList<int>{1, 2, 3}));
    }

    void requestsAreGatheredForAPause()
    {
        QList<int> heard;
        QElapsedTimer timer;
        qint64 first = -1;
        Task task("test", echo, [&](const int& answer) {
            heard << answer;
            first = first < 0 ? timer.elapsed() : first;
        });
        task.pauseFirst(200ms);
        timer.start();
        task.request(1);
        task.request(2);
        QTRY_COMPARE(heard, QList<int>{2});
        QVERIFY(first >= 190);
    }

    void requestsThatKeepComingDoNotPutTheWorkOff()
    {
        QSemaphore worked;
        Task task(
            "test", [&](const int&, const auto&, const auto&) { worked.release(); }, [](const int&) {});
        task.pauseFirst(20ms);
        // More often than the pause lasts, until there was work twice.
        const QDeadlineTimer patience(60s);
        for (int request = 0; worked.available() < 2 && !patience.hasExpired(); ++request) {
            task.request(request);
            QThread::yieldCurrentThread();
        }
        QVERIFY(worked.available() >= 2);
    }

    void whatIsGatheredIsDroppedAtTheEnd()
    {
        QList<int> worked;
        QElapsedTimer timer;
        timer.start();
        {
            Task task(
                "test", [&](const int& request, const auto&, const auto&) { worked << request; }, [](const int&) {});
            task.pauseFirst(60s);
            task.request(1);
        }
        QVERIFY(worked.isEmpty());
        QVERIFY(timer.elapsed() < 30'000);
    }

    void theEndNeedNotBeWaitedFor()
    {
        QSemaphore begun, free;
        Task task(
            "test",
            [&](const int&, const auto&, const auto&) {
                begun.release();
                free.acquire();
            },
            [](const int&) {});
        task.request(1);
        begun.acquire();
        QVERIFY(!task.endWithin(QDeadlineTimer(10ms)));
        free.release();
        QVERIFY(task.endWithin(QDeadlineTimer(60s)));
    }

    void aTaskThatWasNeverAskedEndsAtOnce()
    {
        Task task("test", echo, [](const int&) {});
        QVERIFY(task.endWithin(QDeadlineTimer(0)));
    }
};

QTEST_GUILESS_MAIN(TestLatestTask)
#include "test_latest_task.moc"
