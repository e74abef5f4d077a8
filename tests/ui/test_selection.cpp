#include "ui/model/document/selection.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace softfocus;

class TestSelection : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void theLastRowIsShownWhileASentenceGrows()
    {
        Selection selection;
        for (const Index rows : {1, 2, 5, 3}) {
            selection.keepWithin(rows, rows);
            QCOMPARE(selection.query(), rows - 1);
        }
    }

    void aChosenRowStaysWhileASentenceGrows()
    {
        Selection selection;
        selection.keepWithin(5, 5);
        selection.choose(1);
        selection.keepWithin(8, 8);
        QCOMPARE(selection.query(), 1);
    }

    void aChoiceMovesBackIntoAShorterSentence()
    {
        Selection selection;
        selection.choose(6);
        selection.hover({4, 1});
        selection.focus({1, 1});
        selection.keepWithin(3, 3);
        QCOMPARE(selection.query(), 2);
        QCOMPARE(selection.hovered(), Cell{});
        QCOMPARE(selection.focused(), (Cell{1, 1}));
    }

    void anEmptiedSentenceBeginsAnew()
    {
        Selection selection;
        selection.choose(0);
        selection.keepWithin(0, 0);
        QCOMPARE(selection.query(), -1);
        selection.keepWithin(1, 1);
        selection.keepWithin(4, 4);
        QCOMPARE(selection.query(), 3);
    }

    void onlyAChangeIsAnnounced()
    {
        Selection selection;
        selection.keepWithin(3, 3);
        QSignalSpy changed(&selection, &Selection::queryChanged);
        selection.choose(2);
        selection.keepWithin(3, 3);
        QCOMPARE(changed.size(), 0);
        selection.choose(1);
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSelection)
#include "test_selection.moc"
