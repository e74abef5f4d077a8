#include "ui/model/document/timings.h"
#include "ui/words/numbers/number_text.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace softfocus;

class TestTimings : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void nothingIsSaidBeforeTheFirstRun() { QVERIFY(!TimingSeries().summary()); }

    void theTypicalRunIsTheOneInTheMiddle()
    {
        TimingSeries series;
        for (const double milliseconds : {1.0, 90.0, 3.0})
            series.add(milliseconds);
        QCOMPARE(series.summary()->last, 3.0);
        QCOMPARE(series.summary()->typical, 3.0);
        QCOMPARE(series.summary()->slowest, 90.0);
        series.add(5);
        QCOMPARE(series.summary()->last, 5.0);
        QCOMPARE(series.summary()->typical, 4.0);
    }

    void oldRunsAreForgotten()
    {
        TimingSeries series;
        series.add(1000);
        for (std::size_t i = 0; i < TimingSeries::mostRuns; ++i)
            series.add(2 + double(i % 2));
        QCOMPARE(series.summary()->slowest, 3.0);
        QCOMPARE(series.summary()->typical, 2.5);
        QCOMPARE(series.summary()->last, 3.0);
    }

    void whoListensIsTold()
    {
        Timings timings;
        QSignalSpy changed(&timings, &Timings::changed);
        timings.addComputing(1);
        timings.addPainting(2);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(timings.computing().summary()->last, 1.0);
        QCOMPARE(timings.painting().summary()->last, 2.0);
    }

    void timesHaveAsManyDigitsAsAreWorthReading()
    {
        const QStringList texts{"<0.01 ms", "0.02 ms", "1.1 ms", "24 ms", "1,234 ms"};
        QStringList written;
        for (const double milliseconds : {0.001, 0.02, 1.1, 24.4, 1234.0})
            written << millisecondsText(milliseconds);
        QCOMPARE(written, texts);
    }
};

QTEST_APPLESS_MAIN(TestTimings)
#include "test_timings.moc"
