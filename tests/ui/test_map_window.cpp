#include "ui/paint/heatmap/map_window.h"

#include <QTest>

using namespace softfocus;

class TestMapWindow : public QObject {
    Q_OBJECT

private slots:
    void theWholeMapIsTheDefault()
    {
        QVERIFY(MapWindow().isWhole());
        QCOMPARE(resolved({}, {5, 7}), (MapWindow{0, 0, 5, 7}));
        QVERIFY(within({0, 0, 5, 7}, {5, 7}).isWhole());
        QVERIFY(within({3, 3, 9, 9}, {5, 7}).isWhole());
        QCOMPARE(resolved({2, 2, 3, 3}, {0, 0}), MapWindow{});
    }

    void partsStayInTheMap()
    {
        QCOMPARE(within({4, -3, 3, 3}, {5, 7}), (MapWindow{2, 0, 3, 3}));
        QCOMPARE(moved({2, 2, 3, 3}, 100, -100, {10, 10}), (MapWindow{7, 0, 3, 3}));
        QVERIFY(moved({}, 1, 1, {10, 10}).isWhole());
    }

    void zoomingKeepsThePointUnderTheAnchor_data()
    {
        QTest::addColumn<QPointF>("anchor");
        QTest::addColumn<MapWindow>("expected");
        QTest::newRow("left top") << QPointF(0, 0) << MapWindow{20, 40, 10, 10};
        QTest::newRow("middle") << QPointF(0.5, 0.5) << MapWindow{25, 45, 10, 10};
        QTest::newRow("right bottom") << QPointF(1, 1) << MapWindow{30, 50, 10, 10};
    }

    void zoomingKeepsThePointUnderTheAnchor()
    {
        QFETCH(QPointF, anchor);
        QTEST(resized({20, 40, 20, 20}, {10, 10}, anchor, {100, 100}), "expected");
    }

    void zoomingInAndOutComesBackToTheWhole()
    {
        MapWindow window;
        for (const Index size : {50, 20, 7, 3, 9, 40, 100})
            window = resized(window, {size, size}, {0.3, 0.8}, {100, 100});
        QVERIFY(window.isWhole());
    }

    void aWindowMovesAsLittleAsShowsACell()
    {
        const MapWindow window{10, 10, 5, 5};
        QCOMPARE(showing(window, {12, 14}, {100, 100}), window);
        QCOMPARE(showing(window, {9, 15}, {100, 100}), (MapWindow{9, 11, 5, 5}));
        QCOMPARE(showing(window, {99, 0}, {100, 100}), (MapWindow{95, 0, 5, 5}));
        QCOMPARE(showing(window, {-1, -1}, {100, 100}), window);
    }

    void smallMapsAreShownWhole()
    {
        QCOMPARE(leastShown({2, 1}, false), (MapSize{2, 1}));
        QCOMPARE(leastShown({100, 100}, false), (MapSize{3, 3}));
        QCOMPARE(leastShown({5, 100}, true), (MapSize{5, 3}));
    }
};

QTEST_MAIN(TestMapWindow)
#include "test_map_window.moc"
