#include "ui/paint/labels/elided_text.h"
#include "ui/paint/labels/text_width.h"

#include <QFontMetricsF>
#include <QTest>

using namespace softfocus;

namespace {

/// A ruler that counts: every character is one wide, marks have no width.
struct Ruler {
    int texts = 0;
    qsizetype characters = 0, longest = 0;

    double operator()(const QString& text)
    {
        ++texts;
        characters += text.size();
        longest = std::max(longest, text.size());
        return double(std::ranges::count_if(text, [](QChar character) { return !character.isMark() && !character.isLowSurrogate(); }));
    }
};

} // namespace

class TestElidedText : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void asMuchAsFitsIsKept_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("room");
        QTest::addColumn<QString>("shown");
        QTest::newRow("fits") << "cookies" << 7.0 << "cookies";
        QTest::newRow("a little too long") << "cookies" << 6.9 << "cooki…";
        QTest::newRow("no space before the dots") << "my cookies" << 4.0 << "my…";
        QTest::newRow("only the dots") << "cookies" << 1.0 << "…";
        QTest::newRow("not even they") << "cookies" << 0.0 << "…";
        QTest::newRow("nothing") << "" << 0.0 << "";
        QTest::newRow("marks stay with their letter") << QStringLiteral("e\u0301e\u0301e\u0301") << 2.0 << QStringLiteral("e\u0301…");
        QTest::newRow("pairs stay together") << "👍👍👍" << 2.0 << "👍…";
        QTest::newRow("endless") << QString(1'000'000, 'x') << 9.0 << "xxxxxxxx…";
        QTest::newRow("endless, in a wide room") << QString(1'000'000, 'x') << 1e9 << QString(mostInALine, 'x') + "…";
        QTest::newRow("endless marks") << "e" + QString(1'000'000, QChar(0x301)) << 5.0
                                       << "e" + QString(mostInALine - 1, QChar(0x301)) + "…";
    }

    void asMuchAsFitsIsKept()
    {
        QFETCH(QString, text);
        QFETCH(double, room);
        QTEST(elidedRight(text, room, Ruler()), "shown");
    }

    void whatIsMeasuredDoesNotGrowWithTheText()
    {
        Ruler some, more;
        elidedRight(QString(3'000, 'x'), 20, std::ref(some));
        elidedRight(QString(100'000, 'x'), 20, std::ref(more));
        QCOMPARE(more.texts, some.texts);
        QCOMPARE(more.characters, some.characters);
        QVERIFY2(more.texts <= 12 && more.longest <= 65, qPrintable(QString("%1 texts").arg(more.texts)));
        for (const double room : {1.0, 100.0, 1'000.0, 1e9}) {
            Ruler ruler;
            elidedRight(QString(100'000, 'x'), room, std::ref(ruler));
            QVERIFY2(ruler.texts <= 24 && ruler.longest <= mostInALine + 1, qPrintable(QString("%1 texts").arg(ruler.texts)));
        }
        Ruler marks;
        elidedRight("e" + QString(100'000, QChar(0x301)), 5, std::ref(marks));
        QVERIFY(marks.texts <= 24 && marks.longest <= mostInALine + 1);
    }

    void everyRoomGetsWhatQtWouldGiveIt()
    {
        const QFontMetricsF metrics{QFont()};
        for (const QString& text :
             {QString("My grandmother bakes incredible cookies"), QString("Donaudampfschifffahrt"), QString("日本語のテキスト")})
            for (double room = metrics.horizontalAdvance(QChar(0x2026)) + 1; room < metrics.horizontalAdvance(text) + 5; room += 3) {
                const QString shown = elidedRight(text, room, metrics);
                QVERIFY(metrics.horizontalAdvance(shown) <= room);
                const QString theirs = metrics.elidedText(text, Qt::ElideRight, room);
                QVERIFY2(std::abs(shown.size() - theirs.size()) <= 1, qPrintable(shown + " | " + theirs));
            }
    }

    void startsEndAtClusters()
    {
        QCOMPARE(startOf("cookies", 3), QString("coo"));
        QCOMPARE(startOf("cookies", 7), QString("cookies"));
        QCOMPARE(startOf(QStringLiteral("ae\u0301"), 2), QString("a"));
        QCOMPARE(startOf("a👍🏽b", 4), QString("a"));
        QCOMPARE(startOf("👍🏽b", 3), QString("👍"));
        QCOMPARE(boundedLine(QString(mostInALine, 'x')), QString(mostInALine, 'x'));
        QCOMPARE(boundedLine(QString(5'000, 'x')), QString(mostInALine, 'x') + "…");
    }

    void widthsOfEndlessTextsAreBounded() { QCOMPARE(textWidth(QFont(), QString(100'000, 'x')), textWidth(QFont(), QString(50'000, 'x'))); }
};

QTEST_MAIN(TestElidedText)
#include "test_elided_text.moc"
