#include "core/text/one_line.h"

#include <QTest>

using namespace softfocus;

/// Messages quote names of files and what is in them, which may be anything.
class TestOneLine : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void whatIsShortAndPlainStays()
    {
        const QString plain = QStringLiteral("café.csv, row 2: “שלום” 👍🏽 is not a number.");
        QCOMPARE(oneLine(plain), plain);
        QCOMPARE(oneLine(QString()), QString());
    }

    void whatCannotBeSeenBecomesVisible_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("line feed") << "a\nb"
                                   << "a␊b";
        QTest::newRow("carriage return and tab") << "a\r\tb"
                                                 << "a␍␉b";
        QTest::newRow("escape") << "a\x1b[2Jb"
                                << "a␛[2Jb";
        QTest::newRow("null") << QString("a") + QChar(0) + "b"
                              << "a␀b";
        QTest::newRow("delete") << "a\x7f"
                                << "a␡";
        QTest::newRow("C1: next line, control sequence") << QStringLiteral("a\u0085\u009b31mb") << "a��31mb";
        QTest::newRow("line and paragraph separator") << QStringLiteral("a\u2028b\u2029c") << "a�b�c";
        QTest::newRow("override: gpj.exe shown as exe.jpg") << QStringLiteral("\u202egpj.exe\u202c") << "�gpj.exe�";
        QTest::newRow("isolates and marks") << QStringLiteral("\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u202a\u202b\u202d")
                                            << QString(10, QChar(0xfffd));
    }

    void whatCannotBeSeenBecomesVisible()
    {
        QFETCH(QString, text);
        QTEST(oneLine(text), "line");
    }

    void aLongNameLosesItsMiddleAndTheSentenceStays()
    {
        const QString line = oneLine("/tmp/" + QString(5000, 'x') + ".csv cannot be read: it is a directory; name a file in it.");
        QCOMPARE(line.size(), longestMessage);
        QVERIFY2(line.startsWith("/tmp/xxx"), qPrintable(line));
        QVERIFY2(line.endsWith("xxx.csv cannot be read: it is a directory; name a file in it."), qPrintable(line));
        QCOMPARE(line.count(QChar(0x2026)), 1);
    }

    void nothingIsEverLonger_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one word") << QString(1'000'000, 'x');
        QTest::newRow("words") << QString("word ").repeated(100'000);
        QTest::newRow("two long words") << QString(400, 'x') + " and " + QString(400, 'y');
        QTest::newRow("many of them") << (QString(60, 'x') + ' ').repeated(200);
        QTest::newRow("pairs of surrogates") << QStringLiteral("👍").repeated(1001);
        QTest::newRow("a letter and pairs") << "a" + QStringLiteral("👍").repeated(1000);
        QTest::newRow("line feeds") << QString(1'000'000, '\n');
    }

    void nothingIsEverLonger()
    {
        QFETCH(QString, text);
        for (const qsizetype most : {qsizetype(3), qsizetype(60), qsizetype(61), longestMessage}) {
            const QString line = oneLine(text, most);
            QVERIFY2(line.size() <= most && line.size() >= most - 2, qPrintable(line));
            QVERIFY(line.isValidUtf16());
            QVERIFY(line.contains(QChar(0x2026)));
        }
    }
};

QTEST_APPLESS_MAIN(TestOneLine)
#include "test_one_line.moc"
